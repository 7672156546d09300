import type Database from "better-sqlite3";
import { unscoped } from "./scope.ts";

/** The latest days that exports of orders name, also in versions that are not current. */
const OF_ORDERS = `
  SELECT day_of(max(coalesce(max(created_at), 0), coalesce(max(paid_at), 0), coalesce(max(shipped_at), 0),
    coalesce(max(delivered_at), 0), coalesce(max(cancelled_at), 0))) AS day
  FROM order_line_version WHERE TRUE AND order_ref IN (SELECT order_ref FROM touched)
  UNION ALL
  SELECT day_of(max(coalesce(max(created_at), 0), coalesce(max(commission_paid_at), 0)))
  FROM commission_row_version WHERE TRUE AND order_ref IN (SELECT order_ref FROM touched)
  UNION ALL
  SELECT day_of(max(coalesce(max(created_at), 0), coalesce(max(commission_paid_at), 0)))
  FROM creator_sale_version WHERE TRUE AND order_ref IN (SELECT order_ref FROM touched)
  UNION ALL
  SELECT max(max(coalesce(requested_on, ''), coalesce(refunded_on, '')))
  FROM return_version WHERE TRUE AND order_ref IN (SELECT order_ref FROM touched)
  UNION ALL
  SELECT max(day) FROM settlement_entry_version WHERE TRUE AND version_id IN (SELECT entry_ref FROM touched_entry)`;

/** The latest days of what a refresh makes anew, and which may become earlier. */
const DERIVED = `
  SELECT max(ship_on) AS day FROM main.label_target UNION ALL SELECT max(posted_on) FROM main.post`;

const OTHERS = `
  SELECT max(max(coalesce(created_on, ''), coalesce(shipped_on, ''), coalesce(delivered_on, ''))) AS day
  FROM shipment_version
  UNION ALL SELECT max(part.value) FROM sheet_row, json_each(sheet_row.key) AS part
    WHERE part.value GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
  UNION ALL SELECT max(part.value) FROM sheet_row, json_each(sheet_row.fields) AS part
    WHERE part.key NOT IN ('to', 'seen_on')
      AND part.value GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;

function latest(db: Database.Database, days: string): string {
  // An empty table answers the first day there is; no fact is dated then.
  const day = db.prepare(`SELECT nullif(max(day), day_of(0)) FROM (${days})`).pluck().get();
  return (day as string | null) ?? "";
}

/** The latest day that any fact names: a report as of then, or later, may use the ledger's own tables. */
export function horizon(db: Database.Database): string {
  return latest(db, [unscoped(OF_ORDERS), DERIVED, OTHERS].join(" UNION ALL "));
}

/** The latest day of posts and labels. */
export function derivedHorizon(db: Database.Database): string {
  return latest(db, DERIVED);
}

/** The horizon after a refresh of the orders in `touched`; `before` is what it and that of posts and labels were. */
export function laterHorizon(
  db: Database.Database,
  before: { readonly horizon: string; readonly derived: string },
): string {
  const derived = derivedHorizon(db);
  // What made the horizon has gone: only a look at everything tells the next one.
  if (derived < before.derived && before.derived === before.horizon) return horizon(db);
  const days = [before.horizon, derived, latest(db, OF_ORDERS)];
  return days.toSorted().at(-1) ?? "";
}
