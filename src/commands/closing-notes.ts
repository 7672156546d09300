import { formatMoney } from "../core/money.ts";
import { closingNotes } from "../reports/closed-books.ts";
import type { Difference } from "../reports/diff.ts";
import type { Note } from "../render/table.ts";
import { lastChange } from "../store/changes.ts";
import type { Closing } from "../store/queries/closing.ts";
import { closingOf, undoneSince } from "../store/queries/closing.ts";
import type { ProfitScope } from "../store/queries/profit-entries.ts";
import type { ReportStart } from "./answer.ts";

/**
 * What a report of a closed period was when its books were closed, and what has changed since; nothing for a
 * period that is open. A later state costs what `--known-at` costs, so it is made only when there is one.
 */
export async function notesOfClosing(
  start: ReportStart,
  scope: ProfitScope,
  net: number,
): Promise<readonly Note[]> {
  const { ledger, heading } = start;
  const closing = scope.to === null ? null : closingOf(ledger.db, scope.to);
  if (closing === null) return [];
  const isLast = lastChange(ledger.db).change_id === closing.change_id;
  const difference = isLast ? null : await since(start, scope, closing);
  const undone = undoneSince(ledger.db, closing);
  const money = (amount: number): string => `${heading.currency} ${formatMoney(amount, heading.currency)}`;
  return closingNotes({ closing, net, difference, undone }, money);
}

async function since(start: ReportStart, scope: ProfitScope, { change_id }: Closing): Promise<Difference> {
  const { changeOfKnowledge } = await import("./compare.ts");
  return await changeOfKnowledge(start, scope, { before: String(change_id), after: null });
}
