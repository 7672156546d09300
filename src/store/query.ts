import type Database from "better-sqlite3";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import { storeProblem } from "./problems.ts";

/** A value as SQLite gives it; integers are exact. */
export type QueryValue = bigint | number | string | Buffer | null;

/** The answer of a statement: its columns by name, and its rows one by one. */
export interface QueryAnswer {
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly QueryValue[]>;
}

/** Statements that can only read; the first word, after comments, tells. */
const READING = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[^]*?\*\/)*(?:select|with|values|explain)\b/iu;

/** What SQLite says of a statement itself, and not of the ledger or the disk. */
const OF_THE_STATEMENT: ReadonlySet<string> = new Set(["SQLITE_ERROR", "SQLITE_TOOBIG", "SQLITE_MISMATCH"]);

/**
 * Prepares one statement of a person's own that only reads. From here on the connection changes nothing,
 * its temporary tables included.
 * @throws CannotGoOn (exit 2) for what does not only read, several statements, and whatever SQLite does
 * not understand; also while the rows are read.
 */
export function prepareQuery(db: Database.Database, text: string): QueryAnswer {
  if (!READING.test(text)) throw refuseQuery("it is none of SELECT, WITH, VALUES and EXPLAIN");
  db.pragma("query_only = ON");
  return explained(db, () => {
    const statement = db.prepare<[], QueryValue[]>(text);
    if (!statement.reader || !statement.readonly) throw refuseQuery("it writes");
    statement.raw(true).safeIntegers(true);
    return {
      columns: statement.columns().map(({ name }) => name),
      rows: readRows(db, statement),
    };
  });
}

/** Rows in the statement's order; a statement that fails half-way is explained as well. */
function* readRows(
  db: Database.Database,
  statement: Database.Statement<[], QueryValue[]>,
): Generator<readonly QueryValue[]> {
  const rows = explained(db, () => statement.iterate());
  try {
    for (;;) {
      const next = explained(db, () => rows.next());
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    rows.return?.();
  }
}

function refuseQuery(reason: string): CannotGoOn {
  return new CannotGoOn(EXIT.refused, storeProblem("notReading", `the statement was not run: ${reason}`));
}

/** Runs a step of a query, and says what SQLite has against the statement as a refusal. */
function explained<Value>(db: Database.Database, step: () => Value): Value {
  try {
    return step();
  } catch (error) {
    throw refusalOf(db, error);
  }
}

function refusalOf(db: Database.Database, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof CannotGoOn) return error;
  const { message } = error;
  if (error.name !== "SqliteError") {
    // better-sqlite3 counts statements and parameters by itself.
    if (/more than one statement/u.test(message)) return refuseQuery("there is more than one");
    if (/no statements/u.test(message)) return refuseQuery("there is none");
    if (/parameter/u.test(message)) return refuseQuery("it has a placeholder; write the value in its place");
    return error;
  }
  const code = String((error as { code?: unknown }).code);
  if (code.startsWith("SQLITE_READONLY")) return refuseQuery("it writes");
  if (!OF_THE_STATEMENT.has(code)) return error;
  const problem = message.startsWith("no such table")
    ? storeProblem("queryFails", message, { cure: `tables: ${tableNames(db).join(", ")}` })
    : storeProblem("queryFails", message);
  return new CannotGoOn(EXIT.refused, problem);
}

/** Tables and views that a statement can name, the temporary ones of a report included. */
function tableNames(db: Database.Database): readonly string[] {
  return db
    .prepare(
      `SELECT name FROM (
         SELECT name, type FROM main.sqlite_schema UNION SELECT name, type FROM temp.sqlite_schema
       )
       WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
}
