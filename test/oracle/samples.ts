import type { DayText } from "../shops/calendar.ts";
import { addDays, dayOf } from "../shops/calendar.ts";
import type { SampleState } from "../shops/model.ts";
import { rowsOf } from "../shops/model.ts";
import { sum } from "./arithmetic.ts";
import type { Attribution } from "./attribution.ts";
import { attribute } from "./attribution.ts";
import { skuIdsOf, unitCost } from "./catalogue.ts";
import { allHandles } from "./creators.ts";
import type { Facts } from "./facts.ts";
import { textOrder } from "./grouping.ts";
import { keyOf, resolve } from "./identity.ts";
import { labelCostsOf, labelsAsOf } from "./labels.ts";
import type { SampleGroup } from "./sample-groups.ts";
import { orderCreator, sampleGroups } from "./sample-groups.ts";
import { countSetting } from "./settings.ts";
import type { Entry } from "./settlement-entries.ts";
import { settlementsAsOf } from "./settlements.ts";

/** A sample as of a day (`domain.md §8`). */
export interface Sample {
  readonly key: string;
  readonly creator: string | null;
  /** SKU id → pieces. */
  readonly products: ReadonlyMap<string, number>;
  readonly requested_on: DayText | null;
  readonly shipped_on: DayText | null;
  readonly delivered_on: DayText | null;
  /** True when the day of delivery is presumed. */
  readonly assumed: boolean;
  /** What a person wrote that no day tells. */
  readonly words: ReadonlySet<SampleState>;
  /** Unit costs on the ship day, by SKU id; 0 for a missing cost, and all 0 before it ships. */
  readonly product_costs: ReadonlyMap<string, number>;
  readonly label_cost: number;
  /** What TikTok settled of its orders. */
  readonly entries: readonly Entry[];
}

/** What an entry of a sample order costs; ads are spent on something else. */
export const entryCost = ({ total, buckets }: Entry): number => 0 - total - buckets.ads;

export const sampleCost = (sample: Sample): number =>
  sum([...sample.product_costs.values()]) + sample.label_cost + sum(sample.entries.map(entryCost));

/** A sample order without other evidence belongs to the creator who bought it. */
function buyerOf(facts: Facts, group: SampleGroup): string | null {
  const name = group.orders[0]?.head.buyer_username;
  if (name === undefined || !allHandles(facts).has(name)) return null;
  const creators = resolve(facts.shop, keyOf("handle", name), group.orders[0]!.created_on);
  return creators.length === 1 ? creators[0]! : null;
}

function referenceCreator(facts: Facts, group: SampleGroup): string | null {
  const names = group.labels.flatMap(({ row }) => (row.reference === null ? [] : [row.reference]));
  return names.find((name) => allHandles(facts).has(name)) ?? null;
}

function creatorOf(facts: Facts, group: SampleGroup, attributions: readonly Attribution[]): string | null {
  const row = group.rows[0];
  if (row !== undefined) return row.creator;
  const order = group.orders[0]!;
  const lines = attributions.filter((one) => one.order.order_id === order.order_id);
  const named = orderCreator(attributions, order) ?? referenceCreator(facts, group);
  if (named !== null) return named;
  return lines.every((one) => one.status === "organic") ? buyerOf(facts, group) : null;
}

function keyOfGroup(group: SampleGroup): string {
  const order_ids = [...group.orders, ...group.rows].flatMap((one) => one.order_id ?? []).sort();
  const tracking = group.rows.flatMap((row) => row.tracking_number ?? []).sort();
  const row = group.rows[0];
  return (
    order_ids[0] ?? tracking[0] ?? `${row?.creator}/${row?.sku}/${row?.requested_on ?? row?.shipped_on ?? ""}`
  );
}

/** Pieces by SKU; an order and a row that tell of one SKU tell of the same pieces. */
function productsOf(facts: Facts, group: SampleGroup): Map<string, number> {
  const products = new Map<string, number>();
  for (const order of group.orders) for (const line of order.lines) products.set(line.sku_id, line.quantity);
  for (const row of group.rows) products.set(skuIdsOf(facts, row.sku)[0]!, row.quantity);
  return new Map([...products].sort(([one], [other]) => textOrder(one, other)));
}

