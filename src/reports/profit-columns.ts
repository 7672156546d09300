import { basisPoints } from "../core/allocation.ts";
import type { Cell, Column } from "../render/table.ts";
import type { ProfitSums } from "../store/queries/profit.ts";
import type { ProfitKey } from "../store/queries/profit-keys.ts";

/** Columns of the profit table after its key: key, label, kind, and how soon a narrow terminal drops it. */
export const COMPONENTS = [
  ["orders", "orders", "integer", 1],
  ["units", "units", "integer", 6],
  ["gross", "gross", "money", 5],
  ["seller_discount", "discount", "money", 5],
  ["refunds", "refunds", "money", 4],
  ["net_revenue", "net revenue", "money", 1],
  ["sales_tax", "sales tax", "money", 8],
  ["cogs", "cogs", "money", 1],
  ["platform_fees", "fees", "money", 2],
  ["shipping", "shipping", "money", 2],
  ["other_fees", "other fees", "money", 8],
  ["commission", "commission", "money", 1],
  ["cm3", "cm3", "money", 3],
  ["sample_cost", "samples", "money", 1],
  ["fixed_fees", "fixed fees", "money", 7],
  ["ad_spend", "ads", "money", 7],
  ["net_profit", "net profit", "money", 1],
  ["margin_bps", "margin", "bps", 1],
  ["estimated_share_bps", "estimated", "bps", 6],
  ["missing_cost_lines", "no cost", "integer", 6],
] as const satisfies readonly (readonly [string, string, Column["kind"], number])[];

/** Rows that are no creator's, in their order at the end of the table. */
export const SPECIAL_KEYS: readonly string[] = ["(organic)", "(unresolved)", "(shop)"];

/** Columns that say what a row stands for. */
export const KEY_COLUMNS: Readonly<Record<ProfitKey, readonly Column[]>> = {
  creator: [{ key: "creator", label: "creator", kind: "handle", priority: 1 }],
  product: [
    { key: "product", label: "SKU id", kind: "id", priority: 1 },
    { key: "seller_sku", label: "seller SKU", kind: "text", priority: 2 },
    { key: "product_name", label: "product", kind: "text", priority: 4 },
  ],
  content: [{ key: "content", label: "content", kind: "id", priority: 1 }],
  week: [{ key: "week", label: "week", kind: "text", priority: 1 }],
  month: [{ key: "month", label: "month", kind: "text", priority: 1 }],
  stage: [{ key: "stage", label: "stage", kind: "text", priority: 1 }],
  niche: [{ key: "niche", label: "niche", kind: "text", priority: 1 }],
  tag: [{ key: "tag", label: "tag", kind: "text", priority: 1 }],
  total: [{ key: "total", label: "", kind: "text", priority: 1 }],
};

/** From sums to the columns of a row: cm3, net profit and shares (`domain.md §5`). */
export function figures(sums: ProfitSums): Record<string, Cell> {
  const cm3 =
    sums.net_revenue -
    sums.sales_tax -
    sums.cogs -
    sums.platform_fees -
    sums.shipping -
    sums.other_fees -
    sums.commission;
  const net = cm3 - sums.sample_cost - sums.fixed_fees - sums.ad_spend;
  const values: Readonly<Record<string, Cell>> = {
    ...(sums as unknown as Record<string, number>),
    cm3,
    net_profit: net,
    margin_bps: basisPoints(net, sums.net_revenue - sums.sales_tax),
    estimated_share_bps: basisPoints(sums.estimated_revenue, sums.net_revenue),
  };
  return Object.fromEntries(COMPONENTS.map(([key]) => [key, values[key] ?? null]));
}

export function netProfit(sums: ProfitSums): number {
  return Number(figures(sums)["net_profit"]);
}
