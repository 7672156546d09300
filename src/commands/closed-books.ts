import { formatMoney } from "../core/money.ts";
import { closingNotes } from "../reports/closed-books.ts";
import type { Note } from "../render/table.ts";
import { lastChange } from "../store/changes.ts";
import { closingOf } from "../store/queries/closing.ts";
import type { ProfitScope } from "../store/queries/profit-entries.ts";
import type { ReportStart } from "./answer.ts";

/**
 * What a report of a closed period was when its books were closed, and what has changed since; nothing for a
 * period that is open. A later state costs what `--known-at` costs, so it is made only when there is one.
 */
export async function closedBooksNotes(start: ReportStart, scope: ProfitScope): Promise<readonly Note[]> {
  const { ledger, heading } = start;
  if (scope.to === null) return [];
  const closing = closingOf(ledger.db, scope.to);
  if (closing === null) return [];
  const money = (amount: number): string => `${heading.currency} ${formatMoney(amount, heading.currency)}`;
  if (lastChange(ledger.db).change_id === closing.change_id) return closingNotes(closing, null, money);
  const { changeOfKnowledge } = await import("./compare.ts");
  const states = { before: String(closing.change_id), after: null };
  return closingNotes(closing, await changeOfKnowledge(start, scope, states), money);
}
