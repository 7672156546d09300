import { z } from "zod";

const DECISIONS = z.array(z.object({ column: z.string(), decision: z.string() }));

/** How the columns of an imported file were read, from the text that the ledger keeps of it. */
type StoredDecisions = z.infer<typeof DECISIONS>;

/** @throws ZodError when somebody else has written to the ledger. */
export function readStoredDecisions(text: string): StoredDecisions {
  return DECISIONS.parse(JSON.parse(text));
}
