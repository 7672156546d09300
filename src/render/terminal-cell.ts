import { formatAmount, formatPercent } from "./plain.ts";
import type { Cell, CellKind } from "./table.ts";
import { visible } from "./visible.ts";

/** Shown for null: an empty place would look like a fault of the table. */
const NOTHING = "-";

/**
 * A cell for a person at a terminal: thousands marks, `@` before handles, percent for basis points, and
 * nothing that the terminal would obey.
 */
export function terminalCell(cell: Cell | undefined, kind: CellKind, currency: string | null): string {
  if (cell === null || cell === undefined || cell === "") return NOTHING;
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  if (typeof cell === "number") return figure(cell, kind, currency);
  if (typeof cell === "object") return cell.length === 0 ? NOTHING : visible(cell.join(", "));
  if (kind === "lines") return visible(cell.replaceAll(/\s*\n\s*/gu, " "));
  return visible(kind === "handle" ? withAt(cell) : cell);
}

function figure(value: number, kind: CellKind, currency: string | null): string {
  if (kind === "money") return withThousandsMarks(formatAmount(value, currency));
  if (kind === "bps") return formatPercent(value);
  return kind === "integer" ? withThousandsMarks(String(value)) : String(value);
}

/** `(organic)` and the like, and `*` for everybody, stand in a creator's place and are no handles. */
function withAt(handle: string): string {
  return handle.startsWith("(") || handle === "*" ? handle : `@${handle}`;
}

/** `-12345.60` → `-12,345.60`. */
export function withThousandsMarks(decimal: string): string {
  const [whole = "", decimals] = decimal.split(".");
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? marked : `${marked}.${decimals}`;
}
