import type { DayText } from "../shops/calendar.ts";
import { rowsOf } from "../shops/model.ts";
import type { Facts } from "./facts.ts";

/** What SKUs are called, cost, and which product they are. */

const orderRows = (facts: Facts) => [...facts.orders.values()].flatMap((order) => order.lines);

/** The SKU ids that a SKU of a sheet means: itself, or those that order lines pair it with. */
export function skuIdsOf(facts: Facts, text: string): string[] {
  const rows = orderRows(facts);
  const known =
    rows.some((row) => row.sku_id === text) ||
    [...facts.affiliate_rows, ...facts.creator_sales].some((row) => row.sku_id === text);
  if (known) return [text];
  const paired = new Set(rows.filter((row) => row.seller_sku === text).map((row) => row.sku_id));
  return paired.size === 0 ? [text] : [...paired].sort();
}

/** The seller SKU that order lines give for a SKU id. */
export const sellerSkuOf = (facts: Facts, sku_id: string): string | null =>
  orderRows(facts).find((row) => row.sku_id === sku_id && row.seller_sku !== null)?.seller_sku ?? null;

export const productNameOf = (facts: Facts, sku_id: string): string | null =>
  orderRows(facts).find((row) => row.sku_id === sku_id)?.product_name ?? null;

/** Product id that any fact gives for the SKU, else its seller SKU, else the SKU (`domain.md §8`). */
export function productOf(facts: Facts, sku_id: string): string {
  const fromOrders = orderRows(facts).find((row) => row.sku_id === sku_id && row.product_id !== null);
  const fromAffiliates = [...facts.affiliate_rows, ...facts.creator_sales].find(
    (row) => row.sku_id === sku_id,
  );
  const product_id = fromOrders?.product_id ?? fromAffiliates?.product_id ?? null;
  return product_id ?? sellerSkuOf(facts, sku_id) ?? sku_id;
}

/** The latest unit cost that has begun, by SKU id, else by seller SKU; null when there is none. */
export function unitCost(facts: Facts, sku_id: string, day: DayText): number | null {
  const begun = rowsOf(facts.shop, "costs").filter((cost) => (cost.from ?? "") <= day);
  begun.sort((one, other) => ((one.from ?? "") < (other.from ?? "") ? -1 : 1));
  const own = begun.filter((cost) => cost.sku === sku_id);
  const seller_sku = sellerSkuOf(facts, sku_id);
  const bySeller = begun.filter((cost) => cost.sku === seller_sku);
  return (own.at(-1) ?? bySeller.at(-1))?.unit_cost ?? null;
}
