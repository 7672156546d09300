import { allocate, atRate, sum } from "./arithmetic.ts";
import type { Attribution } from "./attribution.ts";
import type { CommissionRow } from "./commission-rows.ts";
import type { Facts, Order } from "./facts.ts";
import { netSales } from "./facts.ts";
import { resolve } from "./identity.ts";
import type { Component } from "./line-money.ts";
import { expectedRate } from "./terms.ts";

/** What a commission row puts on one line of its order. */
export interface Charge {
  readonly row: CommissionRow;
  readonly sku_id: string;
  readonly amount: number;
}

/** The lines of a counted order that a row without SKU is split over. */
function linesOfOrderRow(row: CommissionRow, rows: readonly CommissionRow[], order: Order): string[] {
  const all = order.lines.map((line) => line.sku_id);
  const ownSkus = rows.filter((other) => other.source === row.source).flatMap((other) => other.sku_ids ?? []);
  const without = all.filter((sku_id) => !ownSkus.includes(sku_id));
  return without.length > 0 ? without : all;
}

/** Every row of an order on its lines; the parts of a row add up to the row. */
export function chargesOf(order: Order, rows: readonly CommissionRow[]): Charge[] {
  return rows.flatMap((row) => {
    const named = row.sku_ids ?? linesOfOrderRow(row, rows, order);
    const lines = order.lines.filter((line) => named.includes(line.sku_id));
    const parts = allocate(row.amount, lines.map(netSales));
    return lines.map((line, index) => ({ row, sku_id: line.sku_id, amount: parts[index]! }));
  });
}

/** The one creator that a row names, by its own keys, strongest kind first; null when it names none or two. */
function creatorOf(facts: Facts, row: CommissionRow, order: Order): string | null {
  for (const key of row.keys) {
    const creators = resolve(facts.shop, key, order.created_on);
    if (creators.length > 0) return creators.length === 1 ? creators[0]! : null;
  }
  return null;
}

/** A sheet row of the creator whom TikTok's row of the line names is the same money. */
export function isSameMoney(facts: Facts, charge: Charge, charges: readonly Charge[], order: Order): boolean {
  if (charge.row.source === "tiktok") return false;
  const creator = creatorOf(facts, charge.row, order);
  const ofTikTok = charges.filter((other) => other.row.source === "tiktok" && other.sku_id === charge.sku_id);
  return creator !== null && ofTikTok.some((other) => creatorOf(facts, other.row, order) === creator);
}

/** Days of the creator's attributed counted orders. */
const orderDays = (attributions: readonly Attribution[], creator: string): string[] =>
  attributions.filter((one) => one.counted && one.creator === creator).map((one) => one.order.created_on);

/** Commission of a line; `besides` is what others than TikTok charge of it. */
interface LineCommission extends Component {
  readonly besides: number;
}

const total = (charges: readonly Charge[]): number => sum(charges.map((charge) => charge.amount));

const basisOf = (charges: readonly Charge[]): Component["basis"] =>
  charges.every((charge) => charge.row.basis === "actual") ? "actual" : "estimate";

/**
 * Commission of a counted line (`domain.md §5`): TikTok's as settled, else the rows that charge it,
 * else what the terms let expect. `settled` is null for a line that is not settled.
 */
export function lineCommission(
  facts: Facts,
  attribution: Attribution,
  charges: readonly Charge[],
  net_revenue: number,
  attributions: readonly Attribution[],
  settled: number | null,
): LineCommission {
  const { order, line, creator } = attribution;
  const own = charges.filter((charge) => charge.sku_id === line.sku_id);
  const paid = own.filter((charge) => !isSameMoney(facts, charge, charges, order));
  const others = paid.filter((charge) => charge.row.source === "sheet");
  const besides = total(others);
  if (settled !== null) return { amount: settled + besides, basis: basisOf(others), besides };
  if (own.length > 0) return { amount: total(paid), basis: basisOf(paid), besides };
  if (creator === null) return { amount: 0, basis: "actual", besides };
  const earlier = orderDays(attributions, creator);
  const rate = expectedRate(facts, creator, line.sku_id, order.created_on, earlier);
  if (rate === null) return { amount: 0, basis: "missing", besides };
  return { amount: atRate(Math.max(0, net_revenue), rate), basis: "estimate", besides };
}
