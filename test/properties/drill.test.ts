import fc from "fast-check";
import { expect, it } from "vitest";
import { diff } from "../../src/commands/diff.ts";
import { profit } from "../../src/commands/profit.ts";
import type { TableRow } from "../../src/render/table.ts";
import { PROFIT_BASES, PROFIT_KEYS } from "../../src/store/queries/profit-keys.ts";
import { forShops, HANG_GUARD, report } from "./ledger.ts";

const COMPONENTS =
  "units gross seller_discount refunds net_revenue sales_tax cogs platform_fees shipping other_fees commission cm3 sample_cost fixed_fees ad_spend net_profit".split(
    " ",
  );

function sumsBy(rows: readonly TableRow[], key: string): Record<string, Record<string, number>> {
  const sums: Record<string, Record<string, number>> = {};
  for (const row of rows) {
    const sum = (sums[String(row[key])] ??= {});
    for (const name of COMPONENTS) sum[name] = (sum[name] ?? 0) + Number(row[name]);
  }
  // Rows that stand in the table for completeness have no lines.
  return Object.fromEntries(
    Object.entries(sums).filter(([, sum]) => Object.values(sum).some((amount) => amount !== 0)),
  );
}

it("lines and costs add up to the profit rows, per key, component and basis", HANG_GUARD, async () => {
  await forShops(fc.constant(null), async (shop, { files, ledger }) => {
    const one = ledger("one");
    one.takeAll(files);
    for (const basis of PROFIT_BASES) {
      for (const by of PROFIT_KEYS) {
        const table = await report(one.path, profit, { by, basis }, shop.asOf);
        const drill = await report(one.path, profit, { by, basis, drill: true }, shop.asOf);
        expect([by, basis, sumsBy(drill.rows, by)]).toEqual([by, basis, sumsBy(table.rows, by)]);
      }
    }
  });
});

it("the causes of a change sum to it, between any two states and for each creator", HANG_GUARD, async () => {
  const draw = fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(...PROFIT_BASES));
  await forShops(draw, async (shop, { files, ledger }, [one, other, basis]) => {
    const taken = ledger("one");
    taken.takeAll(files);
    const changes = taken.open.db
      .prepare("SELECT change_id FROM change ORDER BY 1")
      .pluck()
      .all() as number[];
    const [between, and] = [one, other].map((place) => String(changes[place % changes.length]));
    const { rows } = await report(taken.path, profit, { basis }, shop.asOf);
    const creators = rows.slice(0, 3).map((row) => String(row["creator"]));
    for (const creator of [undefined, "(organic)", "(shop)", ...creators]) {
      // It throws where the parts miss the change.
      const { totals, rows: causes } = await report(
        taken.path,
        diff,
        { between, and, basis, creator },
        shop.asOf,
      );
      expect(causes.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(totals?.["amount"]);
    }
  });
});
