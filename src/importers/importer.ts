import type { Fact, SheetFactName } from "../core/facts.ts";
import type { Problem } from "../core/problem.ts";
import type { Day, Instant } from "../core/scalars.ts";

/** How the cells of a column are read. `buyer` columns are known, and never read at all. */
export type ColumnKind =
  | "text"
  | "id"
  | "integer"
  | "decimal"
  | "money"
  | "rate"
  | "instant"
  | "day"
  | "handle"
  | "code"
  | "link"
  | "currency"
  | "choice"
  | "buyer";

export interface ColumnDef {
  /** Our name of the value; the key in `Row` and of `--map`. */
  readonly field: string;
  /** Headers that mean this column; the first is the one shown to people. Matched normalised. */
  readonly headers: readonly string[];
  readonly kind: ColumnKind;
  /** The header must be in the file. */
  readonly required?: boolean;
  /** The cell must be filled, else the row is rejected. */
  readonly filled?: boolean;
  /** For kind `choice`: normalised cell text → our value. Unknown text rejects the cell unless `other` is given. */
  readonly choices?: Readonly<Record<string, string>>;
  readonly other?: string;
  /** True for amounts and times of the order that every one of its lines repeats. */
  readonly orderLevel?: boolean;
  /** The header is known, so that the format is recognised by it, but no value is taken from it. */
  readonly unread?: boolean;
  /** A buyer's value that is needed in memory: never put into a problem, a log or a reject file. */
  readonly personal?: boolean;
}

export type CellValue = string | number | null;

/** One row of a file with its cells read: field → value; a field whose column is absent is undefined. */
export interface Row {
  readonly line: number;
  readonly values: Readonly<Record<string, CellValue | undefined>>;
  /** Fields of plain sheets whose cell says `null`: the stored value is to be cleared. */
  readonly cleared: ReadonlySet<string>;
}

/** What an importer may need beyond the row. */
export interface RowContext {
  /** The day of the file: its export time, else its modification time, in the shop's zone. */
  readonly fileDay: Day;
  /** Turns an instant into a day of the shop's zone. */
  readonly dayOf: (instant: Instant) => Day;
  /** `--creator`, normalised. */
  readonly creator: string | null;
  /** The days that the file's name states, for formats whose rows have none. */
  readonly period: Period | null;
  /** Of the ledger. */
  readonly currency: string;
  /** Headers of the file that the format does not know. */
  readonly unknownHeaders: readonly string[];
}

/** First and last day, both inclusive. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** A problem of one row; `column` is the field, which the reader replaces by the file's header. */
export type RowProblem = Pick<Problem, "code" | "message" | "cure" | "column" | "value">;

export type RowOutcome =
  | {
      readonly kind: "facts";
      readonly facts: readonly Fact[];
      /** What a person should look at although the row is taken. */
      readonly warnings?: readonly RowProblem[];
    }
  | { readonly kind: "skipped" }
  | { readonly kind: "rejected"; readonly problems: readonly RowProblem[] };

/** A file format, as data. Recognition, validation, help and documentation are derived from it. */
export interface ImporterDef {
  readonly id: string;
  readonly title: string;
  /** Where a person gets the file, as one sentence. */
  readonly whereToExport: string;
  /** `export`: made by a system, versions compete; `sheet`: kept by hand, later changes win field by field. */
  readonly nature: "export" | "sheet";
  /** The fact that decides a row's outcome in the counts. */
  readonly primaryFact: "order_line" | "commission_row" | "shipment" | "settlement_entry" | SheetFactName;
  readonly columns: readonly ColumnDef[];
  /** Of each group at least one column must be there. */
  readonly oneOf?: readonly (readonly string[])[];
  /** The same, of columns by which a format is not told from another: a cost has a first day, too. */
  readonly alsoOneOf?: readonly (readonly string[])[];
  /** Day/month order that this format is known to use when the file does not decide it. */
  readonly dateHabit?: "mdy" | "dmy" | "ymd";
  /** Export time stated in the file's base name. */
  readonly exportTimeFromName?: (
    baseName: string,
    toInstant: (local: string) => Instant | null,
  ) => Instant | null;
  /** The days that the file is about, of formats that state them in the name alone; without them it is refused. */
  readonly periodFromName?: (baseName: string) => Period | null;
  /** Fields of kind instant or day whose newest value is the export time when the name has none. */
  readonly exportTimeFields?: readonly string[];
  /** Field whose days give `from_day` and `to_day` of an import. */
  readonly dayField?: string;
  /** True for banner, description and total rows: skipped, not read. Gets raw cells by field. */
  readonly isNotData?: (cell: (field: string) => string) => boolean;
  /** A file of this format without a final line end was cut off (exports of TikTok end with one). */
  readonly endsWithLineEnd?: boolean;
  readonly toRecords: (row: Row, context: RowContext) => RowOutcome;
}
