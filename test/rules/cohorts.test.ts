import { beforeAll, describe, expect, it } from "vitest";
import { orderRow, ordersFile, X } from "../oracle/small-shop.ts";
import type { SmallLedger } from "./small-ledger.ts";
import { smallLedger } from "./small-ledger.ts";

const sale = (number: number, day: string, creator_handle: string): ReturnType<typeof orderRow> =>
  orderRow({
    order_id: `57710000000000${2000 + number}`,
    creator_handle,
    created_at: `${day}T10:00:00`,
  });

/** Each sale of 10.00 leaves 10.00 - 5.00 - 0.60 - 1.00 = 3.40; each sample costs 5.00. */
const SALES = [
  sale(1, "2026-08-20", "maker.one"), // before its first sample
  sale(2, "2026-09-20", "maker.one"),
  sale(3, "2026-10-02", "maker.one"),
  sale(4, "2026-10-03", "maker.two"),
  sale(5, "2026-11-04", "maker.one"),
  sale(6, "2026-11-05", "maker.three"),
];

const SHEETS = {
  "costs.csv": `sku,unit_cost\n${X},5.00\n`,
  "terms.csv": "creator,rate\n*,10%\n",
  "samples.csv": [
    "creator,sku,shipped_on,delivered_on,tracking_number",
    `maker.one,${X},2026-09-10,2026-09-12,T1`,
    `maker.two,${X},2026-09-15,2026-09-18,T2`,
    `maker.three,${X},2026-11-01,2026-11-03,T3`,
    `maker.one,${X},2026-10-20,2026-10-22,T4`,
    "",
  ].join("\n"),
  "posts.csv":
    "link,creator,posted_on\nhttps://example.com/p/1,maker.one,2026-09-19\nhttps://example.com/p/2,maker.two,2026-09-01\n",
};

describe("cohorts", () => {
  let ledger: SmallLedger;

  beforeAll(async () => {
    ledger = await smallLedger([ordersFile(SALES)], SHEETS);
  });

  it("adds up, by the month of the first sample, what its creators brought and cost since", async () => {
    const { rows, totals } = await ledger.report("cohorts");
    expect(rows).toEqual([
      {
        cohort: "2026-09",
        creators: 2,
        // maker.two posted before anything was sent
        posted: 1,
        sold: 2,
        net_revenue: 4000,
        cm3: 4 * 340,
        sample_cost: 3 * 500,
        // round(1360 x 10000 / 1500)
        return_on_sample_bps: 9067,
        cm3_m0: 340,
        cm3_m1: 680,
        cm3_m2: 340,
        cm3_m3: null,
        cm3_later: null,
        // 13.60 of 15.00
        payback_on: null,
        payback_days: null,
      },
      {
        cohort: "2026-11",
        creators: 1,
        posted: 0,
        sold: 1,
        net_revenue: 1000,
        cm3: 340,
        sample_cost: 500,
        return_on_sample_bps: 6800,
        cm3_m0: 340,
        cm3_m1: null,
        cm3_m2: null,
        cm3_m3: null,
        cm3_later: null,
        payback_on: null,
        payback_days: null,
      },
    ]);
    expect(totals).toMatchObject({ cohort: "total", creators: 3, sold: 3, cm3: 5 * 340, sample_cost: 2000 });
    const samples = await ledger.report("samples", "report");
    for (const name of ["net_revenue", "cm3", "sample_cost"])
      expect(totals?.[name]).toBe(samples.totals?.[name]);
  });

  it("is paid back on the first day that covers all that its samples cost so far", async () => {
    // Before T4 left: 10.00 of samples; 3.40 on 09-20, 6.80 on 10-02 and 10.20 on 10-03, 23 days after T1.
    const [september] = await ledger.rows("cohorts", "--as-of", "2026-10-05");
    expect(september).toMatchObject({ sample_cost: 1000, payback_on: "2026-10-03", payback_days: 23 });
    const text = await ledger.run("cohorts", "--format", "table", "--as-of", "2026-11-20");
    expect(text).toContain("not yet");
  });

  it("--months has a row for every month since, also those without anything", async () => {
    const rows = await ledger.rows("cohorts", "--months", "--as-of", "2026-12-20");
    const row = (cohort: string, month: number, cm3: number, cost: number, far: number, costFar: number) => ({
      cohort,
      month_since: month,
      net_revenue: (cm3 / 340) * 1000,
      cm3,
      sample_cost: cost,
      cm3_so_far: far,
      sample_cost_so_far: costFar,
    });
    expect(rows).toEqual([
      row("2026-09", 0, 340, 1000, 340, 1000),
      row("2026-09", 1, 680, 500, 1020, 1500),
      row("2026-09", 2, 340, 0, 1360, 1500),
      row("2026-09", 3, 0, 0, 1360, 1500),
      row("2026-11", 0, 340, 500, 340, 500),
      row("2026-11", 1, 0, 0, 340, 500),
    ]);
  });

  it("a period picks the cohorts, and not what they did since", async () => {
    const rows = await ledger.rows("cohorts", "--month", "2026-09");
    expect(rows).toMatchObject([{ cohort: "2026-09", net_revenue: 4000 }]);
  });
});

it("a cohort whose samples cost nothing is paid back on the first day", async () => {
  const ledger = await smallLedger([], {
    "samples.csv": "creator,sku,shipped_on\nmaker.one,MUG,2026-10-01\n",
  });
  const { rows, notes } = await ledger.report("cohorts");
  expect(rows).toMatchObject([{ sample_cost: 0, payback_on: "2026-10-01", payback_days: 0 }]);
  expect(notes).toMatchObject([{ code: "missing_sample_costs" }]);
});

it("without samples there are no cohorts", async () => {
  const ledger = await smallLedger([]);
  expect(await ledger.report("cohorts")).toMatchObject({ rows: [], totals: { creators: 0, cm3: 0 } });
});
