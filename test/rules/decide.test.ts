import { beforeAll, describe, expect, it } from "vitest";
import { orderRow, ordersFile, X } from "../oracle/small-shop.ts";
import type { Row, SmallLedger } from "./small-ledger.ts";
import { smallLedger } from "./small-ledger.ts";

let orders = 0;

/** So many orders of 10.00 on one day; each leaves 10.00 - 5.00 - 0.60 - 1.00 = 3.40, 34 % of it. */
function sales(creator_handle: string, count: number, day = "2026-11-10"): ReturnType<typeof orderRow>[] {
  return Array.from({ length: count }, () => {
    orders += 1;
    return orderRow({
      order_id: `5771000000000030${String(orders).padStart(2, "0")}`,
      creator_handle,
      created_at: `${day}T10:00:00`,
    });
  });
}

const sample = (creator: string, shipped: string, delivered: string): string =>
  `${creator},${X},${shipped},${delivered},T-${creator}-${shipped}`;

const post = (creator: string, number: number, day: string, counts = ",,,"): string =>
  `https://example.com/${creator}/${number},${creator},${day},${counts}`;

const SHEETS = {
  "costs.csv": `sku,unit_cost\n${X},5.00\n`,
  "terms.csv": "creator,rate\n*,10%\n",
  "samples.csv": [
    "creator,sku,shipped_on,delivered_on,tracking_number",
    sample("owes.one", "2026-10-01", "2026-10-03"),
    sample("owes.two", "2026-10-01", "2026-10-03"),
    sample("owes.two", "2026-09-01", "2026-09-03"),
    sample("pays.back", "2026-10-01", "2026-10-03"),
    sample("still.waits", "2026-11-10", "2026-11-12"),
    sample("only.films", "2026-10-01", "2026-10-03"),
    sample("too.slow", "2026-10-01", "2026-10-03"),
    "",
  ].join("\n"),
  "posts.csv": [
    "link,creator,posted_on,views,likes,comments,shares",
    ...[1, 2, 3, 4].map((number) => post("films.sells", number, `2026-10-0${number}`)),
    post("pays.back", 1, "2026-10-10"),
    post("only.films", 1, "2026-10-10", "20000,700,80,20"),
    post("only.films", 2, "2026-10-11", "10000,350,40,10"),
    post("only.films", 3, "2026-10-12"),
    post("too.slow", 1, "2026-11-01"),
    "",
  ].join("\n"),
  "outreach.csv": "creator,event,at\nis.paused,paused,2026-10-09\nwas.cut,cut,2026-10-12\n",
};

const ORDERS = [
  ...sales("sells.much", 20),
  ...sales("films.sells", 10),
  ...sales("pays.back", 5),
  ...sales("still.waits", 6),
  ...sales("too.slow", 1),
  ...sales("is.new", 1),
  ...sales("is.new", 9, "2026-08-22"), // ninety days before
  ...sales("is.paused", 8),
  ...sales("was.cut", 8),
];

