import type Database from "better-sqlite3";
import type { Source } from "./explain-sources.ts";
import { commissionSources, sheetSources, versionSources } from "./explain-sources.ts";

/** An order as known on the report's day, with why its lines count or do not. */
export interface ExplainedOrder {
  readonly order_ref: number;
  readonly order_id: string;
  readonly created_on: string;
  readonly paid_on: string | null;
  readonly shipped_on: string | null;
  readonly delivered_on: string | null;
  readonly state_rank: number;
  readonly order_amount: number | null;
  readonly refund_amount: number | null;
  readonly buyer_shipping_fee: number | null;
  readonly platform_shipping_discount: number | null;
  readonly fulfilment_type: string | null;
  readonly net_sales: number;
  readonly is_paid: number;
  readonly is_cancelled: number;
  readonly is_replacement: number;
  readonly is_sample: number;
  readonly counts: number;
  readonly refund_kind: "whole" | "share" | null;
  readonly net_refund: number | null;
}

export function explainedOrder(db: Database.Database, orderId: string): ExplainedOrder | null {
  const row = db
    .prepare(
      `SELECT o.*, r.kind AS refund_kind, r.net_refund
       FROM shop_order AS o LEFT JOIN order_refund AS r ON r.order_ref = o.order_ref WHERE o.order_id = ?`,
    )
    .get(orderId) as ExplainedOrder | undefined;
  return row ?? null;
}

/** One line of an order: its own columns, its attribution, and its profit where it counts. */
export interface ExplainedLine {
  readonly line_ref: number;
  readonly sku_ref: number;
  readonly sku_id: string;
  readonly seller_sku: string | null;
  readonly product_name: string | null;
  readonly quantity: number;
  readonly returned_quantity: number;
  readonly export_gross: number;
  readonly export_discount: number;
  readonly status: string;
  readonly creator: string | null;
  readonly is_contested: number;
  readonly rank: number | null;
  readonly counts: number;
  readonly gross: number | null;
  readonly seller_discount: number | null;
  readonly refunds: number | null;
  readonly net_revenue: number | null;
  readonly sales_tax: number | null;
  readonly cogs: number | null;
  readonly platform_fees: number | null;
  readonly shipping: number | null;
  readonly other_fees: number | null;
  readonly commission: number | null;
  readonly cm3: number | null;
  readonly revenue_basis: string;
  readonly cogs_basis: string;
  readonly platform_fees_basis: string;
  readonly shipping_basis: string;
  readonly commission_basis: string;
  readonly returned_part: number | null;
  readonly unreturned_share: number | null;
  readonly returned_share: number | null;
  readonly buyer_shipping_part: number;
}

export function explainedLines(db: Database.Database, orderRef: number): readonly ExplainedLine[] {
  return db
    .prepare(
      `SELECT a.line_ref, a.sku_ref, k.sku_id, k.seller_sku, k.product_name, v.quantity,
         min(v.returned_quantity, v.quantity) AS returned_quantity, v.gross AS export_gross,
         v.seller_discount AS export_discount, a.status, a.creator, a.is_contested, a.rank, a.counts,
         p.gross, p.seller_discount, p.refunds, p.net_revenue, p.sales_tax, p.cogs, p.platform_fees, p.shipping,
         p.other_fees, p.commission, p.cm3, p.revenue_basis, p.cogs_basis, p.platform_fees_basis, p.shipping_basis,
         p.commission_basis, r.returned_part,
         (SELECT x.part FROM allocation_part AS x
            WHERE x.purpose = 'refund of unreturned' AND x.item = a.line_ref) AS unreturned_share,
         (SELECT x.part FROM allocation_part AS x
            WHERE x.purpose = 'refund of returned' AND x.item = a.line_ref) AS returned_share,
         coalesce((SELECT x.part FROM allocation_part AS x
            WHERE x.purpose = 'buyer shipping fee' AND x.item = a.line_ref AND x.request = a.order_ref), 0)
            AS buyer_shipping_part
       FROM line_attribution AS a
       JOIN order_line_version AS v ON v.version_id = a.line_ref
       JOIN sku AS k ON k.sku_ref = a.sku_ref
       LEFT JOIN line_profit AS p ON p.line_ref = a.line_ref
       LEFT JOIN line_refund AS r ON r.line_ref = a.line_ref
       WHERE a.order_ref = ? ORDER BY k.sku_id`,
    )
    .all(orderRef) as ExplainedLine[];
}

/** A version of an order line that an export held; the current one first. */
export interface LineVersion {
  readonly version_id: number;
  readonly sku_id: string;
  readonly state_rank: number;
  readonly exported_at: number;
  readonly is_current: number;
  readonly sources: readonly Source[];
}

export function lineVersions(db: Database.Database, orderRef: number): readonly LineVersion[] {
  const rows = db
    .prepare(
      `SELECT v.version_id, k.sku_id, v.state_rank, v.exported_at, v.is_current
       FROM order_line_version AS v JOIN sku_key AS k ON k.sku_ref = v.sku_ref
       WHERE v.order_ref = ? ORDER BY k.sku_id, v.is_current DESC, v.exported_at DESC, v.version_id`,
    )
    .all(orderRef) as Omit<LineVersion, "sources">[];
  return rows.map((row) => ({ ...row, sources: versionSources(db, row.version_id) }));
}

