import type Database from "better-sqlite3";

/** A post, and the sample whose post it is. */
export interface PostRow {
  /** Content id, else the link. */
  readonly content: string;
  readonly creator: string | null;
  readonly posted_on: string | null;
  /** JSON array of product ids. */
  readonly products: string;
  readonly sample: string | null;
  readonly due_on: string | null;
  readonly days_late: number | null;
  readonly approved_on: string | null;
  readonly link: string | null;
  readonly note: string | null;
}

/** All posts up to the report's day, the latest first; `obligationsOn` comes first (`domain.md §8`). */
export function allPosts(db: Database.Database): readonly PostRow[] {
  return db
    .prepare(
      `WITH row AS (
         SELECT coalesce(fields ->> 'content_id', fields ->> 'link') AS content, max(fields ->> 'link') AS link,
           max(fields ->> 'approved_on') AS approved_on, max(fields ->> 'note') AS note
         FROM sheet_row WHERE fact = 'post' GROUP BY 1
       )
       SELECT p.content, p.creator, p.posted_on, (
           SELECT json_group_array(x.product ORDER BY x.product) FROM post_product AS x WHERE x.content = p.content
         ) AS products, s.sample, o.due_on,
         CAST(max(julianday(p.posted_on) - julianday(o.due_on), 0) AS INTEGER) AS days_late,
         iif(r.approved_on <= d.as_of, r.approved_on, NULL) AS approved_on, r.link, r.note
       FROM post AS p
       JOIN report_day AS d
       LEFT JOIN row AS r ON r.content = p.content
       LEFT JOIN post_assignment AS a ON a.content = p.content
       LEFT JOIN sample_standing AS s ON s.sample_ref = a.sample_ref
       LEFT JOIN obligation_standing AS o ON o.sample_ref = a.sample_ref
       ORDER BY p.posted_on IS NOT NULL, p.posted_on DESC, p.content`,
    )
    .all() as PostRow[];
}

/** The creator of a post that any fact knows; null when none does. */
export function creatorOfPost(db: Database.Database, content: string): string | null {
  const creator = db.prepare("SELECT creator FROM post WHERE content = ?").pluck().get(content);
  return (creator ?? null) as string | null;
}
