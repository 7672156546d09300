import type { DayText } from "../shops/calendar.ts";
import { atRate, share } from "./arithmetic.ts";
import type { Attribution } from "./attribution.ts";
import { unitCost } from "./catalogue.ts";
import type { Facts } from "./facts.ts";
import type { Component } from "./line-money.ts";
import { countSetting, datedSetting } from "./settings.ts";

/** The tax in prices of a day. */
export function salesTax(facts: Facts, net_revenue: number, day: DayText): number {
  const tax = datedSetting(facts.shop, "tax_in_prices", day) ?? 0;
  return share(net_revenue, tax, 10_000 + tax);
}

/** A line's cost of goods: units that did not come back to the shelf. */
export function cogsOf(facts: Facts, { order, line }: Attribution): Component {
  const cost = unitCost(facts, line.sku_id, order.created_on);
  const restocked = line.returned_quantity * countSetting(facts.shop, "returns.restock");
  if (cost === null) return { amount: 0, basis: "missing" };
  return { amount: cost * (line.quantity - restocked), basis: "actual" };
}

/** Referral fee on what stays, and the platform's share of the fee on what was refunded. */
export function feesOf(
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