/** A piece of evidence for a line: what it says, whom it names on the order's day, and where it stands. */
export interface EvidenceRow {
  readonly rank: number;
  readonly kind: string;
  readonly value: string;
  readonly creator: string | null;
  readonly sources: readonly Source[];
  /** Where the key was registered, with its days. */
  readonly registrations: readonly string[];
}

export function lineEvidence(
  db: Database.Database,
  order: Pick<ExplainedOrder, "order_ref" | "order_id">,
  line: Pick<ExplainedLine, "line_ref" | "sku_ref">,
): readonly EvidenceRow[] {
  const rows = db
    .prepare(
      `SELECT DISTINCT rank, kind, value, creator FROM line_evidence
       WHERE order_ref = ? AND sku_ref = ? ORDER BY rank, kind, value, creator`,
    )
    .all(order.order_ref, line.sku_ref) as Omit<EvidenceRow, "sources" | "registrations">[];
  return rows.map((row) => ({
    ...row,
    sources: evidenceSources(db, order.order_id, line.line_ref, row),
    registrations: registrations(db, row.kind, row.value),
  }));
}

function evidenceSources(
  db: Database.Database,
  orderId: string,
  lineRef: number,
  { rank, kind, value }: Pick<EvidenceRow, "rank" | "kind" | "value">,
): readonly Source[] {
  if (rank === 3) return versionSources(db, lineRef);
  const column = {
    handle: "handle",
    email: "email",
    affiliate_id: "affiliate_id",
    code: "code",
    link: "link",
  }[kind];
  if (column === undefined) return [];
  // A creator's own name speaks of the row's SKU, a code or a link of the whole order.
  const rows = db
    .prepare(
      `SELECT f.source, f.row_key FROM commission_fact AS f
       WHERE f.order_id = @order AND f.${column} = @value AND (@rank > 2 OR f.sku IS NULL OR EXISTS (
         SELECT 1 FROM commission_line AS l
         JOIN order_line_version AS v ON v.order_ref = l.order_ref AND v.sku_ref = l.sku_ref
         WHERE l.commission_ref = f.commission_ref AND v.version_id = @line
       )) ORDER BY f.row_key`,
    )
    .all({ order: orderId, value, rank, line: lineRef }) as { source: string; row_key: string }[];
  return rows.flatMap((row) => commissionSources(db, row));
}

/** Rows of keys sheets that claim a key, with their days and places. */
function registrations(db: Database.Database, kind: string, value: string): readonly string[] {
  const rows = db
    .prepare(
      `SELECT r.key, key ->> 0 AS handle, key ->> 3 AS from_day, fields ->> 'to' AS to_day
       FROM sheet_row AS r WHERE fact = 'key' AND key ->> 1 = ? AND (key ->> 2 = ? OR
         (? = 'link' AND comparable_link(key ->> 2) = comparable_link(?)))
       ORDER BY r.key`,
    )
    .all(kind, value, kind, value) as {
    key: string;
    handle: string;
    from_day: string;
    to_day: string | null;
  }[];
  return rows.map((row) => {
    const days = `${row.from_day === "" ? "" : ` from ${row.from_day}`}${row.to_day === null ? "" : ` to ${row.to_day}`}`;
    return `@${row.handle}${days}: ${sheetSources(db, "key", row.key).join("; ")}`;
  });
}

/** The latest unit cost on a day, by SKU id, else by seller SKU. */
export interface CostInForce {
  readonly unit_cost: number;
  readonly from_day: string;
  readonly name: string;
  readonly sources: readonly Source[];
}

export function costInForce(db: Database.Database, skuRef: number, day: string): CostInForce | null {
  const row = db
    .prepare(
      `SELECT c.unit_cost, c.from_day, c.name
       FROM sku_name AS n JOIN named_cost AS c ON c.name = n.name AND ? BETWEEN c.from_day AND c.to_day
       WHERE n.sku_ref = ? ORDER BY n.is_sku_id DESC, c.from_day DESC, c.name LIMIT 1`,
    )
    .get(day, skuRef) as Omit<CostInForce, "sources"> | undefined;
  if (row === undefined) return null;
  return { ...row, sources: sheetSources(db, "cost", JSON.stringify([row.name, row.from_day])) };
}

/** A setting on a day: its value, since when, and who said so; nobody where it is the default. */
export interface SettingInForce {
  readonly value: number;
  readonly from_day: string;
  readonly sources: readonly Source[];
}

export function settingInForce(db: Database.Database, name: string, day: string): SettingInForce | null {
  const row = db
    .prepare("SELECT value, from_day FROM setting WHERE name = ? AND ? BETWEEN from_day AND to_day")
    .get(name, day) as { value: number; from_day: string } | undefined;
  if (row === undefined || typeof row.value !== "number") return null;
  return { ...row, sources: sheetSources(db, "setting", JSON.stringify([name, row.from_day])) };
}

