import type Database from "better-sqlite3";
import { periodBounds, type PeriodScope } from "./period-bounds.ts";

/** A post, or other content that sold or was advertised, with what files tell of it; rates in basis points. */
export interface PostRow {
  readonly content: string;
  readonly creator: string | null;
  readonly posted_on: string | null;
  /** JSON array of seller SKUs, or what a product is called otherwise. */
  readonly product: string;
  readonly views: number | null;
  /** Likes, comments and shares; null when no file tells any of them. */
  readonly interactions: number | null;
  readonly impressions: number | null;
  readonly clicks: number | null;
  readonly ctr: number | null;
  readonly ctor: number | null;
}

/** The statements below name the content of the period as `content_listed`, made once. */
const LISTED = `
  CREATE TEMP TABLE content_listed (
    content TEXT PRIMARY KEY,
    creator TEXT,
    posted_on TEXT
  ) STRICT, WITHOUT ROWID`;

/**
 * Posts, what sold a counted line, and what was advertised. The day of what is no post is in its number, and it
 * is of the creator of its lines where that is one.
 */
const FILL = `
  INSERT INTO temp.content_listed
  WITH sold AS (
    SELECT t.content_id AS content, iif(min(p.creator) = max(p.creator), min(p.creator), NULL) AS creator
    FROM tiktok_commission AS t CROSS JOIN line_profit AS p ON p.line_ref = t.line_ref
    WHERE t.content_id IS NOT NULL GROUP BY t.content_id
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
    db.exec(LISTED);
    db.prepare(FILL).run({ ...periodBounds(scope), asOf: scope.asOf });
  })();
  return db
    .prepare(
      `WITH shown AS (
         SELECT x.content, coalesce(k.seller_sku, x.product) AS name
         FROM content_listed AS c
         JOIN post_product AS x ON x.content = c.content
         LEFT JOIN sku AS k ON k.product = x.product
       ), named AS (
         SELECT content, json_group_array(name ORDER BY name) AS names
         FROM (SELECT DISTINCT content, name FROM shown) GROUP BY content
       )
       SELECT c.content, c.creator, c.posted_on, coalesce(n.names, '[]') AS product, r.fields ->> 'views' AS views,
         iif(coalesce(r.fields ->> 'likes', r.fields ->> 'comments', r.fields ->> 'shares') IS NULL, NULL,
           coalesce(r.fields ->> 'likes', 0) + coalesce(r.fields ->> 'comments', 0)
             + coalesce(r.fields ->> 'shares', 0)) AS interactions,
         r.fields ->> 'impressions' AS impressions, r.fields ->> 'clicks' AS clicks, r.fields ->> 'ctr' AS ctr,
         r.fields ->> 'ctor' AS ctor
       FROM content_listed AS c
       LEFT JOIN named AS n ON n.content = c.content
       LEFT JOIN sheet_row AS r ON r.fact = 'post' AND r.key = json_array(c.content)`,
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
