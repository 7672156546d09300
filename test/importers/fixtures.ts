import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { CannotGoOn, type Problem } from "../../src/core/problem.ts";
import type { Instant } from "../../src/core/scalars.ts";
import { parseInstantText } from "../../src/core/time.ts";
import { openContent, readContent } from "../../src/importers/content.ts";
import { memorySource } from "../../src/importers/sheet/byte-source.ts";
import { type ReadFile, type ReadOptions, type ReadRow, readFile } from "../../src/importers/read.ts";

export const FIXTURES = new URL("../../fixtures/", import.meta.url).pathname;

/** The ledger for which the fixtures are read unless a test says otherwise. */
const LEDGER = { currency: "USD", timezone: "America/Los_Angeles" } as const;

const INDONESIA = { currency: "IDR", timezone: "Asia/Jakarta" } as const;
const VIETNAM = { currency: "VND", timezone: "Asia/Ho_Chi_Minh" } as const;
const THAILAND = { currency: "THB", timezone: "Asia/Bangkok" } as const;
/** Fixtures of shops that keep another currency, or that need an answer. */
export const FIXTURE_OPTIONS: Readonly<Record<string, Partial<ReadOptions>>> = {
  "tiktok-affiliate-orders/uk.csv": { currency: "GBP", timezone: "Europe/London" },
  "tiktok-settlements/income_20260107120000 indonesia.csv": { currency: "IDR", timezone: "Asia/Jakarta" },
  "tiktok-settlements/income_20260822090000 philippines.csv": { currency: "PHP", timezone: "Asia/Manila" },
  "tiktok-settlements/indonesian.csv": { currency: "IDR", timezone: "Asia/Jakarta" },
  "tiktok-settlements/malaysia.csv": { currency: "MYR", timezone: "Asia/Kuala_Lumpur" },
  "tiktok-settlements/uk.csv": { currency: "GBP", timezone: "Europe/London" },
  "tiktok-settlements/vietnam.csv": { currency: "VND", timezone: "Asia/Ho_Chi_Minh" },
  "tiktok-affiliate-orders/id.csv": INDONESIA,
  "tiktok-affiliate-orders/id-older.csv": INDONESIA,
  "tiktok-affiliate-orders/id-newer.csv": INDONESIA,
  "tiktok-affiliate-orders/vn.csv": VIETNAM,
  "tiktok-creators/agency-jp.csv": { currency: "JPY", timezone: "Asia/Tokyo" },
  "tiktok-creator-orders/affiliate_orders_7708865000898560001.csv": { creator: "@Demo.Glow" },
  "tiktok-creator-orders/th.csv": { ...THAILAND, creator: "demo.sabu" },
  "tiktok-creator-orders/vn.csv": { ...VIETNAM, creator: "demo.tra" },
  "tiktok-orders/id-2026.csv": INDONESIA,
  "tiktok-orders/id-2025.csv": INDONESIA,
  "tiktok-orders/id-older.csv": INDONESIA,
  "tiktok-orders/Tất cả đơn hàng-2026-08-04-11_54.csv": VIETNAM,
  "tiktok-orders/ph.csv": { currency: "PHP", timezone: "Asia/Manila" },
  "tiktok-orders/th.csv": THAILAND,
  "tiktok-orders/th-2026.csv": THAILAND,
  "tiktok-orders/jp.csv": { currency: "JPY", timezone: "Asia/Tokyo" },
  "tiktok-orders/my.csv": { currency: "MYR", timezone: "Asia/Kuala_Lumpur" },
  "tiktok-orders/br.csv": { currency: "BRL", timezone: "America/Sao_Paulo" },
};

/** Modification time of every file: fixed, since a checkout sets its own. */
const MODIFIED_AT = parseInstantText("2026-11-20T20:00:00Z", "UTC") as Instant;

/** Files of a folder below `fixtures/`, deep, as paths from `fixtures/`. */
export function filesIn(folder: string): string[] {
  return readdirSync(join(FIXTURES, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(join(FIXTURES, path)).isFile())
    .toSorted();
}

export function bytesOf(path: string): Buffer {
  return readFileSync(join(FIXTURES, path));
}

export function readFixture(path: string, options: Partial<ReadOptions> = {}): ReadFile {
  return readBytes(bytesOf(path), path, options);
}

export function readBytes(
  bytes: Uint8Array | string,
  name: string,
  options: Partial<ReadOptions> = {},
): ReadFile {
  const content = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
  return readFile(memorySource(content), {
    name,
    modifiedAt: MODIFIED_AT,
    options: { ...LEDGER, ...options },
  });
}

/** Opens a text or a workbook; what it gives reads it, one table for each format, or refuses it. */
export async function openBytes(
  bytes: Uint8Array,
  name: string,
  options: Partial<ReadOptions> = {},
): Promise<() => readonly ReadFile[]> {
  const content = await openContent(memorySource(bytes), name);
  return () => readContent(content, { name, modifiedAt: MODIFIED_AT, options: { ...LEDGER, ...options } });
}

export async function openFixture(
  path: string,
  options: Partial<ReadOptions> = {},
): Promise<() => readonly ReadFile[]> {
  return openBytes(bytesOf(path), path, options);
}

/** The one table of a file that has one. */
export function onlyTable(files: readonly ReadFile[]): ReadFile {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) throw new Error(`the file has ${files.length} tables`);
  return file;
}

/** Why a file is refused; fails when it is not. */
export function refusalOf(read: () => unknown): readonly Problem[] {
  try {
    read();
  } catch (error) {
    if (error instanceof CannotGoOn) return error.problems;
    throw error;
  }
  throw new Error("the file was not refused");
}

export function rowsOf(file: ReadFile): ReadRow[] {
  return [...file.rows()];
}

/** The facts of all rows, in the file's order. */
export function factsOf(file: ReadFile): unknown[] {
  return rowsOf(file).flatMap(({ outcome }) => (outcome.kind === "facts" ? outcome.facts : []));
}

export function rejectionsOf(file: ReadFile): readonly Problem[] {
  return rowsOf(file).flatMap(({ outcome }) => (outcome.kind === "rejected" ? outcome.problems : []));
}
