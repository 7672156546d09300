import type Database from "better-sqlite3";

export type StoredFields = Readonly<Record<string, string | number>>;

/** What is stored under a key of a sheet or an edit; null when nothing is. */
export function storedFields(
  db: Database.Database,
  fact: string,
  key: readonly string[],
): StoredFields | null {
  const fields = db
    .prepare("SELECT fields FROM sheet_row WHERE fact = ? AND key = ?")
    .pluck()
    .get(fact, JSON.stringify(key)) as string | undefined;
  return fields === undefined ? null : (JSON.parse(fields) as StoredFields);
}
