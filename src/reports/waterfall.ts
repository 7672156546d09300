import { basisPoints } from "../core/allocation.ts";
import type { Note, Table, TableRow } from "../render/table.ts";
import type { ProfitSums } from "../store/queries/profit.ts";

/** The steps from gross to net profit (`domain.md §5`); a sum follows what it sums. */
function steps(sums: ProfitSums): readonly (readonly [step: string, amount: number])[] {
  const cm1 = sums.net_revenue - sums.sales_tax - sums.cogs;
  const cm2 = cm1 - sums.platform_fees - sums.shipping - sums.other_fees;
  const cm3 = cm2 - sums.commission;
  return [
    ["gross", sums.gross],
    ["seller_discount", sums.seller_discount],
    ["net_sales", sums.gross - sums.seller_discount],
    ["refunds", sums.refunds],
    ["net_revenue", sums.net_revenue],
    ["sales_tax", sums.sales_tax],
    ["cogs", sums.cogs],
    ["cm1", cm1],
    ["platform_fees", sums.platform_fees],
    ["shipping", sums.shipping],
    ["other_fees", sums.other_fees],
    ["cm2", cm2],
    ["commission", sums.commission],
    ["cm3", cm3],
    ["sample_cost", sums.sample_cost],
    ["fixed_fees", sums.fixed_fees],
    ["ad_spend", sums.ad_spend],
    ["net_profit", cm3 - sums.sample_cost - sums.fixed_fees - sums.ad_spend],
  ];
}

/** From gross to net profit, of one creator or of all; shares are of net revenue without sales tax. */
export function waterfallTable(report: {
  /** Whose; null: everybody's. */
  readonly creator: string | null;
  readonly total: ProfitSums;
  readonly period: NonNullable<Table["period"]>;
  readonly notes: readonly Note[];
}): Table {
  const { creator, total, period, notes } = report;
  const whole = total.net_revenue - total.sales_tax;
  const whose = creator === null ? "in total" : `of ${creator.startsWith("(") ? creator : `@${creator}`}`;
  return {
    name: "profit",
    title: `From gross to net profit ${whose}`,
    columns: [
      { key: "step", label: "step", kind: "text", priority: 1 },
      { key: "amount", label: "amount", kind: "money", priority: 1 },
      { key: "share_bps", label: "share", kind: "bps", priority: 1, bars: true },
    ],
    rows: steps(total).map(([step, amount]): TableRow => ({
      step,
      amount,
      share_bps: basisPoints(amount, whole),
    })),
    totals: null,
    notes,
    empty: "",
    period,
  };
}
