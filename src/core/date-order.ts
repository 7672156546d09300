import { type DateOrder, readDateText } from "./date-text.ts";

export type DateOrderDecision =
  | { readonly kind: "decided"; readonly order: DateOrder }
  | { readonly kind: "open" }
  | { readonly kind: "mixed"; readonly examples: [string, string] };

/**
 * The order of day and month in one column of a file (`domain.md §2`, Time). A part above 12
 * decides; when none is, AM or PM means month first. Dates with the year first read the same in
 * any order, so they decide only a column that has no others. Cells that are no dates are left to
 * `parseInstant` and `parseDay`. `open`: nothing decides; `mixed`: two cells say the opposite.
 */
export function decideDateOrder(cells: Iterable<string>): DateOrderDecision {
  let dmy: string | null = null;
  let mdy: string | null = null;
  let halfDay = false;
  let yearFirst = false;
  let undecided = false;
  for (const cell of cells) {
    const date = readDateText(cell);
    if (!date.ok) continue;
    const [first, second] = date.value.parts;
    if (date.value.yearFirst) yearFirst = true;
    else if (first > 12 && second <= 12) dmy ??= cell;
    else if (second > 12 && first <= 12) mdy ??= cell;
    else if (date.value.halfDay) halfDay = true;
    else undecided = true;
  }
  if (dmy !== null && mdy !== null) return { kind: "mixed", examples: [dmy, mdy] };
  if (dmy !== null) return { kind: "decided", order: "dmy" };
  if (mdy !== null || halfDay) return { kind: "decided", order: "mdy" };
  return yearFirst && !undecided ? { kind: "decided", order: "ymd" } : { kind: "open" };
}
