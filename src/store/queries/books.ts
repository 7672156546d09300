import type Database from "better-sqlite3";

/** Whether the books were ever closed, or opened again. */
export function areBooksClosed(db: Database.Database): boolean {
  const found = db
    .prepare("SELECT 1 FROM sheet_version WHERE fact = 'setting' AND key ->> 0 = 'books.closed_to' LIMIT 1")
    .pluck()
    .get();
  return found !== undefined;
}
