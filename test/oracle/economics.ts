import type { DayText } from "../shops/calendar.ts";
import { allocate, atRate, share, sum } from "./arithmetic.ts";
import type { Attribution } from "./attribution.ts";
import { attribute } from "./attribution.ts";
import { unitCost } from "./catalogue.ts";
import type { Charge } from "./commission.ts";
import { chargesOf, lineCommission } from "./commission.ts";
import type { CommissionRow } from "./commission-rows.ts";
import { commissionRows } from "./commission-rows.ts";
import type { Facts, Order } from "./facts.ts";
import { netSales } from "./facts.ts";
import { groupBy } from "./grouping.ts";
import type { Label } from "./labels.ts";
import { labelCostsOf, labelsAsOf } from "./labels.ts";
import type { Component, LineMoney } from "./line-money.ts";
import { refundsOf } from "./refunds.ts";
import { returnedUnits } from "./returns.ts";
import { countSetting, datedSetting } from "./settings.ts";

export interface CountedLine {
  readonly attribution: Attribution;
  readonly money: LineMoney;
}

/** A line's cost of goods: units that did not come back to the shelf. */
function cogsOf(facts: Facts, { order, line }: Attribution, asOf: DayText): Component {
  const cost = unitCost(facts, line.sku_id, order.created_on);
  const restocked = returnedUnits(facts, line, asOf) * countSetting(facts.shop, "returns.restock");
  if (cost === null) return { amount: 0, basis: "missing" };
  return { amount: cost * (line.quantity - restocked), basis: "actual" };
}

/** Referral fee on what stays, and the platform's share of the fee on what was refunded. */
function feesOf(
  facts: Facts,
  day: DayText,
  net_revenue: number,
  buyerShipping: number,
  refunds: number,
): Component {
  const rate = datedSetting(facts.shop, "referral_rate", day);
  if (rate === null) return { amount: 0, basis: "missing" };
  const administration = datedSetting(facts.shop, "refund_admin_share", day) ?? 0;
  const referral = net_revenue > 0 ? atRate(net_revenue + buyerShipping, rate) : 0;
  return { amount: referral + atRate(atRate(refunds, rate), administration), basis: "estimate" };
}

/** What the seller pays to ship a counted order, net of what buyer and platform pay. */
function orderShipping(facts: Facts, order: Order, labels: readonly Label[]): Component {
  const own = labelCostsOf(labels, order.order_id);
  const { head } = order;
  if (own.length > 0) {
    const received = head.buyer_shipping_fee + head.platform_shipping_discount;
    return { amount: sum(own.map((label) => label.cost)) - received, basis: "estimate" };
  }
  const setting = `shipping_estimate.${head.fulfilment_type}`;
  const estimate = datedSetting(facts.shop, setting, order.created_on);
  return { amount: estimate ?? 0, basis: estimate === null ? "missing" : "estimate" };
}

interface OrderShares {
  readonly shipping: Component;
  readonly shippingParts: readonly number[];
  readonly buyerShippingParts: readonly number[];
  readonly refunds: readonly number[];
  readonly charges: readonly Charge[];
}

function orderShares(
  facts: Facts,
  order: Order,
  asOf: DayText,
  labels: readonly Label[],
  rows: readonly CommissionRow[],
): OrderShares {
  const weights = order.lines.map(netSales);
  const shipping = orderShipping(facts, order, labels);
  return {
    shipping,
    shippingParts: allocate(shipping.amount, weights),
    buyerShippingParts: allocate(order.head.buyer_shipping_fee, weights),
    refunds: refundsOf(
      order,
      order.lines.map((line) => returnedUnits(facts, line, asOf)),
    ),
    charges: chargesOf(order, rows),
  };
}

function lineMoney(
  facts: Facts,
  attribution: Attribution,
  shares: OrderShares,
  attributions: readonly Attribution[],
  asOf: DayText,
): LineMoney {
  const { order, line } = attribution;
  const index = order.lines.indexOf(line);
  const refunds: Component = { amount: shares.refunds[index]!, basis: "estimate" };
  const net_revenue = netSales(line) - refunds.amount;
  const tax = datedSetting(facts.shop, "tax_in_prices", order.created_on) ?? 0;
  const sales_tax = share(net_revenue, tax, 10_000 + tax);
  const cogs = cogsOf(facts, attribution, asOf);
  const buyerShipping = shares.buyerShippingParts[index]!;
  const platform_fees = feesOf(facts, order.created_on, net_revenue, buyerShipping, refunds.amount);
  const shipping = { amount: shares.shippingParts[index]!, basis: shares.shipping.basis };
  const commission = lineCommission(facts, attribution, shares.charges, net_revenue, attributions);
  const costs = [sales_tax, cogs.amount, platform_fees.amount, shipping.amount, commission.amount];
  return {
    order_id: order.order_id,
    sku_id: line.sku_id,
    day: order.created_on,
    units: line.quantity,
    gross: line.gross,
    seller_discount: line.seller_discount,
    refunds,
    net_revenue,
    sales_tax,
    cogs,
    platform_fees,
    shipping,
    other_fees: 0,
    commission,
    cm3: net_revenue - sum(costs),
  };
}

/** Every counted line up to `asOf` with its money (`domain.md §5`). */
export function countedLines(facts: Facts, asOf: DayText): CountedLine[] {
  const attributions = attribute(facts, asOf);
  const rows = groupBy(commissionRows(facts, asOf), (row) => row.order_id);
  const labels = labelsAsOf(facts, asOf);
  const counted = attributions.filter((one) => one.counted);
  const byOrder = groupBy(counted, (one) => one.order.order_id);
  return [...byOrder.values()].flatMap((lines) => {
    const { order } = lines[0]!;
    const shares = orderShares(facts, order, asOf, labels, rows.get(order.order_id) ?? []);
    return lines.map((attribution) => ({
      attribution,
      money: lineMoney(facts, attribution, shares, attributions, asOf),
    }));
  });
}
