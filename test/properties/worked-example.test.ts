import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  A,
  affiliateFile,
  affiliateRow,
  labelRow,
  orderRow,
  ordersFile,
  smallShop,
  X,
  Y,
} from "../oracle/small-shop.ts";
import type { ShopFile } from "../shops/model.ts";
import { writeShop } from "../shops/write.ts";
import { runHere } from "./program.ts";

type Figures = Readonly<Record<string, number | string>>;

const COSTS: ShopFile = {
  kind: "costs",
  rows: [
    { sku: X, unit_cost: 500, from: null },
    { sku: Y, unit_cost: 300, from: null },
  ],
};

/** Order A of domain.md §5: X gross 20.00, seller discount 2.00; Y gross 10.01. */
function orderLines(order: Parameters<typeof orderRow>[0], returnedOfX: number): ShopFile {
  const x = {
    gross: 2000,
    seller_discount: 200,
    order_amount: 2801,
    ...order,
    returned_quantity: returnedOfX,
  };
  return ordersFile([orderRow(x), orderRow({ sku_id: Y, gross: 1001, order_amount: 2801, ...order })]);
}

/** Profit by product as the program prints it: SKU id to figures. */
async function profitBySku(files: readonly ShopFile[]): Promise<Map<string, Figures>> {
  const folder = mkdtempSync(join(tmpdir(), "creatorops-example-"));
  const exports = join(folder, "files");
  mkdirSync(exports);
  writeShop(smallShop(files), exports);
  const db = ["--db", join(folder, "a.db"), "--no-input"];
  const init = ["init", "--shop", "Demo", "--currency", "USD", "--timezone", "America/Los_Angeles"];
  expect((await runHere([...init, ...db])).exit).toBe(0);
  expect((await runHere(["import", exports, ...db])).exit).toBe(0);
  const ran = await runHere(["profit", "--by", "product", "--as-of", "2026-11-20", "--json", ...db]);
  const { rows } = JSON.parse(ran.stdout) as { rows: Figures[] };
  return new Map(rows.map((row) => [String(row["product"]), row]));
}

describe("the worked example of the rules, by the program", () => {
  it("two lines, one label, estimated commissions", async () => {
    const rows = await profitBySku([
      orderLines({}, 0),
      affiliateFile([
        affiliateRow({ estimated_standard: 270 }),
        affiliateRow({ sku_id: Y, estimated_standard: 150 }),
      ]),
      COSTS,
      { kind: "pirateship", rows: [labelRow({ label_cost: 451, order_number: A })] },
    ]);
    // Fees: 6 % of 1800 = 108, of 1001 = 60.06 → 60. Label: 451 x 1800 / 2801 = 289.83 → 290, and 161.
    // X: 1800 - 500 - 108 - 290 - 270 = 632. Y: 1001 - 300 - 60 - 161 - 150 = 330.
    expect(rows.get(X)).toMatchObject({
      net_revenue: 1800,
      cogs: 500,
      platform_fees: 108,
      shipping: 290,
      commission: 270,
      cm3: 632,
    });
    expect(rows.get(Y)).toMatchObject({
      net_revenue: 1001,
      cogs: 300,
      platform_fees: 60,
      shipping: 161,
      commission: 150,
      cm3: 330,
    });
  });

  it("the refund: X came back, 19.44 of 36.24 were refunded", async () => {
    // N = 1944 x 2801 / 3624 = 1502.53 → 1503; X has 1800 for its returned unit, so Y has nothing.
    // The fee on the refund: round(round(6 % of 1800) x 20 %) = round(108 x 0.2) = 21.6 → 22.
    const rows = await profitBySku([orderLines({ order_amount: 3624, refund_amount: 1944 }, 1), COSTS]);
    expect(rows.get(X)).toMatchObject({ refunds: 1800, net_revenue: 0, platform_fees: 22, cogs: 500 });
    expect(rows.get(Y)).toMatchObject({ refunds: 0, net_revenue: 1001, platform_fees: 60 });
  });
});
