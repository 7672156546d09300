import Database from "better-sqlite3";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** Versions of what keeps the ledger. */
export interface Engine {
  readonly betterSqlite3: string;
  readonly sqlite: string;
}

/** Loads the compiled part, which throws when it is missing or was made for another Node. */
export function engineVersions(): Engine {
  const db = new Database(":memory:");
  try {
    const sqlite = db.prepare("SELECT sqlite_version()").pluck().get() as string;
    const path = createRequire(import.meta.url).resolve("better-sqlite3/package.json");
    const { version } = JSON.parse(readFileSync(path, "utf8")) as { readonly version: string };
    return { betterSqlite3: version, sqlite };
  } finally {
    db.close();
  }
}
