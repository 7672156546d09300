import type { Problem } from "../core/problem.ts";
import type { ProblemDetails, ProblemKind } from "../core/problem-kind.ts";
import { problemOf, refused, warning } from "../core/problem-kind.ts";

/**
 * What the ledger refuses: CO12x a file whose import is rolled back, CO4xx the ledger itself, CO5xx an overwrite;
 * CO32x is what it remarks on.
 */
export const STORE_PROBLEMS = {
  rowCount: refused(
    "CO120",
    "The file has another number of rows than --expect-rows says.",
    "check that the file is the whole export, or leave out --expect-rows.",
  ),
  strict: refused(
    "CO121",
    "A row is rejected and --strict was given.",
    "mend the rows named above, or import without --strict.",
  ),
  noLedger: refused(
    "CO401",
    "There is no ledger.",
    'creatorops init --shop "My Shop" --currency USD --timezone America/Los_Angeles',
  ),
  newerLedger: refused(
    "CO402",
    "The ledger was made by a newer creatorops.",
    "install the newest version of creatorops.",
  ),
  notALedger: refused("CO403", "The file is not a creatorops ledger.", "name your ledger with --db FILE."),
  damagedLedger: refused("CO404", "The ledger is damaged; nothing was written.", "restore a copy of it."),
  busyLedger: refused(
    "CO405",
    "The ledger is in use by another process.",
    "wait until it has finished, then try again.",
  ),
  full: refused(
    "CO406",
    "The disk or the database is full; nothing was imported.",
    "make room, then try again.",
  ),
  readOnly: refused(
    "CO407",
    "The ledger is read-only or cannot be opened.",
    "check its permissions and those of its folder.",
  ),
  noFolder: refused(
    "CO408",
    "The folder of the ledger does not exist.",
    "make the folder, or name another ledger with --db FILE.",
  ),
  olderLedger: refused(
    "CO420",
    "The ledger was made by an older creatorops and cannot be written here.",
    "creatorops imports, where the file may be written, brings it to this version and keeps a copy.",
  ),
  migrationFails: refused(
    "CO421",
    "The ledger of an older creatorops could not be brought to this version; it is as it was.",
    "please report it; the copy that was made beside the ledger stays.",
  ),
  migrated: warning(
    "CO320",
    "The ledger of an older creatorops was brought to this version; the message names the copy that was made first.",
    null,
  ),
  severalNames: warning(
    "CO321",
    "The file of the ledger has several names (hard links); what a crash left lies beside one of them only.",
    "keep one name: remove the other hard links.",
  ),
  notReading: refused(
    "CO430",
    "The statement is not one that only reads, or there is more than one.",
    "write one SELECT, WITH, VALUES or EXPLAIN; imports, edits and imports undo change the ledger.",
  ),
  queryFails: refused(
    "CO431",
    "SQLite does not understand the statement; the message is its own.",
    'creatorops query "select name, sql from sqlite_schema" shows the tables and their columns',
  ),
  ledgerExists: refused(
    "CO501",
    "There is a file at the path of the new ledger already.",
    "name another ledger with --db FILE, or move that file away.",
  ),
} as const satisfies Record<string, ProblemKind>;

export type StoreProblemName = keyof typeof STORE_PROBLEMS;

/** A problem of the named kind. */
export function storeProblem(name: StoreProblemName, message: string, details?: ProblemDetails): Problem {
  return problemOf(STORE_PROBLEMS[name], message, details);
}
