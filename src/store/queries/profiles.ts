import type Database from "better-sqlite3";

/** A saved profile as the ledger has it; `columns` is a JSON object from field to header. */
export interface ProfileRow {
  readonly name: string;
  readonly source: string;
  readonly columns: string;
  readonly fingerprint: string;
  readonly date_order: string | null;
  readonly decimal: string | null;
  readonly rate_style: string | null;
  readonly encoding: string | null;
  readonly sheet: string | null;
}

/** The profiles by name; one whose fields were all cleared is removed. */
export function profileRows(db: Database.Database): readonly ProfileRow[] {
  return db
    .prepare(
      `SELECT key ->> 0 AS name, fields ->> 'source' AS source, fields ->> 'columns' AS columns,
         fields ->> 'fingerprint' AS fingerprint, fields ->> 'date_order' AS date_order,
         fields ->> 'decimal' AS decimal, fields ->> 'rate_style' AS rate_style,
         fields ->> 'encoding' AS encoding, fields ->> 'sheet' AS sheet
       FROM sheet_row WHERE fact = 'profile' AND fields ->> 'source' IS NOT NULL ORDER BY name`,
    )
    .all() as ProfileRow[];
}
