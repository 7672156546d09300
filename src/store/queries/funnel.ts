import type Database from "better-sqlite3";

/**
 * The first day on which a creator reached each step; "" when it was reached on no known day, null when it was
 * not reached.
 */
export interface FunnelRow {
  readonly creator: string;
  readonly owner: string | null;
  readonly contacted: string | null;
  readonly replied: string | null;
  readonly agreed: string | null;
  readonly requested: string | null;
  readonly shipped: string | null;
  readonly delivered: string | null;
  readonly posted: string | null;
  readonly selling: string | null;
}

/**
 * Every creator with the steps that were ever reached by the report's day; `standOn` comes first. A step of a
 * sample that has no day of its own has that of the next one.
 */
export function funnelRows(db: Database.Database): readonly FunnelRow[] {
  return db
    .prepare(
      `WITH step AS (
         SELECT creator, CASE WHEN event IN ('contacted', 'reminded', 'brief_sent') THEN 'contacted'
             WHEN event IN ('replied', 'accepted', 'declined') THEN 'replied' END AS step, on_day
         FROM event_of_creator
         UNION ALL
         SELECT creator, 'agreed', on_day FROM event_of_creator WHERE event = 'accepted'
         UNION ALL
         SELECT h.creator, 'agreed', t.from_day
         FROM term_sheet AS t
         JOIN handle_owner AS h ON h.handle = t.handle AND h.from_day <= t.to_day AND h.to_day >= t.from_day
         WHERE t.from_day <= (SELECT as_of FROM report_day)
         UNION ALL
         SELECT creator, 'requested', coalesce(requested_on, approved_on, shipped_on, ship_on, delivered_on, '')
         FROM sample_standing
         UNION ALL
         SELECT creator, 'shipped', coalesce(shipped_on, ship_on, delivered_on, '') FROM sample_standing
         WHERE state IN ('shipped', 'delivered') OR shipped_on IS NOT NULL OR ship_on IS NOT NULL
         UNION ALL
         SELECT creator, 'delivered', coalesce(delivered_on, '') FROM sample_standing WHERE state = 'delivered'
         UNION ALL
         SELECT creator, 'posted', coalesce(posted_on, '') FROM post
         UNION ALL
         SELECT owner, 'selling', day FROM owner_day
       ), first AS (
         SELECT creator, step, coalesce(min(nullif(on_day, '')), '') AS on_day FROM step
         WHERE creator IS NOT NULL AND step IS NOT NULL GROUP BY creator, step
       )
       SELECT k.creator, k.owner,
         max(f.on_day) FILTER (WHERE f.step = 'contacted') AS contacted,
         max(f.on_day) FILTER (WHERE f.step = 'replied') AS replied,
         max(f.on_day) FILTER (WHERE f.step = 'agreed') AS agreed,
         max(f.on_day) FILTER (WHERE f.step = 'requested') AS requested,
         max(f.on_day) FILTER (WHERE f.step = 'shipped') AS shipped,
         max(f.on_day) FILTER (WHERE f.step = 'delivered') AS delivered,
         max(f.on_day) FILTER (WHERE f.step = 'posted') AS posted,
         max(f.on_day) FILTER (WHERE f.step = 'selling') AS selling
       FROM creator_stage AS s
       JOIN report_day AS d
       JOIN creator AS k ON k.creator = s.creator
       LEFT JOIN first AS f ON f.creator = s.creator
       WHERE s.since <= d.as_of
       GROUP BY k.creator ORDER BY k.creator`,
    )
    .all() as FunnelRow[];
}
