import type { DayText } from "../shops/calendar.ts";
import { allocate, sum } from "./arithmetic.ts";
import type { Order } from "./facts.ts";
import { netSales } from "./facts.ts";
import { groupBy } from "./grouping.ts";
import type { Buckets } from "./settlement-buckets.ts";
import type { Bucket } from "./settlement-columns.ts";
import { BUCKETS } from "./settlement-columns.ts";
import type { Entry } from "./settlement-entries.ts";
import type { Settlements } from "./settlements.ts";

/** Columns of the profit report that settlements fill; costs are positive. */
interface SettledColumns {
  readonly gross: number;
  readonly seller_discount: number;
  readonly refunds: number;
  readonly platform_fees: number;
  readonly shipping: number;
  readonly other_fees: number;
  readonly commission: number;
}

/** What one entry puts on one line of its order. */
export interface EntryPart extends SettledColumns {
  readonly entry: Entry;
  readonly sku_id: string;
  readonly ads: number;
}

/** An adjustment is a fee as a whole, whatever its columns; the payment of ads is none. */
export function columnsOf(entry: Entry, buckets: Buckets): SettledColumns {
  const { gross, seller_discount, refund, platform_fee, shipping, commission } = buckets;
  const other_fees = buckets.adjustment + buckets.tax + buckets.unclassified;
  if (entry.is_order) {
    return {
      gross,
      seller_discount,
      refunds: refund,
      platform_fees: platform_fee,
      shipping,
      other_fees,
      commission,
    };
  }
  const rest = seller_discount + refund + platform_fee + shipping + commission - gross;
  const nothing = { gross: 0, seller_discount: 0, refunds: 0, platform_fees: 0, shipping: 0, commission: 0 };
  return { ...nothing, other_fees: other_fees + rest };
}

/** An entry with a SKU is its line's; another is split over the order's lines, bucket by bucket. */
export function partsOf(entry: Entry, order: Order): EntryPart[] {
  const lines = order.lines.filter((line) => entry.sku_id === null || line.sku_id === entry.sku_id);
  const weights = lines.map(netSales);
  const split = new Map(BUCKETS.map((bucket) => [bucket, allocate(entry.buckets[bucket], weights)]));
  return lines.map(({ sku_id }, index) => {
    const cells = BUCKETS.map((bucket) => [bucket, split.get(bucket)![index]!] as [Bucket, number]);
    const buckets = Object.fromEntries(cells) as Buckets;
    return { entry, sku_id, ads: buckets.ads, ...columnsOf(entry, buckets) };
  });
}

/** The sums of a line's order-type entries, and the day of the first. */
export interface Settled extends SettledColumns {
  readonly settled_on: DayText;
}

/** Null for a line that only adjustments tell of: it is not settled. */
export function settledOf(all: readonly EntryPart[]): Settled | null {
  const parts = all.filter((part) => part.entry.is_order);
  const settled_on = parts.map((part) => part.entry.day).sort()[0];
  if (settled_on === undefined) return null;
  const total = (of: (part: EntryPart) => number): number => sum(parts.map(of));
  return {
    settled_on,
    gross: total((part) => part.gross),
    seller_discount: total((part) => part.seller_discount),
    refunds: total((part) => part.refunds),
    platform_fees: total((part) => part.platform_fees),
    shipping: total((part) => part.shipping),
    other_fees: total((part) => part.other_fees),
    commission: total((part) => part.commission),
  };
}

/** TikTok's commission of every settled line, by order and SKU. */
export function settledCommissions({ placed }: Settlements): Map<string, number> {
  const parts = placed.flatMap(({ entry, order }) =>
    order === null || !entry.is_order ? [] : partsOf(entry, order),
  );
  const byLine = groupBy(parts, (part) => lineName(part.entry.order_id, part.sku_id));
  return new Map([...byLine].map(([name, own]) => [name, sum(own.map((part) => part.commission))]));
}

export const lineName = (order_id: string | null, sku_id: string): string => `${order_id} ${sku_id}`;
