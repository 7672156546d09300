import Database from "better-sqlite3";
import type { Instant } from "../core/scalars.ts";
import { dayOf } from "../core/time.ts";
import type { Ledger } from "./open.ts";
import { readShop } from "./shop.ts";
import { undoChanges } from "./undo.ts";

interface RecordedChange {
  readonly change_id: number;
  readonly recorded_at: number;
}

/**
 * The ledger as it was known at a change, or at the end of a day: a copy in memory without the later
 * changes (`domain.md §3`). The ledger itself is only read.
 */
export function ledgerKnownAt(ledger: Ledger, knownAt: string): Ledger {
  const { timezone } = readShop(ledger.db);
  const isLater = /^\d+$/u.test(knownAt)
    ? (change: RecordedChange): boolean => change.change_id > Number(knownAt)
    : (change: RecordedChange): boolean => dayOf(change.recorded_at as Instant, timezone) > knownAt;
  const copy = new Database(ledger.db.serialize());
  const changes = copy
    .prepare("SELECT change_id, recorded_at FROM change WHERE undone_at IS NULL ORDER BY change_id")
    .all() as RecordedChange[];
  // The first change made the ledger: without it there is no shop to report on.
  const later = changes
    .filter((change) => change.change_id > 1 && isLater(change))
    .map(({ change_id }) => change_id);
  copy.transaction(() => undoChanges(copy, later, 0))();
  return { db: copy, path: ledger.path, mode: "read" };
}
