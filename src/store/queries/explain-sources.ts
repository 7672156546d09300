import type Database from "better-sqlite3";

/** Where a fact stands: `file:line (change N)`, or the edit that made it. */
export type Source = string;

interface SightingRow {
  readonly version_id: number;
  readonly change_id: number;
  readonly line: number;
  readonly file: string | null;
  readonly summary: string | null;
}

function sourceText({ file, line, change_id, summary }: SightingRow): Source {
  return file === null
    ? `${summary ?? "edit"} (change ${change_id})`
    : `${file}:${line} (change ${change_id})`;
}

/** All places where a version of a fact stands, oldest change first. */
export function versionSources(db: Database.Database, versionId: number): readonly Source[] {
  const rows = db
    .prepare(
      `SELECT s.version_id, s.change_id, s.line, c.file, c.summary
       FROM sighting AS s JOIN change AS c ON c.change_id = s.change_id
       WHERE s.version_id = ? ORDER BY s.change_id, s.line`,
    )
    .all(versionId) as SightingRow[];
  return rows.map(sourceText);
}

/** Where a row of a sheet, or an edit, last said something: of all its fields, or of one. */
export function sheetSources(
  db: Database.Database,
  fact: string,
  key: string,
  field: string | null = null,
): readonly Source[] {
  const rows = db
    .prepare(
      `SELECT s.version_id, s.change_id, s.line, c.file, c.summary
       FROM sheet_version AS v
       JOIN sighting AS s ON s.version_id = v.version_id
       JOIN change AS c ON c.change_id = s.change_id
       WHERE v.fact = ? AND v.key = ?
         AND (? IS NULL OR EXISTS (SELECT 1 FROM json_each(v.fields) AS f WHERE f.key = ?))
       ORDER BY s.change_id DESC, s.line LIMIT 1`,
    )
    .all(fact, key, field, field) as SightingRow[];
  return rows.map(sourceText);
}

/** Where a commission row stands, by the key under which the derived tables keep it. */
export function commissionSources(
  db: Database.Database,
  row: { readonly source: string; readonly row_key: string },
): readonly Source[] {
  return row.source.startsWith("tiktok-")
    ? versionSources(db, Number(row.row_key))
    : sheetSources(db, "commission_sheet_row", row.row_key);
}
