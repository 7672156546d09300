import Database from "better-sqlite3";
import { createHash } from "node:crypto";
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { Problem } from "../core/problem.ts";
import type { Migrated, Migration } from "./migrate.ts";
import { migrate, schemaVersion } from "./migrate.ts";
import type { StoreProblemName } from "./problems.ts";
import { storeProblem } from "./problems.ts";

/** `cops` in ASCII: marks a SQLite file as a creatorops ledger. */
const APPLICATION_ID = 0x636f7073;
const BUSY_TIMEOUT_MS = 10_000;

/**
 * The steps of the ledger's tables, in order, by their files in `sql/`. The version of a ledger is how many of
 * them it has seen: add to the end, and never change one that was released (docs/decisions.md).
 */
export const MIGRATIONS: readonly Migration[] = [
  "001_ledger.sql",
  "002_returns.sql",
  "003_settlements.sql",
  "004_touched.sql",
].map((name) => ({ name, text: () => readSql(name) }));

/** A reader rolls back what a crash left behind, where it may; `read-only` cannot touch the file at all. */
export type LedgerMode = "read" | "read-only" | "write";

/** An open ledger. Readers cannot write to the file; they may make temporary tables. */
export interface Ledger {
  readonly db: Database.Database;
  readonly path: string;
  readonly mode: LedgerMode;
  /** What a person should know of the file: it was migrated, or it has a second name. */
  readonly warnings?: readonly Problem[];
}

/** The SQL files of this package; the same path works from `src/` and from `dist/`. */
const SQL_FOLDER = join(import.meta.dirname, "../../src/store/sql");

/** Text of a SQL file of this package. */
export function readSql(name: string): string {
  return readFileSync(join(SQL_FOLDER, name), "utf8");
}

/** Names of the SQL files in a folder of theirs, in order. */
export function sqlNames(folder: string): readonly string[] {
  const names = readdirSync(join(SQL_FOLDER, folder));
  return names.filter((name) => name.endsWith(".sql")).toSorted();
}

/** Hash that tells one set of SQL texts from another. */
export function hashOfTexts(texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  return hash.digest("hex");
}

function refuse(name: StoreProblemName, message: string): CannotGoOn {
  return new CannotGoOn(EXIT.impossible, storeProblem(name, message));
}

/** Turns what SQLite says about the file into what a person can do about it. */
export function ledgerProblem(error: unknown, path: string): unknown {
  const code = (error as { code?: unknown }).code;
  if (typeof code !== "string" || !code.startsWith("SQLITE_")) return error;
  if (code.startsWith("SQLITE_BUSY") || code === "SQLITE_LOCKED") {
    return refuse("busyLedger", `${path} is in use by another process`);
  }
  if (code === "SQLITE_NOTADB") {
    return refuse("notALedger", `${path} is not a creatorops ledger`);
  }
  if (code.startsWith("SQLITE_CORRUPT")) {
    return refuse("damagedLedger", `${path} is damaged; nothing was written`);
  }
  if (code === "SQLITE_FULL" || code.startsWith("SQLITE_IOERR")) {
    return refuse("full", "the disk or the database is full; nothing was imported");
  }
  if (code.startsWith("SQLITE_READONLY") || code === "SQLITE_CANTOPEN" || code === "SQLITE_PERM") {
    return refuse("readOnly", `${path} is read-only or cannot be opened`);
  }
  return error;
}

