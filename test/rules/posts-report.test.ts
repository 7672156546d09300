import { beforeAll, describe, expect, it } from "vitest";
import { A, affiliateFile, affiliateRow, B, orderRow, ordersFile, X, Y } from "../oracle/small-shop.ts";
import type { SmallLedger } from "./small-ledger.ts";
import { smallLedger } from "./small-ledger.ts";

const C = "577100000000000003";
/** Made on 2026-10-09 and 2026-10-20 UTC. */
const VIDEO = "7694848508728066388";
const LIVE = "7698983613182142860";

const MUG = { seller_sku: "MUG", created_at: "2026-10-21T10:00:00" };

const ORDERS = ordersFile([
  orderRow({ ...MUG, order_id: A }),
  orderRow({
    ...MUG,
    order_id: A,
    sku_id: Y,
    seller_sku: "CUP",
    product_id: "1729400000000000202",
    gross: 3000,
  }),
  orderRow({ ...MUG, order_id: B, created_at: "2026-11-03T10:00:00" }),
  orderRow({ ...MUG, order_id: C }),
]);

const COMMISSIONS = affiliateFile([
  affiliateRow({ order_id: A, content_id: VIDEO, content_type: "Video", estimated_standard: 100 }),
  affiliateRow({
    order_id: A,
    sku_id: Y,
    content_id: LIVE,
    content_type: "Livestream",
    estimated_standard: 300,
  }),
  affiliateRow({ order_id: B, content_id: VIDEO, content_type: "Video", estimated_standard: 100 }),
  affiliateRow({ order_id: C, estimated_standard: 100 }),
]);

const SHEETS = {
  "costs.csv": `sku,unit_cost\n${X},5.00\n${Y},5.00\n`,
  "posts.csv": [
    "link,creator,posted_on,sku,views,likes,comments,shares,impressions,clicks,ctr,ctor",
    `https://www.tiktok.com/@maker.one/video/${VIDEO},maker.one,,CUP,1000,40,7,3,400,30,,`,
    "https://example.com/p/1,maker.one,2026-10-12,,500,,,,,,2.5%,1.5%",
    "",
  ].join("\n"),
  "ad-spend.csv": `amount,day,content_id,campaign\n4.00,2026-10-25,${VIDEO},autumn\n1.50,2026-10-26,${LIVE},autumn\n9.00,2026-10-27,,autumn\n`,
};

describe("posts report", () => {
  let ledger: SmallLedger;

  beforeAll(async () => {
    ledger = await smallLedger([ORDERS, COMMISSIONS], SHEETS);
  });

  it("has what each post was seen, clicked and bought, and what its ads cost", async () => {
    const { rows, totals, notes } = await ledger.report("posts", "report");
    expect(rows).toEqual([
      {
        content: LIVE,
        creator: "maker.one",
        posted_on: "2026-10-20",
        // no sheet says so: what it sold
        product: "CUP",
        views: null,
        engagement_bps: null,
        clicks: null,
        ctr_bps: null,
        ctor_bps: null,
        orders: 1,
        net_revenue: 3000,
        // 30.00 - 5.00 - 1.80 - 3.00
        cm3: 2020,
        ad_spend: 150,
      },
      {
        content: VIDEO,
        creator: "maker.one",
        posted_on: "2026-10-09",
        // what the sheet says, whatever it sold
        product: "CUP",
        views: 1000,
        engagement_bps: 500,
        clicks: 30,
        // 30 of 400, 2 orders of 30 clicks: round(666.67)
        ctr_bps: 750,
        ctor_bps: 667,
        orders: 2,
        net_revenue: 2000,
        // twice 10.00 - 5.00 - 0.60 - 1.00
        cm3: 680,
        ad_spend: 400,
      },
      {
        content: "example.com/p/1",
        creator: "maker.one",
        posted_on: "2026-10-12",
        product: null,
        views: 500,
        engagement_bps: null,
        clicks: null,
        // as the sheet says
        ctr_bps: 250,
        ctor_bps: 150,
        orders: 0,
        net_revenue: 0,
        cm3: 0,
        ad_spend: 0,
      },
    ]);
    // Order A was sold by two of them and counts once; engagement is that of the one that tells it.
    expect(totals).toMatchObject({
      content: "total",
      views: 1500,
      engagement_bps: 500,
      clicks: 30,
      orders: 2,
      net_revenue: 5000,
      cm3: 2700,
      ad_spend: 550,
    });
    expect(notes).toMatchObject([{ code: "without_content", message: expect.stringContaining("USD 10.00") }]);
  });

  it("agrees with profit by content, row by row", async () => {
    const profit = await ledger.rows("profit", "--by", "content");
    for (const { content, orders, net_revenue, cm3, ad_spend } of await ledger.rows("posts", "report")) {
      const row = profit.find((one) => one["content"] === content);
      if (row !== undefined) expect(row).toMatchObject({ orders, net_revenue, cm3, ad_spend });
      else expect([orders, net_revenue, cm3, ad_spend]).toEqual([0, 0, 0, 0]);
    }
  });

  it("a period picks the posts by their day, and counts all that they sold since", async () => {
    const { rows, notes } = await ledger.report(
      "posts",
      "report",
      "--from",
      "2026-10-01",
      "--to",
      "2026-10-10",
    );
    expect(rows).toMatchObject([{ content: VIDEO, orders: 2 }]);
    expect(notes).toEqual([]);
  });

  it("as of a day it knows neither later orders nor later ads", async () => {
    const rows = await ledger.rows("posts", "report", "--as-of", "2026-10-22");
    expect(rows).toMatchObject([
      { content: LIVE, orders: 1, ad_spend: 0 },
      { content: VIDEO, orders: 1, ad_spend: 0 },
      { content: "example.com/p/1" },
    ]);
  });

  it("undoing the posts sheet leaves what the commission rows tell", async () => {
    await ledger.take({ "posts.csv": `link,views\nhttps://www.tiktok.com/@maker.one/video/${VIDEO},2000\n` });
    const views = async (): Promise<unknown> =>
      (await ledger.rows("posts", "report")).find(({ content }) => content === VIDEO)?.["views"];
    expect(await views()).toBe(2000);
    await ledger.run("imports", "undo", String(await ledger.lastChange()), "--yes");
    expect(await views()).toBe(1000);
  });
});

it("without posts and sales it says what to import", async () => {
  const ledger = await smallLedger([]);
  expect(await ledger.rows("posts", "report")).toEqual([]);
  expect(await ledger.run("posts", "report", "--format", "table")).toContain("creatorops import FILE");
});
