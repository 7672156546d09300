import type Database from "better-sqlite3";

/** Where derived tables stand: in the ledger, or beside it, for one report or while they are refreshed. */
export type Place = "main" | "temp";

/** Everything in it is made anew when its definition or the facts change. */
const OBJECT = /^CREATE (TABLE|VIEW|INDEX) (\w+)/gmu;

/** The tables and views that a text makes, in its order. */
export function madeBy(text: string, kind: "TABLE" | "VIEW"): readonly string[] {
  return [...text.matchAll(OBJECT)].flatMap(([, found, name]) => (found === kind && name ? [name] : []));
}

/** Drops what the text makes: a table may have been a view in an earlier text, and the other way round. */
export function clear(db: Database.Database, text: string, place: Place): void {
  const kindOf = db.prepare(`SELECT type FROM ${place}.sqlite_schema WHERE name = ?`).pluck();
  const objects = [...text.matchAll(OBJECT)].filter(([, kind]) => kind !== "INDEX").toReversed();
  for (const [, , name] of objects) {
    const kind = kindOf.get(name) as string | undefined;
    if (kind !== undefined) db.exec(`DROP ${kind} ${place}.${name}`);
  }
}

/** The same text makes its tables and views in the ledger or in the temporary schema. */
export function placed(text: string, place: Place): string {
  if (place === "main") return text;
  return text
    .replaceAll(/^CREATE (TABLE|VIEW) /gmu, "CREATE TEMP $1 ")
    .replaceAll(/^CREATE INDEX (\w+) ON /gmu, "CREATE INDEX temp.$1 ON ");
}
