import type { DayText } from "../shops/calendar.ts";
import { rowsOf } from "../shops/model.ts";
import { adSpendAsOf } from "./ads.ts";
import { allocate, sum } from "./arithmetic.ts";
import { attribute } from "./attribution.ts";
import type { Attribution } from "./attribution.ts";
import { commissionRows } from "./commission-rows.ts";
import { chargesOf, isSameMoney } from "./commission.ts";
import type { CountedLine } from "./economics.ts";
import { countedLines } from "./economics.ts";
import type { Facts, Order } from "./facts.ts";
import { factsAsOf, netSales } from "./facts.ts";
import { groupBy, textOrder } from "./grouping.ts";
import { keyOf, resolve } from "./identity.ts";
import { labelsAsOf } from "./labels.ts";
import { isSampleOrder } from "./order-state.ts";
import type { Sample } from "./samples.ts";
import { sampleCost, samplesAsOf } from "./samples.ts";

/** One amount or line of the profit report, on its day, with whose it is (`domain.md §5`, Rows). */
export interface Posting {
  readonly who: string;
  /** SKU id; null for what no product can be named for. */
  readonly sku_id: string | null;
  readonly day: DayText;
  readonly line: CountedLine | null;
  readonly shipping: number;
  readonly commission: number;
  readonly sample_cost: number;
  readonly fixed_fees: number;
  readonly ad_spend: number;
  /** Content id: of the commission row of a line, or of an ad. */
  readonly content: string | null;
}

const ORGANIC = "(organic)";
const UNRESOLVED = "(unresolved)";
export const SHOP = "(shop)";
export const SPECIAL_ROWS = [ORGANIC, UNRESOLVED, SHOP] as const;

const nothing = {
  sku_id: null,
  line: null,
  shipping: 0,
  commission: 0,
  sample_cost: 0,
  fixed_fees: 0,
  ad_spend: 0,
  content: null,
};

function whoseLine({ creator, status }: Attribution): string {
  if (creator !== null) return creator;
  return status === "organic" ? ORGANIC : UNRESOLVED;
}

/** The content that sold a line: of the seller's row, else of the creators' own the one that earned most. */
function contentOf(facts: Facts, { order_id, sku_id }: CountedLine["money"], asOf: DayText): string | null {
  const rows = commissionRows(facts, asOf).filter(
    (row) => row.order_id === order_id && row.sku_ids?.includes(sku_id),
  );
  const sellers = rows.find((row) => row.source === "tiktok");
  if (sellers !== undefined) return sellers.content_id;
  const own = rows.filter((row) => row.source === "creator" && row.content_id !== null);
  const [most] = own.toSorted(
    (one, other) => other.amount - one.amount || textOrder(one.content_id!, other.content_id!),
  );
  return most?.content_id ?? null;
}

function linePosting(facts: Facts, line: CountedLine, asOf: DayText): Posting {
  const { sku_id, day } = line.money;
  const content = contentOf(facts, line.money, asOf);
  return { ...nothing, who: whoseLine(line.attribution), sku_id, day, line, content };
}

/** A sample's products, and its label cost split over them by their cost. */
function samplePostings(sample: Sample): Posting[] {
  const day = sample.shipped_on;
  if (day === null || sampleCost(sample) === 0) return [];
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
  return orders.flatMap((order) => {
    const charges = chargesOf(order, rows.get(order.order_id) ?? []);
    const charged = charges.filter((charge) => !isSameMoney(facts, charge, charges, order));
    return charged.map(({ row, amount }): Posting => {
      // An affiliate row may be actual in part; a sheet row is actual or is not.
      const ofSheet = row.basis === "actual" ? amount : 0;
      const commission = row.source === "sheet" ? ofSheet : row.actual_amount;
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

/** Everything that profit is made of, as of a day. */
export function postings(allFacts: Facts, asOf: DayText): Posting[] {
  const facts = factsAsOf(allFacts, asOf);
  const attributions = attribute(facts, asOf);
  const counted = new Set(attributions.filter((one) => one.counted).map((one) => one.order));
  const others = new Set(attributions.filter((one) => !one.counted).map((one) => one.order));
  return [
    ...countedLines(facts, asOf).map((line) => linePosting(facts, line, asOf)),
    ...samplesAsOf(facts, asOf).flatMap(samplePostings),
    ...shopLabels(facts, asOf, (order) => counted.has(order)),
    ...shopCommission(facts, asOf, [...others]),
    ...fees(facts, asOf),
    ...ads(facts, asOf),
  ];
}
