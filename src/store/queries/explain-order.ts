import type Database from "better-sqlite3";
import type { Source } from "./explain-sources.ts";
import { versionSources } from "./explain-sources.ts";

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
      `SELECT o.*, day_of(o.paid_at) AS paid_on, day_of(o.shipped_at) AS shipped_on, day_of(o.delivered_at) AS delivered_on,
         r.kind AS refund_kind, r.net_refund
       FROM shop_order AS o LEFT JOIN order_refund AS r ON r.order_ref = o.order_ref AND o.counts
       WHERE o.order_id = @id
         OR o.order_ref = (SELECT order_ref FROM order_name WHERE name = ltrim(@id, '#'))
       ORDER BY o.order_id = @id DESC LIMIT 1`,
    )
    .get({ id: orderId }) as ExplainedOrder | undefined;
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
      `SELECT a.line_ref, a.sku_ref, k.sku_id, k.seller_sku, k.product_name, a.quantity,
         a.returned_quantity, a.gross AS export_gross, a.seller_discount AS export_discount, a.status, a.creator, a.is_contested, a.rank, a.counts,
         p.gross, p.seller_discount, p.refunds, p.net_revenue, p.sales_tax, p.cogs, p.platform_fees, p.shipping,
         p.other_fees, p.commission, p.cm3, p.revenue_basis, p.cogs_basis, p.platform_fees_basis, p.shipping_basis,
         p.commission_basis, r.returned_part,
         (SELECT x.part FROM allocation_part AS x
            WHERE x.purpose = 'refund of unreturned' AND x.item = a.line_ref) AS unreturned_share,
         (SELECT x.part FROM allocation_part AS x
            WHERE x.purpose = 'refund of returned' AND x.item = a.line_ref) AS returned_share,
         coalesce(iif(o.lines = 1, o.buyer_shipping_fee, (SELECT x.part FROM allocation_part AS x
            WHERE x.purpose = 'buyer shipping fee' AND x.item = a.line_ref AND x.request = a.order_ref)), 0)
            AS buyer_shipping_part
       FROM line_attribution AS a
       JOIN shop_order AS o ON o.order_ref = a.order_ref
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

/** Orders, samples and creators by the names under which they can be asked for. */
export function knownNames(db: Database.Database): readonly string[] {
  return db
    .prepare(
      `SELECT order_id FROM shop_order UNION SELECT sample FROM sample UNION SELECT handle FROM handle_owner ORDER BY 1`,
    )
    .pluck()
    .all() as string[];
}
