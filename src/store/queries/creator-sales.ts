import type Database from "better-sqlite3";
import { periodBounds, type PeriodScope } from "./period-bounds.ts";

/** Lines on which a creator's own export and the seller's tell different amounts of the same kind. */
export interface CreatorExportDifference {
  readonly lines: number;
  readonly creators_amount: number;
  readonly sellers_amount: number;
  readonly example: string | null;
}

/**
 * Compares standard and Shop Ads commission, which both files have, where both know them actually or both as
 * estimates; what one knows earlier than the other is no difference.
 */
export function creatorExportDifference(db: Database.Database, scope: PeriodScope): CreatorExportDifference {
  return db
    .prepare(
      `WITH told AS (
         SELECT order_id, sku_id, creator_handle, source = 'tiktok-creator-orders' AS is_creators,
           max(actual_standard IS NOT NULL OR state = 'ineligible') AS is_actual,
           sum(iif(state = 'ineligible', 0,
             coalesce(actual_standard, estimated_standard, 0) + coalesce(actual_ads, estimated_ads, 0))) AS amount
         FROM tiktok_row
         WHERE order_ref IN (SELECT order_ref FROM creator_sale) AND coalesce(day_of(created_at), '') BETWEEN @from AND @to
         GROUP BY order_id, sku_id, creator_handle, is_creators
       )
       SELECT count(*) AS lines, coalesce(sum(c.amount), 0) AS creators_amount,
         coalesce(sum(s.amount), 0) AS sellers_amount, min(c.order_id) AS example
       FROM told AS c
       JOIN told AS s ON s.order_id = c.order_id AND s.sku_id = c.sku_id AND s.creator_handle = c.creator_handle
         AND s.is_actual = c.is_actual
       WHERE c.is_creators AND NOT s.is_creators AND c.amount <> s.amount`,
    )
    .get(periodBounds(scope)) as CreatorExportDifference;
}
