import { alone } from "./alone.ts";
import type { Ledger } from "./open.ts";

/** Does everything as it would be done, says what came of it, and leaves nothing of it (`domain.md §12`). */
export function rehearse<Answer>(ledger: Ledger, run: () => Answer): Answer {
  return alone(ledger, run, () => false);
}
