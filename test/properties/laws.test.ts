import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate } from "../../src/core/allocation.ts";
import { readSql } from "../../src/store/open.ts";
import { shopArbitrary } from "../shops/arbitrary.ts";
import type { Shop } from "../shops/model.ts";
import { writeShop } from "../shops/write.ts";
import { runHere } from "./program.ts";
import Database from "better-sqlite3";

/** The laws of domain.md §12 that hold for every shop; CREATOROPS_RUNS raises the number of shops. */
const RUNS = Number(process.env["CREATOROPS_RUNS"] ?? 12);
const SIZE = Number(process.env["CREATOROPS_SHOP_SIZE"] ?? 10);
const TIME = { timeout: 60_000 + RUNS * 5_000 };

interface ImportRow {
  readonly read: number;
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly stale: number;
  readonly repeated: number;
  readonly rejected: number;
  readonly status: string;
}

interface Report {
  readonly rows: readonly Record<string, number>[];
  readonly totals: Record<string, number>;
}

interface World {
  readonly files: string;
  readonly names: readonly string[];
  readonly ledger: (name: string) => Promise<string>;
}

/** Writes the shop's files, lends ledgers beside them, and cleans up. */
async function withShop(shop: Shop, check: (world: World) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "creatorops-laws-"));
  try {
    const files = join(folder, "files");
    mkdirSync(files);
    writeShop(shop, files);
    const ledger = async (name: string): Promise<string> => {
      const db = join(folder, name);
      await said([
        "init",
        "--shop",
        "Demo",
        "--currency",
        shop.currency,
        "--timezone",
        shop.timezone,
        "--db",
        db,
      ]);
      return db;
    };
    await check({ files, names: readdirSync(files).toSorted(), ledger });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function said(args: string[], exits: readonly number[] = [0]): Promise<string> {
  const { stdout, exit } = await runHere([...args, "--no-input"]);
  expect(exits, stdout).toContain(exit);
  return stdout;
}

async function imported(db: string, ...paths: string[]): Promise<readonly ImportRow[]> {
  return (JSON.parse(await said(["import", ...paths, "--json", "--db", db])) as { rows: ImportRow[] }).rows;
}

async function reports(db: string, asOf: string): Promise<string> {
  const commands = [
    ["profit"],
    ["profit", "--by", "product"],
    ["profit", "--by", "week"],
    ["pipeline"],
    ["pipeline", "--list"],
    ["overdue", "--due-within", "30d"],
    ["reconcile"],
  ];
  const texts: string[] = [];
  for (const command of commands) texts.push(await said([...command, "--json", "--as-of", asOf, "--db", db]));
  return texts.join("");
}

const isExport = (name: string): boolean => /^(All order|affiliate_orders|shipments)/.test(name);

/** The exports in another order, among the sheets in their own. */
function reordered(names: readonly string[], seed: number): readonly string[] {
  const exports = names.filter(isExport).toReversed();
  const sheets = names.filter((name) => !isExport(name));
  const mixed: string[] = [];
  let turn = seed;
  while (exports.length + sheets.length > 0) {
    turn = (turn * 1_103_515_245 + 12_345) % 2_147_483_648;
    const from = sheets.length === 0 || (exports.length > 0 && turn % 2 === 0) ? exports : sheets;
    mixed.push(from.shift() ?? "");
  }
  return mixed;
}

async function forShops(check: (shop: Shop, seed: number) => Promise<void>): Promise<void> {
  const property = fc.asyncProperty(shopArbitrary(SIZE), fc.integer({ min: 0, max: 1_000_000 }), check);
  await fc.assert(property, { numRuns: RUNS, seed: Number(process.env["CREATOROPS_SEED"] ?? 20_261_123) });
}

describe("laws of every shop", () => {
  it("1, 5, 10: counts add up, a dry run predicts them, a second import adds nothing", TIME, async () => {
    await forShops(async (shop) => {
      await withShop(shop, async ({ files, ledger }) => {
        const db = await ledger("a.db");
        const predicted = await imported(db, files, "--dry-run");
        const first = await imported(db, files);
        expect(predicted.length).toBe(first.length);
        for (const row of first) {
          const { new: added, updated, unchanged, stale, repeated, rejected } = row;
          expect(row.read).toBe(added + updated + unchanged + stale + repeated + rejected);
        }
        const before = await reports(db, shop.asOf);
        const again = await imported(db, files);
        for (const row of again)
          expect(row).toMatchObject({ new: 0, updated: 0, status: "already_imported" });
        expect(await reports(db, shop.asOf)).toBe(before);
      });
    });
  });

  it("2: rows add up to the shop's total, whatever the grouping", TIME, async () => {
    await forShops(async (shop, seed) => {
      await withShop(shop, async ({ files, ledger }) => {
        const db = await ledger("a.db");
        await imported(db, files);
        const period = seed % 2 === 0 ? [] : ["--month", "2026-08"];
        const groupings = ["creator", "product", "week", "month", "total"];
        const totals: Record<string, number>[] = [];
        for (const by of groupings) {
          const args = ["profit", "--by", by, ...period, "--json", "--as-of", shop.asOf, "--db", db];
          const report = JSON.parse(await said(args)) as Report;
          const components = Object.keys(report.totals).filter((key) => {
            return typeof report.totals[key] === "number" && key !== "orders" && !key.endsWith("_bps");
          });
          for (const component of components) {
            const sum = report.rows.reduce((running, row) => running + (row[component] ?? 0), 0);
            expect([by, component, sum]).toEqual([by, component, report.totals[component]]);
          }
          totals.push(Object.fromEntries(components.map((key) => [key, report.totals[key] ?? 0])));
        }
        for (const total of totals) expect(total).toEqual(totals[0]);
      });
    });
  });

  it("6: any order of the exports gives the same ledger", TIME, async () => {
    await forShops(async (shop, seed) => {
      await withShop(shop, async ({ files, names, ledger }) => {
        const [one, other] = [await ledger("a.db"), await ledger("b.db")];
        for (const name of names) await imported(one, join(files, name));
        for (const name of reordered(names, seed)) await imported(other, join(files, name));
        expect(await reports(other, shop.asOf)).toBe(await reports(one, shop.asOf));
      });
    });
  });

  it("7: after an undo the ledger is one that never saw the change", TIME, async () => {
    await forShops(async (shop, seed) => {
      await withShop(shop, async ({ files, names, ledger }) => {
        const undone = seed % names.length;
        const [one, other] = [await ledger("a.db"), await ledger("b.db")];
        for (const name of names) await imported(one, join(files, name));
        await said(["imports", "undo", String(undone + 2), "--yes", "--db", one]);
        for (const name of names.filter((_, index) => index !== undone))
          await imported(other, join(files, name));
        expect(await reports(one, shop.asOf)).toBe(await reports(other, shop.asOf));
      });
    });
  });

  it("8, 11: a rebuild and a second look print the same bytes", TIME, async () => {
    await forShops(async (shop) => {
      await withShop(shop, async ({ files, ledger }) => {
        const db = await ledger("a.db");
        await imported(db, files);
        const before = await reports(db, shop.asOf);
        await said(["reconcile", "--rebuild", "--db", db]);
        expect(await reports(db, shop.asOf)).toBe(before);
        const raw = new Database(db);
        raw.prepare("UPDATE derived_state SET is_dirty = 1").run();
        raw.close();
        expect(await reports(db, shop.asOf)).toBe(before);
      });
    });
  });
});

describe("3: allocation in SQL", () => {
  const LARGEST = 3_000_000_000;
  const db = new Database(":memory:");
  db.exec(readSql("derived/07_allocation.sql"));
  const add = db.prepare("INSERT INTO allocation_share VALUES ('test', 1, ?, ?, ?, ?)");

  function inSql(amount: number, weights: readonly number[]): number[] {
    db.exec("DELETE FROM allocation_share");
    weights.forEach((weight, index) => add.run(index, amount, weight, String(index).padStart(3, "0")));
    return db.prepare("SELECT part FROM allocation ORDER BY item").pluck().all() as number[];
  }

  it("agrees with the same rule in BigInt, and parts make the whole, up to the bound", () => {
    const amounts = fc.oneof(
      fc.integer({ min: -LARGEST, max: LARGEST }),
      fc.constantFrom(LARGEST, -LARGEST, 0, 1, -1),
    );
    const weights = fc.array(fc.oneof(fc.integer({ min: 0, max: LARGEST }), fc.constantFrom(0, 1, LARGEST)), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(amounts, weights, (amount, shares) => {
        const parts = inSql(amount, shares);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        expect(parts.map((part) => part + 0)).toEqual(allocate(amount, shares).map((part) => part + 0));
      }),
      { numRuns: 1000 },
    );
  });
});
