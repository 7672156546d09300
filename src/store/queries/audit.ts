import type Database from "better-sqlite3";
import { readSql } from "../open.ts";
import { periodBounds, type PeriodScope } from "./period-bounds.ts";

/** What an audit says of a charge, in the order in which it is decided (`domain.md §7`). */
const VERDICTS = [
  "no_terms",
  "refund_not_reversed",
  "match",
  "locked_rate",
  "rate_differs",
  "base_differs",
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A charge of one kind against the terms; amounts in minor units, rates in basis points. */
export interface AuditRow {
  readonly creator: string;
  readonly order_id: string;
  readonly sku_id: string;
  readonly ordered_on: string | null;
  readonly kind: "standard" | "ads";
  readonly base: number | null;
  readonly charged_rate_bps: number | null;
  readonly expected_rate_bps: number | null;
  readonly charged: number;
  readonly expected: number | null;
  readonly difference: number | null;
  readonly verdict: Verdict;
}

/** Sums of the columns of money. */
export type AuditTotals = Pick<AuditRow, "base" | "charged" | "expected" | "difference">;

/** A creator's charges: all rows; charged and expected of those with terms; differences parted by their sign. */
export interface CreatorAuditRow {
  readonly creator: string;
  readonly rows: number;
  readonly charged: number;
  readonly expected: number;
  readonly over: number;
  readonly under: number;
  readonly top_verdict: Verdict;
}

/** What the rows of a report leave out or cannot judge. */
export interface AuditGaps {
  readonly matches: number;
  readonly locked: number;
  readonly without_terms: number;
  readonly charged_without_terms: number;
  /** Charges whose handle is nobody's on the day, or of two creators. */
  readonly without_creator: number;
  readonly charged_without_creator: number;
}

export const IN_PERIOD = "coalesce(ordered_on, '') BETWEEN @from AND @to";

/** Who says what was charged: the affiliate export, or the settlement of the orders that have one. */
export const CHARGED = ["affiliate", "settlement"] as const;
export type Charged = (typeof CHARGED)[number];

/** The allocation of `domain.md §5` once more, over amounts of its own. */
function auditAllocation(): string {
  return readSql("derived/07_allocation.sql")
    .replaceAll(/\ballocation/gu, "audit_allocation")
    .replaceAll(/^CREATE /gmu, "CREATE TEMP ");
}

/**
 * Makes the temporary tables that the other queries of an audit read: what was charged, then the verdicts.
 * @param orderId audits this order alone.
 */
export function auditCharges(
  db: Database.Database,
  charged: Charged = "affiliate",
  orderId: string | null = null,
): void {
  const settled = charged === "settlement" ? [auditAllocation(), readSql("report/audit_settled.sql")] : [];
  const texts = [readSql("report/audit_charges.sql"), ...settled, readSql("report/audit.sql")];
  // Several orders may be explained one after the other.
  for (const [, kind, name] of texts.join("\n").matchAll(MADE))
    db.exec(`DROP ${kind} IF EXISTS temp.${name}`);
  db.exec("DROP TABLE IF EXISTS temp.audit_scope");
  db.exec("CREATE TEMP TABLE audit_scope (order_ref INTEGER PRIMARY KEY) STRICT");
  db.prepare(
    `INSERT INTO temp.audit_scope
     SELECT order_ref FROM order_key WHERE @orderId IS NULL OR order_id = @orderId`,
  ).run({ orderId });
  for (const text of texts) db.exec(text);
}

const MADE = /^CREATE TEMP (TABLE|VIEW) (\w+)/gmu;

/** The report's columns of a row of `temp.audit`. */
export const AUDIT_COLUMNS = `creator, order_id, sku_id, ordered_on, kind, base, charged_rate AS charged_rate_bps,
  expected_rate AS expected_rate_bps, charged, expected, difference, verdict`;

/** The largest overcharge first; what cannot be compared last. */
export const WORST_FIRST = "difference IS NULL, difference DESC, order_id, sku_id, kind DESC, version_id";

/** Charges of the period, the worst first; those that match only when `all` of them are wanted. */
export function auditRows(db: Database.Database, scope: PeriodScope, all: boolean): readonly AuditRow[] {
  return db
    .prepare(
      `SELECT ${AUDIT_COLUMNS} FROM temp.audit WHERE ${IN_PERIOD} AND (@all OR verdict <> 'match') ORDER BY ${WORST_FIRST}`,
    )
    .all({ ...periodBounds(scope), all: all ? 1 : 0 }) as AuditRow[];
}

/** What `auditRows` of the same arguments sum to. */
export function auditTotals(db: Database.Database, scope: PeriodScope, all: boolean): AuditTotals {
  return db
    .prepare(
      `SELECT coalesce(sum(base), 0) AS base, coalesce(sum(charged), 0) AS charged,
         coalesce(sum(expected), 0) AS expected, coalesce(sum(difference), 0) AS difference
       FROM temp.audit WHERE ${IN_PERIOD} AND (@all OR verdict <> 'match')`,
    )
    .get({ ...periodBounds(scope), all: all ? 1 : 0 }) as AuditTotals;
}

const CREATOR_SUMS = `count(*) AS rows, coalesce(sum(charged) FILTER (WHERE expected_rate IS NOT NULL), 0) AS charged,
  coalesce(sum(expected), 0) AS expected, coalesce(sum(difference) FILTER (WHERE difference > 0), 0) AS over,
  -coalesce(sum(difference) FILTER (WHERE difference < 0), 0) AS under`;

/**
 * All charges of the period by creator, the most overcharged first. A verdict is about the difference, or about all
 * that was charged where there are no terms; a match is about no money.
 */
export function auditByCreator(db: Database.Database, scope: PeriodScope): readonly CreatorAuditRow[] {
  return db
    .prepare(
      `WITH chosen AS (
         SELECT * FROM temp.audit WHERE ${IN_PERIOD}
       ), verdict AS (
         SELECT creator, verdict, row_number() OVER (
           PARTITION BY creator
           ORDER BY sum(CASE verdict WHEN 'match' THEN 0 WHEN 'no_terms' THEN abs(charged) ELSE abs(coalesce(difference, 0)) END) DESC,
             count(*) DESC, instr(@verdicts, verdict)
         ) AS place
         FROM chosen GROUP BY creator, verdict
       )
       SELECT c.creator, ${CREATOR_SUMS}, v.verdict AS top_verdict
       FROM chosen AS c JOIN verdict AS v ON v.creator = c.creator AND v.place = 1
       GROUP BY c.creator ORDER BY over DESC, under DESC, c.creator`,
    )
    .all({ ...periodBounds(scope), verdicts: VERDICTS.join(" ") }) as CreatorAuditRow[];
}

/** What `auditByCreator` of the same period sums to. */
export function creatorAuditTotals(
  db: Database.Database,
  scope: PeriodScope,
): Omit<CreatorAuditRow, "creator" | "top_verdict"> {
  return db
    .prepare(`SELECT ${CREATOR_SUMS} FROM temp.audit WHERE ${IN_PERIOD}`)
    .get(periodBounds(scope)) as CreatorAuditRow;
}

export function auditGaps(db: Database.Database, scope: PeriodScope): AuditGaps {
  const judged = db
    .prepare(
      `SELECT count(*) FILTER (WHERE verdict = 'match') AS matches,
         count(*) FILTER (WHERE verdict = 'locked_rate') AS locked,
         count(*) FILTER (WHERE verdict = 'no_terms') AS without_terms,
         coalesce(sum(charged) FILTER (WHERE verdict = 'no_terms'), 0) AS charged_without_terms
       FROM temp.audit WHERE ${IN_PERIOD}`,
    )
    .get(periodBounds(scope)) as Omit<AuditGaps, "without_creator" | "charged_without_creator">;
  const nobodys = db
    .prepare(
      `SELECT count(*) AS without_creator, coalesce(sum(charged), 0) AS charged_without_creator
       FROM temp.audit_charge WHERE creator IS NULL AND ${IN_PERIOD}`,
    )
    .get(periodBounds(scope)) as Pick<AuditGaps, "without_creator" | "charged_without_creator">;
  return { ...judged, ...nobodys };
}
