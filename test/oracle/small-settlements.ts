import type { ShopFile } from "../shops/model.ts";
import type { SettledAmounts, SettlementLayout } from "../shops/settlement-layouts.ts";
import { moneyCells, OLDER_US_LAYOUT, SEA_LAYOUT, totalOf, US_LAYOUT } from "../shops/settlement-layouts.ts";
import type { SettlementFile, SettlementRow } from "../shops/settlement-model.ts";
import { A, X } from "./small-shop.ts";

/** Finance exports small enough to be reckoned by hand; amounts have the signs of TikTok. */

function rowOf(
  layout: SettlementLayout,
  amounts: SettledAmounts,
  changes: Partial<SettlementRow>,
): SettlementRow {
  return {
    type: "Order",
    entry_id: A,
    related_order_id: null,
    sku_id: layout.grain === "sku" ? X : null,
    day: "2026-10-20",
    statement_id: null,
    total: totalOf(amounts),
    money: moneyCells(layout, amounts),
    ...changes,
  };
}

/** A row of the layout by SKU; of order A and SKU X on 2026-10-20 unless told otherwise. */
export const skuEntry = (amounts: SettledAmounts, changes: Partial<SettlementRow> = {}): SettlementRow =>
  rowOf(US_LAYOUT, amounts, changes);

/** A row of the layout by order. */
export const orderEntry = (amounts: SettledAmounts, changes: Partial<SettlementRow> = {}): SettlementRow =>
  rowOf(SEA_LAYOUT, amounts, changes);

/** An adjustment of the layout by SKU. */
export const adjustment = (amount: number, changes: Partial<SettlementRow> = {}): SettlementRow =>
  skuEntry(
    { adjustment: amount },
    { type: "Violation fee", entry_id: "6955000000000000171", sku_id: null, ...changes },
  );

function fileOf(
  layout: SettlementLayout,
  exported_at: string,
  rows: readonly SettlementRow[],
): SettlementFile {
  return {
    kind: "tiktok-settlements",
    exported_at,
    grain: layout.grain,
    headers: layout.headers,
    respelled: true,
    empty: "/",
    blank_rows: 1,
    rows,
  };
}

export const bySku = (rows: readonly SettlementRow[], exported_at = "2026-11-18T07:00:00"): ShopFile =>
  fileOf(US_LAYOUT, exported_at, rows);

/** The 64 columns of before: without the fees of ads, among others. */
export const bySkuBefore = (rows: readonly SettlementRow[]): ShopFile =>
  fileOf(OLDER_US_LAYOUT, "2026-11-18T07:00:00", rows);

export const byOrder = (rows: readonly SettlementRow[]): ShopFile =>
  fileOf(SEA_LAYOUT, "2026-11-18T07:05:00", rows);

/** What the column alone says, without those that it sums up. */
export function shortened(file: ShopFile, dropped: readonly string[]): ShopFile {
  if (file.kind !== "tiktok-settlements") return file;
  return { ...file, headers: file.headers.filter((header) => !dropped.includes(header)) };
}
