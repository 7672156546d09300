import type Database from "better-sqlite3";

/** Gives versions their numbers, one after the other through all tables of versions. */
export interface VersionNumbers {
  /** The number that the next version gets. */
  readonly next: () => number;
  readonly take: () => number;
}

export function versionNumbers(db: Database.Database): VersionNumbers {
  let next = db.prepare("SELECT coalesce(max(version_id), 0) + 1 FROM sighting").pluck().get() as number;
  return {
    next: () => next,
    take: () => {
      next += 1;
      return next - 1;
    },
  };
}
