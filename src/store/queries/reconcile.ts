import type Database from "better-sqlite3";
import { periodBounds, type PeriodScope } from "./period-bounds.ts";

export interface StatusRow {
  readonly status: string;
  readonly lines: number;
  readonly orders: number;
  readonly net_sales: number;
}

/** Something that a person should look at; none is ever dropped (`domain.md §4`). */
export interface ExceptionRow {
  readonly kind: string;
  readonly count: number;
  readonly amount: number;
  /** JSON array of a few of them. */
  readonly examples: string;
}

/** Lines, orders and net sales by status; `contested` is a part of `attributed`. */
export function statusRows(db: Database.Database, scope: PeriodScope): readonly StatusRow[] {
  return db
    .prepare(
      `WITH line AS (
         SELECT iif(counts, status, 'not_counted') AS status, counts AND is_contested AS is_contested, order_ref,
           gross - seller_discount AS net_sales
         FROM line_attribution WHERE ordered_on BETWEEN @from AND @to
       )
       SELECT status, count(*) AS lines, count(DISTINCT order_ref) AS orders, sum(net_sales) AS net_sales
       FROM line GROUP BY status
       UNION ALL
       SELECT 'contested', count(*), count(DISTINCT order_ref), coalesce(sum(net_sales), 0)
       FROM line WHERE is_contested
       UNION ALL
       SELECT 'total', coalesce(sum(lines), 0), count(*), coalesce(sum(net_sales), 0)
       FROM shop_order WHERE created_on BETWEEN @from AND @to`,
    )
    .all(periodBounds(scope)) as StatusRow[];
}

/** Evidence `u` of a line that names nobody, and that no decision of a person has answered. */
export const UNKNOWN = `u.creator IS NULL AND NOT EXISTS (
  SELECT 1 FROM line_evidence AS decided
  WHERE decided.order_ref = u.order_ref AND decided.sku_ref = u.sku_ref AND decided.rank = 1
)`;

