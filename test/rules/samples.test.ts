import { expect, it } from "vitest";
import { A, B, labelRow, orderRow, ordersFile, X, Y } from "../oracle/small-shop.ts";
import { smallLedger } from "./small-ledger.ts";

const COSTS = { "costs.csv": `sku,unit_cost\n${X},5.00\n` };
const sampleOrder = (order_id: string, parcel: string | null): ReturnType<typeof orderRow> =>
  orderRow({
    order_id,
    gross: 1000,
    seller_discount: 1000,
    order_amount: 0,
    tracking_number: parcel,
    creator_handle: "maker.one",
  });

it("two sample orders in one parcel are one sample with the pieces of both", async () => {
  const ledger = await smallLedger(
    [ordersFile([sampleOrder(A, "9400100000077"), sampleOrder(B, "9400100000077")])],
    COSTS,
  );
  const [creator] = await ledger.rows("profit");
  expect(creator).toMatchObject({ creator: "maker.one", sample_cost: 1000 });
  expect(await ledger.rows("pipeline", "--list")).toMatchObject([{ creator: "maker.one", samples: 1 }]);
});

it("a row that names the order keeps its item from a row that names none", async () => {
  const ledger = await smallLedger([ordersFile([sampleOrder(A, null)])], {
    ...COSTS,
    "samples.csv": [
      "creator,sku,quantity,requested_on,shipped_on,order_id",
      `maker.one,${X},1,2026-10-05,2026-10-06,${A}`,
      `maker.one,${X},2,2026-10-05,2026-10-06,`,
      "",
    ].join("\n"),
  });
  const [creator] = await ledger.rows("profit");
  // One piece of the order, two of the other row.
  expect(creator).toMatchObject({ sample_cost: 1500 });
});

it("a row that gets its tracking number in a later sheet is still one sample", async () => {
  const ledger = await smallLedger([], {
    ...COSTS,
    "samples.csv": `creator,sku,requested_on\nmaker.one,${X},2026-10-01\n`,
  });
  expect(await ledger.rows("pipeline", "--list")).toMatchObject([{ samples: 1, stage: "requested" }]);
  await ledger.take({
    "samples.csv": `creator,sku,requested_on,shipped_on,tracking_number\nmaker.one,${X},2026-10-01,2026-10-03,9400100000088\n`,
  });
  expect(await ledger.rows("pipeline", "--list")).toMatchObject([{ samples: 1 }]);
  expect(await ledger.rows("profit")).toMatchObject([
    { creator: "maker.one", sample_cost: 500 },
    { creator: "(organic)" },
    { creator: "(unresolved)" },
    { creator: "(shop)" },
  ]);
});

it("two rows of one sheet, one of them with a tracking number, are two samples", async () => {
  const ledger = await smallLedger([], {
    ...COSTS,
    "samples.csv": [
      "creator,sku,requested_on,shipped_on,tracking_number",
      `maker.one,${X},2026-10-01,2026-10-03,9400100000088`,
      `maker.one,${X},2026-10-01,2026-10-03,`,
      "",
    ].join("\n"),
  });
  expect(await ledger.rows("pipeline", "--list")).toMatchObject([{ samples: 2 }]);
});

it("a label names the second of two equal samples by its printed key", async () => {
  const ledger = await smallLedger(
    [{ kind: "pirateship", rows: [labelRow({ label_cost: 451, reference: `maker.one/${X}/2026-10-01/2` })] }],
    {
      ...COSTS,
      "samples.csv": [
        "creator,sku,requested_on,shipped_on",
        `maker.one,${X},2026-10-01,2026-10-06`,
        `maker.one,${X},2026-10-01,2026-10-06`,
        "",
      ].join("\n"),
    },
  );
  expect((await ledger.rows("profit"))[0]).toMatchObject({ creator: "maker.one", sample_cost: 1451 });
});

it("a label's reference may say `Order #…`", async () => {
  const ledger = await smallLedger(
    [
      ordersFile([sampleOrder(A, null)]),
      { kind: "pirateship", rows: [labelRow({ label_cost: 451, reference: `Order #${A}` })] },
    ],
    COSTS,
  );
  expect((await ledger.rows("profit"))[0]).toMatchObject({ creator: "maker.one", sample_cost: 951 });
});

it("nothing is owed where the terms ask for no post", async () => {
  const sample = `creator,sku,requested_on,shipped_on,delivered_on\nmaker.one,${X},2026-09-01,2026-09-02,2026-09-05\n`;
  const ledger = await smallLedger([], {
    "samples.csv": sample,
    "terms.csv": "creator,rate,posts_due\nmaker.one,10%,0\n",
  });
  expect(await ledger.rows("overdue")).toEqual([]);
  expect(await ledger.rows("pipeline", "--list")).toMatchObject([{ stage: "agreed" }]);
});

it("terms for a product that was never sold still say when its post is due", async () => {
  const ledger = await smallLedger([], {
    "samples.csv": "creator,sku,shipped_on,delivered_on\nmaker.one,NEW-MUG,2026-10-02,2026-10-05\n",
    "terms.csv": "creator,rate,sku,post_days\nmaker.one,10%,NEW-MUG,5\n",
  });
  expect(await ledger.rows("overdue")).toMatchObject([{ due_on: "2026-10-10" }]);
});

// The buyer was taken for the creator although the order names another, whom nobody owns on its day.
it("a sample order whose creator column names nobody's handle is not its buyer's", async () => {
  const bought = { ...sampleOrder(A, null), creator_handle: "shared.name", buyer_username: "maker.one" };
  const ledger = await smallLedger([ordersFile([bought])], {
    ...COSTS,
    "creators.csv": "creator,seen_on\nmaker.one,2026-08-01\nmaker_two,2026-08-01\n",
    "keys.csv": [
      "creator,value,kind,from,to",
      "maker.one,shared.name,handle,,2026-08-01",
      "maker_two,shared.name,handle,2026-11-01,",
      "",
    ].join("\n"),
  });
  const { exceptions } = await ledger.report("reconcile");
  expect(exceptions).toContainEqual(expect.objectContaining({ kind: "sample_without_creator", count: 1 }));
  expect(await ledger.rows("pipeline", "--list")).toMatchObject([{ samples: 0 }, { samples: 0 }]);
});

it("a video of TikTok's list serves the sample of its product, not the older one", async () => {
  const MUG = "1729400000000000201";
  const CAP = "1729400000000000202";
  const header =
    "Video title,Video ID,Post date,Video link,Creator name,Product name,Product ID,Creator video-attributed GMV";
  const video = (product: string): Record<string, string> => ({
    "Video Performance List.csv": `${header}\nDemo,7554000000000000001,2026-10-25,https://www.tiktok.com/@maker.one/video/7554000000000000001,maker.one,Cap,${product},$0.00\n`,
  });
  const ledger = await smallLedger(
    [
      ordersFile([
        orderRow({ order_id: A, product_id: MUG }),
        orderRow({ order_id: B, sku_id: Y, product_id: CAP }),
      ]),
    ],
    {
      "samples.csv": `creator,sku,state,shipped_on,delivered_on\nmaker.one,${X},delivered,2026-10-10,2026-10-12\nmaker.one,${Y},delivered,2026-10-11,2026-10-13\n`,
      ...video("1.7294E+18"),
    },
  );
  const owed = async (): Promise<unknown[]> => (await ledger.rows("overdue")).map((row) => row["products"]);
  // A number that a spreadsheet shortened tells no product: the oldest sample is served.
  expect(await owed()).toEqual([[Y]]);
  await ledger.take(video(CAP));
  expect(await owed()).toEqual([[X]]);
});
