import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { instantOf } from "./calendar.ts";
import { affiliateFile, labelFile, orderFile } from "./export-files.ts";
import type { Shop, ShopFile } from "./model.ts";
import { settlementFile } from "./settlement-files.ts";
import { sheetFile } from "./sheet-files.ts";

function fileText(file: ShopFile, position: number, shop: Shop): [name: string, text: string] {
  switch (file.kind) {
    case "tiktok-orders":
      return orderFile(file, shop);
    case "tiktok-affiliate-orders":
      return affiliateFile(file, shop);
    case "tiktok-settlements":
      return settlementFile(file, shop);
    case "pirateship":
      return labelFile(file, shop);
    default:
      return sheetFile(file, position, shop);
  }
}

/** Writes the shop's files into `folder`; returns their names. Empty files are not written. */
export function writeShop(shop: Shop, folder: string): string[] {
  const modified = instantOf(shop.modified_at, shop.timezone);
  const names: string[] = [];
  shop.files.forEach((file, position) => {
    if (file.rows.length === 0) return;
    const [name, text] = fileText(file, position, shop);
    const path = join(folder, name);
    writeFileSync(path, text);
    utimesSync(path, modified, modified);
    names.push(name);
  });
  return names;
}
