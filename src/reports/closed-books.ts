import { counted } from "../core/counted.ts";
import type { Note } from "../render/table.ts";
import type { Closing } from "../store/queries/closing.ts";
import type { Difference } from "./diff.ts";
import { causeRows } from "./diff.ts";

/** `12.00 by refunds (2 lines)`, in the order of the causes; only those that changed anything. */
function causes(difference: Difference, money: (amount: number) => string): string {
  return causeRows(difference)
    .filter(({ lines }) => lines > 0)
    .map(({ cause, amount, lines }) => `${cause} ${money(amount)} (${counted(lines, "line")})`)
    .join(", ");
}

/** What a closed period is compared with. */
export interface ClosedPeriod {
  readonly closing: Closing;
  /** Its net profit as it is now. */
  readonly net: number;
  /** What came in since; null when nothing did. */
  readonly difference: Difference | null;
  /** Changes that were known when the books were closed, and were undone since: nobody can know them any more. */
  readonly undone: readonly number[];
}

/** What a closed period was when its books were closed, and what changed it since. */
export function closingNotes(
  { closing, net, difference, undone }: ClosedPeriod,
  money: (amount: number) => string,
): readonly Note[] {
  const without = undone.length === 0 ? "" : `, without the changes undone since: ${undone.join(", ")}`;
  const then = `net profit was ${money(difference?.before ?? net)} then${without}`;
  const told = difference === null ? "" : causes(difference, money);
  return [
    {
      code: "books_closed",
      message: `books closed to ${closing.closed_to} since change ${closing.change_id}: ${then}`,
    },
    {
      code: "changed_since_closing",
      message:
        difference === null || told === ""
          ? "nothing of it has changed since"
          : `${money(difference.after - difference.before)} since then: ${told}`,
    },
  ];
}
