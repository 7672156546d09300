import type {
  CommissionRowFact,
  Fact,
  OrderLineFact,
  SettlementEntryFact,
  SheetFact,
  ShipmentFact,
} from "../core/facts.ts";
import { ORDER_STATES } from "../core/facts.ts";

/** The facts of exports: each has a table of versions of its own. */
export type ExportFact = Exclude<Fact, SheetFact>;

type ColumnOf<F> = readonly [column: string, read: (fact: F) => string | number | null];

/**
 * How a fact becomes a row of its table of versions. `order_ref`, `sku_ref` and `listing_ref` stand
 * for texts kept once in their own tables; `reference` names the texts.
 */
export interface FactTable<F extends ExportFact = ExportFact> {
  readonly fact: F["fact"];
  readonly table: string;
  /** Key columns of a fact within its source. */
  readonly key: readonly string[];
  readonly references: {
    readonly order_ref?: (fact: F) => string;
    readonly sku_ref?: (fact: F) => string;
    readonly listing_ref?: (fact: F) => readonly [string, string, string, string];
  };
  readonly columns: readonly ColumnOf<F>[];
  /** True when rows of one file with equal keys are told apart by `n`, their place by content (`domain.md §3`). */
  readonly numbered?: boolean;
}

/** Columns that hold the fact's member of the same name. */
function same<F>(...names: readonly (keyof F & string)[]): ColumnOf<F>[] {
  return names.map((name) => [name, (fact: F) => fact[name] as string | number | null] as const);
}

const ORDER_LINE: FactTable<OrderLineFact> = {
  fact: "order_line",
  table: "order_line_version",
  key: ["order_ref", "sku_ref"],
  references: {
    order_ref: (fact) => fact.order_id,
    sku_ref: (fact) => fact.sku_id,
    listing_ref: (fact) => [
      fact.product_id ?? "",
      fact.seller_sku ?? "",
      fact.product_name ?? "",
      fact.variation ?? "",
    ],
  },
  columns: [
    ["state_rank", (fact) => ORDER_STATES.indexOf(fact.state)],
    ...same<OrderLineFact>(
      "quantity",
      "returned_quantity",
      "gross",
      "platform_discount",
      "seller_discount",
      "buyer_shipping_fee",
      "platform_shipping_discount",
      "order_amount",
      "refund_amount",
      "created_at",
      "paid_at",
      "shipped_at",
      "delivered_at",
      "cancelled_at",
      "fulfilment_type",
      "tracking_number",
      "creator_handle",
    ),
  ],
};

const COMMISSION_ROW: FactTable<CommissionRowFact> = {
  fact: "commission_row",
  table: "commission_row_version",
  key: ["order_ref", "sku_ref"],
  references: { order_ref: (fact) => fact.order_id, sku_ref: (fact) => fact.sku_id },
  columns: [
    ["state_rank", (fact) => (fact.state === "pending" ? 0 : 1)],
    ...same<CommissionRowFact>(
      "state",
      "product_id",
      "content_id",
      "content_type",
      "creator_handle",
      "quantity",
      "payment_amount",
      "standard_rate",
      "estimated_base",
      "estimated_standard",
      "actual_base",
      "actual_standard",
      "ads_rate",
      "estimated_ads",
      "actual_ads",
      "estimated_bonus",
      "actual_bonus",
      "created_at",
      "paid_at",
      "delivered_at",
      "commission_paid_at",
    ),
  ],
};

const SHIPMENT: FactTable<ShipmentFact> = {
  fact: "shipment",
  table: "shipment_version",
  key: ["shipment_key"],
  references: {},
  columns: [
    ["state_rank", () => 0],
    ...same<ShipmentFact>(
      "shipment_key",
      "tracking_number",
      "order_number",
      "reference",
      "carrier",
      "service",
      "parcel_state",
      "status_text",
    ),
    ["label_voided", (fact) => (fact.label_voided ? 1 : 0)],
    ...same<ShipmentFact>("label_cost", "created_on", "shipped_on", "delivered_on"),
  ],
};

const SETTLEMENT_ENTRY: FactTable<SettlementEntryFact> = {
  fact: "settlement_entry",
  table: "settlement_entry_version",
  key: ["entry_id", "type", "sku_id", "day", "total", "n"],
  references: {},
  columns: [
    ["state_rank", () => 0],
    ...same<SettlementEntryFact>(
      "entry_id",
      "type",
      "kind",
      "sku_id",
      "day",
      "total",
      "related_order_id",
      "statement_id",
      "payment_id",
      "gross",
      "seller_discount",
      "refund",
      "platform_fee",
      "commission",
      "shipping",
      "adjustment",
      "tax",
      "ads",
      "unclassified",
    ),
    ["charges_parcel", (fact) => (fact.charges_parcel ? 1 : 0)],
  ],
  numbered: true,
};

export const FACT_TABLES = {
  order_line: ORDER_LINE,
  commission_row: COMMISSION_ROW,
  shipment: SHIPMENT,
  settlement_entry: SETTLEMENT_ENTRY,
} as const;

/** All tables of versions, for undoing a change. */
export const VERSION_TABLES: readonly FactTable[] = Object.values(FACT_TABLES) as unknown as FactTable[];

export function isExportFact(fact: Fact): fact is ExportFact {
  return Object.hasOwn(FACT_TABLES, fact.fact);
}
