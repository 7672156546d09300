import { expect, it } from "vitest";
import { affiliateFile, affiliateRow, B, orderRow, ordersFile, X, Y } from "../oracle/small-shop.ts";
import type { ShopFile } from "../shops/model.ts";
import { COSTS, example, EXAMPLE_ORDER, FINE, settlements, X_PAID } from "./example-shop.ts";
import { smallLedger } from "./small-ledger.ts";
import type { Printed, Row, SmallLedger } from "./small-ledger.ts";

const CAUSES =
  "new_orders late_settlement refunds rate_change cost_change ad_spend samples_and_fees re_attribution other".split(
    " ",
  );

/** What a diff says, without the causes that changed nothing: cause → [amount, lines]. */
function told({ rows, totals }: Printed): Record<string, unknown> {
  expect(rows.map(({ cause }) => cause)).toEqual(CAUSES);
  const sum = rows.reduce((running, { amount }) => running + Number(amount), 0);
  expect(totals).toMatchObject({ cause: "total", amount: sum });
  const changed = rows.filter(({ lines }) => lines !== 0);
  return Object.fromEntries(changed.map(({ cause, amount, lines }) => [String(cause), [amount, lines]]));
}

type Change = (ledger: SmallLedger) => Promise<void>;

const later = (file: ShopFile): ShopFile => ({ ...file, exported_at: "2026-11-19T08:30:00" }) as ShopFile;

/** What a change did to the example, there and back. */
async function changeBy(make: Change, ...args: string[]): Promise<Record<string, unknown>> {
  const ledger = await example();
  const before = String(await ledger.lastChange());
  await make(ledger);
  const after = String(await ledger.lastChange());
  const causes = told(await ledger.report("diff", "--since-change", before, ...args));
  const back = told(await ledger.report("diff", "--between", after, "--and", before, ...args));
  const negated = Object.entries(causes).map(([cause, change]) => {
    const [amount = 0, lines = 0] = change as number[];
    return [cause, [0 - amount, lines]];
  });
  expect(back).toEqual(Object.fromEntries(negated));
  return causes;
}

const CASES: readonly (readonly [what: string, change: Change, causes: Record<string, unknown>])[] = [
  [
    "X settles: 6.29 instead of 6.32",
    (ledger) => ledger.take(settlements([X_PAID])),
    { late_settlement: [-3, 1] },
  ],
  [
    "X costs 5.50 instead of 5.00",
    (ledger) => ledger.take({ "costs.csv": `sku,unit_cost,from\n${X},5.50,2026-10-01\n` }),
    { cost_change: [-50, 1] },
  ],
  [
    "3.00 instead of 2.70 of commission on X",
    (ledger) => ledger.takeExports([later(affiliateFile([affiliateRow({ estimated_standard: 300 })]))]),
    { rate_change: [-30, 1] },
  ],
  [
    // 15.00 of 28.01 by net sales: 9.64 of X, 5.36 of Y. Fees of X: 6 % of 8.36 is 0.50, and 20 % of 6 % of 9.64
    // (0.58) is 0.12: 0.62 instead of 1.08. Of Y: 6 % of 4.65 is 0.28, and 0.06: 0.34 instead of 0.60.
    "15.00 refunded, which lowers the fees",
    (ledger) =>
      ledger.takeExports([later(ordersFile(EXAMPLE_ORDER.map((row) => ({ ...row, refund_amount: 1500 }))))]),
    { refunds: [-964 + 46 - 536 + 26, 2] },
  ],
  [
    // 10.00 - 5.00 - 0.60; nobody shipped it yet.
    "another order of X",
    (ledger) => ledger.takeExports([ordersFile([orderRow({ order_id: B })])]),
    { new_orders: [440, 1] },
  ],
  [
    "a fee of 100.00 and ads of 7.00",
    (ledger) =>
      ledger.take({
        "fees.csv": "creator,amount,kind,due_on\nmaker.one,100.00,flat,2026-10-05\n",
        "ad-spend.csv": "amount,day\n7.00,2026-10-02\n",
      }),
    { samples_and_fees: [-10_000, 1], ad_spend: [-700, 1] },
  ],
  ["a fine of no order", (ledger) => ledger.take(settlements([FINE])), { other: [-500, 1] }],
];

it.each(CASES)("since a change: %s", async (_what, change, causes) => {
  expect(await changeBy(change)).toEqual(causes);
});

it("lines that another creator gets come to her as a whole", async () => {
  const key: Change = (ledger) =>
    ledger.take({ "keys.csv": "creator,value,kind\nmaker.two,maker.one,handle\n" });
  expect(await changeBy(key, "--creator", "maker.two")).toEqual({ re_attribution: [632 + 330, 2] });
  // Whoever gets them, they bring the shop the same.
  expect(await changeBy(key)).toEqual({});
});

