import type { DayText } from "../shops/calendar.ts";
import type { ShopFile } from "../shops/model.ts";
import type { SettlementFile, SettlementRow } from "../shops/settlement-model.ts";
import { groupBy, textOrder } from "./grouping.ts";
import type { Buckets } from "./settlement-buckets.ts";
import { bucketsOf, classified, isCarriedByTikTok } from "./settlement-buckets.ts";

/** The current version of one row of TikTok's finance exports (`domain.md §3`, §6). */
export interface Entry {
  readonly row: SettlementRow;
  readonly grain: "sku" | "order";
  /** True for a payment of an order or its refund; an adjustment otherwise. */
  readonly is_order: boolean;
  /** The order that it is about; null for an adjustment that names none. */
  readonly order_id: string | null;
  readonly sku_id: string | null;
  readonly day: DayText;
  readonly total: number;
  readonly buckets: Buckets;
  readonly carried_by_tiktok: boolean;
}

interface Version {
  readonly key: string;
  readonly exported_at: string;
  readonly entry: Entry;
}

const ORDER_TYPES = ["order", "refund"];
const ADS_PAYMENT = "gmv payment for tiktok ads";

const wordOf = (type: string): string => type.trim().toLowerCase();

function entryOf(row: SettlementRow, file: SettlementFile): Entry {
  const columns = classified(file.headers);
  const word = wordOf(row.type);
  const is_order = ORDER_TYPES.includes(word);
  const buckets = bucketsOf(columns, row.money, row.total);
  const paysAds = word === ADS_PAYMENT;
  const { entry_id, related_order_id, sku_id, day, total } = row;
  return {
    row,
    grain: file.grain,
    is_order,
    order_id: is_order ? entry_id : related_order_id,
    sku_id: is_order ? sku_id : null,
    day,
    total,
    buckets: paysAds ? { ...buckets, ads: buckets.ads + buckets.adjustment, adjustment: 0 } : buckets,
    carried_by_tiktok: is_order && isCarriedByTikTok(columns, row.money),
  };
}

/** Equal rows of one file are two facts, told apart by their count. */
function versionsOf(file: SettlementFile): Version[] {
  const sorted = file.rows.toSorted((one, other) => textOrder(JSON.stringify(one), JSON.stringify(other)));
  const keyed = sorted.map((row) => ({
    row,
    key: [row.entry_id, wordOf(row.type), row.sku_id ?? "", row.day, row.total].join(" "),
  }));
  return [...groupBy(keyed, ({ key }) => key)].flatMap(([key, equal]) =>
    equal.map(({ row }, n) => ({
      key: `${key} ${n}`,
      exported_at: file.exported_at,
      entry: entryOf(row, file),
    })),
  );
}

/** Of each key the version of the latest export. */
export function entriesOf(files: readonly ShopFile[]): Entry[] {
  const versions = files.flatMap((file) => (file.kind === "tiktok-settlements" ? versionsOf(file) : []));
  return [...groupBy(versions, ({ key }) => key).values()].map(
    (same) => same.reduce((best, one) => (one.exported_at > best.exported_at ? one : best)).entry,
  );
}
