import { expect, it } from "vitest";
import { A, affiliateFile, affiliateRow, labelRow, orderRow, ordersFile, X } from "../oracle/small-shop.ts";
import { smallLedger } from "./small-ledger.ts";

const VIDEO = "7430000000000000001";

it("fees are booked on their due day, a payment of commission is none", async () => {
  const ledger = await smallLedger([], {
    "fees.csv": [
      "creator,amount,kind,due_on",
      "maker.one,100.00,flat,2026-10-05",
      "maker.one,100.00,flat,2026-10-05",
      "maker.one,30.00,bonus,2026-11-02",
      "maker.one,55.00,commission,2026-11-02",
      "maker.one,70.00,retainer,2026-12-01",
      "",
    ].join("\n"),
  });
  expect((await ledger.rows("profit"))[0]).toMatchObject({ creator: "maker.one", fixed_fees: 23_000 });
  const months = await ledger.rows("profit", "--by", "month");
  expect(months.map(({ month, fixed_fees }) => [month, fixed_fees])).toEqual([
    ["2026-10", 20_000],
    ["2026-11", 3000],
  ]);
});

it("ads go to the creator named, else to the one of the content, else to the shop", async () => {
  const ledger = await smallLedger([], {
    "posts.csv": `link\nhttps://www.tiktok.com/@maker.two/video/${VIDEO}\n`,
    "ad-spend.csv": [
      "amount,day,creator,content_id,campaign",
      "10.00,2026-10-05,maker.one,,Autumn",
      `20.00,2026-10-05,,${VIDEO},Autumn`,
      "40.00,2026-10-05,,,Launch",
      "",
    ].join("\n"),
  });
  const rows = await ledger.rows("profit");
  const spend = Object.fromEntries(rows.map(({ creator, ad_spend }) => [creator, ad_spend]));
  expect(spend).toMatchObject({ "maker.one": 1000, "maker.two": 2000, "(shop)": 4000 });
  const contents = await ledger.rows("profit", "--by", "content");
  expect(contents.map(({ content, ad_spend }) => [content, ad_spend])).toEqual([
    [VIDEO, 2000],
    ["(shop)", 5000],
  ]);
});

it("of overlapping rows of one campaign and content the longest counts, each day once", async () => {
  const ledger = await smallLedger([], {
    "ad-spend.csv": [
      "amount,from,to,campaign,content_id,sku",
      `100.00,2026-10-01,2026-10-10,Autumn,${VIDEO},`,
      // Overlaps the first, shorter: not booked.
      `9.00,2026-10-08,2026-10-12,Autumn,${VIDEO},`,
      // Overlaps only the second, which is not booked: booked.
      `7.00,2026-10-12,2026-10-14,Autumn,${VIDEO},`,
      // Two products of one campaign are two.
      "4.00,2026-10-01,2026-10-10,Cards,,MUG",
      "6.00,2026-10-01,2026-10-10,Cards,,BOWL",
      // Another content, and rows that name neither: nothing says that they are the same spend.
      "5.00,2026-10-05,2026-10-05,Autumn,,",
      "3.00,2026-10-05,2026-10-05,,,",
      "2.00,2026-10-05,2026-10-05,,,",
      "",
    ].join("\n"),
  });
  const { totals } = await ledger.report("profit");
  expect(totals).toMatchObject({ ad_spend: 12_700 });
  const { exceptions } = await ledger.report("reconcile");
  expect(exceptions).toMatchObject([{ kind: "ad_spend_overlap", count: 1, amount: 900 }]);
});

it("a parcel of two sources costs once; of each field the newest filled value counts", async () => {
  const parcel = { tracking_number: "9400100000042", label_cost: 451, order_number: A };
  const ledger = await smallLedger(
    [
      ordersFile([orderRow({ creator_handle: "maker.one" })]),
      { kind: "pirateship", rows: [labelRow(parcel)] },
    ],
    {
      "shipments.csv":
        "tracking_number,status,shipped_on,delivered_on,cost\n9400100000042,Delivered,2026-10-06,2026-10-09,4.80\n",
    },
  );
  // The sheet came in later than the labels were printed.
  expect((await ledger.rows("profit"))[0]).toMatchObject({ creator: "maker.one", shipping: 480 });
  expect((await ledger.report("profit")).totals).toMatchObject({ shipping: 480 });
});

it("a later sheet without a cost leaves the cost of a parcel", async () => {
  const ledger = await smallLedger([ordersFile([orderRow({ creator_handle: "maker.one" })])], {
    "a.csv": `tracking_number,order_id,status,cost\n9400100000043,${A},In Transit,4.80\n`,
  });
  await ledger.take({ "b.csv": "tracking_number,status,delivered_on\n9400100000043,Delivered,2026-10-09\n" });
  expect((await ledger.rows("profit"))[0]).toMatchObject({ shipping: 480 });
});

it("the latest brief of the product, else of the creator, says when a post is due and how many", async () => {
  const ledger = await smallLedger([ordersFile([orderRow({ creator_handle: "maker.one" })])], {
    "samples.csv": [
      "creator,sku,shipped_on,delivered_on",
      `maker.one,${X},2026-10-02,2026-10-05`,
      "maker.one,OTHER,2026-10-02,2026-10-06",
      "",
    ].join("\n"),
    "terms.csv": "creator,rate,post_days\nmaker.one,10%,21\n",
    "briefs.csv": [
      "creator,sent_on,sku,post_days,posts_due",
      "maker.one,2026-10-01,,4,",
      `maker.one,2026-09-01,${X},9,2`,
      // Sent after the sample arrived: of no effect.
      `maker.one,2026-10-07,${X},1,1`,
      "",
    ].join("\n"),
  });
  const rows = await ledger.rows("overdue");
  expect(rows.map(({ sample, due_on }) => [sample, due_on])).toEqual([
    ["maker.one/OTHER/2026-10-02", "2026-10-10"],
    [`maker.one/${X}/2026-10-02`, "2026-10-14"],
  ]);
});

it("under the basis of samples an order counts when its creator's latest sample before it was shipped", async () => {
  const line = { creator_handle: "maker.one", gross: 1000 };
  const ledger = await smallLedger(
    [
      ordersFile([
        orderRow({ ...line, created_at: "2026-10-01T10:00:00", paid_at: "2026-10-01T10:00:00" }),
        orderRow({ ...line, order_id: "577100000000000003", created_at: "2026-11-05T10:00:00" }),
      ]),
    ],
    { "samples.csv": `creator,sku,shipped_on,delivered_on\nmaker.one,${X},2026-10-20,2026-10-25\n` },
  );
  const months = await ledger.rows("profit", "--by", "month", "--basis", "sample");
  expect(months.map(({ month, orders }) => [month, orders])).toEqual([["2026-10", 2]]);
});

it("groups by the content that sold the line", async () => {
  const ledger = await smallLedger([
    ordersFile([orderRow({}), orderRow({ order_id: "577100000000000003" })]),
    affiliateFile([affiliateRow({ content_id: VIDEO, content_type: "Video" })]),
  ]);
  const rows = await ledger.rows("profit", "--by", "content");
  expect(
    rows.map(({ content, orders }) => [content, orders]).toSorted((a, b) => Number(a[1]) - Number(b[1])),
  ).toEqual([
    ["(none)", 1],
    [VIDEO, 1],
  ]);
});
