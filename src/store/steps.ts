import type Database from "better-sqlite3";

/** A row of a samples sheet without order or parcel joins the nearest sample order, each once (`domain.md §8`). */
function matchSampleRows(db: Database.Database): void {
  const matchNearest = db.prepare(`
    INSERT INTO sample_match (row_key, order_ref, sku_ref)
    WITH open AS (
      SELECT * FROM sample_candidate AS c
      WHERE NOT EXISTS (SELECT 1 FROM sample_match AS m WHERE m.row_key = c.row_key)
        AND NOT EXISTS (SELECT 1 FROM sample_match AS m WHERE m.order_ref = c.order_ref AND m.sku_ref = c.sku_ref)
    ), placed AS (
      SELECT row_key, order_ref, sku_ref,
        row_number() OVER (PARTITION BY row_key ORDER BY distance, created_on, order_id, sku_id) AS for_row,
        row_number() OVER (PARTITION BY order_ref, sku_ref ORDER BY distance, row_key) AS for_order
      FROM open
    )
    SELECT row_key, order_ref, sku_ref FROM placed WHERE for_row = 1 AND for_order = 1`);
  while (matchNearest.run().changes > 0);
}

/** Of ad spend of one campaign and content whose periods overlap the longest counts, then the newest (`domain.md §5`). */
function countAdSpend(db: Database.Database): void {
  const countBest = db.prepare(`
    UPDATE ad_spend SET is_counted = 1 WHERE ad_spend_ref IN (
      SELECT ad_spend_ref FROM (
        SELECT a.ad_spend_ref, row_number() OVER (PARTITION BY a.campaign, a.content_id ORDER BY a.place) AS first_left
        FROM ad_spend AS a
        WHERE NOT a.is_counted AND NOT EXISTS (
          SELECT 1 FROM ad_spend AS b WHERE b.is_counted AND b.campaign = a.campaign AND b.content_id = a.content_id
            AND b.from_day <= a.to_day AND b.to_day >= a.from_day AND (a.product = b.product OR '' IN (a.product, b.product))
        )
      ) WHERE first_left = 1
    )`);
  while (countBest.run().changes > 0);
}

/** Entries that two layouts tell are paired, the nearest days first, each once (`domain.md §6`). */
function pairSettlements(db: Database.Database): void {
  const pairNearest = db.prepare(`
    INSERT INTO settlement_copy (entry_ref, sku_rows)
    WITH placed AS (
      SELECT entry_ref, sku_rows,
        row_number() OVER (PARTITION BY entry_ref ORDER BY distance, sku_rows) AS for_entry,
        row_number() OVER (PARTITION BY sku_rows ORDER BY distance, entry_ref) AS for_rows
      FROM settlement_candidate
      WHERE entry_ref NOT IN (SELECT entry_ref FROM settlement_copy)
        AND sku_rows NOT IN (SELECT sku_rows FROM settlement_copy)
    )
    SELECT entry_ref, sku_rows FROM placed WHERE for_entry = 1 AND for_rows = 1`);
  while (pairNearest.run().changes > 0);
}

/** What is done row by row in an order of its own, after the definitions of a topic. */
const STEPS: readonly (readonly [topic: string, step: (db: Database.Database) => void])[] = [
  ["_settlement_copies", pairSettlements],
  ["_sample_rows", matchSampleRows],
  ["_ad_spend", countAdSpend],
];

/** Runs the steps that belong to a definition, where its tables stand first in the search for names. */
export function finish(db: Database.Database, name: string): void {
  for (const [topic, step] of STEPS) if (name.includes(topic)) step(db);
}