it("under the settled basis what settles is late settlement", async () => {
  const paid: Change = (ledger) => ledger.take(settlements([X_PAID]));
  expect(await changeBy(paid, "--basis", "settled")).toEqual({ late_settlement: [629, 1] });
});

it("looks at the period that is asked for", async () => {
  const order: Change = (ledger) =>
    ledger.takeExports([ordersFile([orderRow({ order_id: B, created_at: "2026-09-20T10:00:00" })])]);
  expect(await changeBy(order, "--month", "2026-10")).toEqual({});
  expect(await changeBy(order, "--month", "2026-09")).toEqual({ new_orders: [440, 1] });
});

const TWO_MONTHS = [
  ordersFile([
    orderRow({ created_at: "2026-09-10T10:00:00", paid_at: "2026-09-10T10:01:00" }),
    orderRow({ order_id: B, sku_id: Y, quantity: 3, gross: 3000, order_amount: 3000 }),
  ]),
  affiliateFile([
    affiliateRow({ estimated_standard: 100, created_at: "2026-09-10T10:00:00" }),
    affiliateRow({ order_id: B, sku_id: Y, estimated_standard: 450 }),
  ]),
];

async function twoMonths(...args: string[]): Promise<Printed> {
  const ledger = await smallLedger(TWO_MONTHS, {
    "costs.csv": `sku,unit_cost\n${X},5.00\n${Y},5.50\n`,
    "ad-spend.csv": "amount,day\n2.00,2026-10-02\n",
  });
  return await ledger.report("diff", ...args);
}

it("between two periods: what the second sold at the rates of the first, then each rate", async () => {
  // September: 10.00 - 5.00 - 0.60 - 1.00 = 3.40. October sold three times as much: 20.00 more, less 10.00 of
  // product, 1.20 of fees, 2.00 of commission. It paid 16.50 for the product instead of 15.00, 4.50 of
  // commission instead of 3.00, and 2.00 for ads: 5.20.
  const printed = await twoMonths("--from-period", "2026-09", "--to-period", "2026-10");
  expect(printed.totals).toMatchObject({ amount: 520 - 340 });
  expect(told(printed)).toEqual({
    new_orders: [680, 2],
    rate_change: [-150, 2],
    cost_change: [-150, 2],
    ad_spend: [-200, 1],
    other: [0, 2],
  });
});

it("a period without sales has no rates to go by: all of it is new orders", async () => {
  const printed = await twoMonths("--from-period", "2026-W30", "--to-period", "2026-09-01..2026-09-30");
  expect(told(printed)).toMatchObject({ new_orders: [340, 1], rate_change: [0, 1] });
});

it("under the settled basis orders of earlier periods are late settlement", async () => {
  const ledger = await smallLedger([ordersFile(EXAMPLE_ORDER)], {
    ...COSTS,
    ...settlements([{ ...X_PAID, day: "2026/11/03" }]),
  });
  const periods = ["--from-period", "2026-10", "--to-period", "2026-11"];
  // 18.00 - 1.10 - 2.71 - 5.00; no label.
  expect(told(await ledger.report("diff", "--basis", "settled", ...periods))).toEqual({
    late_settlement: [919, 1],
  });
});

it.each([
  [[], "nothing to compare is named"],
  [["--from-period", "2026-09"], "two periods are compared, and one is named"],
  [["--between", "2"], "two states are compared, and one is named"],
  [["--between", "2", "--and", "3", "--since-change", "1"], "two comparisons are named"],
  [["--from-period", "2026-13", "--to-period", "2026-10"], "there is no such period"],
  [["--from-period", "2026-09", "--to-period", "2026-10", "--month", "2026-10"], "name the periods"],
  [["--since-change", "soon"], "it takes the number of a change or a day"],
  [["--since-change", "99"], "there is no change 99"],
])("refuses %j", async (args, said) => {
  const ledger = await smallLedger([]);
  await expect(ledger.report("diff", ...args)).rejects.toThrow(said);
});

it("its notes name both net profits", async () => {
  const ledger = await example();
  const before = String(await ledger.lastChange());
  await ledger.take(settlements([X_PAID]));
  const { notes } = (await ledger.report("diff", "--since-change", before)) as Printed & { notes: Row[] };
  expect(notes).toEqual([
    {
      code: "compared",
      message: `net profit USD 9.62 as known after change ${before}, USD 9.59 as known now`,
    },
  ]);
});
