import type { Note } from "../render/table.ts";
import type { Closing } from "../store/queries/closing.ts";
import type { Difference } from "./diff.ts";
import { causeRows } from "./diff.ts";

/** `12.00 by refunds (2 lines)`, in the order of the causes; only those that changed anything. */
function causes(difference: Difference, money: (amount: number) => string): string {
  return causeRows(difference)
    .filter(({ lines }) => lines > 0)
    .map(({ cause, amount, lines }) => `${cause} ${money(amount)} (${lines} ${lines === 1 ? "line" : "lines"})`)
    .join(", ");
}

/**
 * What a closed period was when its books were closed, and what changed it since.
 * @param difference null when nothing came in since.
 */
export function closingNotes(
  { change_id, closed_to }: Closing,
  difference: Difference | null,
  money: (amount: number) => string,
): readonly Note[] {
  const closed = `books closed to ${closed_to} since change ${change_id}`;
  if (difference === null) return [{ code: "books_closed", message: `${closed}; nothing came in since` }];
  const { before, after } = difference;
  const told = causes(difference, money);
  return [
    { code: "books_closed", message: `${closed}: net profit was ${money(before)} then` },
    {
      code: "changed_since_closing",
      message: told === "" ? "nothing of it has changed since" : `${money(after - before)} since then: ${told}`,
    },
  ];
}
