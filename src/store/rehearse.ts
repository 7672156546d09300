import type { Ledger } from "./open.ts";
import { ledgerProblem } from "./open.ts";

/** Carries the answer out of a transaction that is rolled back. */
class Rehearsed<Answer> extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super("rehearsed");
    this.answer = answer;
  }
}

/** Does everything as it would be done, says what came of it, and leaves nothing of it (`domain.md §12`). */
export function rehearse<Answer>(ledger: Ledger, run: () => Answer): Answer {
  try {
    ledger.db
      .transaction(() => {
        throw new Rehearsed(run());
      })
      .immediate();
  } catch (error) {
    if (error instanceof Rehearsed) return (error as Rehearsed<Answer>).answer;
    throw ledgerProblem(error, ledger.path);
  }
  throw new Error("a rehearsal is rolled back");
}
