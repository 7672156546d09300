import type Database from "better-sqlite3";

/** The handles of a creator under which a creators row fills a field. */
export function handlesThatFill(db: Database.Database, creator: string, field: string): readonly string[] {
  return db
    .prepare(
      `SELECT DISTINCT h.handle FROM handle_owner AS h
       JOIN sheet_row AS r ON r.fact = 'creator' AND r.key = json_array(h.handle)
       WHERE h.creator = ? AND EXISTS (SELECT 1 FROM json_each(r.fields) AS f WHERE f.key = ?)
       ORDER BY h.handle`,
    )
    .pluck()
    .all(creator, field) as string[];
}
