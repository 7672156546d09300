import { expect, it } from "vitest";
import { A, B, orderRow, ordersFile, X } from "../oracle/small-shop.ts";
import { smallLedger } from "../rules/small-ledger.ts";

const order = (order_id: string, created_at: string): ReturnType<typeof orderRow> =>
  orderRow({ order_id, gross: 1000, order_amount: 1000, creator_handle: "maker.one", created_at });

it("a rate from a day on leaves the orders before it at the old one, and undoing it changes nothing else", async () => {
  const ledger = await smallLedger(
    [ordersFile([order(A, "2026-10-05T10:00:00"), order(B, "2026-11-05T10:00:00")])],
    {
      "terms.csv": "creator,rate\nmaker.one,10%\n",
      "costs.csv": `sku,unit_cost\n${X},5.00\n`,
    },
  );
  const commissions = async (): Promise<unknown> => {
    const rows = await ledger.rows("profit", "--by", "month");
    return Object.fromEntries(rows.map(({ month, commission }) => [month, commission]));
  };
  expect(await commissions()).toEqual({ "2026-10": 100, "2026-11": 100 });
  const [done] = await ledger.rows("terms", "add", "@Maker.One", "--rate", "20%", "--from", "2026-11-01");
  expect(done).toMatchObject({ import_id: await ledger.lastChange(), new: 1 });
  expect(await commissions()).toEqual({ "2026-10": 100, "2026-11": 200 });
  await ledger.run("imports", "undo", String(done?.["import_id"]), "--yes");
  expect(await commissions()).toEqual({ "2026-10": 100, "2026-11": 100 });
});

// `today` was stored as the word, which no day ever reached.
it("a setting from a day in words holds from that day", async () => {
  const ledger = await smallLedger([]);
  await ledger.run("config", "set", "referral_rate", "7%", "--from", "today");
  const rows = await ledger.rows("config", "list");
  expect(rows.find(({ value }) => value === "7%")?.["from"]).toMatch(/^\d{4}-\d\d-\d\d$/u);
});
