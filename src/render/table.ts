/** The one table model that feeds every output format. Knows nothing of creators. */

/**
 * Kinds of cells, and their JSON values: `money` an integer of minor units; `bps` basis points;
 * `day` YYYY-MM-DD; `handle` without `@` (a terminal shows one); `list` an array of texts; `lines` a text of
 * several lines, which JSON and CSV keep and the others join with blanks.
 */
export type CellKind =
  | "text"
  | "lines"
  | "handle"
  | "id"
  | "integer"
  | "money"
  | "bps"
  | "decimal"
  | "day"
  | "instant"
  | "list"
  | "boolean";

export type Cell = string | number | boolean | null | readonly string[];

export interface Column {
  readonly key: string;
  /** Header on a terminal. */
  readonly label: string;
  readonly kind: CellKind;
  /** 1 is never dropped on a narrow terminal; higher numbers go first. */
  readonly priority: number;
  /** A long text is folded over several lines of the terminal instead of being cut. */
  readonly folds?: boolean;
  /** What a terminal shows for null, where null says something: `not yet`. */
  readonly absent?: string;
  /** A terminal draws a bar beside each figure, where there is room. */
  readonly bars?: boolean;
  /** A terminal draws a curve of the row's list of figures under this key, which is no column. */
  readonly trend?: { readonly key: string; readonly label: string };
}

export type TableRow = Readonly<Record<string, Cell>>;

export interface Note {
  readonly code: string;
  readonly message: string;
}

export interface Table {
  /** `profit`, `imports list` …: the JSON schema name is `creatorops/<name with dashes>@1`. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  /** Rows behind `rows` that are made while they are written: nobody has a million of them in memory. */
  readonly further?: Iterable<TableRow>;
  readonly totals: TableRow | null;
  readonly notes: readonly Note[];
  /** Shown on a terminal when there are no rows: what to do next. */
  readonly empty: string;
  readonly period: {
    readonly from: string | null;
    readonly to: string | null;
    readonly basis: string;
  } | null;
  /** Further top-level JSON keys, in order, already JSON values (`exceptions` of reconcile). */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** Further tables shown below this one in text and Markdown (never in CSV or TSV). */
  readonly below?: readonly TableBelow[];
}

/** A further table of an answer; `--fail-on` finds it by its name, which is its key in JSON. */
export type TableBelow = Pick<Table, "title" | "columns" | "rows" | "empty"> & { readonly name?: string };

/** What every format needs to know of the ledger. */
export interface LedgerHeading {
  readonly shop: string;
  readonly currency: string;
  readonly timezone: string;
}

/** The further tables that have rows, or a line to say that they have none. */
export function shownBelow(table: Table): readonly TableBelow[] {
  return (table.below ?? []).filter(({ rows, empty }) => rows.length > 0 || empty !== "");
}
