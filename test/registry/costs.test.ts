import { expect, it } from "vitest";
import { A, B, orderRow, ordersFile, X } from "../oracle/small-shop.ts";
import { type SmallLedger, smallLedger } from "../rules/small-ledger.ts";

const order = (order_id: string, created_at: string): ReturnType<typeof orderRow> =>
  orderRow({ order_id, gross: 1000, order_amount: 1000, seller_sku: "MUG-RED", created_at });

const shop = (): Promise<SmallLedger> =>
  smallLedger([ordersFile([order(A, "2026-10-05T10:00:00"), order(B, "2026-11-05T10:00:00")])], {
    "costs.csv": `sku,unit_cost\nMUG-RED,5.00\n`,
  });

it("a cost from a day on leaves the orders before it alone, and undoing it brings the old one back", async () => {
  const ledger = await shop();
  const cogs = async (): Promise<unknown> =>
    Object.fromEntries(
      (await ledger.rows("profit", "--by", "month")).map((row) => [row["month"], row["cogs"]]),
    );
  expect(await cogs()).toEqual({ "2026-10": 500, "2026-11": 500 });
  const [done] = await ledger.rows("costs", "add", "MUG-RED", "6.25", "--from", "2026-11-01");
  expect(done).toMatchObject({ import_id: await ledger.lastChange(), new: 1 });
  expect(await cogs()).toEqual({ "2026-10": 500, "2026-11": 625 });
  const list = await ledger.rows("costs", "list", "--as-of", "2026-10-31");
  expect(list).toEqual([
    {
      sku: "MUG-RED",
      product_name: "Mug",
      unit_cost: 500,
      from: null,
      to: "2026-10-31",
      in_force: true,
      is_sold: true,
    },
  ]);
  expect(await ledger.rows("costs", "list", "--as-of", "2026-11-01")).toMatchObject([
    { unit_cost: 625, from: "2026-11-01", to: null, in_force: true },
  ]);
  expect(JSON.parse(await ledger.run("costs", "list", "--json"))).toMatchObject({ rows: [{}, {}] });
  await ledger.run("imports", "undo", String(done?.["import_id"]), "--yes");
  expect(await cogs()).toEqual({ "2026-10": 500, "2026-11": 500 });
});

it("a SKU that no order holds is taken with a remark on the nearest known one", async () => {
  const ledger = await shop();
  expect(await ledger.remarks("costs", "add", "mug-red", "4")).toContain("Perhaps you mean MUG-RED.");
  expect(await ledger.remarks("costs", "add", "MUG-RD", "4")).toContain(
    "CO463 no order line holds the SKU MUG-RD. Perhaps you mean MUG-RED.",
  );
  const known = await ledger.remarks("costs", "add", X, "4");
  expect(known).not.toContain("CO463");
});

it("the same SKU and day again replaces the cost, and says what it was", async () => {
  const ledger = await shop();
  expect(await ledger.remarks("costs", "add", "MUG-RED", "5.50")).toContain("unit cost was 5.00");
  expect(await ledger.rows("costs", "add", "MUG-RED", "5.50")).toMatchObject([{ new: 0, unchanged: 1 }]);
});

it.each([
  [["MUG-RED", "(5.00)"], "CO460"],
  [["MUG-RED", "dear"], "CO002"],
  [["MUG-RED", "5.001"], "CO002"],
  [["MUG-RED", "5", "--from", "2026-02-30"], "CO002"],
  [["MUG-RED"], "CO001"],
])("refuses costs add %s, and changes nothing", async (words, code) => {
  const ledger = await shop();
  const last = await ledger.lastChange();
  expect(await ledger.remarks("costs", "add", ...words)).toMatch(new RegExp(`^2 .*${code}`, "su"));
  expect(await ledger.lastChange()).toBe(last);
});
