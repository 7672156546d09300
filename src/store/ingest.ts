import type Database from "better-sqlite3";
import type { Fact, SheetFact, SheetFactName } from "../core/facts.ts";
import type { Problem } from "../core/problem.ts";
import type { Day } from "../core/scalars.ts";
import { recordCounts, recordRejected, startChange } from "./changes.ts";
import type { NewChange } from "./changes.ts";
import type { Counts, RowResult } from "./counts.ts";
import type { ExportFact } from "./fact-tables.ts";
import { factDay } from "./fact-day.ts";
import { isExportFact } from "./fact-tables.ts";
import type { ExportStage } from "./ingest-exports.ts";
import { stageExport } from "./ingest-exports.ts";
import { stageSheet } from "./ingest-sheets.ts";
import type { Ledger } from "./open.ts";
import { ledgerProblem } from "./open.ts";
import { storeProblem } from "./problems.ts";
import { references } from "./references.ts";
import { sampleBuyers } from "./sample-buyers.ts";
import { readShop } from "./shop.ts";
import type { TakenAtOnce } from "./take-back.ts";
import { touchSheets } from "./touched.ts";
import { versionNumbers } from "./version-numbers.ts";

/** One row of a file, as an importer hands it over. */
export interface IncomingRow {
  readonly line: number;
  readonly outcome:
    | {
        readonly kind: "facts";
        readonly facts: readonly Fact[];
        readonly warnings?: readonly Partial<Problem>[];
      }
    | { readonly kind: "skipped" }
    | { readonly kind: "rejected"; readonly problems: readonly Partial<Problem>[] };
}

export interface Incoming {
  readonly change: NewChange;
  /** The fact that decides what became of a row. */
  readonly primaryFact: Fact["fact"];
  readonly rows: Iterable<IncomingRow>;
  /** SHA-256 of the files that these rows were rejected from: their equal keys are counted on. */
  readonly follows?: readonly string[];
}

export interface IngestOptions {
  readonly dryRun: boolean;
  /** Fails, and imports nothing, when a row is rejected. */
  readonly strict: boolean;
  /** Fails, and imports nothing, when the file has another number of rows. */
  readonly expectRows: number | null;
}

export interface RepeatedLine {
  readonly line: number;
  readonly winner: number;
}

export interface Ingested {
  /** Null when nothing was written. */
  readonly changeId: number | null;
  readonly counts: Counts;
  readonly fromDay: Day | null;
  readonly toDay: Day | null;
  readonly problems: readonly Problem[];
  /** The first rows whose key stands twice in the file, with the row that won. */
  readonly repeatedLines: readonly RepeatedLine[];
  readonly status: "imported" | "dry_run" | "refused";
}

/** Thrown inside the transaction so that nothing of it stays. */
class RolledBack extends Error {
  readonly result: Ingested;
  constructor(result: Ingested) {
    super("rolled back");
    this.result = result;
  }
}

interface Reading {
  readonly skipped: number;
  readonly rejected: number;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly problems: readonly Problem[];
}

/** Walks the file once: facts into their stages, problems into a list. */
function readRows(
  db: Database.Database,
  incoming: Incoming,
  timezone: string,
): Reading & { merge: () => TakenAtOnce } {
  const refs = references(db);
  const { source, changeId, exportedAt, modifiedAt } = incoming.change;
  const change = { changeId, exportedAt, modifiedAt };
  const where = { db, source, refs, versions: versionNumbers(db), change };
  const stages = new Map<ExportFact["fact"], ExportStage>();
  const sheet = stageSheet(db, refs.source(source, incoming.change.nature), incoming.change.nature);
  const buyers = sampleBuyers(db, refs, incoming.change.asSamples);
  const problems: Problem[] = [];
  const counts = { skipped: 0, rejected: 0 };
  // What became of a row with several facts is judged by all of them.
  let hasRowsOfSeveral = false;
  const sheetFacts = new Set<SheetFactName>();
  let from: Day | null = null;
  let to: Day | null = null;
  const stageOf = (fact: ExportFact): ExportStage => {
    const found = stages.get(fact.fact) ?? stageExport(fact.fact, where);
    stages.set(fact.fact, found);
    return found;
  };
  const take = (line: number, fact: Fact, isPrimary: boolean): void => {
    if (fact.fact === "order_line") buyers.see(fact);
    if (isExportFact(fact)) stageOf(fact).add(line, fact);
    else {
      sheet.add(line, fact satisfies SheetFact, isPrimary);
      sheetFacts.add(fact.fact);
    }
    const day = factDay(fact, timezone);
    if (day !== null && (from === null || day < from)) from = day;
    if (day !== null && (to === null || day > to)) to = day;
  };
  for (const { line, outcome } of incoming.rows) {
    if (outcome.kind === "skipped") counts.skipped += 1;
    else if (outcome.kind === "rejected") {
      counts.rejected += 1;
      problems.push(...(outcome.problems as readonly Problem[]));
    } else {
      // A row without the format's primary fact is judged by what it has.
      const hasPrimary = outcome.facts.some(({ fact }) => fact === incoming.primaryFact);
      hasRowsOfSeveral ||= outcome.facts.length > 1;
      for (const fact of outcome.facts) take(line, fact, !hasPrimary || fact.fact === incoming.primaryFact);
      problems.push(...((outcome.warnings ?? []) as readonly Problem[]));
    }
  }
  const merge = (): TakenAtOnce => {
    const taken = { new: 0, unchanged: 0 };
    for (const stage of stages.values()) {
      const atOnce = stage.merge(hasRowsOfSeveral);
      taken.new += atOnce.new;
      taken.unchanged += atOnce.unchanged;
    }
    sheet.merge(change, incoming.follows ?? []);
    buyers.write(change.changeId);
    if (sheetFacts.size > 0) touchSheets(db, sheetFacts);
    return taken;
  };
  return { ...counts, from, to, problems, merge };
}

