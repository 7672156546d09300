import type { OrderState } from "../../src/core/facts.ts";
import { ORDER_STATES } from "../../src/core/facts.ts";
import type { DayText, Moment } from "../shops/calendar.ts";
import { dayOf, momentOfInstant } from "../shops/calendar.ts";
import type { AffiliateRow, LabelRow, OrderRow, Shop, ShopFile } from "../shops/model.ts";
import { rowsOf } from "../shops/model.ts";
import { groupBy } from "./grouping.ts";
import type { Entry } from "./settlement-entries.ts";
import { entriesOf } from "./settlement-entries.ts";

/** An order with the current version of each of its lines, by SKU id in text order. */
export interface Order {
  readonly order_id: string;
  /** The winning row among the lines: status, times and order-level amounts (`domain.md §3`). */
  readonly head: OrderRow;
  readonly created_on: DayText;
  readonly lines: readonly OrderRow[];
}

/** What the shop's files say once versions have been decided. */
export interface Facts {
  readonly shop: Shop;
  readonly orders: ReadonlyMap<string, Order>;
  readonly affiliate_rows: readonly AffiliateRow[];
  readonly labels: readonly LabelRow[];
  /** Current versions, of all layouts and days. */
  readonly entries: readonly Entry[];
}

interface Version<Row> {
  readonly row: Row;
  readonly rank: number;
  readonly exported_at: Moment;
}

const beats = (one: Version<unknown>, other: Version<unknown>): boolean =>
  one.rank !== other.rank ? one.rank > other.rank : one.exported_at > other.exported_at;

const winner = <Row>(versions: readonly Version<Row>[]): Version<Row> =>
  versions.reduce((best, one) => (beats(one, best) ? one : best));

/** Of each key the version with the greatest state rank, then the latest export time. */
function current<Row>(versions: readonly Version<Row>[], keyOf: (row: Row) => string): Version<Row>[] {
  const byKey = groupBy(versions, (version) => keyOf(version.row));
  return [...byKey.values()].map(winner);
}

const orderRank = (state: OrderState): number => ORDER_STATES.indexOf(state);

function ordersOf(files: readonly ShopFile[]): Map<string, Order> {
  const versions = files.flatMap((file) =>
    file.kind !== "tiktok-orders"
      ? []
      : file.rows.map((row) => ({ row, rank: orderRank(row.state), exported_at: file.exported_at })),
  );
  const lines = current(versions, (row) => `${row.order_id} ${row.sku_id}`);
  const orders = new Map<string, Order>();
  for (const [order_id, rows] of groupBy(lines, (version) => version.row.order_id)) {
    const head = winner(rows).row;
    const sorted = rows.map((version) => version.row);
    sorted.sort((one, other) => (one.sku_id < other.sku_id ? -1 : 1));
    orders.set(order_id, { order_id, head, created_on: dayOf(head.created_at), lines: sorted });
  }
  return orders;
}

function affiliateRowsOf(files: readonly ShopFile[]): AffiliateRow[] {
  const versions = files.flatMap((file) =>
    file.kind !== "tiktok-affiliate-orders"
      ? []
      : file.rows.map((row) => ({
          row,
          rank: row.state === "pending" ? 0 : 1,
          exported_at: file.exported_at,
        })),
  );
  return current(versions, (row) => `${row.order_id} ${row.sku_id}`).map((version) => version.row);
}

export function readShop(shop: Shop): Facts {
  return {
    shop,
    orders: ordersOf(shop.files),
    affiliate_rows: affiliateRowsOf(shop.files),
    labels: rowsOf(shop, "pirateship"),
    entries: entriesOf(shop.files),
  };
}

/** The facts without the keys that begin after `asOf`: a name then still has its owners of before. */
export function factsAsOf(facts: Facts, asOf: DayText): Facts {
  const files = facts.shop.files.map((file): ShopFile => {
    if (file.kind !== "keys") return file;
    return { ...file, rows: file.rows.filter((row) => (row.from ?? "") <= asOf) };
  });
  return { ...facts, shop: { ...facts.shop, files } };
}

/** `gross - seller_discount` of a line, before refunds. */
export const netSales = (line: OrderRow): number => line.gross - line.seller_discount;

/** The day on which TikTok made a content id: its upper 32 bits are Unix time. */
export const dayOfContent = (content_id: string, zone: string): DayText =>
  dayOf(momentOfInstant(Number(BigInt(content_id) >> 32n), zone));
