import { beforeAll, describe, expect, it } from "vitest";
import { orderRow, ordersFile, X, Y } from "../oracle/small-shop.ts";
import type { SmallLedger } from "./small-ledger.ts";
import { smallLedger } from "./small-ledger.ts";

let orders = 0;

/** A line of one piece at 10.00 of a creator. With cost 5.00 and rate 10 %: 10.00 - 5.00 - 0.60 - 1.00 = 3.40. */
function sale(day: string, creator_handle: string, sku_id = X): ReturnType<typeof orderRow> {
  orders += 1;
  return orderRow({
    order_id: `5771000000000010${String(orders).padStart(2, "0")}`,
    sku_id,
    product_id: sku_id === X ? "1729400000000000201" : "1729400000000000202",
    seller_sku: sku_id === X ? "MUG" : "CUP",
    creator_handle,
    created_at: `${day}T10:00:00`,
  });
}

const SHEETS = {
  "costs.csv": `sku,unit_cost\n${X},5.00\n${Y},5.00\n`,
  "terms.csv": "creator,rate\n*,10%\n",
  "creators.csv": [
    "creator,niche,tags,owner",
    "maker.one,mugs,autumn; vip,ana",
    'maker.two,mugs,"vip, autumn",ben',
    "maker.three,,,ana",
    "",
  ].join("\n"),
  "samples.csv": [
    "creator,sku,state,requested_on,shipped_on,delivered_on,tracking_number,shipping_cost",
    "maker.one,MUG,,2026-09-29,2026-10-01,2026-10-03,T1,1.00",
    "maker.one,CUP,,2026-10-08,2026-10-10,2026-10-12,T2,",
    "maker.two,CUP,,2026-10-04,2026-10-05,2026-10-09,T3,",
    "maker.three,MUG,requested,2026-11-01,,,,",
    "",
  ].join("\n"),
  "posts.csv": [
    "link,creator,posted_on,sku",
    "https://example.com/p/1,maker.one,2026-10-08,MUG",
    "https://example.com/p/2,maker.one,2026-10-31,CUP",
    "",
  ].join("\n"),
};

/** maker.one sells before, between and after the two samples; maker.two never got what it sells. */
const SALES = [
  sale("2026-10-01", "maker.one"), // the day on which the first sample left: of no sample
  sale("2026-10-05", "maker.one"),
  sale("2026-10-10", "maker.one"), // the day on which the second left: still of the first
  sale("2026-10-11", "maker.one"),
  sale("2026-10-12", "maker.one", Y),
  sale("2026-10-20", "maker.two"),
];

const NOTHING = { sold: 0, net_revenue: 0, cm3: 0 };

describe("samples report", () => {
  let ledger: SmallLedger;

  beforeAll(async () => {
    ledger = await smallLedger([ordersFile(SALES)], SHEETS);
  });

  it("puts each line down to the creator's latest sample shipped before the order", async () => {
    const { rows, totals, notes } = await ledger.report("samples", "report", "--by", "creator");
    expect(rows).toEqual([
      {
        group: "maker.one",
        requested: 2,
        shipped: 2,
        delivered: 2,
        not_yet_due: 0,
        posted: 2,
        // due on 10-17 and on 10-26, posted on 10-08 and on 10-31
        posted_on_time: 1,
        post_rate_bps: 10_000,
        sold: 2,
        sale_rate_bps: 10_000,
        // 5 and 19 days after delivery: the lower one
        median_days_to_post: 5,
        sample_cost: 500 + 100 + 500,
        net_revenue: 4 * 1000,
        cm3: 4 * 340,
        // round(1360 x 10000 / 1100)
        return_on_sample_bps: 12_364,
      },
      {
        group: "maker.two",
        requested: 1,
        shipped: 1,
        delivered: 1,
        not_yet_due: 0,
        posted: 0,
        posted_on_time: 0,
        post_rate_bps: 0,
        sold: 1,
        sale_rate_bps: 10_000,
        median_days_to_post: null,
        sample_cost: 500,
        net_revenue: 1000,
        cm3: 340,
        return_on_sample_bps: 6800,
      },
      {
        group: "maker.three",
        requested: 1,
        shipped: 0,
        delivered: 0,
        not_yet_due: 0,
        posted: 0,
        posted_on_time: 0,
        // nothing was due, nothing shipped, nothing spent
        post_rate_bps: null,
        sale_rate_bps: null,
        median_days_to_post: null,
        sample_cost: 0,
        return_on_sample_bps: null,
        ...NOTHING,
      },
    ]);
    expect(totals).toMatchObject({ group: "total", requested: 4, shipped: 3, posted: 2, sold: 3 });
    expect(notes).toMatchObject([{ code: "without_sample", message: expect.stringContaining("USD 10.00") }]);
  });

  it("goes by product without being asked: what is sold of no product in the parcel goes to its first", async () => {
    const rows = await ledger.rows("samples", "report");
    expect(rows).toMatchObject([
      // T2 brought a mug and a cup, T3 a mug of maker.two
      { group: "CUP", requested: 2, sold: 2, net_revenue: 3000, cm3: 3 * 340, sample_cost: 1000 },
      { group: "MUG", requested: 2, sold: 1, net_revenue: 2000, cm3: 2 * 340, sample_cost: 600 },
    ]);
  });

  it.each([
    ["niche", ["mugs", "(none)"]],
    // the first of several tags
    ["tag", ["autumn", "vip", "(none)"]],
    ["owner", ["ana", "ben"]],
    ["month", ["2026-10", "2026-11"]],
    ["total", ["total"]],
  ])("by %s it is the same money", async (key, groups) => {
    const { rows, totals } = await ledger.report("samples", "report", "--by", key);
    expect(rows.map(({ group }) => group)).toEqual(groups);
    expect(totals).toMatchObject({ sample_cost: 1600, net_revenue: 5000, cm3: 5 * 340 });
    const sum = (name: string): number => rows.reduce((running, row) => running + Number(row[name]), 0);
    expect([sum("sample_cost"), sum("net_revenue"), sum("cm3")]).toEqual([1600, 5000, 5 * 340]);
  });

  it("ties out with profit by the sample before: what is left is what no sample preceded", async () => {
    const [profit] = await ledger.rows("profit", "--by", "total", "--basis", "sample", "--attributed");
    const { totals } = await ledger.report("samples", "report");
    expect(Number(profit?.["net_revenue"]) - Number(totals?.["net_revenue"])).toBe(1000);
    expect(Number(profit?.["cm3"]) - Number(totals?.["cm3"])).toBe(340);
    expect(profit?.["sample_cost"]).toBe(totals?.["sample_cost"]);
  });

  it("a period picks samples by their own day, and counts all that they brought since", async () => {
    const rows = await ledger.rows(
      "samples",
      "report",
      "--by",
      "creator",
      "--from",
      "2026-10-06",
      "--to",
      "2026-10-31",
    );
    expect(rows).toMatchObject([{ group: "maker.one", requested: 1, net_revenue: 2000, sample_cost: 500 }]);
  });

  it("before its due day a sample is not judged", async () => {
    const rows = await ledger.rows("samples", "report", "--by", "creator", "--as-of", "2026-10-15");
    expect(rows).toMatchObject([
      // one posted, one due on 10-26
      { group: "maker.one", delivered: 2, not_yet_due: 1, posted: 1, post_rate_bps: 10_000 },
      { group: "maker.two", delivered: 1, not_yet_due: 1, posted: 0, post_rate_bps: null, sold: 0 },
    ]);
  });
});

