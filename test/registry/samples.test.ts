import { expect, it } from "vitest";
import { A, labelRow, orderRow, ordersFile, X } from "../oracle/small-shop.ts";
import { type SmallLedger, smallLedger } from "../rules/small-ledger.ts";

const COSTS = { "costs.csv": `sku,unit_cost\n${X},5.00\n` };
const PARCEL = "9400100000077";

/** A sample order of maker.one, shipped on 2026-10-06 and delivered on 2026-10-09. */
const SAMPLE_ORDER = ordersFile([
  orderRow({ seller_discount: 1000, order_amount: 0, creator_handle: "maker.one", seller_sku: "MUG" }),
]);

const KEY = `maker.one/${X}/2026-11-01`;

/** A sample that only a sheet knows: asked for on 2026-11-01, sent on 2026-11-03. */
const shipped = (): Promise<SmallLedger> =>
  smallLedger([], {
    ...COSTS,
    "samples.csv": `creator,sku,requested_on,shipped_on\nmaker.one,${X},2026-11-01,2026-11-03\n`,
  });

const first = async (ledger: SmallLedger, ...args: string[]): Promise<unknown> =>
  (await ledger.rows("samples", "list", ...args))[0];

it("a sample that is added costs and owes a post like one of a sheet, and is undone", async () => {
  const ledger = await smallLedger([], COSTS);
  expect(await ledger.rows("samples", "list")).toEqual([]);
  const added = ["samples", "add", "@Maker.One", X, "--requested", "2026-11-01", "--shipped", "2026-11-03"];
  const [done] = await ledger.rows(...added, "--quantity", "2");
  expect(done).toMatchObject({ import_id: await ledger.lastChange(), new: 1 });
  // nobody says that it arrived: presumed ten days after 2026-11-03, and due 14 days later
  expect(await ledger.rows("samples", "list")).toEqual([
    {
      sample: KEY,
      creator: "maker.one",
      products: [X],
      state: "delivered",
      requested_on: "2026-11-01",
      approved_on: null,
      shipped_on: "2026-11-03",
      delivered_on: "2026-11-13",
      due_on: "2026-11-27",
      assumed: true,
      obligation: "due",
      cost: 1000,
    },
  ]);
  await ledger.run("imports", "undo", String(done?.["import_id"]), "--yes");
  expect(await ledger.rows("samples", "list")).toEqual([]);
});

it("two samples that are alike are told apart by their number", async () => {
  const ledger = await shipped();
  const alike = ["samples", "add", "maker.one", X, "--requested", "2026-11-01"];
  expect(await ledger.remarks(...alike)).toMatch(/CO461 .* is there already\nfix: .*--number 2/su);
  await ledger.run(...alike, "--number", "2");
  const rows = await ledger.rows("samples", "list");
  expect(rows.map(({ sample }) => sample)).toEqual([KEY, `${KEY}/2`]);
  await ledger.run("samples", "set", `${KEY}/2`, "--state", "rejected", "--on", "2026-11-02");
  expect((await ledger.rows("samples", "list")).map(({ state }) => state)).toEqual(["delivered", "rejected"]);
});

it("without any day it is asked for today", async () => {
  const ledger = await smallLedger([], COSTS);
  await ledger.run("samples", "add", "maker.one", X);
  const { rows } = JSON.parse(await ledger.run("samples", "list", "--json")) as {
    rows: { sample: string }[];
  };
  expect(rows[0]?.sample).toMatch(/^maker\.one\/\d+\/\d{4}-\d\d-\d\d$/u);
});

it("a delivery that is told moves the due day, and undoing it moves it back", async () => {
  const ledger = await shipped();
  const before = await ledger.rows("samples", "list");
  await ledger.run("samples", "set", `@${KEY}`, "--state", "delivered", "--on", "2026-11-05");
  expect(await first(ledger)).toMatchObject({
    delivered_on: "2026-11-05",
    due_on: "2026-11-19",
    assumed: false,
    obligation: "late",
  });
  // the day before it had not happened
  expect(await first(ledger, "--as-of", "2026-11-04")).toMatchObject({ state: "shipped", due_on: null });
  await ledger.run("imports", "undo", String(await ledger.lastChange()), "--yes");
  expect(await ledger.rows("samples", "list")).toEqual(before);
});

it.each(["lost", "lapsed", "posted"])(
  "a state without a column of its own holds from its day: %s",
  async (state) => {
    const ledger = await shipped();
    await ledger.run("samples", "set", KEY, "--state", "delivered", "--on", "2026-11-05");
    const before = await first(ledger, "--as-of", "2026-11-09");
    await ledger.run("samples", "set", KEY, "--state", state, "--on", "2026-11-10");
    expect(await first(ledger, "--as-of", "2026-11-09")).toEqual(before);
    expect(await first(ledger, "--as-of", "2026-11-10")).toMatchObject({ state, delivered_on: "2026-11-05" });
    expect(await ledger.rows("samples", "list", "--state", state)).toHaveLength(1);
    expect(await ledger.rows("samples", "list", "--state", "delivered")).toEqual([]);
  },
);