type Days = Pick<Sample, "requested_on" | "shipped_on" | "delivered_on" | "assumed">;

function earliest(days: readonly (DayText | null)[], asOf: DayText): DayText | null {
  const known = days.filter((day) => day !== null && day <= asOf);
  return known.reduce<DayText | null>((first, day) => (first === null || day! < first ? day : first), null);
}

const dayOrNull = (moment: string | null): DayText | null => (moment === null ? null : dayOf(moment));

function daysOf(facts: Facts, group: SampleGroup, asOf: DayText): Days {
  const { orders, rows } = group;
  const labels = group.labels.filter((label) => !label.row.label_voided);
  const requested_on = earliest(
    [...orders.map((one) => one.created_on), ...rows.map((row) => row.requested_on)],
    asOf,
  );
  const shipments = [
    ...orders.map((one) => dayOrNull(one.head.shipped_at)),
    ...labels.map((label) => label.day),
  ];
  const shipped_on = earliest([...shipments, ...rows.map((row) => row.shipped_on)], asOf);
  const deliveries = [
    ...orders.map((one) => dayOrNull(one.head.delivered_at)),
    ...labels.map((label) => label.row.delivered_on),
    ...rows.map((row) => row.delivered_on),
  ];
  const delivered_on = earliest(deliveries, asOf);
  const days = { requested_on, shipped_on, delivered_on, assumed: false };
  if (delivered_on !== null || deliveries.some((day) => day !== null)) return days;
  if (rows.some((row) => row.state === "delivered")) {
    const always =
      earliest([...shipments, ...rows.map((row) => row.shipped_on)], "9999-12-31") ?? requested_on;
    return { ...days, delivered_on: earliest([always], asOf), assumed: true };
  }
  const tracked = labels.length > 0 || orders.some((order) => order.head.shipped_at !== null);
  if (tracked || shipped_on === null || rows.some((row) => row.state === "lost")) return days;
  const presumed = addDays(shipped_on, countSetting(facts.shop, "assumed_delivery_days"));
  return presumed <= asOf ? { ...days, delivered_on: presumed, assumed: true } : days;
}

function labelCost(group: SampleGroup): number {
  const ofOrders = group.orders.flatMap((order) => labelCostsOf(group.labels, order.order_id));
  const others = group.labels.filter((label) => label.orders.length === 0);
  return sum([...ofOrders.map((label) => label.cost), ...others.map((label) => label.cost ?? 0)]);
}

function sampleOf(
  facts: Facts,
  group: SampleGroup,
  asOf: DayText,
  attributions: readonly Attribution[],
  entries: readonly Entry[],
): Sample {
  const products = productsOf(facts, group);
  const days = daysOf(facts, group, asOf);
  const { shipped_on } = days;
  const costs = [...products].map(([sku_id, quantity]): [string, number] => {
    const cost = shipped_on === null ? 0 : (unitCost(facts, sku_id, shipped_on) ?? 0);
    return [sku_id, cost * quantity];
  });
  return {
    key: keyOfGroup(group),
    creator: creatorOf(facts, group, attributions),
    products,
    ...days,
    words: new Set(group.rows.flatMap((row) => row.state ?? [])),
    product_costs: new Map(costs),
    label_cost: labelCost(group),
    entries,
  };
}

/** All samples that exist as of a day. */
export function samplesAsOf(facts: Facts, asOf: DayText): Sample[] {
  const attributions = attribute(facts, asOf);
  const creators = new Map<string, string>();
  for (const order of facts.orders.values()) {
    const group: SampleGroup = { orders: [order], rows: [], labels: [] };
    const creator = rowsOf(facts.shop, "samples").find((row) => row.order_id === order.order_id)?.creator;
    const found = creator ?? creatorOf(facts, group, attributions);
    if (found !== null) creators.set(order.order_id, found);
  }
  const groups = sampleGroups(facts, asOf, labelsAsOf(facts, asOf), creators);
  const { placed } = settlementsAsOf(facts, asOf);
  return groups.map((group) => {
    const own = placed.filter(({ order }) => order !== null && group.orders.includes(order));
    const entries = own.map(({ entry }) => entry);
    return sampleOf(facts, group, asOf, attributions, entries);
  });
}
