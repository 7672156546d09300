import type Database from "better-sqlite3";
import { periodBounds, type PeriodScope } from "./period-bounds.ts";
import { GROUPINGS } from "./profit-keys.ts";

/** What a row of the samples report stands for. */
export const SAMPLE_KEYS = ["product", "creator", "month", "niche", "tag", "owner", "total"] as const;
export type SampleKey = (typeof SAMPLE_KEYS)[number];

/** How many samples came how far, what they cost and what they brought; amounts in minor units. */
export interface SampleFunnel {
  readonly requested: number;
  readonly shipped: number;
  readonly delivered: number;
  readonly not_yet_due: number;
  readonly posted: number;
  readonly posted_on_time: number;
  /** Past their due day, or posted. */
  readonly judged: number;
  readonly sold: number;
  readonly median_days_to_post: number | null;
  readonly sample_cost: number;
  readonly net_revenue: number;
  readonly cm3: number;
}

export interface SampleGroupRow extends SampleFunnel {
  readonly key: string;
}

/** The keys of profit hold for samples as they do for their costs `c`. */
const KEYS: Readonly<Record<SampleKey, string>> = {
  product: "c.product",
  creator: GROUPINGS.creator.cost,
  month: `coalesce(${GROUPINGS.month.cost}, '(none)')`,
  niche: GROUPINGS.niche.cost,
  tag: GROUPINGS.tag.cost,
  owner: `iif(c.creator IS NULL, '(shop)',
    coalesce((SELECT owner FROM creator WHERE creator = c.creator), '(none)'))`,
  total: GROUPINGS.total.cost,
};

/**
 * One row for each sample and product in it, with its cost and its sales. `name` is the seller SKU, else the SKU id,
 * else as written; `(none)` where a sample names no product.
 */
const PARTS = `
  SELECT m.sample_ref, coalesce(i.name, k.seller_sku, nullif(m.sku, ''), '(none)') AS product,
    sum(m.cost) AS cost, sum(m.lines) AS lines, sum(m.net_revenue) AS net_revenue, sum(m.cm3) AS cm3
  FROM (
    SELECT sample_ref, sku, amount AS cost, 0 AS lines, 0 AS net_revenue, 0 AS cm3 FROM sample_cost
    UNION ALL SELECT sample_ref, sku, 0, lines, net_revenue, cm3 FROM sample_sale
    UNION ALL SELECT sample_ref, sku, 0, 0, 0, 0 FROM sample_item
    UNION ALL SELECT sample_ref, '', 0, 0, 0, 0 FROM sample
    WHERE sample_ref NOT IN (SELECT sample_ref FROM sample_item)
  ) AS m
  LEFT JOIN sample_item AS i ON i.sample_ref = m.sample_ref AND i.sku = m.sku
  LEFT JOIN sku AS k ON k.sku_id = m.sku
  GROUP BY 1, 2`;

/** Samples of the period by key, in no order; `returnsOfSamples` comes first. A sample belongs to its ship day. */
export function sampleRows(
  db: Database.Database,
  by: SampleKey,
  scope: PeriodScope,
): readonly SampleGroupRow[] {
  return db
    .prepare(
      `WITH part AS MATERIALIZED (${PARTS}), keyed AS (
         SELECT ${KEYS[by]} AS key, c.* FROM (
           SELECT s.*, p.product, p.cost, p.lines, p.net_revenue, p.cm3
           FROM part AS p JOIN sample_course AS s ON s.sample_ref = p.sample_ref
           WHERE coalesce(s.day, '') BETWEEN @from AND @to
         ) AS c
       ), one AS MATERIALIZED (
         -- a parcel of several products is one sample wherever the key is not the product
         SELECT key, sample_ref, max(is_shipped) AS is_shipped, max(is_delivered) AS is_delivered,
           max(is_not_yet_due) AS is_not_yet_due, max(is_posted) AS is_posted,
           max(is_posted_on_time) AS is_posted_on_time, max(is_judged) AS is_judged,
           max(days_to_post) AS days_to_post, sum(cost) AS cost, sum(lines) AS lines,
           sum(net_revenue) AS net_revenue, sum(cm3) AS cm3
         FROM keyed GROUP BY key, sample_ref
       ), placed AS (
         SELECT key, days_to_post, row_number() OVER (PARTITION BY key ORDER BY days_to_post) AS place,
           count(*) OVER (PARTITION BY key) AS posts
         FROM one WHERE days_to_post IS NOT NULL
       ), median AS (
         -- of an even count the lower middle
         SELECT key, days_to_post FROM placed WHERE place = (posts + 1) / 2
       ), summed AS (
         SELECT key, count(*) AS requested, sum(is_shipped) AS shipped, sum(is_delivered) AS delivered,
           sum(is_not_yet_due) AS not_yet_due, sum(is_posted) AS posted, sum(is_posted_on_time) AS posted_on_time,
           sum(is_judged) AS judged, sum(lines > 0) AS sold, sum(cost) AS sample_cost,
           sum(net_revenue) AS net_revenue, sum(cm3) AS cm3
         FROM one GROUP BY key
       )
       SELECT s.*, m.days_to_post AS median_days_to_post FROM summed AS s LEFT JOIN median AS m ON m.key = s.key`,
    )
    .all(periodBounds(scope)) as SampleGroupRow[];
}

/** What the samples of a period leave open. */
export interface SampleGaps {
  /** Shipped samples with a product whose cost nobody knows. */
  readonly without_cost: number;
  readonly several_products: number;
  /** Delivered on a day that nothing states. */
  readonly assumed: number;
}

export function sampleGaps(db: Database.Database, scope: PeriodScope): SampleGaps {
  return db
    .prepare(
      `WITH item AS (
         SELECT sample_ref, max(unit_cost IS NULL) AS lacks_cost, count(DISTINCT name) AS products
         FROM sample_item GROUP BY sample_ref
       )
       SELECT count(*) FILTER (WHERE s.is_shipped AND i.lacks_cost) AS without_cost,
         count(*) FILTER (WHERE i.products > 1) AS several_products,
         count(*) FILTER (WHERE t.is_assumed AND t.state = 'delivered') AS assumed
       FROM sample_course AS s
       JOIN sample_standing AS t ON t.sample_ref = s.sample_ref
       LEFT JOIN item AS i ON i.sample_ref = s.sample_ref
       WHERE coalesce(s.day, '') BETWEEN @from AND @to`,
    )
    .get(periodBounds(scope)) as SampleGaps;
}

/** Net revenue that creators brought and no sample of theirs was shipped before; in minor units. */
export function unsampledRevenue(db: Database.Database): number {
  return db
    .prepare(
      `SELECT coalesce((
         SELECT sum(net_revenue) FROM owner_day WHERE owner NOT IN ('(organic)', '(unresolved)')
       ), 0) - coalesce((SELECT sum(net_revenue) FROM sample_sale), 0)`,
    )
    .pluck()
    .get() as number;
}
