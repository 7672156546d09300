import type Database from "better-sqlite3";

/** An event of a creator, with what was said. */
export interface EventRow {
  readonly row_key: string;
  readonly event: string;
  readonly day: string;
  /** Instant, where the sheet or the edit has one. */
  readonly at: string | null;
  readonly channel: string | null;
  readonly note: string | null;
}

/** What was said to and by a creator up to a day, oldest first. */
export function eventRows(db: Database.Database, creator: string, asOf: string): readonly EventRow[] {
  return db
    .prepare(
      `SELECT DISTINCT r.key AS row_key, r.key ->> 1 AS event, r.key ->> 2 AS day, r.fields ->> 'at' AS at,
         r.fields ->> 'channel' AS channel, r.fields ->> 'note' AS note
       FROM handle_owner AS h
       JOIN sheet_row AS r ON r.fact = 'event' AND r.key ->> 0 = h.handle AND r.key ->> 2 BETWEEN h.from_day AND h.to_day
       WHERE h.creator = ? AND r.key ->> 2 <= ?
       ORDER BY day, at, row_key`,
    )
    .all(creator, asOf) as EventRow[];
}

/** A term of a creator's own, with the rate that held before it. */
export interface WrittenTerm {
  readonly row_key: string;
  readonly sku: string;
  readonly kind: string;
  /** "" where it always held. */
  readonly from_day: string;
  readonly to_day: string | null;
  /** Basis points. */
  readonly rate: number | null;
  readonly rate_before: number | null;
  readonly post_days: number | null;
  readonly posts_due: number | null;
  readonly flat_fee: number | null;
  readonly note: string | null;
}

/** Terms of a creator's own that began by a day, earliest first. */
export function ownTerms(db: Database.Database, creator: string, asOf: string): readonly WrittenTerm[] {
  return db
    .prepare(
      `WITH own AS (
         SELECT DISTINCT r.key AS row_key, r.key ->> 1 AS sku, r.key ->> 2 AS kind, r.key ->> 3 AS from_day, r.fields
         FROM handle_owner AS h
         JOIN sheet_row AS r ON r.fact = 'term' AND r.key ->> 0 = h.handle AND r.key ->> 3 <= h.to_day
           AND coalesce(r.fields ->> 'to', '9999-12-31') >= h.from_day
         WHERE h.creator = ? AND r.key ->> 3 <= ?
       )
       SELECT row_key, sku, kind, from_day, fields ->> 'to' AS to_day, fields ->> 'rate' AS rate,
         lag(fields ->> 'rate') OVER (PARTITION BY sku, kind ORDER BY from_day, row_key) AS rate_before,
         fields ->> 'post_days' AS post_days, fields ->> 'posts_due' AS posts_due, fields ->> 'flat_fee' AS flat_fee,
         fields ->> 'note' AS note
       FROM own ORDER BY from_day, row_key`,
    )
    .all(creator, asOf) as WrittenTerm[];
}

/** What a creator was asked for. */
export interface WrittenBrief {
  readonly row_key: string;
  /** Null: every product. */
  readonly sku: string | null;
  readonly day: string;
  readonly post_days: number | null;
  readonly posts_due: number | null;
  readonly link: string | null;
  readonly code: string | null;
  readonly hashtags: string | null;
  readonly note: string | null;
}

export function briefsOf(db: Database.Database, creator: string, asOf: string): readonly WrittenBrief[] {
  return db
    .prepare(
      `SELECT DISTINCT r.key AS row_key, nullif(nullif(r.key ->> 1, '*'), '') AS sku, r.key ->> 2 AS day,
         r.fields ->> 'post_days' AS post_days, r.fields ->> 'posts_due' AS posts_due, r.fields ->> 'link' AS link,
         r.fields ->> 'code' AS code, r.fields ->> 'hashtags' AS hashtags, r.fields ->> 'note' AS note
       FROM handle_owner AS h
       JOIN sheet_row AS r ON r.fact = 'brief' AND r.key ->> 0 = h.handle AND r.key ->> 2 BETWEEN h.from_day AND h.to_day
       WHERE h.creator = ? AND r.key ->> 2 <= ?
       ORDER BY day, row_key`,
    )
    .all(creator, asOf) as WrittenBrief[];
}
