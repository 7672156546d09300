import { existsSync } from "node:fs";
import type { Context } from "./command.ts";
import { askShop, makeLedger } from "./make-ledger.ts";

/**
 * Before an import: without a ledger a person is offered to make one. Elsewhere the import goes on and
 * fails with the line that makes one.
 */
export async function offerLedger(context: Context): Promise<void> {
  if (existsSync(context.ledgerPath) || !context.interactive) return;
  context.tell(`There is no ledger at ${context.ledgerPath} yet. A few words make one.`);
  makeLedger(context, await askShop(context, {}));
}