it("a parcel of several products is one sample, and stands in the row of each", async () => {
  const ledger = await smallLedger([ordersFile([sale("2026-10-20", "maker.one", Y)])], {
    "costs.csv": `sku,unit_cost\n${Y},5.00\n`,
    "samples.csv": [
      "creator,sku,quantity,shipped_on,delivered_on,tracking_number",
      "maker.one,SPOON,1,2026-10-01,2026-10-03,T1",
      `maker.one,${Y},2,2026-10-01,2026-10-03,T1`,
      "",
    ].join("\n"),
  });
  const { rows, totals, notes } = await ledger.report("samples", "report");
  // The cup was sold, and no cost is known of the spoon.
  expect(rows).toMatchObject([
    { group: "CUP", requested: 1, sold: 1, net_revenue: 1000, sample_cost: 1000 },
    { group: "SPOON", requested: 1, sold: 0, net_revenue: 0, sample_cost: 0, return_on_sample_bps: null },
  ]);
  expect(totals).toMatchObject({ requested: 1, sold: 1, sample_cost: 1000 });
  expect(notes.map(({ code }) => code)).toEqual(["several_products", "missing_sample_costs"]);
});

it("a sample that a person says was posted counts, and not as in time: nobody knows the day", async () => {
  const ledger = await smallLedger([], {
    "samples.csv":
      "creator,sku,state,shipped_on,delivered_on\nmaker.one,MUG,posted,2026-10-01,2026-10-03\nmaker.one,CUP,lapsed,2026-10-02,2026-10-04\n",
  });
  expect(await ledger.rows("samples", "report", "--by", "total")).toMatchObject([
    { delivered: 2, posted: 1, posted_on_time: 0, post_rate_bps: 5000, median_days_to_post: null },
  ]);
});

it("an empty ledger has no samples, and says what to do", async () => {
  const ledger = await smallLedger([]);
  expect(await ledger.report("samples", "report")).toMatchObject({ rows: [], totals: { requested: 0 } });
  expect(await ledger.run("samples", "report", "--format", "table")).toContain("creatorops import FILE");
});

it("undoing the samples sheet takes all of it back", async () => {
  const ledger = await smallLedger([ordersFile(SALES)]);
  const before = await ledger.run("samples", "report", "--json", "--as-of", "2026-11-20");
  await ledger.take({ "samples.csv": SHEETS["samples.csv"] });
  expect(await ledger.rows("samples", "report", "--by", "total")).toMatchObject([{ requested: 4 }]);
  await ledger.run("imports", "undo", String(await ledger.lastChange()), "--yes");
  expect(await ledger.run("samples", "report", "--json", "--as-of", "2026-11-20")).toBe(before);
});
