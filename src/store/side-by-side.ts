import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lastChange } from "./changes.ts";
import { ledgerKnownAt } from "./known-at.ts";
import type { Ledger } from "./open.ts";
import type { StatesCompared } from "./queries/diff-states.ts";
import { compareStates, STATES, tellState } from "./queries/diff-states.ts";
import type { ProfitScope } from "./queries/profit-entries.ts";

/** A reader of a file that cannot be written can attach nothing that it could write. */
export function writable(ledger: Ledger): Ledger {
  return ledger.db.readonly ? ledgerKnownAt(ledger, String(lastChange(ledger.db).change_id)) : ledger;
}

/**
 * What changed from one state of a ledger to another, by cause. Both states write their lines and costs into a
 * small database beside them, which is gone afterwards; the ledgers are only read. Both have derived tables
 * that fit the report's day.
 */
export function compareLedgers(before: Ledger, after: Ledger, scope: ProfitScope): StatesCompared {
  const folder = mkdtempSync(join(tmpdir(), "creatorops-diff-"));
  try {
    const attached = [before, after].map(({ db }) => {
      db.prepare("ATTACH ? AS beside").run(join(folder, "states.db"));
      db.exec("PRAGMA beside.journal_mode = OFF; PRAGMA beside.synchronous = OFF");
      return db;
    });
    try {
      before.db.exec(STATES);
      tellState(before.db, -1, scope);
      tellState(after.db, 1, scope);
      return compareStates(after.db, scope);
    } finally {
      for (const db of attached) db.exec("DETACH beside");
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
