import { describe, expect, it } from "vitest";
import { AS_OF, creatorops, emptyLedger, SHOP } from "../cli/shop.ts";
import { B, orderRow, ordersFile, X, Y } from "../oracle/small-shop.ts";
import type { Row } from "../rules/small-ledger.ts";
import { smallLedger } from "../rules/small-ledger.ts";

const ORDER = orderRow({ creator_handle: "maker.one", created_at: "2026-10-05T10:00:00", quantity: 2 });
const OTHER = orderRow({ order_id: B, sku_id: Y, product_id: "1729400000000000202", product_name: "Cup" });
const VIDEO = "7689629560805735501";

/** Accepts, gets the sample, forgets to post, asks for more, and posts after the due day. */
const SHEETS = {
  "creators.csv": "creator,seen_on\nmaker.one,2026-09-01\n",
  "outreach.csv": [
    "creator,event,at,channel,note",
    "maker.one,contacted,2026-09-02,email,",
    "maker.one,replied,2026-09-03,email,likes mugs",
    "maker.one,accepted,2026-09-04,,",
    "maker.one,reminded,2026-10-01,message,where is the post?",
    "maker.one,replied,2026-10-02,message,asks for 20 %",
  ].join("\n"),
  "terms.csv": "creator,rate,from,note\nmaker.one,15%,2026-09-04,\nmaker.one,20%,2026-10-03,as asked\n",
  "briefs.csv": `creator,sent_on,sku,link,code\nmaker.one,2026-09-05,${X},https://shop.tiktok.com/view/product/1729400000000000201,one10\n`,
  "costs.csv": `sku,unit_cost\n${X},5.00\n`,
  "samples.csv": `creator,sku,requested_on,shipped_on,delivered_on\nmaker.one,${X},2026-09-05,2026-09-08,2026-09-12\n`,
};

const post = (account: string, sku: string): Readonly<Record<string, string>> => ({
  "posts.csv": `link,creator,posted_on,sku\nhttps://www.tiktok.com/@${account}/video/${VIDEO},maker.one,2026-10-04,${sku}\n`,
});

const told = ({ day, what, detail, amount, stage }: Row): unknown[] => [day, what, detail, amount, stage];

