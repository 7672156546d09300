import type Database from "better-sqlite3";

/** What of the ledger is a creator's. */
export interface CreatorCounts {
  readonly orders: number;
  readonly commission_rows: number;
  readonly samples: number;
  readonly posts: number;
  readonly events: number;
  readonly terms: number;
  readonly keys: number;
  /** Minor units, of all their counted lines. */
  readonly net_revenue: number;
}

/** What is a creator's on every day; all 0 where nobody is known by the handle. */
export function countsOfCreator(db: Database.Database, creator: string): CreatorCounts {
  return db
    .prepare(
      `WITH own AS MATERIALIZED (
         SELECT handle, from_day, to_day FROM handle_owner WHERE creator = @creator
       ), own_key AS MATERIALIZED (
         SELECT kind, value FROM key_owner WHERE creator = @creator AND kind IN ('email', 'affiliate_id')
       )
       SELECT
         (SELECT coalesce(sum(orders), 0) FROM owner_day WHERE owner = @creator) AS orders,
         (SELECT count(*) FROM commission_fact AS c
            WHERE EXISTS (SELECT 1 FROM own WHERE own.handle = c.handle
              AND coalesce(c.on_day, own.from_day) BETWEEN own.from_day AND own.to_day)
            OR (c.email IS NOT NULL AND ('email', c.email) IN (SELECT kind, value FROM own_key))
            OR (c.affiliate_id IS NOT NULL AND ('affiliate_id', c.affiliate_id) IN (SELECT kind, value FROM own_key))
         ) AS commission_rows,
         (SELECT count(*) FROM sample WHERE creator = @creator) AS samples,
         (SELECT count(*) FROM post WHERE creator = @creator) AS posts,
         (SELECT count(*) FROM creator_event AS e
            JOIN own ON own.handle = e.handle AND e.on_day BETWEEN own.from_day AND own.to_day) AS events,
         (SELECT count(*) FROM term_sheet AS t WHERE EXISTS (SELECT 1 FROM own WHERE own.handle = t.handle
            AND own.from_day <= t.to_day AND own.to_day >= t.from_day)) AS terms,
         (SELECT count(*) FROM key_sheet AS k WHERE EXISTS (SELECT 1 FROM own WHERE own.handle = k.handle
            AND own.from_day <= k.to_day AND own.to_day >= k.from_day)) AS keys,
         (SELECT coalesce(sum(net_revenue), 0) FROM owner_day WHERE owner = @creator) AS net_revenue`,
    )
    .get({ creator }) as CreatorCounts;
}