/** One statement per kind: its items with an amount and a name; counted, summed and exemplified alike. */
export const EXCEPTIONS = {
  commission_without_order: `
    SELECT f.commission_ref AS item, f.amount, f.order_id AS example
    FROM commission_fact AS f
    WHERE coalesce(f.on_day, '') BETWEEN @from AND @to AND (f.order_ref IS NULL OR (
      f.sku IS NOT NULL
      AND NOT EXISTS (
        SELECT 1 FROM commission_line AS l WHERE l.order_ref = f.order_ref AND l.commission_ref = f.commission_ref
      )
    ))`,
  settlement_without_order: `
    SELECT entry_ref AS item, total AS amount, coalesce(about, entry_id) AS example FROM settlement_entry
    WHERE day BETWEEN @from AND @to AND (place = 'unknown' OR (place = 'shop' AND about IS NOT NULL AND order_ref IS NULL))`,
  shipment_without_order: `
    SELECT version_id AS item, iif(label_voided, 0, coalesce(label_cost, 0)) AS amount, shipment_key AS example
    FROM shipment
    WHERE version_id NOT IN (SELECT shipment_ref FROM label_target)
      AND 'parcel:' || coalesce(tracking_number, shipment_key) NOT IN (SELECT subject FROM decision_sheet)
      AND coalesce(shipped_on, created_on, '') BETWEEN @from AND @to
      AND coalesce(shipped_on, created_on, '') <= (SELECT as_of FROM context)`,
  // The sales of a line that several unknown keys speak of stand once, with the first of them.
  unknown_key: `
    SELECT e.kind || ':' || e.value AS item, sum(iif(e.place = 1, c.net_sales, 0)) AS amount, e.value AS example
    FROM (
      SELECT order_ref, sku_ref, kind, value,
        row_number() OVER (PARTITION BY order_ref, sku_ref ORDER BY kind, value) AS place
      FROM (SELECT DISTINCT order_ref, sku_ref, kind, value FROM line_evidence AS u WHERE ${UNKNOWN})
    ) AS e
    JOIN shop_order AS o ON o.order_ref = e.order_ref
    LEFT JOIN counted_line AS c ON c.order_ref = e.order_ref AND c.sku_ref = e.sku_ref
    WHERE o.created_on BETWEEN @from AND @to
    GROUP BY e.kind, e.value`,
  conflict: `
    SELECT c.line_ref AS item, c.net_sales AS amount, o.order_id AS example
    FROM counted_line AS c JOIN shop_order AS o ON o.order_ref = c.order_ref
    WHERE c.status = 'conflict' AND c.ordered_on BETWEEN @from AND @to`,
  contested: `
    SELECT c.line_ref AS item, c.net_sales AS amount, o.order_id AS example
    FROM counted_line AS c
    JOIN shop_order AS o ON o.order_ref = c.order_ref
    JOIN line_attribution AS a ON a.line_ref = c.line_ref AND a.is_contested
    WHERE c.ordered_on BETWEEN @from AND @to`,
  sample_without_creator: `
    SELECT s.sample_ref AS item, coalesce((
      SELECT sum(c.amount) FROM other_cost AS c WHERE c.component = 'sample_cost' AND c.reference = s.sample
    ), 0) AS amount, coalesce((
      SELECT s.sample || ' (buyer ' || min(b.username) || ')'
      FROM sample_member AS m JOIN order_key AS k ON m.node = 'o:' || k.order_id
      JOIN sample_buyer AS b ON b.order_ref = k.order_ref WHERE m.sample_node = s.sample_node
    ), s.sample) AS example
    FROM sample AS s
    WHERE s.creator IS NULL AND NOT EXISTS (
      SELECT 1 FROM sample_member AS m
      JOIN decision_sheet AS d ON d.subject = 'sample:' || substr(m.node, 3) AND m.node NOT LIKE 'r:%'
      WHERE m.sample_node = s.sample_node
    ) AND coalesce(s.ship_on, s.requested_on, '') BETWEEN @from AND @to`,
  sku_without_cost: `
    SELECT k.sku_id AS item, sum(p.net_revenue) AS amount, coalesce(k.seller_sku, k.sku_id) AS example
    FROM line_profit AS p JOIN sku AS k ON k.sku_ref = p.sku_ref
    WHERE p.cogs_basis = 'missing' AND p.ordered_on BETWEEN @from AND @to
    GROUP BY k.sku_id`,
  line_of_closed_creator: `
    SELECT c.line_ref AS item, c.net_sales AS amount, c.creator || ' ' || o.order_id AS example
    FROM counted_line AS c
    JOIN shop_order AS o ON o.order_ref = c.order_ref
    WHERE c.ordered_on BETWEEN @from AND @to AND c.creator IN (
      SELECT h.creator FROM creator_event AS e JOIN handle_owner AS h ON h.handle = e.handle
      WHERE e.event IN ('cut', 'declined')
    ) AND (
      SELECT e.event FROM creator_event AS e
      JOIN handle_owner AS h ON h.handle = e.handle AND h.creator = c.creator
      WHERE e.event IN ('declined', 'paused', 'cut', 'resumed', 'accepted') AND e.on_day <= c.ordered_on
      ORDER BY e.on_day DESC,
        CASE e.event WHEN 'cut' THEN 0 WHEN 'declined' THEN 1 WHEN 'paused' THEN 2 WHEN 'resumed' THEN 3 ELSE 4 END
      LIMIT 1
    ) IN ('cut', 'declined')`,
  commission_sheet_differs: `
    SELECT s.commission_ref AS item, sum(s.amount - s.tiktok_amount) AS amount, f.order_id AS example
    FROM sheet_commission AS s
    JOIN commission_fact AS f ON f.commission_ref = s.commission_ref
    JOIN shop_order AS o ON o.order_ref = f.order_ref
    WHERE s.tiktok_amount IS NOT NULL AND o.created_on BETWEEN @from AND @to
    GROUP BY s.commission_ref HAVING sum(s.amount - s.tiktok_amount) <> 0`,
  ad_spend_overlap: `
    SELECT ad_spend_ref AS item, amount, trim(campaign || ' ' || content_id) || ' ' || from_day AS example
    FROM ad_spend WHERE NOT is_counted AND from_day BETWEEN @from AND @to`,
} as const;

/** The kinds that have any item, in the order of `domain.md §4`. */
export function exceptionRows(db: Database.Database, scope: PeriodScope): readonly ExceptionRow[] {
  return Object.entries(EXCEPTIONS).flatMap(([kind, items]) => {
    const row = db
      .prepare(
        `WITH item AS MATERIALIZED (${items})
         SELECT @kind AS kind, count(*) AS count, coalesce(sum(amount), 0) AS amount, (
           SELECT json_group_array(example) FROM (SELECT DISTINCT example FROM item ORDER BY example LIMIT 5)
         ) AS examples FROM item`,
      )
      .get({ kind, ...periodBounds(scope) }) as ExceptionRow;
    return row.count > 0 ? [row] : [];
  });
}

/** Codes, links and ids that somebody owns on some day: an unknown one may be a slip of one of them. */
export function knownKeys(db: Database.Database): readonly string[] {
  return db.prepare("SELECT DISTINCT value FROM key_owner ORDER BY value").pluck().all() as string[];
}
