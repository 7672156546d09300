import type Database from "better-sqlite3";
import { periodBounds, type PeriodScope } from "./period-bounds.ts";

/** A post, or other content that sold or was advertised, with what files tell of it; rates in basis points. */
export interface PostRow {
  readonly content: string;
  readonly creator: string | null;
  readonly posted_on: string | null;
  /** Seller SKU, else SKU id: what the posts sheet says it shows, else what it sold most of. */
  readonly product: string | null;
  readonly views: number | null;
  /** Likes, comments and shares; null when no file tells any of them. */
  readonly interactions: number | null;
  readonly impressions: number | null;
  readonly clicks: number | null;
  readonly ctr: number | null;
  readonly ctor: number | null;
}

/** What each content sold of each SKU, made once for the statements below. */
const SALES = `
  CREATE TEMP TABLE content_sale AS
  SELECT t.content_id AS content, p.sku_ref, min(p.creator) AS first_creator, max(p.creator) AS last_creator,
    sum(p.net_revenue) AS net_revenue
  FROM tiktok_commission AS t CROSS JOIN line_profit AS p ON p.line_ref = t.line_ref
  WHERE t.content_id IS NOT NULL GROUP BY t.content_id, p.sku_ref`;

/**
 * Posts, what sold a counted line, and what was advertised, as far as their day is in the period. The day of what is
 * no post is in its number; it is of the creator of its lines, else of its ads, where that is one.
 */
const LISTED = `
  CREATE TEMP TABLE content_listed (content TEXT PRIMARY KEY, creator TEXT, posted_on TEXT) STRICT, WITHOUT ROWID`;

const FILL = `
  INSERT INTO temp.content_listed
  WITH sold AS (
    SELECT content, iif(min(first_creator) = max(last_creator), min(first_creator), NULL) AS creator
    FROM content_sale GROUP BY content
  ), spent AS (
    SELECT content, iif(min(creator) = max(creator), min(creator), NULL) AS creator
    FROM other_cost WHERE content <> '(none)' AND day <= @asOf GROUP BY content
  ), other AS (
    SELECT content, min(creator) AS creator FROM (SELECT * FROM sold UNION ALL SELECT * FROM spent)
    WHERE content NOT IN (SELECT content FROM post) GROUP BY content
  ), every AS (
    SELECT content, creator, posted_on FROM post
    UNION ALL
    SELECT content, creator, CASE
      WHEN content NOT GLOB '*[^0-9]*' AND length(content) BETWEEN 10 AND 19
        AND (CAST(content AS INTEGER) >> 32) > 1483228800 THEN day_of(CAST(content AS INTEGER) >> 32)
    END FROM other
  )
  SELECT content, creator, posted_on FROM every WHERE coalesce(posted_on, '') BETWEEN @from AND @to`;

/** The posts of a period, and the other content of it, in no order. */
export function postRows(
  db: Database.Database,
  scope: PeriodScope & { readonly asOf: string },
): readonly PostRow[] {
  db.transaction(() => {
    db.exec(SALES);
    db.exec(LISTED);
    db.prepare(FILL).run({ ...periodBounds(scope), asOf: scope.asOf });
  })();
  return db
    .prepare(
      `WITH told AS (
         SELECT c.content, r.fields FROM content_listed AS c
         JOIN sheet_row AS r ON r.fact = 'post' AND r.key = json_array(c.content)
       ), said AS (
         -- a seller SKU may be several SKU ids
         SELECT t.content, coalesce(min(coalesce(k.seller_sku, k.sku_id)), t.fields ->> 'sku') AS name
         FROM told AS t
         LEFT JOIN sku_name AS n ON n.name = t.fields ->> 'sku'
         LEFT JOIN sku AS k ON k.sku_ref = n.sku_ref
         WHERE t.fields ->> 'sku' IS NOT NULL GROUP BY t.content
       ), best AS (
         SELECT s.content, coalesce(k.seller_sku, k.sku_id) AS name, row_number() OVER (
           PARTITION BY s.content ORDER BY s.net_revenue DESC, k.sku_id
         ) AS place
         FROM content_sale AS s JOIN sku AS k ON k.sku_ref = s.sku_ref
       )
       SELECT c.content, c.creator, c.posted_on, coalesce(p.name, b.name) AS product, r.fields ->> 'views' AS views,
         iif(coalesce(r.fields ->> 'likes', r.fields ->> 'comments', r.fields ->> 'shares') IS NULL, NULL,
           coalesce(r.fields ->> 'likes', 0) + coalesce(r.fields ->> 'comments', 0)
             + coalesce(r.fields ->> 'shares', 0)) AS interactions,
         r.fields ->> 'impressions' AS impressions, r.fields ->> 'clicks' AS clicks, r.fields ->> 'ctr' AS ctr,
         r.fields ->> 'ctor' AS ctor
       FROM content_listed AS c
       LEFT JOIN told AS r ON r.content = c.content
       LEFT JOIN said AS p ON p.content = c.content
       LEFT JOIN best AS b ON b.content = c.content AND b.place = 1`,
    )
    .all() as PostRow[];
}

/** Orders with a line that any of these sold, each once; `postRows` comes first. */
export function ordersOfPosts(db: Database.Database): number {
  return db
    .prepare(
      `SELECT count(DISTINCT p.order_ref)
       FROM tiktok_commission AS t CROSS JOIN line_profit AS p ON p.line_ref = t.line_ref
       WHERE t.content_id IN (SELECT content FROM content_listed)`,
    )
    .pluck()
    .get() as number;
}
