import type { Ledger } from "./open.ts";
import { ledgerProblem } from "./open.ts";

/**
 * Runs something in one transaction that nobody else can write beside, from its first question on.
 * @throws CannotGoOn when the ledger is locked, full or damaged; nothing of it stays then.
 */
export function alone<Answer>(ledger: Ledger, run: () => Answer): Answer {
  try {
    return ledger.db.transaction(run).immediate();
  } catch (error) {
    throw ledgerProblem(error, ledger.path);
  }
}
