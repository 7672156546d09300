import type Database from "better-sqlite3";
import type { ReviewItem, ReviewKey } from "../../core/review.ts";
import type { Day } from "../../core/scalars.ts";
import { periodBounds } from "./period-bounds.ts";
import { EXCEPTIONS, UNKNOWN } from "./reconcile.ts";

/** All of them: what is open is open whenever it was ordered. */
const ALWAYS = periodBounds({ from: null, to: null });

/** The strongest evidence of each line in conflict, as the keys and the creators that it names. */
export const CONFLICTS = `
  SELECT a.order_ref, a.sku_ref, a.line_ref, a.counts,
    (SELECT json_group_array(key) FROM (
      SELECT DISTINCT e.kind || ':' || e.value AS key FROM line_evidence AS e
      WHERE e.order_ref = a.order_ref AND e.sku_ref = a.sku_ref AND e.rank = a.rank AND e.creator IS NOT NULL ORDER BY 1
    )) AS keys,
    (SELECT json_group_array(creator) FROM (
      SELECT DISTINCT e.creator FROM line_evidence AS e
      WHERE e.order_ref = a.order_ref AND e.sku_ref = a.sku_ref AND e.rank = a.rank AND e.creator IS NOT NULL ORDER BY 1
    )) AS creators
  FROM line_attribution AS a WHERE a.status = 'conflict'`;

interface ItemRow {
  readonly orders: number;
  readonly amount: number;
  readonly first_day: Day | null;
  readonly last_day: Day | null;
}

function figures({ orders, amount, first_day, last_day }: ItemRow) {
  return { orders, amount, firstDay: first_day, lastDay: last_day };
}

/** `code:MAYA15` as kind and value. */
function keyOf(text: string): ReviewKey {
  const [kind = ""] = text.split(":", 1);
  return { kind, value: text.slice(kind.length + 1) };
}

const words = ({ kind, value }: ReviewKey): string =>
  kind === "handle" ? `handle @${value}` : `${kind.replaceAll("_", " ")} ${value}`;

/** How a conflict is told from another: what is in dispute, and between whom. */
export function conflictItem(keys: string, creators: string): string {
  return `conflict:${(JSON.parse(keys) as string[]).join(" + ")} = ${(JSON.parse(creators) as string[]).join(" | ")}`;
}

function conflicts(db: Database.Database): ReviewItem[] {
  const rows = db
    .prepare(
      `WITH line AS (${CONFLICTS}), item AS (${EXCEPTIONS.conflict})
       SELECT l.keys, l.creators, count(DISTINCT l.order_ref) AS orders, coalesce(sum(i.amount), 0) AS amount,
         min(o.created_on) AS first_day, max(o.created_on) AS last_day
       FROM line AS l JOIN shop_order AS o ON o.order_ref = l.order_ref
       LEFT JOIN item AS i ON i.item = l.line_ref
       GROUP BY l.keys, l.creators HAVING max(l.counts)`,
    )
    .all(ALWAYS) as (ItemRow & { readonly keys: string; readonly creators: string })[];
  return rows.map((row) => {
    const keys = (JSON.parse(row.keys) as string[]).map(keyOf);
    return {
      item: conflictItem(row.keys, row.creators),
      kind: "conflict",
      what: keys.map(words).join(", "),
      ...figures(row),
      candidates: JSON.parse(row.creators) as string[],
      keys,
      likenessOf: null,
      parcel: null,
    };
  });
}

function unknownKeys(db: Database.Database): ReviewItem[] {
  const rows = db
    .prepare(
      `WITH item AS (${EXCEPTIONS.unknown_key}), told AS (
         SELECT DISTINCT u.kind || ':' || u.value AS item, u.order_ref FROM line_evidence AS u WHERE ${UNKNOWN}
       )
       SELECT i.item, coalesce(i.amount, 0) AS amount, count(*) AS orders, min(o.created_on) AS first_day,
         max(o.created_on) AS last_day
       FROM item AS i JOIN told AS t ON t.item = i.item JOIN shop_order AS o ON o.order_ref = t.order_ref
       GROUP BY i.item`,
    )
    .all(ALWAYS) as (ItemRow & { readonly item: string })[];
  return rows.map((row) => {
    const key = keyOf(row.item);
    return {
      item: row.item,
      kind: "unknown_key",
      what: words(key),
      ...figures(row),
      candidates: [],
      keys: [key],
      likenessOf: key,
      parcel: null,
    };
  });
}

/** Samples that are known by an order or a parcel: a decision can name either. */
function samples(db: Database.Database): ReviewItem[] {
  const rows = db
    .prepare(
      `WITH item AS (${EXCEPTIONS.sample_without_creator})
       SELECT s.sample, i.example, i.amount, 1 AS orders, coalesce(s.ship_on, s.requested_on) AS first_day,
         coalesce(s.ship_on, s.requested_on) AS last_day, max(m.node = 'o:' || s.sample) AS is_order, (
           SELECT min(b.username) FROM sample_member AS n JOIN order_key AS k ON n.node = 'o:' || k.order_id
           JOIN sample_buyer AS b ON b.order_ref = k.order_ref WHERE n.sample_node = s.sample_node
         ) AS buyer
       FROM item AS i JOIN sample AS s ON s.sample_ref = i.item
       JOIN sample_member AS m ON m.sample_node = s.sample_node AND m.node IN ('o:' || s.sample, 't:' || s.sample)
       GROUP BY s.sample_ref`,
    )
    .all(ALWAYS) as (ItemRow & {
    readonly sample: string;
    readonly example: string;
    readonly is_order: number;
    readonly buyer: string | null;
  })[];
  return rows.map((row) => ({
    item: `sample:${row.sample}`,
    kind: "sample_without_creator",
    what: `sample ${row.example}`,
    ...figures(row),
    candidates: row.buyer === null ? [] : [row.buyer],
    keys: [],
    likenessOf: row.buyer === null ? null : { kind: "handle", value: row.buyer },
    parcel: { field: row.is_order === 1 ? "order_id" : "tracking_number", id: row.sample },
  }));
}

/** Parcels of no order: whoever received one got a sample. */
function parcels(db: Database.Database): ReviewItem[] {
  const rows = db
    .prepare(
      `WITH item AS (${EXCEPTIONS.shipment_without_order})
       SELECT s.tracking_number, s.reference, i.amount, 1 AS orders, coalesce(s.shipped_on, s.created_on) AS first_day,
         coalesce(s.shipped_on, s.created_on) AS last_day
       FROM item AS i JOIN shipment AS s ON s.version_id = i.item WHERE s.tracking_number IS NOT NULL`,
    )
    .all(ALWAYS) as (ItemRow & { readonly tracking_number: string; readonly reference: string | null })[];
  return rows.map((row) => ({
    item: `parcel:${row.tracking_number}`,
    kind: "shipment_without_order",
    what: `parcel ${row.tracking_number}${row.reference === null ? "" : ` (${row.reference})`}`,
    ...figures(row),
    candidates: [],
    keys: [],
    likenessOf: row.reference === null ? null : { kind: "handle", value: row.reference.toLowerCase() },
    parcel: { field: "tracking_number", id: row.tracking_number },
  }));
}

/** Everything that a person could settle, most money first. */
export function reviewItems(db: Database.Database): readonly ReviewItem[] {
  const all = [...conflicts(db), ...unknownKeys(db), ...samples(db), ...parcels(db)];
  return all.toSorted((one, other) => other.amount - one.amount || (one.item < other.item ? -1 : 1));
}
