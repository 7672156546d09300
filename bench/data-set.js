import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { affiliateExport } from "./generator/affiliate-export.js";
import { orderOneDayLater } from "./generator/later-orders.js";
import { orderExport, ordersOf } from "./generator/order-export.js";
import { writeWorkbook } from "./generator/order-workbook.js";
import { orderAt, SEED } from "./generator/orders.js";
import { costSheet, creatorSheet, termSheet } from "./generator/sheets.js";
import { writeText } from "./generator/write.js";

/** Goes up with every change of what the generator writes: older data is made anew. */
const VERSION = 2;

/** Lines of the large and the small export of a size; the second is what growth is measured against. */
export const SIZES = { "1m": 1_000_000, "100k": 100_000, "10k": 10_000, "1k": 1000 };

/** @typedef {keyof typeof SIZES} Size */

/** @param {string} text @returns {text is Size} */
export const isSize = (text) => Object.hasOwn(SIZES, text);

/** @type {Readonly<Record<Size, Size>>} */
const TENTH = { "1m": "100k", "100k": "10k", "10k": "1k", "1k": "1k" };

/** @param {Size} size */
export const tenthOf = (size) => TENTH[size];

const WEEKLY_LINES = 2000;
/** More than a workbook of a size with 100k lines is not asked for. */
const WORKBOOK_LINES = 100_000;

/** An affiliate export is dated by the upper 32 bits of the number in its name. @param {number} day of November 2026 */
const affiliateName = (day) =>
  `affiliate_orders_${(BigInt(Date.UTC(2026, 10, day, 16, 30) / 1000) << 32n) + 4711n}.csv`;

/** @param {string} root @param {Size} size */
export function dataSet(root, size) {
  const folder = join(root, size);
  const lines = SIZES[size];
  return {
    size,
    folder,
    lines,
    orders: join(folder, "All order-2026-11-15-08_30.csv"),
    changedOrders: join(folder, "All order-2026-11-16-08_30.csv"),
    weeklyOrders: join(folder, "All order-2026-11-18-08_30.csv"),
    weeklyLines: WEEKLY_LINES,
    affiliate: join(folder, affiliateName(15)),
    weeklyAffiliate: join(folder, affiliateName(18)),
    costs: join(folder, "costs.csv"),
    creators: join(folder, "creators.csv"),
    terms: join(folder, "terms.csv"),
    workbook: join(folder, "orders.xlsx"),
    workbookLines: Math.min(lines, WORKBOOK_LINES),
  };
}

/** @typedef {ReturnType<typeof dataSet>} DataSet */

/** @param {DataSet} set */
async function write(set) {
  const shop = { lines: set.lines };
  const orderOf = (/** @type {number} */ number) => orderAt(number, shop);
  const later = (/** @type {number} */ number) => orderOneDayLater(number, shop);
  writeText(set.orders, orderExport(ordersOf(set.lines, orderOf)));
  writeText(set.changedOrders, orderExport(ordersOf(set.lines, later)));
  writeText(set.weeklyOrders, orderExport(ordersOf(set.weeklyLines, orderOf, -set.weeklyLines)));
  writeText(set.weeklyAffiliate, affiliateExport(ordersOf(set.weeklyLines, orderOf, -set.weeklyLines)));
  writeText(set.affiliate, affiliateExport(ordersOf(set.lines, orderOf)));
  writeText(set.costs, costSheet());
  writeText(set.creators, creatorSheet());
  writeText(set.terms, termSheet());
  await writeWorkbook(set.workbook, ordersOf(set.workbookLines, orderOf));
}

/**
 * The files of a size; written when they are not there, or were written by another generator.
 * @param {string} root
 * @param {Size} size
 * @param {(message: string) => void} say
 */
export async function ensureData(root, size, say) {
  const set = dataSet(root, size);
  const manifest = join(set.folder, "manifest.json");
  const wanted = JSON.stringify({ version: VERSION, seed: SEED, lines: set.lines });
  if (existsSync(manifest) && readFileSync(manifest, "utf8") === wanted) return set;
  say(`writing the data of ${size} lines`);
  rmSync(set.folder, { recursive: true, force: true });
  mkdirSync(set.folder, { recursive: true });
  await write(set);
  writeFileSync(manifest, wanted);
  return set;
}
