import type { SettlementEvent } from "./build-settlements.ts";
import { addDays, momentAt } from "./calendar.ts";
import { dayAt, LAST_KNOWN_DAY } from "./cast.ts";
import type { DrawOf } from "./draw-scalars.ts";
import type { settlementFilesDraw } from "./draw-settlements.ts";
import type { SettledAmounts, SettlementLayout } from "./settlement-layouts.ts";
import { added, moneyCells, OLDER_US_LAYOUT, SEA_LAYOUT, totalOf, US_LAYOUT } from "./settlement-layouts.ts";
import type { SettlementFile, SettlementRow } from "./settlement-model.ts";

type FilesDraw = DrawOf<typeof settlementFilesDraw>;

/** A column that no list of ours has. */
const UNKNOWN_HEADER = "Sunrise campaign fee";
const EXPORT_MINUTE = 7 * 60;

const statementId = (day: string): string => `34000000${day.replaceAll("-", "")}217`;

/** Older files know nothing of these, and charge nothing for them. */
const olderAmounts = (amounts: SettledAmounts): SettledAmounts => ({
  ...amounts,
  referral_tax: 0,
  co_funded: 0,
  affiliate_ads: 0,
  ad_fee: 0,
});

/** Rows that the event has in a layout: one per SKU, or one for the order. */
function rowsOf(event: SettlementEvent, layout: SettlementLayout, files: FilesDraw): SettlementRow[] {
  const told = event.lines.map((line) => ({
    ...line,
    amounts: files.newer ? line.amounts : olderAmounts(line.amounts),
  }));
  const bySku = layout.grain === "sku";
  const lines = bySku ? told : [{ sku_id: null, amounts: added(told.map((line) => line.amounts)) }];
  const day = bySku ? event.day : addDays(event.day, event.layout_shift);
  // The order's row repeats what all its SKU rows say.
  const unknown = event.unknown_fee * (bySku ? 1 : told.length);
  const rows = lines.map(({ sku_id, amounts }, index): SettlementRow => {
    const money = moneyCells(layout, amounts);
    const miss = index === 0 ? event.miss : 0;
    if (event.miss_in_fees) money[layout.feesParent]! += miss;
    if (unknown !== 0) money[UNKNOWN_HEADER] = unknown;
    return {
      type: event.type,
      entry_id: event.entry_id,
      related_order_id: event.related_order_id,
      sku_id,
      day,
      statement_id: bySku && !files.without_statement_ids ? statementId(day) : null,
      total: totalOf(amounts) + miss + (files.unknown_in_total ? unknown : 0),
      money,
    };
  });
  return event.repeated ? [...rows, ...rows] : rows;
}

/** How the export before the last one showed the row. */
function asFirstExported(row: SettlementRow, event: SettlementEvent): SettlementRow {
  const { "Transaction fee": transaction = 0, "Referral fee": referral = 0 } = row.money;
  const money = event.corrected
    ? { ...row.money, "Transaction fee": transaction + referral, "Referral fee": 0 }
    : row.money;
  return { ...row, money, related_order_id: event.related_later ? null : row.related_order_id };
}

function headersOf(layout: SettlementLayout, isShort: boolean, rows: readonly SettlementRow[]): string[] {
  const headers = layout.headers.filter((header) => !isShort || !layout.droppedWhenShort.includes(header));
  const hasUnknown = rows.some((row) => UNKNOWN_HEADER in row.money);
  return hasUnknown ? [...headers, UNKNOWN_HEADER] : headers;
}

/** Two exports of overlapping days with a row per SKU, and one with a row per order. */
export function settlementFiles(files: FilesDraw, events: readonly SettlementEvent[]): SettlementFile[] {
  const last = dayAt(LAST_KNOWN_DAY);
  const us = files.newer ? US_LAYOUT : OLDER_US_LAYOUT;
  const bySku = events.filter(({ layout }) => layout !== "order");
  const byOrder = events.filter(({ layout }) => layout !== "sku");
  const early = bySku
    .filter(({ day }) => day <= dayAt(files.first_until))
    .flatMap((event) => rowsOf(event, us, files).map((row) => asFirstExported(row, event)));
  const late = bySku
    .filter(({ day }) => day >= dayAt(files.second_from))
    .flatMap((event) => rowsOf(event, us, files));
  const orders = byOrder
    .flatMap((event) => rowsOf(event, SEA_LAYOUT, files))
    .filter(({ day }) => day <= last);
  const file = (
    day: string,
    minute: number,
    layout: SettlementLayout,
    isShort: boolean,
    rows: readonly SettlementRow[],
  ): SettlementFile => ({
    kind: "tiktok-settlements",
    exported_at: momentAt(day, EXPORT_MINUTE + minute),
    grain: layout.grain,
    headers: headersOf(layout, isShort, rows),
    respelled: files.respelled,
    empty: files.slashes ? "/" : "",
    blank_rows: files.blank_rows,
    rows,
  });
  return [
    file(dayAt(files.first_until), 0, us, files.first_short, early),
    file(last, 0, us, false, late),
    file(last, 5, SEA_LAYOUT, files.orders_short, orders),
  ];
}
