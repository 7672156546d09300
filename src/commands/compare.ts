import type { Difference } from "../reports/diff.ts";
import { netProfit } from "../reports/profit-columns.ts";
import { deriveFor } from "../store/derive.ts";
import { ledgerKnownAt } from "../store/known-at.ts";
import type { Ledger } from "../store/open.ts";
import { profitTotal } from "../store/queries/profit.ts";
import type { ProfitScope } from "../store/queries/profit-entries.ts";
import { compareLedgers, writable } from "../store/side-by-side.ts";
import type { ReportStart } from "./answer.ts";

/**
 * What changed of a report between two states of knowledge.
 * @param states each the number of a change or a day; null for the ledger as it is.
 */
export async function changeOfKnowledge(
  { ledger, asOf }: ReportStart,
  scope: ProfitScope,
  states: { readonly before: string; readonly after: string | null },
): Promise<Difference> {
  const before = ledgerKnownAt(ledger, states.before);
  const after = states.after === null ? writable(ledger) : ledgerKnownAt(ledger, states.after);
  const copies: readonly Ledger[] = [before, after].filter((each) => each !== ledger);
  try {
    for (const { db } of copies) await deriveFor(db, asOf);
    const compared = compareLedgers(before, after, scope);
    return {
      before: netProfit(profitTotal(before.db, scope)),
      after: netProfit(profitTotal(after.db, scope)),
      ...compared,
    };
  } finally {
    for (const { db } of copies) db.close();
  }
}
