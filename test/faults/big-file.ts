import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { orderFile } from "../cli/order-file.ts";

/** Rows of a file that takes a while to import. */
export const BIG_ROWS = 12_000;
export const BIG_FILE = "All order-2026-11-30-09_00.csv";

/** Writes an order export of many orders into a folder. */
export function writeBigFile(folder: string, name = BIG_FILE, firstOrder = 0): void {
  const rows = Array.from({ length: BIG_ROWS }, (_, index) => ({
    id: firstOrder + index + 1,
    day: 1 + (index % 28),
  }));
  writeFileSync(join(folder, name), orderFile(rows));
}
