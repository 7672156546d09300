import type Database from "better-sqlite3";

/** Who looks after creators, by name. */
export function knownOwners(db: Database.Database): readonly string[] {
  return db
    .prepare("SELECT DISTINCT owner FROM creator WHERE owner IS NOT NULL ORDER BY owner")
    .pluck()
    .all() as string[];
}
