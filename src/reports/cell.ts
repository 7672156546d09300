import type { ExplainedCost } from "../store/queries/explain-cost.ts";
import type { ExplainedOrder } from "../store/queries/explain-order.ts";
import type { DrillRow } from "../store/queries/profit-drill.ts";
import type { LineFacts } from "./explain-line.ts";

/** Columns of the profit table that are sums of amounts, and so can be taken apart. */
export const CELL_COMPONENTS = [
  "gross",
  "seller_discount",
  "refunds",
  "net_revenue",
  "sales_tax",
  "cogs",
  "platform_fees",
  "shipping",
  "other_fees",
  "commission",
  "cm3",
  "sample_cost",
  "fixed_fees",
  "ad_spend",
  "net_profit",
] as const;
export type CellComponent = (typeof CELL_COMPONENTS)[number];

/** One of the amounts that a cell sums, with what is known of it. */
export interface CellPart {
  readonly row: DrillRow;
  /** Of a line. */
  readonly line: { readonly facts: LineFacts; readonly order: ExplainedOrder } | null;
  /** Of another cost. */
  readonly cost: ExplainedCost | null;
}
