import type Database from "better-sqlite3";
import { periodBounds, type PeriodScope } from "./period-bounds.ts";

/** A statement: what TikTok says it came to, and what its classified columns add up to (`domain.md §6`). */
export interface StatementRow {
  /** Statement id, else the day on which it settled. */
  readonly statement: string;
  readonly total: number;
  readonly buckets_total: number;
  /** Unclassified: what the columns leave of the total. */
  readonly difference: number;
}

/** A payout beside the statements that it pays. */
export interface PayoutRow {
  readonly payment: string;
  readonly paid: number;
  readonly statements_total: number;
  readonly difference: number;
}

/** An order that settled otherwise than the order and affiliate exports say. */
export interface OrderDifference {
  readonly order_id: string;
  readonly component: "net_sales" | "refunds" | "commission";
  readonly exported: number;
  readonly settled: number;
  readonly difference: number;
}

/** Ads of a month: what ad-spend facts report, and what settlements took (`domain.md §5`). */
export interface AdsMonth {
  readonly month: string;
  readonly reported: number;
  readonly paid: number;
  readonly difference: number;
}

/** What is still to come, by TikTok's latest estimate. */
export interface Unsettled {
  readonly entries: number;
  readonly total: number;
}

export function statementRows(db: Database.Database, scope: PeriodScope): readonly StatementRow[] {
  return db
    .prepare(
      `SELECT statement, sum(total) AS total, sum(total + unclassified) AS buckets_total,
         -sum(unclassified) AS difference
       FROM settlement_entry WHERE place <> 'copy' AND day BETWEEN @from AND @to
       GROUP BY statement ORDER BY min(day), statement`,
    )
    .all(periodBounds(scope)) as StatementRow[];
}

/** Payouts whose number an entry bears, and entries of payouts that no file holds are left out. */
export function payoutRows(db: Database.Database, scope: PeriodScope): readonly PayoutRow[] {
  return db
    .prepare(
      `WITH payment AS (
         SELECT key ->> 0 AS payment, fields ->> 'amount' AS paid, fields ->> 'initiated_on' AS day
         FROM sheet_row WHERE fact = 'payment'
       ), settled AS (
         SELECT payment_id, sum(total) AS total FROM settlement_entry
         WHERE place <> 'copy' AND payment_id IS NOT NULL GROUP BY payment_id
       )
       SELECT p.payment, p.paid, s.total AS statements_total, p.paid - s.total AS difference
       FROM payment AS p JOIN settled AS s ON s.payment_id = p.payment
       WHERE p.day BETWEEN @from AND @to ORDER BY p.day, p.payment`,
    )
    .all(periodBounds(scope)) as PayoutRow[];
}

/** Of counted orders all of whose lines have settled. */
export function orderDifferences(db: Database.Database, scope: PeriodScope): readonly OrderDifference[] {
  return db
    .prepare(
      `WITH whole AS (
         SELECT l.order_ref FROM (SELECT DISTINCT order_ref FROM settled_line) AS o
         CROSS JOIN counted_line AS l ON l.order_ref = o.order_ref
         LEFT JOIN settled_line AS s ON s.line_ref = l.line_ref
         WHERE l.ordered_on BETWEEN @from AND @to
         GROUP BY l.order_ref HAVING count(s.line_ref) = count(*)
       ), exported AS (
         SELECT l.order_ref, sum(l.net_sales) AS net_sales, sum(coalesce(r.refunds, 0)) AS refunds,
           sum(e.amount) AS commission
         FROM whole AS w
         CROSS JOIN counted_line AS l ON l.order_ref = w.order_ref
         LEFT JOIN line_refund AS r ON r.line_ref = l.line_ref
         LEFT JOIN exported_commission AS e ON e.line_ref = l.line_ref
         GROUP BY l.order_ref
       ), settled AS (
         SELECT l.order_ref, sum(p.gross - p.seller_discount) AS net_sales, sum(p.refunds) AS refunds,
           sum(p.commission) AS commission
         FROM whole AS w
         CROSS JOIN counted_line AS l ON l.order_ref = w.order_ref
         JOIN settled_part AS p ON p.line_ref = l.line_ref
         GROUP BY l.order_ref
       ), compared AS (
         SELECT e.order_ref, 1 AS place, 'net_sales' AS component, e.net_sales AS exported, s.net_sales AS settled
         FROM exported AS e JOIN settled AS s ON s.order_ref = e.order_ref
         UNION ALL
         SELECT e.order_ref, 2, 'refunds', e.refunds, s.refunds
         FROM exported AS e JOIN settled AS s ON s.order_ref = e.order_ref
         UNION ALL
         SELECT e.order_ref, 3, 'commission', e.commission, s.commission
         FROM exported AS e JOIN settled AS s ON s.order_ref = e.order_ref WHERE e.commission IS NOT NULL
       )
       SELECT k.order_id, c.component, c.exported, c.settled, c.settled - c.exported AS difference
       FROM compared AS c JOIN order_key AS k ON k.order_ref = c.order_ref
       WHERE c.exported <> c.settled ORDER BY k.order_id, c.place`,
    )
    .all(periodBounds(scope)) as OrderDifference[];
}

export function adsMonths(db: Database.Database, scope: PeriodScope): readonly AdsMonth[] {
  return db
    .prepare(
      `WITH amount AS (
         SELECT substr(from_day, 1, 7) AS month, amount AS reported, 0 AS paid
         FROM ad_spend WHERE is_counted AND from_day BETWEEN @from AND @to
         UNION ALL
         SELECT substr(day, 1, 7), 0, amount FROM ads_payment WHERE day BETWEEN @from AND @to
       )
       SELECT month, sum(reported) AS reported, sum(paid) AS paid, sum(paid) - sum(reported) AS difference
       FROM amount GROUP BY month HAVING sum(paid) <> 0 ORDER BY month`,
    )
    .all(periodBounds(scope)) as AdsMonth[];
}

/** Entries of the newest list of unsettled orders that have not settled since. */
export function unsettled(db: Database.Database): Unsettled {
  return db
    .prepare(
      `WITH estimate AS (
         SELECT v.entry_id, v.total, v.exported_at FROM settlement_entry_version AS v
         JOIN source AS s ON s.source_ref = v.source_ref
         WHERE v.is_current = 1 AND s.source = 'tiktok-unsettled'
       )
       SELECT count(*) AS entries, coalesce(sum(total), 0) AS total FROM estimate
       WHERE exported_at = (SELECT max(exported_at) FROM estimate)
         AND entry_id NOT IN (SELECT entry_id FROM settlement_entry)`,
    )
    .get() as Unsettled;
}