/** What became of each row: its primary facts decide, the others can only make it `updated`. */
function countResults(
  db: Database.Database,
  taken: TakenAtOnce,
): {
  results: Record<RowResult, number>;
  repeatedLines: RepeatedLine[];
} {
  const rows = db
    .prepare(
      `WITH judged AS (
         SELECT line, CASE
           WHEN max(is_primary AND result = 'new') THEN 'new'
           WHEN max(is_primary AND result = 'updated') THEN 'updated'
           WHEN min(result = 'repeated' OR NOT is_primary) THEN 'repeated'
           WHEN max(NOT is_primary AND result IN ('new', 'updated')) THEN 'updated'
           WHEN max(is_primary AND result = 'stale') THEN 'stale'
           ELSE 'unchanged' END AS result
         FROM temp.row_result GROUP BY line
       )
       SELECT result, count(*) AS count FROM judged GROUP BY result`,
    )
    .all() as { result: RowResult; count: number }[];
  const results = { new: 0, updated: 0, unchanged: 0, stale: 0, repeated: 0 };
  for (const { result, count } of rows) results[result] = count;
  results.new += taken.new;
  results.unchanged += taken.unchanged;
  const repeatedLines = db
    .prepare(
      `SELECT line, min(winner_line) AS winner FROM temp.row_result GROUP BY line
       HAVING min(result = 'repeated' OR NOT is_primary) ORDER BY line LIMIT 5`,
    )
    .all() as RepeatedLine[];
  return { results, repeatedLines };
}

/** Why a file with these counts must not stand, if it must not: what was asked for does not hold of it. */
export function refusalOf(file: string, counts: Counts, options: IngestOptions): Problem | null {
  if (options.expectRows !== null && counts.read !== options.expectRows) {
    return storeProblem(
      "rowCount",
      `${options.expectRows} rows were expected, the file has ${counts.read}; nothing was imported`,
      { file },
    );
  }
  if (options.strict && counts.rejected > 0) {
    return storeProblem(
      "strict",
      `${counts.rejected} of ${counts.read} rows are rejected and --strict was given; nothing was imported`,
      { file },
    );
  }
  return null;
}

/**
 * Imports one file, or records one edit, in one transaction: versions, sightings, what is current, counts.
 * The derived tables are left dirty; `rebuild` refreshes them before the command ends.
 */
export function ingest(ledger: Ledger, incoming: Incoming, options: IngestOptions): Ingested {
  const { db } = ledger;
  const { timezone } = readShop(db);
  const run = db.transaction((): Ingested => {
    db.exec(
      "CREATE TEMP TABLE row_result (line INTEGER, is_primary INTEGER, winner_line INTEGER, result TEXT)",
    );
    startChange(db, incoming.change);
    const reading = readRows(db, incoming, timezone);
    const taken = reading.merge();
    const { results, repeatedLines } = countResults(db, taken);
    db.exec("DROP TABLE temp.row_result");
    const { skipped, rejected, from, to } = reading;
    const read = Object.values(results).reduce((sum, count) => sum + count, rejected);
    const counts: Counts = { read, ...results, rejected, skipped };
    recordCounts(db, incoming.change.changeId, counts, from, to);
    recordRejected(db, incoming.change.changeId, reading.problems);
    const result = { counts, fromDay: from, toDay: to, problems: reading.problems, repeatedLines };
    const refused = refusalOf(incoming.change.file ?? "", counts, options);
    if (refused !== null) {
      const problems = [...reading.problems, refused];
      throw new RolledBack({ ...result, problems, changeId: null, status: "refused" });
    }
    // What is rehearsed is rolled back as a whole, so that its later files see the earlier ones.
    if (options.dryRun) return { ...result, changeId: null, status: "dry_run" };
    return { ...result, changeId: incoming.change.changeId, status: "imported" };
  });
  try {
    return run.immediate();
  } catch (error) {
    if (error instanceof RolledBack) return error.result;
    throw ledgerProblem(error, ledger.path);
  }
}
