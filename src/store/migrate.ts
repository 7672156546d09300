import Database from "better-sqlite3";
import { createHash } from "node:crypto";
import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import { storeProblem } from "./problems.ts";

/** One step of the ledger's tables: the first makes them, each further one changes them. */
export interface Migration {
  /** Its file, `002_settlements.sql`; a step that was released never changes. */
  readonly name: string;
  readonly text: () => string;
}

/** What bringing a ledger to this version did. */
export interface Migrated {
  readonly from: number;
  readonly to: number;
  /** Path of the copy of the ledger as it was. */
  readonly backup: string;
}

/** Version of a ledger's tables: the number of migrations that it has seen. */
export function schemaVersion(db: Database.Database): number {
  return Number(db.pragma("user_version", { simple: true }));
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** `2026-11-25T02:35:25.123Z` → `20261125T023525`. */
function stamp(): string {
  return new Date().toISOString().slice(0, 19).replaceAll(/[-:]/gu, "");
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const file = openSync(path, "wx", 0o600);
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  chmodSync(path, 0o600);
}

/** Fails unless the file is a sound ledger of that version with exactly these bytes. */
function verify(path: string, bytes: Uint8Array, version: number): void {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const check = db.pragma("integrity_check(1)", { simple: true });
    const isSound = check === "ok" && schemaVersion(db) === version;
    if (!isSound || hashOf(readFileSync(path)) !== hashOf(bytes)) {
      const message = `the copy of the ledger is not sound (${String(check)}); the ledger was not changed`;
      throw new CannotGoOn(EXIT.impossible, storeProblem("damagedLedger", message));
    }
  } finally {
    db.close();
  }
}

/** A copy with these bytes that an earlier attempt has left: a failing migration must not fill the disk. */
function earlierCopy(folder: string, prefix: string, bytes: Uint8Array): string | null {
  const copies = readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && name.endsWith(".backup"))
    .map((name) => join(folder, name));
  const hash = hashOf(bytes);
  const isSame = (path: string): boolean =>
    statSync(path).size === bytes.length && hashOf(readFileSync(path)) === hash;
  return copies.find(isSame) ?? null;
}

/**
 * Copies the ledger, as it is before its tables change, to a file beside it that only its owner can read, and
 * looks at the copy. The bytes come through the connection that holds the lock: opening the file by itself
 * would let go of that lock when it is closed, as POSIX has it.
 */
function backUp(db: Database.Database, path: string, version: number): string {
  const bytes = db.serialize();
  const file = realpathSync(path);
  const folder = dirname(file);
  const prefix = `${basename(file)}.v${version}-`;
  const found = earlierCopy(folder, prefix, bytes);
  if (found !== null) return found;
  const backup = join(folder, `${prefix}${stamp()}.backup`);
  try {
    writeWhole(backup, bytes);
    verify(backup, bytes, version);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") rmSync(backup, { force: true });
    throw error;
  }
  return backup;
}

/** Runs the steps that a ledger lacks, in the caller's transaction, and sets its version. */
function runSteps(db: Database.Database, from: number, migrations: readonly Migration[]): void {
  const views = db
    .prepare("SELECT name FROM main.sqlite_schema WHERE type = 'view'")
    .pluck()
    .all() as string[];
  // They are made anew with the derived tables; an old one would stand in the way of ALTER TABLE.
  for (const name of views) db.exec(`DROP VIEW main."${name}"`);
  for (const { text } of migrations.slice(from)) db.exec(text());
  const dangling = db.prepare("SELECT count(*) FROM pragma_foreign_key_check").pluck().get() as number;
  if (dangling > 0) throw new Error(`${dangling} rows would refer to rows that are not there`);
  db.pragma(`user_version = ${migrations.length}`);
  db.exec("UPDATE derived_state SET is_dirty = 1, needs_rebuild = 1");
}

/**
 * Brings an older ledger to this version: a copy beside it, then all the steps that it lacks in one
 * transaction, in which its version is read again, since another process may have been first. Null when
 * there was nothing left to do.
 * @throws CannotGoOn (exit 1) when a step fails: the ledger is as it was, and the copy stays.
 */
export function migrate(
  db: Database.Database,
  path: string,
  migrations: readonly Migration[],
): Migrated | null {
  // A step that makes a table anew drops the old one, to which others refer; runSteps looks at the outcome.
  db.pragma("foreign_keys = OFF");
  db.pragma("synchronous = FULL");
  const copies: string[] = [];
  const run = db.transaction((): Migrated | null => {
    const from = schemaVersion(db);
    if (from >= migrations.length) return null;
    const backup = backUp(db, path, from);
    copies.push(backup);
    runSteps(db, from, migrations);
    return { from, to: migrations.length, backup };
  });
  try {
    return run.immediate();
  } catch (error) {
    const [backup] = copies;
    if (backup === undefined || !(error instanceof Error)) throw error;
    const message = `${path} could not be brought to version ${migrations.length}: ${error.message}; it is as it was`;
    const cure = `please report it; ${backup} is a copy of the ledger.`;
    throw new CannotGoOn(EXIT.impossible, storeProblem("migrationFails", message, { cure }));
  } finally {
    db.pragma("foreign_keys = ON");
  }
}
