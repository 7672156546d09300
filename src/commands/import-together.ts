import type { ReadFile } from "../importers/read.ts";
import { alone } from "../store/alone.ts";
import type { Ledger } from "../store/open.ts";
import type { FileOutcome } from "./import-file.ts";

const isTaken = ({ row }: FileOutcome): boolean => row["status"] !== "refused";

/**
 * Imports the tables of a file in one transaction, under a lock from the first question on: where one sheet of a
 * workbook is refused, none of them is imported.
 */
export function importTogether(
  ledger: Ledger,
  files: readonly ReadFile[],
  importOne: (file: ReadFile) => FileOutcome,
): readonly FileOutcome[] {
  const outcomes = alone(
    ledger,
    () => files.map(importOne),
    (all) => all.every(isTaken),
  );
  if (outcomes.every(isTaken)) return outcomes;
  return outcomes.map((outcome) => ({
    ...outcome,
    row: { ...outcome.row, import_id: null, status: "refused" },
    changed: false,
    lesson: null,
    rejects: () => null,
  }));
}