describe("decide", () => {
  let ledger: SmallLedger;
  let rows: readonly Row[];

  beforeAll(async () => {
    ledger = await smallLedger([ordersFile(ORDERS)], SHEETS);
    rows = await ledger.rows("decide");
  });

  it.each([
    ["was.cut", "cut", "cut on 2026-10-12"],
    ["owes.two", "cut", "2 posts missed and nothing sold"],
    ["owes.one", "chase", "1 post overdue; 0 orders in 90 days"],
    ["films.sells", "retainer", "4 posts in 90 days, and sales that earned USD 34.00"],
    ["sells.much", "raise_rate", "20 orders in 90 days; 34% of their net revenue is left after commission"],
    ["pays.back", "resample", "samples for USD 5.00 returned 340% of it"],
    ["is.paused", "hold", "paused since 2026-10-09"],
    ["still.waits", "hold", "1 sample under way: its post comes first"],
    ["only.films", "hold", "makes content, but samples for USD 5.00 returned 0% of it"],
    ["too.slow", "hold", "neither sells nor posts enough: demand 16, content 17 out of 100"],
    ["is.new", "hold", "too little to judge: 1 of 5 orders in 90 days, 0 of 1 samples past their due day"],
  ])("%s: %s, for %s", (creator, decision, reason) => {
    expect(rows.find((row) => row["creator"] === creator)).toMatchObject({ decision, reason });
  });

  it("knows everybody who got a sample or sold, the most urgent first", () => {
    expect(rows).toHaveLength(11);
    const urgent = ["cut", "chase", "retainer", "raise_rate", "resample", "hold"];
    const places = rows.map(({ decision }) => urgent.indexOf(String(decision)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it("prints scores and evidence, worked out by hand", () => {
    expect(rows.find((row) => row["creator"] === "pays.back")).toEqual({
      creator: "pays.back",
      role: "both",
      decision: "resample",
      reason: "samples for USD 5.00 returned 340% of it",
      // 5 of 10 orders, and 340 % of 300 % is full marks: (0.5 + 1) / 2
      demand_score: 75,
      // 1 of 3 posts, on time 1 of 1, nothing known of views: (0.333 + 1) / 2
      content_score: 67,
      delivered: 1,
      posted: 1,
      post_rate_bps: 10_000,
      on_time_rate_bps: 10_000,
      overdue: 0,
      lapsed: 0,
      open_samples: 0,
      orders_90d: 5,
      net_revenue_90d: 5000,
      cm3_90d: 1700,
      sample_cost: 500,
      return_on_sample_bps: 34_000,
      posts_90d: 1,
      views: null,
      engagement_bps: null,
    });
    expect(rows.find((row) => row["creator"] === "only.films")).toMatchObject({
      role: "content_asset",
      demand_score: 0,
      content_score: 100,
      // (800 + 400) / 30,000; the third post tells nothing
      views: 30_000,
      engagement_bps: 400,
    });
    // 1 of 10 orders, 68 % of 300 %: (0.1 + 0.2267) / 2; a third of the posts and none on time
    expect(rows.find((row) => row["creator"] === "too.slow")).toMatchObject({
      role: "neither",
      demand_score: 16,
      content_score: 17,
    });
  });

  it("prints the rules with the limits in force, in JSON and below the table", async () => {
    const answer = JSON.parse(await ledger.run("decide", "--json", "--as-of", "2026-11-20")) as {
      rules: readonly Row[];
      roles: readonly Row[];
      scores: readonly Row[];
      thresholds: Row;
    };
    expect(answer.rules).toContainEqual({
      place: 7,
      decision: "raise_rate",
      when: "role demand_driver or both, orders_90d at least 20 (decide.raise_orders), margin_90d_bps at least 25% (decide.raise_margin)",
    });
    expect(answer.roles[0]).toEqual({
      role: "demand_driver",
      when: "demand_score at least 60 (decide.demand_score)",
    });
    expect(answer.scores[1]).toEqual({
      score: "demand",
      measure: "return_on_sample_bps",
      full_marks: "300% (decide.demand_return)",
    });
    expect(answer.thresholds).toMatchObject({ "decide.cut_missed": 2, "decide.resample_return": 10_000 });
    const text = await ledger.run("decide", "--format", "table", "--as-of", "2026-11-20");
    expect(text).toContain("Rules: the first that holds decides");
    expect(text).toContain("overdue at least 1");
  });

  it("a limit that is set moves the decision, and its undo moves it back", async () => {
    const decision = async (): Promise<unknown> =>
      (await ledger.rows("decide")).find((row) => row["creator"] === "sells.much")?.["decision"];
    await ledger.run("config", "set", "decide.raise_orders", "21");
    expect(await decision()).toBe("resample");
    await ledger.run("imports", "undo", String(await ledger.lastChange()), "--yes");
    expect(await decision()).toBe("raise_rate");
  });

  it("--decision shows those alone", async () => {
    const chased = await ledger.rows("decide", "--decision", "chase");
    expect(chased.map(({ creator }) => creator)).toEqual(["owes.one"]);
    await expect(ledger.run("decide", "--decision", "praise")).rejects.toThrow("praise");
  });

  it("agrees with samples report by creator", async () => {
    for (const { group, ...funnel } of await ledger.rows("samples", "report", "--by", "creator")) {
      const { delivered, posted, post_rate_bps, sample_cost, return_on_sample_bps } = funnel as Row;
      expect(rows.find(({ creator }) => creator === group)).toMatchObject({
        delivered,
        posted,
        post_rate_bps,
        sample_cost,
        return_on_sample_bps,
      });
    }
  });
});

describe("settings of decide", () => {
  it("a return may be more than a whole; counts are whole numbers", async () => {
    const ledger = await smallLedger([]);
    await ledger.run("config", "set", "decide.resample_return", "150%");
    expect(await ledger.rows("config", "get", "decide.resample_return")).toMatchObject([{ value: "150%" }]);
    const changes = await ledger.lastChange();
    for (const [name, value] of [
      ["decide.resample_return", "1.5"],
      ["decide.raise_orders", "many"],
      ["decide.raise_orders", "-1"],
      ["decide.raise_margin", "25"],
    ] as const)
      await expect(ledger.run("config", "set", name, value)).rejects.toThrow("CO411");
    expect(await ledger.lastChange()).toBe(changes);
  });

  it("an empty ledger has nobody to decide on", async () => {
    const ledger = await smallLedger([]);
    expect(await ledger.rows("decide")).toEqual([]);
    expect(await ledger.run("decide", "--format", "table")).toContain("creatorops import FILE");
    expect(await ledger.run("decide", "--decision", "cut", "--format", "table")).toContain("For nobody");
  });
});
