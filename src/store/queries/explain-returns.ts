import type Database from "better-sqlite3";
import type { Source } from "./explain-sources.ts";
import { versionSources } from "./explain-sources.ts";

/** A return of a line's SKU, as known on the report's day. */
export interface ReturnOfLine {
  readonly return_id: string;
  readonly status_text: string;
  readonly return_type: string | null;
  readonly quantity: number;
  readonly unit_price: number | null;
  readonly requested_on: string | null;
  readonly refunded_on: string | null;
  /** Its units count as returned. */
  readonly counts: number;
  readonly sources: readonly Source[];
}

export function returnsOf(db: Database.Database, orderRef: number, skuRef: number): readonly ReturnOfLine[] {
  const rows = db
    .prepare(
      `SELECT v.version_id, v.return_id, v.status_text, v.return_type, v.quantity, v.unit_price, v.requested_on,
         v.refunded_on, v.is_completed AND coalesce(v.refunded_on, v.requested_on, '') <= c.as_of AS counts
       FROM return_version AS v JOIN context AS c
       WHERE v.is_current = 1 AND v.order_ref = ? AND v.sku_ref = ? AND coalesce(v.requested_on, '') <= c.as_of
       ORDER BY v.requested_on, v.return_id`,
    )
    .all(orderRef, skuRef) as (Omit<ReturnOfLine, "sources"> & { version_id: number })[];
  return rows.map(({ version_id, ...row }) => ({ ...row, sources: versionSources(db, version_id) }));
}
