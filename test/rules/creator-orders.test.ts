import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  A,
  affiliateFile,
  affiliateRow,
  B,
  orderRow,
  ordersFile,
  smallShop,
  X,
} from "../oracle/small-shop.ts";
import { creatorOrderFile } from "../shops/aftersales-files.ts";
import type { CreatorSaleRow } from "../shops/model.ts";
import type { SmallLedger } from "./small-ledger.ts";
import { smallLedger } from "./small-ledger.ts";

const ORDERS = ordersFile([orderRow({})]);
const VIDEO = "7430000000000000001";

function sale(changes: Partial<CreatorSaleRow>): CreatorSaleRow {
  return {
    creator: "maker.one",
    order_id: A,
    sku_id: X,
    product_id: "1729400000000000201",
    content_id: VIDEO,
    content_type: "Video",
    state: "settled",
    shop_name: "Demo Shop",
    estimated_standard: 100,
    actual_standard: 90,
    estimated_ads: 30,
    actual_ads: 20,
    created_at: "2026-10-05T10:00:00",
    commission_paid_at: "2026-10-25T10:00:00",
    ...changes,
  };
}

function own(...rows: readonly Partial<CreatorSaleRow>[]): Readonly<Record<string, string>> {
  const file = {
    kind: "tiktok-creator-orders",
    creator: "maker.one",
    exported_at: "2026-11-18T08:30:00",
    rows: rows.map(sale),
  } as const;
  const [name, text] = creatorOrderFile(file, smallShop([]), 0);
  return { [name]: text };
}

async function figures(ledger: SmallLedger): Promise<(readonly unknown[])[]> {
  const rows = await ledger.rows("profit");
  return rows
    .filter(({ commission }) => commission !== 0)
    .map(({ creator, commission }) => [creator, commission]);
}

const exceptionsOf = async (ledger: SmallLedger): Promise<readonly unknown[]> =>
  (await ledger.report("reconcile")).exceptions ?? [];

describe("a creator's own export", () => {
  it("is told from the seller's by its headers, and refused without --creator", async () => {
    const ledger = await smallLedger([ORDERS]);
    const [[name, text] = ["", ""]] = Object.entries(own({}));
    const path = join(mkdtempSync(join(tmpdir(), "creatorops-own-")), name);
    writeFileSync(path, text);
    await expect(ledger.run("import", path)).rejects.toThrow(/CO148.*\n.*--creator/);
    const row = JSON.parse(await ledger.run("import", path, "--creator", "@Maker.One", "--json")) as {
      rows: Record<string, unknown>[];
    };
    expect(row.rows[0]).toMatchObject({ source: "tiktok-creator-orders", new: 1, rejected: 0 });
  });

  it("stands in for the seller's row that is missing, its contents summed, without TikTok's bonus", async () => {
    const ledger = await smallLedger([ORDERS]);
    const second = {
      content_id: "7430000000000000002",
      actual_standard: 7,
      actual_ads: null,
      estimated_ads: null,
    };
    await ledger.take(own({}, second), "--creator", "maker.one");
    // 90 + 20 of the first content, 7 of the second.
    expect(await figures(ledger)).toEqual([["maker.one", 117]]);
    const contents = await ledger.rows("profit", "--by", "content");
    expect(contents[0]).toMatchObject({ content: VIDEO, commission: 117 });
  });

  it("adds nothing to the seller's row, whichever comes first", async () => {
    const sellers = affiliateFile([affiliateRow({ estimated_standard: 270 })]);
    const ledger = await smallLedger([ORDERS, sellers]);
    await ledger.take(own({}), "--creator", "maker.one");
    expect(await figures(ledger)).toEqual([["maker.one", 270]]);
    const text = await ledger.run("explain", A, "--as-of", "2026-11-20", "--format", "tsv");
    expect(text).toMatch(
      /creator's export.*the same money as the seller's 2\.70, which counts.*affiliate_orders_\d+\.csv:2/,
    );
  });

  it("is compared with the seller's row, where both know the amount", async () => {
    const known = { estimated_standard: 100, actual_standard: 90, actual_ads: 20, actual_bonus: 9 } as const;
    const sellers = affiliateFile([affiliateRow({ ...known, state: "settled" })]);
    const ledger = await smallLedger([ORDERS, sellers]);
    await ledger.take(own({}), "--creator", "maker.one");
    expect((await ledger.report("reconcile")).notes).toEqual([]);
    await ledger.take(
      own({ actual_ads: 25 }, { content_id: null, state: "pending" }),
      "--creator",
      "maker.one",
    );
    expect((await ledger.report("reconcile")).notes).toEqual([
      {
        code: "creator_export_differs",
        message: `on order ${A} creators' own exports tell 2.25 of commission, the seller's 1.10: the seller's counts`,
      },
    ]);
  });

  it("is evidence like a commission row: against another creator it makes a conflict", async () => {
    const sellers = affiliateFile([affiliateRow({ creator_handle: "maker_two", estimated_standard: 270 })]);
    const ledger = await smallLedger([ORDERS, sellers]);
    await ledger.take(own({}), "--creator", "maker.one");
    expect(await figures(ledger)).toContainEqual(["(unresolved)", 270]);
    expect(await exceptionsOf(ledger)).toContainEqual(
      expect.objectContaining({ kind: "conflict", count: 1 }),
    );
  });

  it("of two creators for one line is summed, and a conflict", async () => {
    const ledger = await smallLedger([ORDERS]);
    await ledger.take(own({}), "--creator", "maker.one");
    await ledger.take(own({ actual_standard: 5, actual_ads: 0 }), "--creator", "maker_two");
    expect(await figures(ledger)).toContainEqual(["(unresolved)", 115]);
  });

  it("leaves out the sales of other shops once an order tells which shop is ours", async () => {
    const ledger = await smallLedger([]);
    const elsewhere = { order_id: B, shop_name: "Another Demo Shop" };
    await ledger.take(own({}, elsewhere), "--creator", "maker.one");
    expect(await exceptionsOf(ledger)).toContainEqual(
      expect.objectContaining({ kind: "commission_without_order", count: 2, amount: 220 }),
    );
    const known = await smallLedger([ORDERS]);
    await known.take(own({}, elsewhere), "--creator", "maker.one");
    expect(await exceptionsOf(known)).not.toContainEqual(
      expect.objectContaining({ kind: "commission_without_order" }),
    );
    expect(await figures(known)).toEqual([["maker.one", 110]]);
  });

  it("is undone with its import", async () => {
    const ledger = await smallLedger([ORDERS]);
    const before = await figures(ledger);
    await ledger.take(own({}), "--creator", "maker.one");
    await ledger.run("imports", "undo", String(await ledger.lastChange()), "--yes");
    expect(await figures(ledger)).toEqual(before);
  });
});
