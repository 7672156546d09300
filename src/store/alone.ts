import type { Ledger } from "./open.ts";
import { ledgerProblem } from "./open.ts";

/** Carries the answer out of a transaction that is rolled back. */
class RolledBack<Answer> extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super("rolled back");
    this.answer = answer;
  }
}

/**
 * Does something in one transaction that nobody else can write beside, from its first question on. What comes
 * of it stays if `keeps` says so; else nothing of it does, not a byte of the file.
 * @throws CannotGoOn when the ledger is locked, full or damaged; nothing of it stays then.
 */
export function alone<Answer>(
  ledger: Ledger,
  run: () => Answer,
  keeps: (answer: Answer) => boolean = () => true,
): Answer {
  const transaction = ledger.db.transaction((): Answer => {
    const answer = run();
    if (keeps(answer)) return answer;
    throw new RolledBack(answer);
  });
  try {
    return transaction.immediate();
  } catch (error) {
    if (error instanceof RolledBack) return (error as RolledBack<Answer>).answer;
    throw ledgerProblem(error, ledger.path);
  }
}
