import type Database from "better-sqlite3";

/** What is known of a creator beside the stage; figures of the period. */
export interface CreatorRow {
  readonly creator: string;
  readonly name: string | null;
  readonly niche: string | null;
  readonly region: string | null;
  readonly owner: string | null;
  readonly tags: string | null;
  readonly email: string | null;
  readonly followers: number | null;
  /** Basis points. */
  readonly engagement: number | null;
  readonly level: string | null;
  /** Of the figures that are known of audience and level, the day on which the oldest was seen. */
  readonly seen_on: string | null;
  readonly orders: number;
  readonly net_revenue: number;
}

/**
 * Every creator with what sheets and exports say of them, as seen on or before the report's day under any of their
 * handles, and with their counted orders of the period; the derived tables have to fit the report's day.
 */
export function creatorRows(
  db: Database.Database,
  { asOf, from, to }: { readonly asOf: string; readonly from: string; readonly to: string },
): readonly CreatorRow[] {
  return db
    .prepare(
      `WITH metric AS MATERIALIZED (
         SELECT h.creator, f.key AS name, f.value, r.key ->> 1 AS seen_on, row_number() OVER (
           PARTITION BY h.creator, f.key ORDER BY r.key ->> 1 DESC, r.exported_at DESC, h.handle = h.creator DESC, h.handle
         ) AS place
         FROM sheet_row AS r
         JOIN handle_owner AS h ON h.handle = r.key ->> 0 AND r.key ->> 1 BETWEEN h.from_day AND h.to_day
         JOIN json_each(r.fields) AS f ON f.key IN ('followers', 'engagement_rate', 'level')
         WHERE r.fact = 'creator_metric' AND r.key ->> 1 <= @asOf
       ), seen AS (
         SELECT creator, max(value) FILTER (WHERE name = 'followers') AS followers,
           max(value) FILTER (WHERE name = 'engagement_rate') AS engagement,
           CAST(max(value) FILTER (WHERE name = 'level') AS TEXT) AS level, min(seen_on) AS seen_on
         FROM metric WHERE place = 1 GROUP BY creator
       ), sold AS (
         SELECT owner AS creator, sum(orders) AS orders, sum(net_revenue) AS net_revenue
         FROM owner_day WHERE day BETWEEN @from AND @to GROUP BY owner
       ), mail AS (
         SELECT creator, min(value) AS email FROM key_owner WHERE kind = 'email' GROUP BY creator
       )
       SELECT c.creator, c.name, c.niche, c.region, c.owner, c.tags, m.email, s.followers, s.engagement, s.level, s.seen_on,
         coalesce(o.orders, 0) AS orders, coalesce(o.net_revenue, 0) AS net_revenue
       FROM creator AS c
       LEFT JOIN seen AS s ON s.creator = c.creator
       LEFT JOIN sold AS o ON o.creator = c.creator
       LEFT JOIN mail AS m ON m.creator = c.creator
       ORDER BY c.creator`,
    )
    .all({ asOf, from, to }) as CreatorRow[];
}
