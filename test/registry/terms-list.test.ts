import { expect, it } from "vitest";
import { smallLedger } from "../rules/small-ledger.ts";

const TERMS = {
  "terms.csv": [
    "creator,sku,kind,rate,from,to,post_days,flat_fee",
    "*,*,standard,10%,,,,",
    "*,*,ads,5%,,,,",
    "maker.one,*,standard,15%,2026-09-01,,7,50.00",
    "maker.one,*,standard,20%,2026-11-01,,,",
    "maker.one,SKU-1,standard,30%,2026-11-01,2026-11-30,,",
    "maker.two,*,standard,12%,2026-12-01,,,",
    "",
  ].join("\n"),
};

const decided = (rows: readonly Readonly<Record<string, unknown>>[]): unknown =>
  rows.map(({ creator, sku, kind, rate_bps, decides }) => [creator, sku, kind, rate_bps, decides]);

it("lists what is in force on a day, and which term decides what", async () => {
  const ledger = await smallLedger([], TERMS);
  const rows = await ledger.rows("terms", "list", "--as-of", "2026-11-20");
  expect(rows[2]).toEqual({
    creator: "maker.one",
    sku: "*",
    kind: "standard",
    rate_bps: 1500,
    from: "2026-09-01",
    to: null,
    post_days: 7,
    posts_due: null,
    flat_fee: 5000,
    note: null,
    in_force: true,
    // the later term has a rate, and nothing else
    decides: ["post_days", "flat_fee"],
  });
  expect(decided(rows)).toEqual([
    ["*", "*", "ads", 500, ["rate"]],
    ["*", "*", "standard", 1000, ["rate"]],
    ["maker.one", "*", "standard", 1500, ["post_days", "flat_fee"]],
    ["maker.one", "*", "standard", 2000, ["rate"]],
    ["maker.one", "SKU-1", "standard", 3000, ["rate"]],
  ]);
});

it("of one creator's terms those for everybody decide only what no own one does", async () => {
  const ledger = await smallLedger([], TERMS);
  const rows = await ledger.rows("terms", "list", "--as-of", "2026-11-20", "--creator", "@Maker.One");
  expect(decided(rows)).toEqual([
    ["*", "*", "ads", 500, ["rate"]],
    ["*", "*", "standard", 1000, []],
    ["maker.one", "*", "standard", 1500, ["post_days", "flat_fee"]],
    ["maker.one", "*", "standard", 2000, ["rate"]],
    ["maker.one", "SKU-1", "standard", 3000, ["rate"]],
  ]);
  // from and to are both in force
  const rates = async (day: string): Promise<unknown> =>
    (await ledger.rows("terms", "list", "--creator", "maker.one", "--as-of", day))
      .filter(({ creator }) => creator === "maker.one")
      .map(({ rate_bps }) => rate_bps);
  expect(await rates("2026-10-31")).toEqual([1500]);
  expect(await rates("2026-11-01")).toEqual([1500, 2000, 3000]);
  expect(await rates("2026-11-30")).toEqual([1500, 2000, 3000]);
  expect(await rates("2026-12-01")).toEqual([1500, 2000]);
});

it("the history has terms to come, and --ending those whose last day is near", async () => {
  const ledger = await smallLedger([], TERMS);
  const { rows } = JSON.parse(await ledger.run("terms", "list", "--json")) as { rows: unknown[] };
  expect(rows).toHaveLength(6);
  const ending = async (day: string, days: string): Promise<number> =>
    (await ledger.rows("terms", "list", "--as-of", day, "--ending", days)).length;
  expect(await ending("2026-11-15", "14d")).toBe(0);
  expect(await ending("2026-11-16", "14d")).toBe(1);
  expect(await ending("2026-11-30", "0")).toBe(1);
  expect(await ending("2026-12-01", "14d")).toBe(0);
  expect(await ledger.remarks("terms", "list", "--ending", "soon")).toMatch(/^2 .*CO002 --ending soon/su);
  expect(await ledger.remarks("terms", "list", "--creator", "maker.onee")).toMatch(
    /^2 .*CO416 .*Perhaps it is maker.one/su,
  );
});

it("a merge brings the terms of both handles under the one that is left", async () => {
  const ledger = await smallLedger([], {
    ...TERMS,
    "keys.csv": "creator,value,kind\nmaker.two,maker.one,handle\n",
  });
  const rows = await ledger.rows("terms", "list", "--as-of", "2026-11-20", "--creator", "maker.one");
  expect(new Set(rows.map(({ creator }) => creator))).toEqual(new Set(["*", "maker.two"]));
});

it("an added term says what it replaces, and who is new", async () => {
  const ledger = await smallLedger([], TERMS);
  const rate = ["--rate", "16%", "--from", "2026-09-01"];
  expect(await ledger.remarks("terms", "add", "maker.one", ...rate)).toContain("CO461 the same term");
  expect(await ledger.remarks("terms", "add", "maker.on", ...rate)).toContain("Perhaps it is maker.one.");
});
