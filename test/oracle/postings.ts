import type { DayText } from "../shops/calendar.ts";
import { rowsOf } from "../shops/model.ts";
import { adSpendAsOf } from "./ads.ts";
import { allocate, sum } from "./arithmetic.ts";
import { attribute } from "./attribution.ts";
import { commissionRows } from "./commission-rows.ts";
import type { Charge } from "./commission.ts";
import { chargesOf, isSameMoney } from "./commission.ts";
import type { CountedLine } from "./economics.ts";
import { countedLines } from "./economics.ts";
import type { Facts, Order } from "./facts.ts";
import { factsAsOf, netSales } from "./facts.ts";
import { groupBy } from "./grouping.ts";
import { keyOf, resolve } from "./identity.ts";
import { labelsAsOf } from "./labels.ts";
import { isSampleOrder } from "./order-state.ts";
import type { DateBasis, Posting } from "./posting.ts";
import { lineStart, nothing, SHOP } from "./posting.ts";
import type { Sample } from "./samples.ts";
import { samplesAsOf } from "./samples.ts";
import { lineName, settledCommissions } from "./settlement-parts.ts";
import { entryPostings, settledLine } from "./settlement-postings.ts";
import { settlementsAsOf } from "./settlements.ts";

/** A counted line with all its money, on the day of its order. */
function linePosting(facts: Facts, line: CountedLine): Posting {
  const { money } = line;
  return {
    ...lineStart(facts, line),
    day: money.day,
    is_head: true,
    gross: money.gross,
    seller_discount: money.seller_discount,
    refunds: money.refunds.amount,
    sales_tax: money.sales_tax,
    cogs: money.cogs.amount,
    platform_fees: money.platform_fees.amount,
    shipping: money.shipping.amount,
    other_fees: money.other_fees,
    commission: money.commission.amount,
  };
}

/** A sample's products, and its label cost split over them by their cost. */
function samplePostings(sample: Sample): Posting[] {
  const day = sample.shipped_on;
  if (day === null) return [];
  const costs = [...sample.product_costs];
  const labels = allocate(
    sample.label_cost,
    costs.map(([, cost]) => cost),
  );
  return costs.map(([sku_id, cost], index) => {
    const sample_cost = cost + labels[index]!;
    return { ...nothing, who: sample.creator ?? SHOP, sku_id, day, sample_cost };
  });
}

/** Labels of no order and no sample, and of orders whose lines do not count. */
function shopLabels(facts: Facts, asOf: DayText, counts: (order: Order) => boolean): Posting[] {
  return labelsAsOf(facts, asOf).flatMap((label) => {
    const posting = (shipping: number): Posting => ({ ...nothing, who: SHOP, day: label.day, shipping });
    const cost = label.cost ?? 0;
    if (label.orders.length === 0) return label.sample_tracking === null ? [posting(cost)] : [];
    const parts = allocate(
      cost,
      label.orders.map((order) => sum(order.lines.map(netSales))),
    );
    return label.orders.flatMap((order, index) => {
      const elsewhere = counts(order) || isSampleOrder(facts, order, asOf);
      return elsewhere ? [] : [posting(parts[index]!)];
    });
  });
}

/** Commission that was really charged on orders whose lines do not count. */
function shopCommission(facts: Facts, asOf: DayText, orders: readonly Order[]): Posting[] {
  const rows = groupBy(commissionRows(facts, asOf), (row) => row.order_id);
  // One amount of TikTok per line: what was settled is in its entries.
  const settled = settledCommissions(settlementsAsOf(facts, asOf));
  return orders.flatMap((order) => {
    const charges = chargesOf(order, rows.get(order.order_id) ?? []);
    const isSettled = ({ row, sku_id }: Charge): boolean =>
      row.source === "tiktok" && settled.has(lineName(order.order_id, sku_id));
    const charged = charges.filter(
      (charge) => !isSameMoney(facts, charge, charges, order) && !isSettled(charge),
    );
    return charged.map(({ row, amount }): Posting => {
      // An affiliate row may be actual in part; a sheet row is actual or is not.
      const ofSheet = row.basis === "actual" ? amount : 0;
      const commission = row.source === "tiktok" ? row.actual_amount : ofSheet;
      return { ...nothing, who: SHOP, day: order.created_on, commission };
    });
  });
}

/** Fees that are costs, on the day on which they are due. */
function fees(facts: Facts, asOf: DayText): Posting[] {
  const due = rowsOf(facts.shop, "fees").filter((row) => row.kind !== "commission" && row.due_on <= asOf);
  return due.map((row): Posting => {
    const owners = resolve(facts.shop, keyOf("handle", row.creator), row.due_on);
    const who = owners.length === 1 ? owners[0]! : SHOP;
    return { ...nothing, who, day: row.due_on, fixed_fees: row.amount };
  });
}

function ads(facts: Facts, asOf: DayText): Posting[] {
  return adSpendAsOf(facts, asOf).flatMap(({ row, day, counts, creator, sku_id }) =>
    counts
      ? [{ ...nothing, who: creator ?? SHOP, sku_id, day, ad_spend: row.amount, content: row.content_id }]
      : [],
  );
}

/** Everything that profit is made of, as of a day: lines on the day of their order, or as they settled. */
export function postings(allFacts: Facts, asOf: DayText, basis: DateBasis = "order"): Posting[] {
  const facts = factsAsOf(allFacts, asOf);
  const attributions = attribute(facts, asOf);
  const counted = new Set(attributions.filter((one) => one.counted).map((one) => one.order));
  const others = new Set(attributions.filter((one) => !one.counted).map((one) => one.order));
  const lines = countedLines(facts, asOf);
  const samples = samplesAsOf(facts, asOf);
  return [
    ...lines.flatMap((line) => (basis === "order" ? [linePosting(facts, line)] : settledLine(facts, line))),
    ...entryPostings(facts, asOf, lines, samples),
    ...samples.flatMap(samplePostings),
    ...shopLabels(facts, asOf, (order) => counted.has(order)),
    ...shopCommission(facts, asOf, [...others]),
    ...fees(facts, asOf),
    ...ads(facts, asOf),
  ];
}
