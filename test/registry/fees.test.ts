import { expect, it } from "vitest";
import { smallLedger } from "../rules/small-ledger.ts";

const SHEETS = {
  "terms.csv":
    "creator,rate,flat_fee,from,to\nmaker.one,10%,100.00,2026-10-01,2026-10-31\nmaker.one,10%,150.00,2026-11-01,\n",
  "fees.csv": [
    "creator,amount,kind,due_on,paid_on",
    "maker.one,100.00,flat,2026-10-15,2026-10-20",
    "maker.one,150.00,flat,2026-11-15,",
    "maker.one,31.20,commission,2026-11-01,2026-11-02",
    "maker.two,20.00,bonus,2026-12-01,",
    "",
  ].join("\n"),
};

it("lists fees with what of them is paid by the day", async () => {
  const ledger = await smallLedger([], SHEETS);
  const report = await ledger.report("fees", "list");
  expect(report.rows[0]).toEqual({
    creator: "maker.one",
    kind: "flat",
    due_on: "2026-10-15",
    amount: 10000,
    state: "paid",
    paid_on: "2026-10-20",
    number: 1,
    note: null,
  });
  expect(report.rows.map(({ state }) => state)).toEqual(["paid", "paid", "open", "to come"]);
  expect(report.totals).toMatchObject({ amount: 10000 + 3120 + 15000 + 2000 });
  const unpaid = await ledger.rows("fees", "list", "--unpaid");
  expect(unpaid.map(({ amount }) => amount)).toEqual([15000, 2000]);
  // on the day before it was paid it was open
  expect(await ledger.rows("fees", "list", "--as-of", "2026-10-19")).toMatchObject([
    { state: "open", paid_on: null },
    { state: "to come" },
    { state: "to come" },
    { state: "to come" },
  ]);
  expect(await ledger.rows("fees", "list", "--creator", "maker.one")).toHaveLength(3);
});

it("sets what was agreed beside what was charged, paid and is open", async () => {
  const ledger = await smallLedger([], SHEETS);
  const report = await ledger.report("fees", "list", "--by", "creator");
  // charged 100.00 + 150.00: the commission is no fee, and the bonus is not due yet
  expect(report.rows).toEqual([
    { creator: "maker.one", agreed: 15000, charged: 25000, paid: 10000, open: 15000 },
  ]);
  const [profit] = await ledger.rows("profit", "--creator", "maker.one");
  expect(profit).toMatchObject({ fixed_fees: 25000 });
  expect(await ledger.rows("fees", "list", "--by", "creator", "--as-of", "2026-10-31")).toEqual([
    { creator: "maker.one", agreed: 10000, charged: 10000, paid: 10000, open: 0 },
  ]);
});

it("the same creator, kind and due day again updates the fee, says what it was, and is undone", async () => {
  const ledger = await smallLedger([], SHEETS);
  const before = await ledger.rows("fees", "list");
  const same = ["fees", "add", "@maker.one", "160", "--kind", "flat", "--due", "2026-11-15"];
  expect(await ledger.remarks(...same, "--paid", "2026-11-16")).toContain(
    "CO461 the flat fee of @maker.one due 2026-11-15 is there already and is updated: amount was 150.00",
  );
  const rows = await ledger.rows("fees", "list", "--creator", "maker.one");
  expect(rows).toHaveLength(3);
  expect(rows[2]).toMatchObject({ amount: 16000, state: "paid", paid_on: "2026-11-16" });
  await ledger.run("imports", "undo", String(await ledger.lastChange()), "--yes");
  expect(await ledger.rows("fees", "list")).toEqual(before);
});

it("a second fee that is alike is asked for by its number", async () => {
  const ledger = await smallLedger([], SHEETS);
  const alike = ["fees", "add", "maker.one", "25", "--kind", "flat", "--due", "2026-11-15"];
  expect(await ledger.rows(...alike, "--number", "2")).toMatchObject([{ new: 1 }]);
  const fees = await ledger.rows("fees", "list", "--creator", "maker.one");
  expect(fees.map(({ amount, number }) => [amount, number])).toEqual([
    [10000, 1],
    [3120, 1],
    [15000, 1],
    [2500, 2],
  ]);
  const last = await ledger.lastChange();
  expect(await ledger.remarks(...alike)).toMatch(/^2 .*CO468 .*1: 150\.00, 2: 25\.00/su);
  expect(await ledger.remarks(...alike, "--number", "0")).toMatch(/^2 .*CO002/su);
  expect(await ledger.lastChange()).toBe(last);
});

it("a fee under another handle of the same creator is named, since both count", async () => {
  const ledger = await smallLedger([], {
    ...SHEETS,
    "keys.csv": "creator,value,kind\nmaker.one,maker.old,handle\n",
  });
  expect(
    await ledger.remarks("fees", "add", "maker.old", "150", "--kind", "flat", "--due", "2026-11-15"),
  ).toContain("under the handle @maker.one");
});

it("--paid alone is today, and a fee that nobody can be asked about names its flag", async () => {
  const ledger = await smallLedger([], SHEETS);
  const bonus = ["fees", "add", "maker.one", "10", "--kind", "bonus", "--due", "2026-11-18"];
  await ledger.run(...bonus, "--paid", "--note", "thanks");
  const { rows } = JSON.parse(await ledger.run("fees", "list", "--json")) as { rows: { paid_on: unknown }[] };
  expect(rows.find((row) => "kind" in row && row.kind === "bonus")?.paid_on).toMatch(/^\d{4}-\d\d-\d\d$/u);
  const last = await ledger.lastChange();
  expect(await ledger.remarks("fees", "add", "maker.one", "10", "--due", "today")).toMatch(
    /^2 .*CO004 --kind is missing/su,
  );
  expect(await ledger.remarks("fees", "add", "maker.one", "10", "--kind", "flat")).toMatch(
    /^2 .*CO004 --due is missing/su,
  );
  expect(await ledger.remarks("fees", "add", "maker.one", "10", "--kind", "gift")).toMatch(/^2 .*CO002/su);
  expect(await ledger.lastChange()).toBe(last);
});
