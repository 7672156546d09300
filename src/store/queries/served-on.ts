import type Database from "better-sqlite3";

/** The day of the post that answers a sample; null while none does. `obligationsOn` comes first. */
export function servedOn(db: Database.Database, sampleRef: number): string | null {
  const day = db
    .prepare("SELECT fulfilled_on FROM obligation_standing WHERE sample_ref = ?")
    .pluck()
    .get(sampleRef) as string | null | undefined;
  return day ?? null;
}
