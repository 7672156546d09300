import type Database from "better-sqlite3";

export interface SettingRow {
  readonly name: string;
  readonly from_day: string;
  readonly value: string | number;
}

/** Values that somebody set, by name and first day. */
export function settingRows(db: Database.Database): readonly SettingRow[] {
  return db
    .prepare(
      `SELECT key ->> 0 AS name, key ->> 1 AS from_day, fields ->> 'value' AS value
       FROM sheet_row WHERE fact = 'setting' ORDER BY name, from_day`,
    )
    .all() as SettingRow[];
}

/** True while no file was imported: the currency and the zone of a ledger can still be changed. */
export function hasImports(db: Database.Database): boolean {
  return (
    db.prepare("SELECT 1 FROM change WHERE kind = 'import' AND undone_at IS NULL LIMIT 1").get() !== undefined
  );
}