function looksLikeSqlite(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const head = Buffer.alloc(16);
    const read = readSync(file, head, 0, 16, 0);
    return read === 0 || head.toString("latin1") === "SQLite format 3\0";
  } finally {
    closeSync(file);
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Fails unless the file at `path` is a ledger of this version, or an older one that can be brought to it. What
 * cannot be written is not brought to it: a report of an older version would be another version's report.
 */
function bringUp(db: Database.Database, path: string, migrations: readonly Migration[]): Migrated | null {
  const applicationId = db.pragma("application_id", { simple: true });
  if (applicationId !== APPLICATION_ID) {
    throw refuse("notALedger", `${path} is not a creatorops ledger`);
  }
  const version = schemaVersion(db);
  if (version > migrations.length) {
    throw refuse("newerLedger", `${path} was made by a newer creatorops`);
  }
  if (version === migrations.length) return null;
  if (db.readonly) {
    const message = `${path} has version ${version} of the ledger's tables, this creatorops needs ${migrations.length}`;
    throw refuse("olderLedger", message);
  }
  return migrate(db, path, migrations);
}

function warningsOf(file: string, path: string, mode: LedgerMode, migrated: Migrated | null): Problem[] {
  const warnings: Problem[] = [];
  if (migrated !== null) {
    const { from, to, backup } = migrated;
    const message = `${path} was brought from version ${from} to ${to}; ${backup} is a copy of it as it was`;
    warnings.push(storeProblem("migrated", message));
  }
  // SQLite finds what a crash left only beside the name under which the ledger was open.
  const names = mode === "read-only" ? 1 : statSync(file).nlink;
  if (names > 1) warnings.push(storeProblem("severalNames", `${path} is one of ${names} names of one file`));
  return warnings;
}

function connect(path: string, mode: LedgerMode): Database.Database {
  // A reader opens for writing where it can, so that SQLite may roll back what a crash left behind.
  const readonly = mode === "read-only" || (mode === "read" && !isWritable(path));
  const db = new Database(path, { readonly, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  db.pragma("foreign_keys = ON");
  db.pragma("temp_store = FILE");
  // Half of the driver's own: every sort takes as much, and no statement was found that gains by more.
  db.pragma("cache_size = -8000");
  return db;
}

/**
 * Opens an existing ledger, and brings an older one to this version when it may be written.
 * @throws CannotGoOn when there is none, or when it is foreign, newer, damaged or locked.
 */
export function openLedger(
  path: string,
  mode: LedgerMode,
  migrations: readonly Migration[] = MIGRATIONS,
): Ledger {
  const file = resolve(path);
  if (!existsSync(dirname(file))) {
    throw refuse("noFolder", `there is no folder ${dirname(file)}`);
  }
  // A process that is just making one holds a file without a byte.
  if (!existsSync(file) || (statSync(file).isFile() && statSync(file).size === 0)) {
    throw refuse("noLedger", `there is no ledger at ${path}`);
  }
  if (!statSync(file).isFile() || !looksLikeSqlite(file)) {
    throw refuse("notALedger", `${path} is not a creatorops ledger`);
  }
  if (mode === "write" && !isWritable(file)) {
    throw refuse("readOnly", `${path} is read-only`);
  }
  let db: Database.Database | null = null;
  try {
    db = connect(file, mode);
    const migrated = bringUp(db, path, migrations);
    if (mode === "write") db.pragma("synchronous = FULL");
    return { db, path: file, mode, warnings: warningsOf(file, path, mode, migrated) };
  } catch (error) {
    db?.close();
    throw ledgerProblem(error, path);
  }
}

function ledgerExists(path: string): CannotGoOn {
  const found = storeProblem("ledgerExists", `there is a file at ${path} already`);
  return new CannotGoOn(EXIT.confirmation, found);
}

/**
 * Makes an empty ledger with mode 0600 and runs `fill` in the transaction that makes its tables.
 * @throws CannotGoOn when a file is already there (exit 5) or the folder is missing.
 */
export function createLedger(path: string, fill: (db: Database.Database) => void): Ledger {
  const file = resolve(path);
  if (!existsSync(dirname(file))) {
    throw refuse("noFolder", `there is no folder ${dirname(file)}`);
  }
  if (existsSync(file) && statSync(file).size > 0) {
    throw ledgerExists(path);
  }
  const mask = process.umask(0o077);
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
    db.pragma("foreign_keys = ON");
    db.pragma("synchronous = FULL");
    const made = db;
    made
      .transaction(() => {
        // Two processes may have found no ledger; the second to get here finds the one of the first.
        if (schemaVersion(made) > 0) throw ledgerExists(path);
        MIGRATIONS.forEach(({ text }) => made.exec(text()));
        made.pragma(`application_id = ${APPLICATION_ID}`);
        made.pragma(`user_version = ${MIGRATIONS.length}`);
        fill(made);
      })
      .immediate();
    return { db, path: file, mode: "write" };
  } catch (error) {
    db?.close();
    throw ledgerProblem(error, path);
  } finally {
    process.umask(mask);
  }
}
