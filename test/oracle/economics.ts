import type { DayText } from "../shops/calendar.ts";
import { sum } from "./arithmetic.ts";
import type { Attribution } from "./attribution.ts";
import { attribute } from "./attribution.ts";
import { lineCommission } from "./commission.ts";
import { commissionRows } from "./commission-rows.ts";
import type { Facts } from "./facts.ts";
import { groupBy } from "./grouping.ts";
import { labelsAsOf } from "./labels.ts";
import { cogsOf, feesOf, salesTax } from "./line-components.ts";
import type { Component, LineMoney } from "./line-money.ts";
import type { OrderShares } from "./order-shares.ts";
import { orderShares } from "./order-shares.ts";
import type { Settled } from "./settlement-parts.ts";
import { settledOf } from "./settlement-parts.ts";
import { settlementsAsOf } from "./settlements.ts";

export interface CountedLine {
  readonly attribution: Attribution;
  readonly money: LineMoney;
}

type Revenue = Pick<LineMoney, "gross" | "seller_discount" | "refunds" | "net_revenue" | "sales_tax">;

function revenueOf(facts: Facts, attribution: Attribution, refund: number, settled: Settled | null): Revenue {
  const { order, line } = attribution;
  const { gross, seller_discount } = settled ?? line;
  const refunds: Component =
    settled === null ? { amount: refund, basis: "estimate" } : { amount: settled.refunds, basis: "actual" };
  const net_revenue = gross - seller_discount - refunds.amount;
  const sales_tax = salesTax(facts, net_revenue, order.created_on);
  return { gross, seller_discount, refunds, net_revenue, sales_tax };
}

type Handling = Pick<LineMoney, "platform_fees" | "shipping" | "own_labels">;

/** Fees and shipping as they were settled, else as they are to be expected. */
function handlingOf(
  facts: Facts,
  attribution: Attribution,
  revenue: Revenue,
  shares: OrderShares,
  settled: Settled | null,
): Handling {
  const { order, line } = attribution;
  const index = order.lines.indexOf(line);
  if (settled !== null) {
    const own_labels = shares.labelParts[index]!;
    return {
      platform_fees: { amount: settled.platform_fees, basis: "actual" },
      shipping: { amount: settled.shipping + own_labels, basis: "actual" },
      own_labels,
    };
  }
  const buyerShipping = shares.buyerShippingParts[index]!;
  const { net_revenue, refunds } = revenue;
  return {
    platform_fees: feesOf(facts, order.created_on, net_revenue, buyerShipping, refunds.amount),
    shipping: { amount: shares.shippingParts[index]!, basis: shares.shipping.basis },
    own_labels: 0,
  };
}

function lineMoney(
  facts: Facts,
  attribution: Attribution,
  shares: OrderShares,
  attributions: readonly Attribution[],
): LineMoney {
  const { order, line } = attribution;
  const parts = shares.parts.filter((part) => part.sku_id === line.sku_id);
  const settled = settledOf(parts);
  const revenue = revenueOf(facts, attribution, shares.refunds[order.lines.indexOf(line)]!, settled);
  const { net_revenue, sales_tax } = revenue;
  const cogs = cogsOf(facts, attribution);
  const handling = handlingOf(facts, attribution, revenue, shares, settled);
  const { besides, ...commission } = lineCommission(
    facts,
    attribution,
    shares.charges,
    net_revenue,
    attributions,
    settled?.commission ?? null,
  );
  const other_fees = sum(parts.map((part) => part.other_fees));
  const fees = handling.platform_fees.amount + handling.shipping.amount + other_fees;
  return {
    order_id: order.order_id,
    sku_id: line.sku_id,
    day: order.created_on,
    units: line.quantity,
    ...revenue,
    cogs,
    ...handling,
    other_fees,
    commission,
    cm3: net_revenue - sales_tax - cogs.amount - fees - commission.amount,
    parts,
    settled_on: settled?.settled_on ?? null,
    other_commission: besides,
  };
}

/** Every counted line up to `asOf` with its money (`domain.md §5`). */
export function countedLines(facts: Facts, asOf: DayText): CountedLine[] {
  const attributions = attribute(facts, asOf);
  const rows = groupBy(commissionRows(facts, asOf), (row) => row.order_id);
  const labels = labelsAsOf(facts, asOf);
  const { placed } = settlementsAsOf(facts, asOf);
  const counted = attributions.filter((one) => one.counted);
  const byOrder = groupBy(counted, (one) => one.order.order_id);
  return [...byOrder.values()].flatMap((lines) => {
    const { order } = lines[0]!;
    const entries = placed.filter((one) => one.order === order).map((one) => one.entry);
    const shares = orderShares(facts, order, labels, rows.get(order.order_id) ?? [], entries);
    return lines.map((attribution) => ({
      attribution,
      money: lineMoney(facts, attribution, shares, attributions),
    }));
  });
}
