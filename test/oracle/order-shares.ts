import { allocate, sum } from "./arithmetic.ts";
import type { CommissionRow } from "./commission-rows.ts";
import type { Charge } from "./commission.ts";
import { chargesOf } from "./commission.ts";
import type { Facts, Order } from "./facts.ts";
import { netSales } from "./facts.ts";
import type { Label } from "./labels.ts";
import { labelCostsOf } from "./labels.ts";
import type { Component } from "./line-money.ts";
import { refundsOf } from "./refunds.ts";
import { datedSetting } from "./settings.ts";
import type { Entry } from "./settlement-entries.ts";
import type { EntryPart } from "./settlement-parts.ts";
import { partsOf } from "./settlement-parts.ts";

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

/** What an order has as a whole, in parts for its lines. */
export interface OrderShares {
  readonly shipping: Component;
  readonly shippingParts: readonly number[];
  readonly buyerShippingParts: readonly number[];
  /** Own labels as settled lines bear them: TikTok's row says what the buyer paid. */
  readonly labelParts: readonly number[];
  readonly refunds: readonly number[];
  readonly charges: readonly Charge[];
  readonly parts: readonly EntryPart[];
}

export function orderShares(
  facts: Facts,
  order: Order,
  labels: readonly Label[],
  rows: readonly CommissionRow[],
  entries: readonly Entry[],
): OrderShares {
  const weights = order.lines.map(netSales);
  const shipping = orderShipping(facts, order, labels);
  const carried = entries.some((entry) => entry.carried_by_tiktok);
  const ownLabels = sum(labelCostsOf(labels, order.order_id).map((label) => label.cost));
  return {
    shipping,
    shippingParts: allocate(shipping.amount, weights),
    buyerShippingParts: allocate(order.head.buyer_shipping_fee, weights),
    labelParts: allocate(carried ? 0 : ownLabels, weights),
    refunds: refundsOf(order),
    charges: chargesOf(order, rows),
    parts: entries.flatMap((entry) => partsOf(entry, order)),
  };
}