/** A label of an order or sample, and its part of the label's cost. */
export interface LabelOfTarget {
  readonly shipment_key: string;
  readonly source: string;
  readonly label_cost: number | null;
  readonly label_voided: number;
  readonly part: number | null;
  readonly ship_on: string;
  readonly targets: number;
  readonly sources: readonly Source[];
}

export function labelsOf(db: Database.Database, target: string): readonly LabelOfTarget[] {
  const rows = db
    .prepare(
      `SELECT s.version_id, s.shipment_key, s.source, s.label_cost, s.label_voided, l.amount AS part, l.ship_on,
         (SELECT count(*) FROM label_target AS t WHERE t.shipment_ref = l.shipment_ref) AS targets
       FROM label_part AS l JOIN shipment AS s ON s.version_id = l.shipment_ref
       WHERE l.target = ? ORDER BY l.ship_on, s.shipment_key`,
    )
    .all(target) as (Omit<LabelOfTarget, "sources"> & { version_id: number })[];
  return rows.map(({ version_id, ...row }) => ({ ...row, sources: shipmentSources(db, version_id) }));
}

/** Every place that says something of a parcel, in whichever source. */
export function shipmentSources(db: Database.Database, shipmentRef: number): readonly Source[] {
  const parts = db
    .prepare("SELECT version_id FROM shipment_part WHERE shipment_ref = ? ORDER BY place")
    .pluck()
    .all(shipmentRef) as number[];
  return parts.flatMap((versionId) => versionSources(db, versionId));
}

/** A commission amount on a line; `role` says whether it counts. */
export interface CommissionOfLine {
  readonly source: string;
  readonly handle: string | null;
  readonly amount: number;
  readonly basis: string;
  /** TikTok's own amount where this row is the same money. */
  readonly tiktok_amount: number | null;
  /** The whole row, where only a part falls on this line. */
  readonly row_amount: number;
  readonly sources: readonly Source[];
}

export function commissionsOf(db: Database.Database, lineRef: number): readonly CommissionOfLine[] {
  const rows = db
    .prepare(
      `SELECT f.source, f.handle, t.amount, t.basis, NULL AS tiktok_amount, f.amount AS row_amount, f.row_key
       FROM tiktok_commission AS t JOIN commission_fact AS f ON f.commission_ref = t.commission_ref
       WHERE t.line_ref = @line
       UNION ALL
       SELECT f.source, coalesce(f.handle, c.creator), s.amount, s.basis, s.tiktok_amount, f.amount, f.row_key
       FROM sheet_commission AS s
       JOIN commission_fact AS f ON f.commission_ref = s.commission_ref
       LEFT JOIN commission_creator AS c ON c.commission_ref = s.commission_ref
       WHERE s.line_ref = @line`,
    )
    .all({ line: lineRef }) as (Omit<CommissionOfLine, "sources"> & { row_key: string })[];
  return rows.map(({ row_key, ...row }) => ({
    ...row,
    sources: commissionSources(db, { source: row.source, row_key }),
  }));
}

/** The term that sets the rate of a creator for a SKU on a day; `*` is everybody, or every SKU. */
export interface TermInForce {
  readonly rate: number;
  readonly handle: string;
  readonly sku: string;
  readonly from_day: string;
  readonly sources: readonly Source[];
}

export function termInForce(
  db: Database.Database,
  creator: string,
  skuRef: number,
  day: string,
): TermInForce | null {
  const row = db
    .prepare(
      `SELECT t.rate, s.handle, s.sku, s.from_day, s.kind
       FROM term_period AS t
       JOIN term_sheet AS s ON s.from_day = t.written_from AND s.sku = t.sku AND s.kind = t.kind AND s.rate = t.rate
       WHERE t.kind = 'standard' AND t.rate IS NOT NULL AND t.creator IN (@creator, '*')
         AND (t.sku = '*' OR t.sku_ref = @sku) AND @day BETWEEN t.from_day AND t.to_day
         AND (s.handle = '*') = (t.creator = '*')
         AND (s.handle = '*' OR s.handle IN (SELECT handle FROM handle_owner WHERE creator = @creator))
       ORDER BY (t.creator = '*') * 2 + (t.sku = '*'), t.written_from DESC, t.rate DESC LIMIT 1`,
    )
    .get({ creator, sku: skuRef, day }) as (Omit<TermInForce, "sources"> & { kind: string }) | undefined;
  if (row === undefined) return null;
  const key = JSON.stringify([row.handle, row.sku, row.kind, row.from_day]);
  return { ...row, sources: sheetSources(db, "term", key) };
}

/** Orders, samples and creators by the names under which they can be asked for. */
export function knownNames(db: Database.Database): readonly string[] {
  return db
    .prepare(
      `SELECT order_id FROM shop_order UNION SELECT sample FROM sample UNION SELECT handle FROM handle_owner ORDER BY 1`,
    )
    .pluck()
    .all() as string[];
}
