import { addDays } from "./calendar.ts";
import type { DayText } from "./calendar.ts";

/** The made-up people and products of every shop. */
const FIRST_DAY: DayText = "2026-08-03";
export const dayAt = (offset: number): DayText => addDays(FIRST_DAY, offset);

export const CREATORS = ["maker.one", "maker_two", "maker.three", "maker4", "maker.five"] as const;
export const OWN_HANDLE = "demo.shop";
/** Positions: the creators, then an account of no sheet, an alias, a name of two owners, the shop's own. */
export const HANDLES = [...CREATORS, "stray.account", "old.maker.one", "shared.name", OWN_HANDLE] as const;
export const ALIAS = HANDLES[6];
export const SHARED_NAME = HANDLES[7];

export interface Product {
  readonly sku_id: string;
  readonly seller_sku: string | null;
  /** Product id of order exports; affiliate exports always give `affiliate_product_id`. */
  readonly product_id: string | null;
  readonly affiliate_product_id: string;
  readonly product_name: string;
}

/** Two SKUs of one product, one without seller SKU, and two that share a seller SKU. */
export const PRODUCTS: readonly Product[] = [
  product("1729500000000010011", "MUG-01", "1729400000000020021", true, "Mug, red"),
  product("1729500000000010012", "MUG-02", "1729400000000020021", true, "Mug, blue"),
  product("1729500000000010013", null, "1729400000000020023", true, "Towel"),
  product("1729500000000010014", "CAP", "1729400000000020024", false, "Cap"),
  product("1729500000000010015", "CAP", "1729400000000020024", false, 'Cap "large"'),
];

function product(
  sku_id: string,
  seller_sku: string | null,
  id: string,
  in_orders: boolean,
  product_name: string,
): Product {
  return { sku_id, seller_sku, product_id: in_orders ? id : null, affiliate_product_id: id, product_name };
}

export const orderId = (position: number): string => `5771${String(position * 7 + 13).padStart(13, "0")}3`;
export const trackingNumber = (position: number, copy: number): string =>
  `94001${String(position).padStart(6, "0")}${copy}`;
export const codeText = (position: number): string => `CODE${position}`;
export const linkText = (creator: number): string => `https://shop.example/r/${creator}`;
export const emailText = (creator: number): string => `maker${creator}@mail.example`;
export const affiliateId = (creator: number): string => `Maker Number ${creator}`;
/** Offset of the last day that any file knows of; the second exports are made on it. */
export const LAST_KNOWN_DAY = 115;
