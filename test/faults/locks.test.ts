import Database from "better-sqlite3";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { orderFile, ordersOf } from "../cli/order-file.ts";
import { creatorops, emptyLedger, hashOf } from "../cli/shop.ts";
import { startProgram } from "./program.ts";

const HANG_GUARD = { timeout: 240_000 };

describe("two processes and one ledger", () => {
  it("R11: two imports at once wait for each other, and both are in it", HANG_GUARD, async () => {
    const folder = emptyLedger();
    writeFileSync(join(folder, "All order-2026-11-15-09_00.csv"), orderFile(ordersOf(1, 15)));
    writeFileSync(join(folder, "All order-2026-11-28-09_00.csv"), orderFile(ordersOf(16, 28)));
    const ended = await Promise.all(
      ["All order-2026-11-15-09_00.csv", "All order-2026-11-28-09_00.csv"].map((name) =>
        startProgram(folder, ["import", name, "--json"]),
      ),
    );
    expect(ended.map(({ code, stderr }) => [code, stderr.includes("error")])).toEqual([
      [0, false],
      [0, false],
    ]);
    const counted = creatorops(folder, ["profit", "--by", "total", "--as-of", "2026-12-01", "--json"]);
    expect((JSON.parse(counted.stdout) as { totals: { orders: number } }).totals.orders).toBe(28);
    const changes = JSON.parse(creatorops(folder, ["imports", "--json"]).stdout) as { rows: unknown[] };
    expect(changes.rows).toHaveLength(4);
  });

  it("R12: one that holds the ledger too long is named, exit 1, nothing printed", HANG_GUARD, async () => {
    const folder = emptyLedger();
    writeFileSync(join(folder, "costs.csv"), "sku,unit_cost\nA,1.00\n");
    const before = hashOf(folder);
    const holder = new Database(join(folder, "creatorops.db"));
    holder.exec("BEGIN IMMEDIATE");
    const ended = await startProgram(folder, ["import", "costs.csv"]);
    expect(ended).toMatchObject({ code: 1, stdout: "" });
    expect(ended.stderr).toMatch(/CO405 .*creatorops\.db is in use by another process/u);
    // A report does not wait: nobody is writing yet.
    expect(creatorops(folder, ["profit"]).exit).toBe(0);
    holder.exec("ROLLBACK");
    holder.close();
    expect(hashOf(folder)).toBe(before);
  });
});
