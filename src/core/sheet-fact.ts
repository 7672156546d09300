/** Facts that plain sheets and edits record, and the fields of each (`domain.md §3`). */
export const SHEET_FACTS = {
  creator: ["name", "niche", "region", "email", "tags", "owner", "seen_on", "renamed_to"],
  creator_metric: [
    "followers",
    "engagement_rate",
    "level",
    "gmv_30d",
    "gmv",
    "items_sold",
    "est_commission",
    "videos",
    "samples_shipped",
  ],
  event: ["channel", "note", "at"],
  key: ["to", "settles", "removed"],
  decision: ["creator"],
  term: ["rate", "to", "post_days", "posts_due", "flat_fee", "note"],
  cost: ["unit_cost"],
  sample_row: [
    "creator",
    "sku",
    "quantity",
    "state",
    "state_on",
    "requested_on",
    "approved_on",
    "shipped_on",
    "delivered_on",
    "order_id",
    "tracking_number",
    "shipping_cost",
    "note",
  ],
  post: [
    "link",
    "content_id",
    "creator",
    "posted_on",
    "sku",
    "product_id",
    "views",
    "likes",
    "comments",
    "shares",
    "impressions",
    "clicks",
    "ctr",
    "ctor",
    "approved_on",
    "note",
  ],
  commission_sheet_row: ["commission", "base", "rate", "status", "date"],
  shipment_row: [
    "tracking_number",
    "order_number",
    "reference",
    "carrier",
    "service",
    "parcel_state",
    "status_text",
    "shipped_on",
    "delivered_on",
    "label_cost",
  ],
  fee: ["amount", "paid_on", "note"],
  ad_spend: ["amount", "creator", "content_id", "campaign", "sku", "from", "to"],
  brief: ["post_days", "posts_due", "link", "code", "hashtags", "note"],
  payment: ["amount", "initiated_on", "completed_on", "status", "type"],
  label_charge: ["amount", "order_number", "tracking_number", "carrier", "service"],
  order_evidence: ["name", "codes", "links", "traces"],
  setting: ["value"],
  profile: ["source", "columns", "fingerprint", "date_order", "decimal", "rate_style", "encoding", "sheet"],
} as const satisfies Record<string, readonly string[]>;

export type SheetFactName = keyof typeof SHEET_FACTS;

/**
 * A row of a plain sheet, or an edit. `key` identifies it: creator [handle]; creator_metric
 * [handle, seen_on]; event [handle, event, day, n], of an edit [handle, event, day, at, channel, note]; key [handle, kind,
 * value, from], which `settles` a dispute of several owners; decision [order id, `sample:` its id or `parcel:` its number,
 * sku or "*"], of which a creator or `(organic)`; term [handle or
 * "*", sku or "*", kind, from]; cost [sku, from]; sample_row [order id, tracking number or
 * "handle/sku/day", sku]; post [content id, else link]; commission_sheet_row [order id, sku or "",
 * key kind, key value, and what else tells its rows apart: of an export its program, the conversion's id, of a row
 * without an order its day]; shipment_row [tracking number, else shipment id]; fee [handle, kind, due day]; ad_spend [from, to, campaign, content id or handle, sku];
 * brief [handle, sku or "*", sent day]; payment [payment id]; label_charge [shipment id, charge or credit, day, amount];
 * order_evidence [order id], whose codes, links and traces are JSON arrays; setting [name, from]; profile [name].
 * An absent day or text in a key is "".
 * `fields` holds only what the row fills; a field that is null clears the stored value.
 */
export interface SheetFact {
  readonly fact: SheetFactName;
  readonly key: readonly string[];
  readonly fields: Readonly<Record<string, string | number | null>>;
  /** True when equal keys of one file are numbered (`n`) instead of repeated. */
  readonly numbered?: boolean;
}
