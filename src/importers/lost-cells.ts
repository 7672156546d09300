import type { Problem } from "../core/problem.ts";
import type { BoundColumn } from "./header.ts";
import type { ColumnDef, ColumnKind } from "./importer.ts";
import { problem } from "./problems.ts";
import { EXACT } from "./sheet/number-shape.ts";
import type { CellType, SheetRow } from "./sheet/sheet.ts";
import { isBlankOrTotal } from "./total-row.ts";

/** A cell of a workbook that no longer says what was typed into it. */
interface LostCell {
  readonly column: BoundColumn;
  readonly line: number;
  readonly text: string;
  readonly type: CellType;
}

/** Columns whose cells name something, digit by digit. */
const NAMES: ReadonlySet<ColumnKind> = new Set(["id", "code", "handle", "link"]);

/**
 * Collects, row by row, the first cell of each column whose value the workbook has not kept. A
 * short whole number in a column of ids is exact: an article number that somebody typed is one.
 */
export class LostCells {
  readonly #first = new Map<BoundColumn, LostCell>();
  readonly #columns: readonly BoundColumn[];

  constructor(bound: readonly BoundColumn[]) {
    this.#columns = bound.filter(({ def }) => def.kind !== "buyer" && def.unread !== true);
  }

  see({ line, cells, types }: SheetRow): void {
    if (types === undefined || isBlankOrTotal(cells)) return;
    for (const column of this.#columns) {
      const type = types[column.index] ?? "text";
      const text = cells[column.index] ?? "";
      if (type !== "text" && !this.#first.has(column) && isLost(text, type, column.def)) {
        this.#first.set(column, { column, line, text, type });
      }
    }
  }

  problems(): readonly Problem[] {
    return [...this.#first.values()].map(problemOfCell);
  }
}

function isLost(text: string, type: CellType, { kind, names }: ColumnDef): boolean {
  if (type === "uncomputed") return true;
  const isWhole = /^\d+$/u.test(text);
  const isLong = isWhole && Number(text) >= EXACT;
  if (NAMES.has(kind) || names === true) return type !== "number" || !isWhole || isLong;
  return kind === "text" && isLong;
}

function problemOfCell({ column: { def, header }, line, text, type }: LostCell): Problem {
  const value = def.personal !== undefined ? {} : { value: text };
  const place = { line, column: header, ...value };
  if (type === "uncomputed") {
    return problem(
      "uncomputed",
      `"${header}" holds a formula, and the file does not hold its result.`,
      place,
    );
  }
  const shown = def.personal !== undefined ? "" : ` ${text}`;
  const what =
    type === "date"
      ? "is a date: a spreadsheet has made one of it"
      : "is a number, not text: its last digits, first zeros or marks are lost";
  return problem("numericId", `"${header}"${shown} ${what}.`, place);
}
