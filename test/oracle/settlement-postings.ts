import type { DayText } from "../shops/calendar.ts";
import { monthOf } from "../shops/calendar.ts";
import { hasAdSpend } from "./ads.ts";
import { allocate } from "./arithmetic.ts";
import type { CountedLine } from "./economics.ts";
import type { Facts } from "./facts.ts";
import { salesTax } from "./line-components.ts";
import { isSampleOrder } from "./order-state.ts";
import type { Posting } from "./posting.ts";
import { lineStart, nothing, SHOP } from "./posting.ts";
import type { Sample } from "./samples.ts";
import { entryCost } from "./samples.ts";
import type { Entry } from "./settlement-entries.ts";
import { columnsOf } from "./settlement-parts.ts";
import { settlementsAsOf } from "./settlements.ts";

/**
 * A counted line as it settled: each entry on its day; goods, own labels and commission of others on
 * the day of the first. A line that is not settled has nothing but its adjustments.
 */
export function settledLine(facts: Facts, line: CountedLine): Posting[] {
  const start = lineStart(facts, line);
  const { settled_on, cogs, own_labels, other_commission } = line.money;
  const entries = line.money.parts.map(({ entry, ...part }): Posting => {
    const { gross, seller_discount, refunds, platform_fees, shipping, other_fees, commission } = part;
    const sales_tax = salesTax(facts, gross - seller_discount - refunds, line.money.day);
    const revenue = { gross, seller_discount, refunds, sales_tax };
    return { ...start, ...revenue, day: entry.day, platform_fees, shipping, other_fees, commission };
  });
  if (settled_on === null) return entries;
  const costs = { cogs: cogs.amount, shipping: own_labels, commission: other_commission };
  return [{ ...start, ...costs, day: settled_on, is_head: true }, ...entries];
}

/** An entry of a sample order on its product; one without a SKU is split by the cost of the products. */
function sampleEntries(sample: Sample): Posting[] {
  const who = sample.creator ?? SHOP;
  const costs = [...sample.product_costs];
  return sample.entries.flatMap((entry) => {
    const posting = { ...nothing, who, day: entry.day };
    const { sku_id } = entry;
    if (sku_id !== null) return [{ ...posting, sku_id, sample_cost: entryCost(entry) }];
    const parts = allocate(
      entryCost(entry),
      costs.map(([, cost]) => cost),
    );
    return costs.map(([sku], index) => ({ ...posting, sku_id: sku, sample_cost: parts[index]! }));
  });
}

/** Entries of an order whose lines do not count, and adjustments about no known order. */
function shopEntry(entry: Entry): Posting {
  return { ...nothing, ...columnsOf(entry, entry.buckets), who: SHOP, day: entry.day };
}

/** Ads paid out of settlements, in months of which nothing else tells. */
function adPayments(
  facts: Facts,
  asOf: DayText,
  lines: readonly CountedLine[],
  others: readonly Entry[],
): Posting[] {
  const ofLines = lines.flatMap((line) =>
    line.money.parts.map(({ entry, ads }): Posting => ({
      ...lineStart(facts, line),
      who: line.attribution.creator ?? SHOP,
      day: entry.day,
      ad_spend: ads,
    })),
  );
  const ofShop = others.map((entry): Posting => ({
    ...nothing,
    who: SHOP,
    day: entry.day,
    ad_spend: entry.buckets.ads,
  }));
  const paid = [...ofLines, ...ofShop].filter(({ ad_spend }) => ad_spend !== 0);
  return paid.filter(({ day }) => !hasAdSpend(facts, asOf, monthOf(day)));
}

/** What settlements put into profit beside the lines that count. */
export function entryPostings(
  facts: Facts,
  asOf: DayText,
  lines: readonly CountedLine[],
  samples: readonly Sample[],
): Posting[] {
  const counted = new Set(lines.map((line) => line.attribution.order));
  const others = settlementsAsOf(facts, asOf).placed.filter(
    ({ order }) => order === null || !counted.has(order),
  );
  const ofShop = others.filter(({ order }) => order === null || !isSampleOrder(facts, order, asOf));
  return [
    ...ofShop.map(({ entry }) => shopEntry(entry)),
    ...samples.flatMap(sampleEntries),
    ...adPayments(
      facts,
      asOf,
      lines,
      others.map(({ entry }) => entry),
    ),
  ];
}
