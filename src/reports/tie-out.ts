import { counted } from "../core/counted.ts";
import type { Note } from "../render/table.ts";
import type { TieOut } from "../store/queries/settled.ts";

/**
 * How the settled basis ties to the statements of the same days (`domain.md §5`); checked every time.
 * @throws Error when it does not: a bug, never a matter of the data.
 */
export function tieOutNotes(sums: TieOut, money: (amount: number) => string): readonly Note[] {
  const { statements, in_rows, of_unknown_orders, ads_reported_elsewhere, copies, late_orders } = sums;
  if (in_rows + of_unknown_orders + ads_reported_elsewhere !== statements) {
    throw new Error(`settlements do not tie out: ${JSON.stringify(sums)}`);
  }
  const notes: Note[] = [
    {
      code: "settlements_tie_out",
      message:
        `${money(in_rows)} settled in the rows + ${money(of_unknown_orders)} of unknown orders` +
        ` + ${money(ads_reported_elsewhere)} for ads reported elsewhere = ${money(statements)} of the statements`,
    },
  ];
  if (late_orders > 0) {
    notes.push({
      code: "late_settlement",
      message: `${counted(late_orders, "order")} of earlier periods settled in this one`,
    });
  }
  if (copies > 0) {
    notes.push({
      code: "settled_twice_in_two_layouts",
      message: `${counted(copies, "entry stands", "entries stand")} in two layouts; the one with SKU ids counts`,
    });
  }
  return notes;
}
