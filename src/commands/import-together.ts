import type { ReadFile } from "../importers/read.ts";
import type { Ledger } from "../store/open.ts";
import { ledgerProblem } from "../store/open.ts";
import type { FileOutcome } from "./import-file.ts";

/** Carries the outcomes out of a transaction that is rolled back. */
class OneRefused extends Error {
  readonly outcomes: readonly FileOutcome[];
  constructor(outcomes: readonly FileOutcome[]) {
    super("one sheet is refused");
    this.outcomes = outcomes;
  }
}

/** Imports the sheets of a workbook in one transaction: where one is refused, none of them is imported. */
export function importTogether(
  ledger: Ledger,
  files: readonly ReadFile[],
  importOne: (file: ReadFile) => FileOutcome,
): readonly FileOutcome[] {
  const run = ledger.db.transaction((): readonly FileOutcome[] => {
    const outcomes = files.map(importOne);
    if (outcomes.some(({ row }) => row["status"] === "refused")) throw new OneRefused(outcomes);
    return outcomes;
  });
  try {
    return run.immediate();
  } catch (error) {
    if (!(error instanceof OneRefused)) throw ledgerProblem(error, ledger.path);
    return error.outcomes.map((outcome) => ({
      ...outcome,
      row: { ...outcome.row, import_id: null, status: "refused" },
      changed: false,
    }));
  }
}
