import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { copiedLedger, creatorops, hashOf, SHOP } from "./shop.ts";

const ORDERS = readFileSync(join(SHOP, "All order-2026-11-09-08_30.csv"), "utf8");

let folder = "";
beforeEach(() => {
  folder = copiedLedger();
});

function imported(text: string, ...args: readonly string[]) {
  writeFileSync(join(folder, "file.csv"), text);
  const ran = creatorops(folder, ["import", "file.csv", "--json", ...args]);
  const { rows } = JSON.parse(ran.stdout) as { rows: readonly Record<string, unknown>[] };
  return { ...ran, row: rows[0] };
}

it("headers in another order, case and spacing are known; unknown ones are named once", () => {
  const ran = imported("Colour,UNIT cost , sku\nred,1.00,A\nblue,2.00,B\n");
  expect(ran).toMatchObject({ exit: 0, row: { source: "costs", new: 2 } });
  expect(ran.stderr.match(/"Colour"/g)).toHaveLength(1);
});

it("a missing column is named, with the header that is nearest", () => {
  const before = hashOf(folder);
  const ran = imported(ORDERS.replace("SKU Seller Discount", "SKU Seler Discount"));
  expect(ran.exit).toBe(2);
  expect(ran.stderr).toContain('needs the column "SKU Seller Discount". Perhaps it is "SKU Seler Discount".');
  expect(ran.stderr).toContain("--map");
  expect(hashOf(folder)).toBe(before);
});

it("the same header twice is refused where it is needed, else the first counts", () => {
  expect(imported("sku,unit_cost,unit_cost\nA,1.00,2.00\n").stderr).toContain("CO112");
  const ran = imported("sku,unit_cost,from,from\nA,1.00,2026-01-01,2026-02-01\n");
  expect(ran).toMatchObject({ exit: 0, row: { new: 1 } });
  expect(ran.stderr.trim().split("\n")).toEqual([
    expect.stringContaining('CO303 file.csv: "from"'),
    expect.stringContaining("fix: "),
    "creatorops: 1 file: 1 imported",
    "creatorops: 1 row: 1 new",
  ]);
});

it("headers that are names of JavaScript's own are columns like others", () => {
  const ran = imported("sku,unit_cost,__proto__,constructor,toString\nA,1.00,x,y,z\n");
  expect(ran).toMatchObject({ exit: 0, row: { new: 1 } });
  const mapped = imported("sku,__proto__\nA,1.00\n", "--as", "costs", "--map", "unit_cost=__proto__");
  expect(mapped).toMatchObject({ exit: 0, row: { source: "costs", read: 1 } });
  expect(imported("sku,x\nA,1.00\n", "--as", "costs", "--map", "__proto__=x").stderr).toContain("CO142");
});

it("a file of another kind than --as is refused, with the kind that it looks like", () => {
  const ran = imported(ORDERS, "--as", "costs");
  expect(ran.exit).toBe(2);
  expect(ran.stderr).toContain("It looks like tiktok-orders.");
  expect(imported("warmth,rainfall\n12,3\n").stderr).toContain("Known formats: tiktok-orders,");
});