describe("the time line of a creator who accepts, forgets, asks for more and posts late", () => {
  it("tells all of it in its order, with the stage that each day began", async () => {
    const ledger = await smallLedger([ordersFile([ORDER, OTHER])], { ...SHEETS, ...post("maker.one", X) });
    const report = await ledger.report("creators", "show", "@maker.one");
    const { rows } = report;
    // Posts are due 14 days after 2026-09-12. 20 % of 10.00 is 2.00. On 2026-11-04 the order of 2026-10-05 is
    // 30 days old, which is no more within the last 30.
    expect(rows.map(told)).toEqual([
      ["2026-09-01", "found", "first known", null, "prospect"],
      ["2026-09-02", "message", "by email", null, "contacted"],
      ["2026-09-03", "reply", "by email: likes mugs", null, "replied"],
      ["2026-09-04", "accepted", "", null, null],
      ["2026-09-04", "terms set", "15% standard", null, "agreed"],
      [
        "2026-09-05",
        "brief",
        `${X}, code ONE10, shop.tiktok.com/view/product/1729400000000000201`,
        null,
        null,
      ],
      ["2026-09-05", "sample requested", `${X}, sample maker.one/${X}/2026-09-05`, null, "requested"],
      ["2026-09-08", "sample shipped", X, 500, "shipped"],
      ["2026-09-12", "sample delivered", X, null, "delivered"],
      ["2026-09-26", "post due", `${X}, posted 8 days late`, null, null],
      ["2026-10-01", "reminder", "by message: where is the post?", null, null],
      ["2026-10-02", "reply", "by message: asks for 20 %", null, null],
      ["2026-10-03", "terms changed", "20% standard, was 15%: as asked", null, null],
      ["2026-10-04", "post", `8 days late, ${X}, ${VIDEO}`, null, "posted"],
      ["2026-10-05", "orders", "1 order, 2 units; commission 2.00", 1000, "selling"],
      ["2026-11-04", "stage", "by the time that passed", null, "posted"],
    ]);
    expect(Object.keys(rows[0] ?? {})).toEqual(["day", "what", "detail", "amount", "stage", "source"]);
    expect(rows[7]?.["source"]).toMatch(/^samples\.csv:2 \(change \d+\)$/u);
    expect(rows[1]?.["source"]).toMatch(/^outreach\.csv:2 \(change \d+\)$/u);
    expect((report as unknown as { creator: unknown }).creator).toEqual({
      creator: "maker.one",
      stage: "posted",
      since: "2026-10-04",
      samples: 1,
      open: [],
      terms: ["20% standard"],
      orders: 1,
      net_revenue: 1000,
    });
  });

  it("knows on an earlier day what was so then, and shows the days of a period alone", async () => {
    const ledger = await smallLedger([ordersFile([ORDER, OTHER])], { ...SHEETS, ...post("maker.one", X) });
    const rows = await ledger.rows("creators", "show", "maker.one", "--as-of", "2026-09-30");
    expect(rows.map(told).at(-1)).toEqual([
      "2026-09-26",
      "post due",
      `${X}, not posted, 4 days late (late)`,
      null,
      null,
    ]);
    const october = await ledger.rows("creators", "show", "maker.one", "--month", "2026-10");
    expect(october.map(({ what }) => what)).toEqual(["reminder", "reply", "terms changed", "post", "orders"]);
    await expect(ledger.run("creators", "show", "maker.onr")).rejects.toThrow(
      "CO416 there is no creator maker.onr. Perhaps it is maker.one.",
    );
  });

  it("holds the post against the brief: another product, another address, another account", async () => {
    const ledger = await smallLedger([ordersFile([ORDER, OTHER])], {
      ...SHEETS,
      ...post("maker.else", Y),
    });
    const lineOf = async (): Promise<unknown> =>
      (await ledger.rows("creators", "show", "maker.one")).find(({ what }) => what === "post")?.["detail"];
    expect(await lineOf()).toBe(
      `8 days late, wrong product (${X} was asked for), wrong link, wrong account, ${Y}, ${VIDEO}`,
    );
    // The other account turns out to be the same person's.
    await ledger.run("keys", "add", "maker.one", "maker.else", "--kind", "handle");
    expect(await lineOf()).toBe(
      `8 days late, wrong product (${X} was asked for), wrong link, ${Y}, ${VIDEO}`,
    );
  });

  it("counts refunds, fees and payments on their days", async () => {
    const back = orderRow({ ...ORDER, order_amount: 1000, refund_amount: 400 });
    const ledger = await smallLedger([ordersFile([back])], {
      "fees.csv":
        "creator,amount,kind,due_on,paid_on,note\nmaker.one,50.00,flat,2026-10-10,2026-10-12,late video\n",
      "keys.csv": "creator,code,from,to\nmaker.one,one10,2026-10-01,2026-10-20\n",
    });
    const rows = await ledger.rows("creators", "show", "maker.one");
    expect(rows.map(told).filter(([, what]) => what !== "found" && what !== "stage")).toEqual([
      ["2026-10-01", "key", "code ONE10 from this day", null, null],
      ["2026-10-05", "orders", "1 order, 2 units; commission 0.00", 600, null],
      ["2026-10-05", "refund", "of 1 order", 400, "selling"],
      ["2026-10-10", "fee due", "flat fee: late video", 5000, null],
      ["2026-10-12", "payment", "flat fee", 5000, null],
      ["2026-10-20", "key", "code ONE10 up to this day", null, null],
    ]);
  });
});

// Two ways to the same answer: the SQL of the pipeline, asked day by day, and the stages of the time line.
it("the stages of every life in the sample shop are those of the pipeline on six days", () => {
  const folder = emptyLedger();
  expect(creatorops(folder, ["import", SHOP]).exit).toBe(0);
  const rowsOf = (...args: string[]): readonly Row[] =>
    (JSON.parse(creatorops(folder, [...args, "--json"]).stdout) as { rows: Row[] }).rows;
  const days = ["2026-09-20", "2026-10-05", "2026-10-15", "2026-10-25", "2026-11-02", "2026-11-09"];
  const wanted = days.flatMap((day) =>
    rowsOf("pipeline", "--list", "--as-of", day).map(
      ({ creator, stage }) => `${day} ${String(creator)} ${String(stage)}`,
    ),
  );
  const lives = new Map(
    rowsOf("creators", "list", ...AS_OF).map(({ creator }) => [
      String(creator),
      rowsOf("creators", "show", String(creator), ...AS_OF).filter(({ stage }) => stage !== null),
    ]),
  );
  const found = wanted.map((line) => {
    const [day = "", creator = ""] = line.split(" ");
    const begun = lives.get(creator)?.filter((row) => String(row["day"]) <= day) ?? [];
    return `${day} ${creator} ${String(begun.at(-1)?.["stage"])}`;
  });
  expect(found.length).toBeGreaterThan(100);
  expect(found).toEqual(wanted);
});
