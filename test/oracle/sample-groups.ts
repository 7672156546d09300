import type { DayText } from "../shops/calendar.ts";
import { addDays, daysBetween } from "../shops/calendar.ts";
import type { SampleRow } from "../shops/model.ts";
import { rowsOf } from "../shops/model.ts";
import type { Attribution } from "./attribution.ts";
import { skuIdsOf } from "./catalogue.ts";
import type { Facts, Order } from "./facts.ts";
import { textOrder } from "./grouping.ts";
import type { Label } from "./labels.ts";
import { isSampleOrder, ordersAsOf } from "./order-state.ts";

/** Everything that tells of one sample (`domain.md §8`). */
export interface SampleGroup {
  readonly orders: Order[];
  readonly rows: SampleRow[];
  readonly labels: Label[];
}

const DAYS_AROUND = 3;

const orderTracking = (group: SampleGroup): (string | null)[] =>
  group.orders.flatMap((order) => order.lines.map((line) => line.tracking_number));

function sharesId(group: SampleGroup, row: SampleRow): boolean {
  const order_ids = [...group.orders, ...group.rows].map((one) => one.order_id);
  const tracking = [...orderTracking(group), ...group.rows.map((other) => other.tracking_number)];
  const byOrder = row.order_id !== null && order_ids.includes(row.order_id);
  return byOrder || (row.tracking_number !== null && tracking.includes(row.tracking_number));
}

/** Puts a row with ids to the groups that share one, and makes them one group. */
function addRow(groups: SampleGroup[], row: SampleRow): SampleGroup[] {
  const own = groups.filter((group) => sharesId(group, row));
  const merged: SampleGroup = {
    orders: own.flatMap((group) => group.orders),
    rows: [...own.flatMap((group) => group.rows), row],
    labels: [],
  };
  return [...groups.filter((group) => !own.includes(group)), merged];
}

/** The creator of a sample order by its own evidence; null when its lines name none or several. */
export function orderCreator(attributions: readonly Attribution[], order: Order): string | null {
  const lines = attributions.filter((one) => one.order.order_id === order.order_id);
  const creators = new Set(lines.flatMap((one) => (one.creator === null ? [] : [one.creator])));
  return creators.size === 1 ? [...creators][0]! : null;
}

interface Join {
  readonly row: SampleRow;
  readonly group: SampleGroup;
  readonly distance: number;
}

/** Sample orders that a row without ids may mean, with how far their day is from the request. */
function joinsOf(
  facts: Facts,
  groups: readonly SampleGroup[],
  row: SampleRow,
  creators: ReadonlyMap<string, string>,
): Join[] {
  const from = row.requested_on ?? row.shipped_on;
  const until = row.shipped_on ?? row.requested_on;
  if (from === null || until === null) return [];
  const skus = skuIdsOf(facts, row.sku);
  return groups.flatMap((group) => {
    const order = group.orders[0];
    const fits =
      order !== undefined &&
      creators.get(order.order_id) === row.creator &&
      order.lines.some((line) => skus.includes(line.sku_id)) &&
      order.created_on >= addDays(from, -DAYS_AROUND) &&
      order.created_on <= addDays(until, DAYS_AROUND);
    return fits ? [{ row, group, distance: Math.abs(daysBetween(from, order.created_on)) }] : [];
  });
}

/** Rows without ids join the nearest order, each order once; the others stand alone. */
function addLooseRows(
  facts: Facts,
  groups: SampleGroup[],
  loose: readonly SampleRow[],
  creators: ReadonlyMap<string, string>,
): void {
  const joins = loose.flatMap((row) => joinsOf(facts, groups, row, creators));
  joins.sort((one, other) => one.distance - other.distance);
  const placed = new Set<SampleRow>();
  const used = new Set<SampleGroup>();
  for (const { row, group } of joins) {
    if (placed.has(row) || used.has(group)) continue;
    placed.add(row);
    used.add(group);
    group.rows.push(row);
  }
  for (const row of loose) if (!placed.has(row)) groups.push({ orders: [], rows: [row], labels: [] });
}

const isKnown = (row: SampleRow, asOf: DayText): boolean => {
  const first = row.requested_on ?? row.shipped_on ?? row.delivered_on;
  return first === null || first <= asOf;
};

/** The samples that exist as of a day; `creators` names those of sample orders by order id. */
export function sampleGroups(
  facts: Facts,
  asOf: DayText,
  labels: readonly Label[],
  creators: ReadonlyMap<string, string>,
): SampleGroup[] {
  const orders = ordersAsOf(facts, asOf).filter((order) => isSampleOrder(facts, order, asOf));
  orders.sort((one, other) => textOrder(one.order_id, other.order_id));
  const rows = rowsOf(facts.shop, "samples").filter((row) => isKnown(row, asOf));
  const withIds = rows.filter((row) => row.order_id !== null || row.tracking_number !== null);
  const loose = rows.filter((row) => !withIds.includes(row));
  const start: SampleGroup[] = orders.map((order) => ({ orders: [order], rows: [], labels: [] }));
  const groups = withIds.reduce(addRow, start);
  addLooseRows(facts, groups, loose, creators);
  for (const group of groups) group.labels.push(...labels.filter((label) => belongs(label, group)));
  return groups;
}

function belongs(label: Label, group: SampleGroup): boolean {
  const byOrder = label.orders.some((order) => group.orders.some((own) => own.order_id === order.order_id));
  const tracking = group.rows.map((row) => row.tracking_number);
  return byOrder || (label.sample_tracking !== null && tracking.includes(label.sample_tracking));
}
