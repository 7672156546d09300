import type Database from "better-sqlite3";
import type { ReviewItem } from "../../core/review.ts";
import { CONFLICTS, conflictItem } from "./review.ts";
import { UNKNOWN } from "./reconcile.ts";

/** A line that an item is about. */
export interface ReviewLine {
  readonly order_id: string;
  readonly sku_id: string;
}

/** The lines of an item that nobody is credited with; a decision about its orders alone is about these. */
export function linesOf(db: Database.Database, { item, kind, keys }: ReviewItem): readonly ReviewLine[] {
  const named = `JOIN order_key AS k ON k.order_ref = l.order_ref JOIN sku_key AS s ON s.sku_ref = l.sku_ref
    ORDER BY k.order_id, s.sku_id`;
  if (kind === "conflict") {
    const rows = db
      .prepare(`SELECT k.order_id, s.sku_id, l.keys, l.creators FROM (${CONFLICTS}) AS l ${named}`)
      .all() as (ReviewLine & { readonly keys: string; readonly creators: string })[];
    return rows
      .filter((row) => conflictItem(row.keys, row.creators) === item)
      .map(({ order_id, sku_id }) => ({ order_id, sku_id }));
  }
  const [key] = keys;
  if (key === undefined) return [];
  return db
    .prepare(
      `SELECT k.order_id, s.sku_id FROM (
         SELECT DISTINCT u.order_ref, u.sku_ref FROM line_evidence AS u
         JOIN line_attribution AS a ON a.order_ref = u.order_ref AND a.sku_ref = u.sku_ref AND a.status = 'unknown'
         WHERE u.kind = @kind AND u.value = @value AND ${UNKNOWN}
       ) AS l ${named}`,
    )
    .all(key) as ReviewLine[];
}

/** Who owns a key on which days; "9999-12-31" is for ever. */
export interface KeyOwner {
  readonly kind: string;
  readonly value: string;
  readonly creator: string;
  readonly from_day: string;
  readonly to_day: string;
}

export function keyOwners(db: Database.Database): readonly KeyOwner[] {
  return db
    .prepare(
      `SELECT kind, value, creator, from_day, to_day FROM key_owner
       UNION ALL SELECT 'handle', handle, creator, from_day, to_day FROM handle_owner
       ORDER BY kind, value, from_day, creator`,
    )
    .all() as KeyOwner[];
}

/** How many orders each of these keys (`code:MAYA15`) gives to a creator. */
export function ordersByKey(db: Database.Database, keys: readonly string[]): ReadonlyMap<string, number> {
  const rows = db
    .prepare(
      `SELECT e.kind || ':' || e.value AS key, count(DISTINCT e.order_ref) AS orders FROM line_evidence AS e
       WHERE e.creator IS NOT NULL AND e.kind || ':' || e.value IN (SELECT value FROM json_each(?)) GROUP BY 1`,
    )
    .all(JSON.stringify(keys)) as { readonly key: string; readonly orders: number }[];
  return new Map(rows.map(({ key, orders }) => [key, orders]));
}

/** A key in the form under which its owners are kept. */
export function ownedValue(db: Database.Database, { kind, value }: { kind: string; value: string }): string {
  if (kind !== "link") return value;
  return db.prepare("SELECT comparable_link(?)").pluck().get(value) as string;
}

export function isOwnAccount(db: Database.Database, handle: string): boolean {
  return db.prepare("SELECT 1 FROM own_handle WHERE handle = ?").get(handle) !== undefined;
}

/** Whether something of this name was open once: it stands in the ledger, and somebody has it or nobody shall. */
export function isSettled(db: Database.Database, item: string): boolean {
  const [kind = ""] = item.split(":", 1);
  const rest = item.slice(kind.length + 1);
  const keys = kind === "conflict" ? (rest.split(" = ", 1)[0] ?? "").split(" + ") : [item];
  return (
    db
      .prepare(
        `SELECT 1 FROM line_evidence WHERE kind || ':' || value IN (SELECT value FROM json_each(@keys))
         UNION ALL SELECT 1 FROM own_key WHERE kind || ':' || value IN (SELECT value FROM json_each(@keys))
         UNION ALL SELECT 1 FROM sample WHERE @kind = 'sample' AND sample = @rest
         UNION ALL SELECT 1 FROM shipment WHERE @kind = 'parcel' AND tracking_number = @rest LIMIT 1`,
      )
      .get({ keys: JSON.stringify(keys), kind, rest }) !== undefined
  );
}
