import type { Ledger } from "./open.ts";
import { ledgerProblem } from "./open.ts";

/**
 * Does everything as it would be done, says what came of it, and leaves nothing of it
 * (`domain.md §12`). The transaction stays open while `run` waits for the next file.
 */
export async function rehearse<Answer>(ledger: Ledger, run: () => Promise<Answer>): Promise<Answer> {
  const { db } = ledger;
  try {
    db.exec("BEGIN IMMEDIATE");
    return await run();
  } catch (error) {
    throw ledgerProblem(error, ledger.path);
  } finally {
    if (db.inTransaction) db.exec("ROLLBACK");
  }
}
