import type Database from "better-sqlite3";

/** What is known of a creator that got a sample or sold something; amounts in minor units. */
export interface CreatorEvidence {
  readonly creator: string;
  readonly stage: string;
  readonly since: string;
  readonly delivered: number;
  /** Samples past their due day, or posted. */
  readonly judged: number;
  readonly posted: number;
  readonly posted_on_time: number;
  readonly overdue: number;
  readonly lapsed: number;
  /** Samples that are requested, on their way, or wait for a post that is not overdue. */
  readonly open_samples: number;
  readonly orders: number;
  readonly orders_90d: number;
  readonly net_revenue_90d: number;
  readonly sales_tax_90d: number;
  readonly cm3_90d: number;
  readonly sample_cost: number;
  /** Of what the samples brought (`domain.md §5`, basis `sample`). */
  readonly sample_cm3: number;
  readonly posts_90d: number;
  /** Of the posts whose views a file tells; null: of none. */
  readonly views: number | null;
  readonly viewed_posts: number;
  /** Likes, comments and shares of these posts. */
  readonly interactions: number;
}

/** Every creator that ever got a sample or sold, by name; `standOn` and `returnsOfSamples` come first. */
export function creatorEvidence(db: Database.Database): readonly CreatorEvidence[] {
  return db
    .prepare(
      `WITH sold AS (
         SELECT owner AS creator, sum(orders) AS orders, sum(iif(is_recent, orders, 0)) AS orders_90d,
           sum(iif(is_recent, net_revenue, 0)) AS net_revenue_90d, sum(iif(is_recent, sales_tax, 0)) AS sales_tax_90d,
           sum(iif(is_recent, net_revenue - sales_tax - cogs - platform_fees - shipping - other_fees - commission, 0))
             AS cm3_90d
         FROM (SELECT *, day > date((SELECT as_of FROM report_day), '-90 days') AS is_recent FROM owner_day)
         WHERE owner NOT IN ('(organic)', '(unresolved)') GROUP BY owner
       ), sent AS (
         SELECT s.creator, sum(s.is_delivered) AS delivered, sum(s.is_judged) AS judged, sum(s.is_posted) AS posted,
           sum(s.is_posted_on_time) AS posted_on_time, sum(s.is_overdue) AS overdue, sum(s.is_lapsed) AS lapsed,
           sum(t.state IN ('requested', 'approved', 'shipped') OR coalesce(o.state IN ('due', 'late'), 0))
             AS open_samples
         FROM sample_course AS s
         JOIN sample_standing AS t ON t.sample_ref = s.sample_ref
         LEFT JOIN obligation_standing AS o ON o.sample_ref = s.sample_ref
         WHERE s.creator IS NOT NULL GROUP BY s.creator
       ), cost AS (
         SELECT s.creator, sum(c.amount) AS amount
         FROM sample_cost AS c JOIN sample_course AS s ON s.sample_ref = c.sample_ref GROUP BY s.creator
       ), brought AS (
         SELECT s.creator, sum(b.cm3) AS cm3
         FROM sample_sale AS b JOIN sample_course AS s ON s.sample_ref = b.sample_ref GROUP BY s.creator
       ), seen AS (
         SELECT p.creator, p.posted_on > date((SELECT as_of FROM report_day), '-90 days') AS is_recent,
           r.fields ->> 'views' AS views, coalesce(r.fields ->> 'likes', 0) + coalesce(r.fields ->> 'comments', 0)
             + coalesce(r.fields ->> 'shares', 0) AS interactions
         FROM post AS p
         LEFT JOIN sheet_row AS r ON r.fact = 'post' AND r.key = json_array(p.content)
         WHERE p.creator IS NOT NULL
       ), made AS (
         SELECT creator, coalesce(sum(is_recent), 0) AS posts_90d, sum(views) AS views, count(views) AS viewed_posts,
           sum(iif(views IS NULL, 0, interactions)) AS interactions
         FROM seen GROUP BY creator
       )
       SELECT k.creator, g.stage, g.since, coalesce(t.delivered, 0) AS delivered, coalesce(t.judged, 0) AS judged,
         coalesce(t.posted, 0) AS posted, coalesce(t.posted_on_time, 0) AS posted_on_time,
         coalesce(t.overdue, 0) AS overdue, coalesce(t.lapsed, 0) AS lapsed,
         coalesce(t.open_samples, 0) AS open_samples, coalesce(s.orders, 0) AS orders,
         coalesce(s.orders_90d, 0) AS orders_90d, coalesce(s.net_revenue_90d, 0) AS net_revenue_90d,
         coalesce(s.sales_tax_90d, 0) AS sales_tax_90d, coalesce(s.cm3_90d, 0) AS cm3_90d,
         coalesce(c.amount, 0) AS sample_cost, coalesce(b.cm3, 0) AS sample_cm3,
         coalesce(m.posts_90d, 0) AS posts_90d, m.views, coalesce(m.viewed_posts, 0) AS viewed_posts,
         coalesce(m.interactions, 0) AS interactions
       FROM (SELECT creator FROM sent UNION SELECT creator FROM sold) AS k
       JOIN creator_stage AS g ON g.creator = k.creator
       LEFT JOIN sent AS t ON t.creator = k.creator
       LEFT JOIN sold AS s ON s.creator = k.creator
       LEFT JOIN cost AS c ON c.creator = k.creator
       LEFT JOIN brought AS b ON b.creator = k.creator
       LEFT JOIN made AS m ON m.creator = k.creator
       ORDER BY k.creator`,
    )
    .all() as CreatorEvidence[];
}
