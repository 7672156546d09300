import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { instantOf } from "./calendar.ts";
import { creatorOrderFile, returnFile } from "./aftersales-files.ts";
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
    case "tiktok-returns":
      return returnFile(file);
    case "tiktok-creator-orders":
      return creatorOrderFile(file, shop, position);
    case "pirateship":
      return labelFile(file, shop);
    default:
      return sheetFile(file, position, shop);
  }
}

/** A file that was written; `creator` is named when it is imported, for nothing in it says whose it is. */
export interface WrittenFile {
  readonly name: string;
  readonly creator: string | null;
}

function writeFiles(shop: Shop, folder: string, isWanted: (file: ShopFile) => boolean): WrittenFile[] {
  const modified = instantOf(shop.modified_at, shop.timezone);
  const written: WrittenFile[] = [];
  shop.files.forEach((file, position) => {
    if (file.rows.length === 0 || !isWanted(file)) return;
    const [name, text] = fileText(file, position, shop);
    const path = join(folder, name);
    writeFileSync(path, text);
    utimesSync(path, modified, modified);
    written.push({ name, creator: file.kind === "tiktok-creator-orders" ? file.creator : null });
  });
  return written;
}

const isCreatorsOwn = ({ kind }: ShopFile): boolean => kind === "tiktok-creator-orders";

/** Writes the shop's own files into `folder`; returns their names. Empty files are not written. */
export function writeShop(shop: Shop, folder: string): string[] {
  return writeFiles(shop, folder, (file) => !isCreatorsOwn(file)).map(({ name }) => name);
}

/** Writes the exports that creators have handed in: each must be imported by itself. */
export function writeCreatorExports(shop: Shop, folder: string): WrittenFile[] {
  return writeFiles(shop, folder, isCreatorsOwn);
}
