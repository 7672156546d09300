import type Database from "better-sqlite3";

export interface StageRow {
  readonly creator: string;
  readonly stage: string;
  readonly since: string;
  readonly days: number;
  readonly is_stuck: number;
  readonly samples: number;
  readonly posts: number;
  readonly orders_30d: number;
  readonly net_revenue_30d: number;
  readonly last_contact_on: string | null;
  readonly due_on: string | null;
  readonly owner: string | null;
}

/** Every creator with its stage on the report's day; `standOn` comes first (`domain.md §9`). */
export function stageRows(db: Database.Database): readonly StageRow[] {
  return db
    .prepare(
      `WITH recent AS (
         SELECT owner AS creator, sum(orders) AS orders, sum(net_revenue) AS net_revenue
         FROM owner_day WHERE day > date((SELECT as_of FROM report_day), '-30 days')
         GROUP BY owner
       ), aged AS (
         SELECT c.*, d.as_of, CAST(julianday(d.as_of) - julianday(c.since) AS INTEGER) AS days
         FROM creator_stage AS c JOIN report_day AS d
         -- nobody knew them yet
         WHERE c.since <= d.as_of
       ), sent AS (
         SELECT creator, count(*) AS samples FROM sample GROUP BY creator
       ), posted AS (
         SELECT creator, count(*) AS posts FROM post GROUP BY creator
       )
       SELECT a.creator, a.stage, a.since, a.days, a.due_on, k.owner,
         CASE a.stage
           WHEN 'contacted' THEN a.days > (SELECT value FROM setting WHERE name = 'follow_up_days')
           WHEN 'replied' THEN a.days > (SELECT value FROM setting WHERE name = 'follow_up_days')
           WHEN 'agreed' THEN a.days > 7
           WHEN 'requested' THEN a.days > 7
           WHEN 'shipped' THEN a.days > (SELECT value FROM setting WHERE name = 'stuck_shipping_days')
           WHEN 'delivered' THEN a.as_of > date(
             a.due_on, '+' || (SELECT value FROM setting WHERE name = 'extension_days') || ' days')
           ELSE 0 END AS is_stuck,
         coalesce(sent.samples, 0) AS samples, coalesce(posted.posts, 0) AS posts,
         coalesce(r.orders, 0) AS orders_30d, coalesce(r.net_revenue, 0) AS net_revenue_30d,
         (SELECT max(e.on_day) FROM event_of_creator AS e WHERE e.creator = a.creator
            AND e.event IN ('contacted', 'replied', 'brief_sent', 'reminded')) AS last_contact_on
       FROM aged AS a
       JOIN creator AS k ON k.creator = a.creator
       LEFT JOIN recent AS r ON r.creator = a.creator
       LEFT JOIN sent ON sent.creator = a.creator
       LEFT JOIN posted ON posted.creator = a.creator
       ORDER BY a.creator`,
    )
    .all() as StageRow[];
}

/** Counted orders of creators by week, the oldest first; the last week ends on the report's day. `standOn` comes first. */
export function ordersByWeek(db: Database.Database, weeks: number): ReadonlyMap<string, readonly number[]> {
  const rows = db
    .prepare(
      `SELECT o.owner, CAST((julianday(d.as_of) - julianday(o.day)) / 7 AS INTEGER) AS weeks_ago, sum(o.orders) AS orders
       FROM report_day AS d JOIN owner_day AS o ON o.day > date(d.as_of, '-' || (7 * @weeks) || ' days') AND o.day <= d.as_of
       GROUP BY o.owner, weeks_ago`,
    )
    .all({ weeks }) as { owner: string; weeks_ago: number; orders: number }[];
  const found = new Map<string, number[]>();
  for (const { owner, weeks_ago, orders } of rows) {
    const counts = found.get(owner) ?? Array.from({ length: weeks }, () => 0);
    counts[weeks - 1 - weeks_ago] = orders;
    found.set(owner, counts);
  }
  return found;
}

export interface OverdueRow {
  readonly creator: string;
  readonly sample: string;
  /** JSON array of seller SKUs. */
  readonly products: string;
  readonly shipped_on: string | null;
  readonly delivered_on: string;
  readonly due_on: string;
  readonly days_late: number;
  readonly state: "due" | "late" | "overdue" | "lapsed";
  readonly reminders: number;
  readonly last_contact_on: string | null;
  readonly assumed: number;
  readonly value_at_risk: number;
  readonly missing_costs: number;
  readonly owner: string | null;
  /** Days since the shop last wrote about it; null: never. */
  readonly message_age: number | null;
  /** What ended or paused the work with the creator, if anything did. */
  readonly closed_by: "declined" | "paused" | "cut" | null;
}

/** A CTE `sample_value (sample, amount)`: what each of these samples cost so far; `samples` selects their printed keys. */
export function sampleValue(samples: string): string {
  return `sample_value AS (
    SELECT reference AS sample, sum(amount) AS amount FROM other_cost
    WHERE component = 'sample_cost' AND reference IN (${samples}) GROUP BY reference
  )`;
}

/** SQL: the seller SKUs of a sample as a JSON array. */
export function sampleProducts(sampleRef: string): string {
  return `(SELECT json_group_array(DISTINCT i.name ORDER BY i.name) FROM sample_item AS i WHERE i.sample_ref = ${sampleRef})`;
}

const OPEN_SAMPLES = `SELECT s.sample FROM obligation_standing AS o JOIN sample_standing AS s ON s.sample_ref = o.sample_ref
  WHERE o.state <> 'posted'`;

/** Obligations that no post fulfils, latest first; `obligationsOn` comes first (`domain.md §8`). */
export function openObligations(db: Database.Database): readonly OverdueRow[] {
  return db
    .prepare(
      `WITH ${sampleValue(OPEN_SAMPLES)}
       SELECT o.creator, s.sample, ${sampleProducts("o.sample_ref")} AS products,
         s.shipped_on, o.delivered_on, o.due_on,
         CAST(julianday(d.as_of) - julianday(o.due_on) AS INTEGER) AS days_late, o.state,
         (SELECT count(*) FROM event_of_creator AS e
            WHERE e.creator = o.creator AND e.event = 'reminded' AND e.on_day >= o.delivered_on) AS reminders,
         (SELECT max(e.on_day) FROM event_of_creator AS e WHERE e.creator = o.creator
            AND e.event IN ('contacted', 'replied', 'brief_sent', 'reminded')) AS last_contact_on,
         s.is_assumed AS assumed,
         coalesce(v.amount, 0) AS value_at_risk,
         (SELECT count(*) FROM sample_item AS i WHERE i.sample_ref = o.sample_ref AND i.unit_cost IS NULL)
           AS missing_costs,
         c.owner,
         CAST(julianday(d.as_of) - julianday((
           SELECT max(e.on_day) FROM event_of_creator AS e
           WHERE e.creator = o.creator AND e.event IN ('contacted', 'reminded') AND e.on_day >= o.delivered_on
         )) AS INTEGER) AS message_age,
         w.event AS closed_by
       FROM obligation_standing AS o
       JOIN sample_standing AS s ON s.sample_ref = o.sample_ref
       JOIN report_day AS d
       JOIN creator AS c ON c.creator = o.creator
       LEFT JOIN sample_value AS v ON v.sample = s.sample
       LEFT JOIN last_word AS w ON w.creator = o.creator AND w.event IN ('declined', 'paused', 'cut')
       WHERE o.state <> 'posted'
       ORDER BY days_late DESC, o.creator, s.sample`,
    )
    .all() as OverdueRow[];
}
