import type Database from "better-sqlite3";
import { faultsOfPost, type PostFault } from "../../core/post-checks.ts";

/** A post with the obligation that it serves, and what is wrong with it. */
export interface CheckedPost {
  /** Content id, else link. */
  readonly content: string;
  readonly creator: string;
  readonly posted_on: string | null;
  /** As written; null where only sales tell of the post. */
  readonly link: string | null;
  readonly approved_on: string | null;
  readonly note: string | null;
  /** Seller SKUs, else SKU ids, of the products that it shows. */
  readonly shows: readonly string[];
  /** The sample for which it was owed; null: for none. */
  readonly sample: string | null;
  readonly due_on: string | null;
  /** Days after the due day; 0 in time; null where it was not owed. */
  readonly days_late: number | null;
  /** What the brief in force asked for. */
  readonly brief_sku: string | null;
  readonly faults: readonly PostFault[];
}

type StoredPost = Omit<CheckedPost, "shows" | "faults"> & {
  readonly shows: string;
  readonly products: string;
  readonly handles: string;
  readonly own_handles: string;
  readonly brief_product: string | null;
  readonly brief_link: string | null;
};

/**
 * The brief that was in force when a post was made: of a post that serves an obligation that obligation's. Else the latest one
 * sent before of its product, else of no product, else of another product that nothing was posted of since.
 */
const BRIEF = `
  SELECT b.row_key FROM brief AS b
  WHERE b.creator = p.creator AND b.sent_on <= p.posted_on AND (
    b.product IS NULL OR b.product IN (SELECT x.product FROM post_product AS x WHERE x.content = p.content)
    OR NOT EXISTS (
      SELECT 1 FROM post AS q JOIN post_product AS y ON y.content = q.content
      WHERE q.creator = p.creator AND y.product = b.product AND q.posted_on BETWEEN b.sent_on AND p.posted_on
    )
  )
  ORDER BY b.product IS NULL, coalesce(b.product NOT IN (
    SELECT x.product FROM post_product AS x WHERE x.content = p.content
  ), 0), b.sent_on DESC, b.row_key LIMIT 1`;

/**
 * Posts held against what was asked for, of one creator or of all (null), oldest first; `obligationsOn` comes first.
 */
export function checkedPosts(db: Database.Database, creator: string | null): readonly CheckedPost[] {
  const rows = db
    .prepare(
      `WITH brief AS MATERIALIZED (
         SELECT h.creator, b.row_key, b.sent_on, nullif(nullif(b.sku, '*'), '') AS sku, r.fields ->> 'link' AS link,
           iif(b.sku IN ('*', ''), NULL, coalesce((
             SELECT min(k.product) FROM sku_name AS n JOIN sku AS k ON k.sku_ref = n.sku_ref WHERE n.name = b.sku
           ), b.sku)) AS product
         FROM brief_sheet AS b
         JOIN sheet_row AS r ON r.fact = 'brief' AND r.key = b.row_key
         JOIN handle_owner AS h ON h.handle = b.handle AND b.sent_on BETWEEN h.from_day AND h.to_day
         WHERE @creator IS NULL OR h.creator = @creator
       ), judged AS (
         SELECT p.content, p.creator, p.posted_on, a.sample_ref,
           iif(o.sample_ref IS NULL, (${BRIEF}), o.brief_key) AS brief_key, o.due_on
         FROM post AS p
         LEFT JOIN post_assignment AS a ON a.content = p.content
         LEFT JOIN obligation AS o ON o.sample_ref = a.sample_ref
         WHERE p.creator IS NOT NULL AND (@creator IS NULL OR p.creator = @creator)
       )
       SELECT j.content, j.creator, j.posted_on, r.fields ->> 'link' AS link, r.fields ->> 'approved_on' AS approved_on,
         r.fields ->> 'note' AS note, s.sample, j.due_on,
         CAST(max(0, julianday(j.posted_on) - julianday(j.due_on)) AS INTEGER) AS days_late,
         b.sku AS brief_sku, b.product AS brief_product, b.link AS brief_link,
         (SELECT json_group_array(x.product) FROM post_product AS x WHERE x.content = j.content) AS products,
         (SELECT json_group_array(DISTINCT coalesce((
            SELECT min(coalesce(k.seller_sku, k.sku_id)) FROM sku AS k WHERE k.product = x.product
          ), x.product)) FROM post_product AS x WHERE x.content = j.content) AS shows,
         (SELECT json_group_array(DISTINCT handle) FROM (
            SELECT link_handle(r.fields ->> 'link') AS handle
            UNION SELECT c.handle FROM content_row AS c WHERE c.content_id = j.content
          ) WHERE handle IS NOT NULL) AS handles,
         (SELECT json_group_array(DISTINCT h.handle) FROM handle_owner AS h WHERE h.creator = j.creator) AS own_handles
       FROM judged AS j
       LEFT JOIN sheet_row AS r ON r.fact = 'post' AND r.key = json_array(j.content)
       LEFT JOIN sample AS s ON s.sample_ref = j.sample_ref
       LEFT JOIN brief AS b ON b.row_key = j.brief_key AND b.creator = j.creator
       ORDER BY j.posted_on, j.content`,
    )
    .all({ creator }) as StoredPost[];
  return rows.map(({ products, handles, own_handles, brief_product, brief_link, shows, ...post }) => ({
    ...post,
    shows: JSON.parse(shows) as string[],
    faults: faultsOfPost({
      content: post.content,
      products: JSON.parse(products) as string[],
      handles: JSON.parse(handles) as string[],
      ownHandles: JSON.parse(own_handles) as string[],
      briefProduct: brief_product,
      briefLink: brief_link,
    }),
  }));
}