it("a sample that orders and parcels alone know is set by any key of it", async () => {
  const files = [
    SAMPLE_ORDER,
    {
      kind: "pirateship" as const,
      rows: [labelRow({ tracking_number: PARCEL, order_number: A, label_cost: 450 })],
    },
  ];
  const byOrder = await smallLedger(files, COSTS);
  const before = await first(byOrder);
  expect(before).toMatchObject({ sample: A, creator: "maker.one", products: ["MUG"], state: "delivered" });
  await byOrder.run("samples", "set", `#${A}`, "--state", "delivered", "--on", "2026-10-12");
  const after = { ...(before as object), delivered_on: "2026-10-12", due_on: "2026-10-26" };
  expect(await byOrder.rows("samples", "list")).toEqual([after]);
  // The parcel is the same sample: what it cost and whose it is stays.
  await byOrder.run("samples", "set", PARCEL, "--state", "delivered", "--on", "2026-10-13");
  expect(await byOrder.rows("samples", "list")).toEqual([
    { ...after, delivered_on: "2026-10-13", due_on: "2026-10-27" },
  ]);
  await byOrder.run("imports", "undo", String(await byOrder.lastChange()), "--yes");
  expect(await byOrder.rows("samples", "list")).toEqual([after]);
});

it("the key of a row keeps working once the row has its parcel", async () => {
  const ledger = await shipped();
  await ledger.take({
    "samples.csv": `creator,sku,requested_on,shipped_on,tracking_number\nmaker.one,${X},2026-11-01,2026-11-03,${PARCEL}\n`,
  });
  await ledger.run("samples", "set", KEY, "--state", "delivered", "--on", "2026-11-06");
  expect(await ledger.rows("samples", "list")).toMatchObject([
    { sample: PARCEL, delivered_on: "2026-11-06", cost: 500 },
  ]);
});

it("a step that lies behind mends its day and leaves the state", async () => {
  const ledger = await shipped();
  await ledger.run("samples", "set", KEY, "--state", "lost", "--on", "2026-11-09");
  expect(await ledger.remarks("samples", "set", KEY, "--state", "requested", "--on", "2026-10-30")).toContain(
    "was requested on 2026-11-01 until now",
  );
  expect(await first(ledger)).toMatchObject({ state: "lost", requested_on: "2026-10-30" });
  // what was lost turns up
  await ledger.run("samples", "set", KEY, "--state", "delivered", "--on", "2026-11-12");
  expect(await first(ledger)).toMatchObject({
    state: "delivered",
    delivered_on: "2026-11-12",
    due_on: "2026-11-26",
  });
});

it.each([
  ["delivered", "2026-11-02", /before it was shipped, 2026-11-03\nfix: .*--state shipped --on DATE/su],
  ["requested", "2026-11-04", /after it was shipped, 2026-11-03/u],
  ["rejected", "2026-11-04", /it was shipped\nfix: .*--state lost/su],
])("refuses %s on %s of a sample shipped on 2026-11-03, and changes nothing", async (state, on, message) => {
  const ledger = await shipped();
  const last = await ledger.lastChange();
  const answer = await ledger.remarks("samples", "set", KEY, "--state", state, "--on", on);
  expect(answer).toMatch(/^2 .*CO465/su);
  expect(answer).toMatch(message);
  expect(await ledger.lastChange()).toBe(last);
});

it.each(["posted", "lapsed", "lost"])("refuses %s of a sample that was never sent", async (state) => {
  const ledger = await smallLedger([], {
    "samples.csv": `creator,sku,requested_on\nmaker.one,${X},2026-11-01\n`,
  });
  expect(await ledger.remarks("samples", "set", KEY, "--state", state, "--on", "2026-11-09")).toMatch(
    /^2 .*CO465 .*it is requested, and was never shipped\nfix: .*--state shipped --on DATE first/su,
  );
});

it("refuses to give up a sample whose post is there", async () => {
  const ledger = await shipped();
  await ledger.run("samples", "set", KEY, "--state", "delivered", "--on", "2026-11-05");
  await ledger.run("posts", "add", "https://example.com/p/1", "maker.one", "--posted", "2026-11-07");
  expect(await ledger.remarks("samples", "set", KEY, "--state", "lapsed", "--on", "2026-11-09")).toMatch(
    /^2 .*CO465 .*its post was made on 2026-11-07/su,
  );
});

it("an unknown key is refused with the nearest one, and a state that is missing names its flag", async () => {
  const ledger = await shipped();
  expect(await ledger.remarks("samples", "set", `maker.on/${X}/2026-11-01`, "--state", "lost")).toMatch(
    new RegExp(`^2 .*CO464 .*Perhaps it is ${KEY}`, "su"),
  );
  expect(await ledger.remarks("samples", "set", KEY)).toMatch(/^2 .*CO004 --state is missing/su);
  expect(await ledger.remarks("samples", "set", KEY, "--state", "eaten")).toMatch(/^2 .*CO002/su);
});

it("says what an order becomes that is added as a sample", async () => {
  const paid = ordersFile([orderRow({ gross: 2500, order_amount: 2500 })]);
  const sale = await smallLedger([paid], COSTS);
  const add = ["samples", "add", "maker.one", X, "--order", A];
  expect(await sale.remarks(...add)).toContain(`CO466 order ${A} is a sale of 25.00`);
  expect((await sale.rows("profit", "--by", "total"))[0]?.["orders"] ?? 0).toBe(0);
  const given = await smallLedger([SAMPLE_ORDER], COSTS);
  expect(await given.remarks("samples", "add", "maker.two", X, "--order", A)).toContain(
    `the sample ${A} was @maker.one's until now, and is @maker.two's`,
  );
  expect(await given.rows("samples", "list")).toMatchObject([{ sample: A, creator: "maker.two" }]);
});

it("refuses a sample that is sent before it is asked for, or of nothing", async () => {
  const ledger = await shipped();
  const add = ["samples", "add", "maker.one", X];
  expect(await ledger.remarks(...add, "--requested", "2026-11-05", "--shipped", "2026-11-01")).toMatch(
    /^2 .*CO003/su,
  );
  expect(await ledger.remarks(...add, "--quantity", "0")).toMatch(/^2 .*CO002/su);
});
