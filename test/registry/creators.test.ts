import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { A, affiliateFile, affiliateRow, B, orderRow, ordersFile } from "../oracle/small-shop.ts";
import { signature } from "../properties/signature.ts";
import type { SmallLedger } from "../rules/small-ledger.ts";
import { smallLedger } from "../rules/small-ledger.ts";

const C = "577100000000000003";

function facts({ path }: SmallLedger): unknown {
  const db = new Sqlite(path);
  try {
    return signature(db);
  } finally {
    db.close();
  }
}

/** maker.one sold twice, maker.two once, and each has a row, terms, events and a code. */
async function twoCreators(): Promise<SmallLedger> {
  const line = (order_id: string, created_at: string): ReturnType<typeof orderRow> =>
    orderRow({ order_id, gross: 1000, order_amount: 1000, created_at });
  const row = (order_id: string, creator_handle: string): ReturnType<typeof affiliateRow> =>
    affiliateRow({ order_id, creator_handle, estimated_standard: 100 });
  return await smallLedger(
    [
      ordersFile([
        line(A, "2026-10-05T10:00:00"),
        line(B, "2026-10-06T10:00:00"),
        line(C, "2026-11-06T10:00:00"),
      ]),
      affiliateFile([row(A, "maker.one"), row(B, "maker.one"), row(C, "maker.two")]),
    ],
    {
      "creators.csv":
        "creator,niche,seen_on\nmaker.one,ceramics,2026-09-01\nmaker.two,,2026-09-02\nmaker.three,tea,2026-09-03\n",
      "terms.csv": "creator,rate\nmaker.one,10%\n",
      "keys.csv": "creator,code\nmaker.one,ONE10\nmaker.two,TWO10\n",
      "outreach.csv": "creator,event,at\nmaker.one,contacted,2026-09-05\nmaker.one,replied,2026-09-06\n",
      "samples.csv": "creator,sku,shipped_on\nmaker.one,MUG,2026-09-10\n",
      "posts.csv":
        "link,creator,posted_on\nhttps://www.tiktok.com/@maker.one/video/7689629560805735501,maker.one,2026-09-25\n",
    },
  );
}

const MOVED = {
  orders: 2,
  commission_rows: 2,
  samples: 1,
  posts: 1,
  events: 2,
  terms: 1,
  keys: 1,
  net_revenue: 2000,
};

describe("merging two creators", () => {
  it("moves all of the first to the second, as the dry run says, and undone nothing has happened", async () => {
    const ledger = await twoCreators();
    const before = facts(ledger);
    const planned = await ledger.rows("creators", "merge", "maker.one", "maker.two", "--dry-run");
    expect(facts(ledger)).toEqual(before);
    const done = await ledger.rows("creators", "merge", "maker.one", "maker.two");
    const change = await ledger.lastChange();
    expect(planned.map((row) => ({ ...row, import_id: change }))).toEqual(done);
    // The second one had an order of 10.00 and a code, and has the first one's handle as a key on top.
    expect(done).toMatchObject([
      { part: "moves", creator: "maker.one", ...MOVED },
      { part: "before", creator: "maker.two", orders: 1, commission_rows: 1, keys: 1, net_revenue: 1000 },
      {
        part: "after",
        creator: "maker.two",
        ...MOVED,
        orders: 3,
        commission_rows: 3,
        keys: 3,
        net_revenue: 3000,
      },
    ]);
    const list = await ledger.rows("creators");
    expect(list.map(({ creator, niche, orders }) => [creator, niche, orders])).toEqual([
      ["maker.three", "tea", 0],
      ["maker.two", "ceramics", 3],
    ]);
    await ledger.run("imports", "undo", String(change), "--yes");
    expect(facts(ledger)).toEqual(before);
  });

  it("refuses itself, nobody, one that is merged already, and a circle", async () => {
    const ledger = await twoCreators();
    const merge = (...handles: string[]): Promise<string> => ledger.run("creators", "merge", ...handles);
    await expect(merge("maker.one", "@Maker.One")).rejects.toThrow("CO451 @maker.one is itself");
    await expect(merge("maker.onr", "maker.two")).rejects.toThrow("CO416 there is no creator maker.onr");
    await expect(merge("maker.one", "maker.tvo")).rejects.toThrow("Perhaps it is maker.two.");
    await merge("maker.one", "maker.two");
    await expect(merge("maker.one", "maker.two")).rejects.toThrow("CO451");
    await expect(merge("maker.two", "maker.one")).rejects.toThrow("CO450");
    await expect(merge("maker.one", "maker.three")).rejects.toThrow("CO419");
    await merge("maker.two", "maker.three");
    await expect(merge("maker.three", "maker.one")).rejects.toThrow("CO450");
    await expect(ledger.run("keys", "add", "maker.one", "maker.three", "--kind", "handle")).rejects.toThrow(
      "CO450",
    );
  });
});

describe("renaming a creator", () => {
  it("keeps row, terms and code for the new name, on the days after as well", async () => {
    const ledger = await twoCreators();
    const before = facts(ledger);
    const [moves, , after] = await ledger.rows(
      "creators",
      "rename",
      "maker.one",
      "maker.studio",
      "--from",
      "2026-11-01",
    );
    expect(moves).toMatchObject({ part: "moves", creator: "maker.one", ...MOVED });
    expect(after).toMatchObject({ part: "after", creator: "maker.studio", ...MOVED, keys: 2 });
    const keys = await ledger.rows("keys", "list", "--creator", "maker.studio");
    expect(keys.map(({ creator, kind, value, to }) => [creator, kind, value, to])).toEqual([
      ["maker.studio", "code", "ONE10", null],
      ["maker.studio", "handle", "maker.one", "2026-10-31"],
    ]);
    // An order after that day, under either handle, is the same creator's, at the same rate.
    await ledger.takeExports([
      {
        ...ordersFile([
          orderRow({
            order_id: "577100000000000004",
            created_at: "2026-11-10T10:00:00",
            creator_handle: "maker.studio",
          }),
          orderRow({
            order_id: "577100000000000005",
            created_at: "2026-11-11T10:00:00",
            creator_handle: "maker.one",
          }),
        ]),
        exported_at: "2026-11-19T08:30:00",
      } as ReturnType<typeof ordersFile>,
    ]);
    const row = (await ledger.rows("profit", "--from", "2026-11-10")).find(
      ({ creator }) => creator === "maker.studio",
    );
    expect(row).toMatchObject({ orders: 2, commission: 200 });
    const niches = (await ledger.rows("creators")).map(({ creator, niche }) => [creator, niche]);
    expect(niches).toEqual([
      ["maker.studio", "ceramics"],
      ["maker.three", "tea"],
      ["maker.two", null],
    ]);
    const changes = await ledger.rows("imports");
    const rename = changes.find(({ summary }) => String(summary).includes("is called @maker.studio"));
    await ledger.run("imports", "undo", String(await ledger.lastChange()), "--yes");
    await ledger.run("imports", "undo", String(rename?.["import_id"]), "--yes");
    expect(facts(ledger)).toEqual(before);
  });

  it("lets somebody new have the old handle from a day on", async () => {
    const ledger = await twoCreators();
    await ledger.run("creators", "rename", "maker.one", "maker.studio", "--from", "2026-11-01");
    await ledger.run("keys", "add", "maker.one", "maker.one", "--kind", "handle", "--from", "2026-11-05");
    await ledger.takeExports([
      {
        ...ordersFile([
          orderRow({
            order_id: "577100000000000005",
            created_at: "2026-11-11T10:00:00",
            creator_handle: "maker.one",
          }),
        ]),
        exported_at: "2026-11-19T08:30:00",
      } as ReturnType<typeof ordersFile>,
    ]);
    const rows = await ledger.rows("creators");
    expect(rows.map(({ creator, orders }) => [creator, orders])).toEqual([
      ["maker.one", 1],
      ["maker.studio", 2],
      ["maker.three", 0],
      ["maker.two", 1],
    ]);
  });

  it("a name that is taken out as a key leaves the row its own again", async () => {
    const ledger = await twoCreators();
    await ledger.run("creators", "rename", "maker.three", "maker.tea", "--from", "2026-11-01");
    await ledger.run("keys", "remove", "maker.tea", "maker.three", "--kind", "handle");
    const names = (await ledger.rows("creators")).map(({ creator }) => creator);
    expect(names).toEqual(["maker.one", "maker.three", "maker.two"]);
  });
});

describe("setting what is known of a creator", () => {
  it("fills and clears fields, under whichever handle they stand, and is undone", async () => {
    const ledger = await twoCreators();
    await ledger.run("creators", "merge", "maker.one", "maker.two");
    const before = facts(ledger);
    const [done] = await ledger.rows(
      "creators",
      "set",
      "@maker.one",
      "niche=",
      "tags= vip , autumn",
      "email=Demo <One@Demo.example>",
    );
    const row = async (): Promise<unknown> =>
      (await ledger.rows("creators")).find(({ creator }) => creator === "maker.two");
    expect(await row()).toMatchObject({ niche: null, tags: ["vip", "autumn"], email: "one@demo.example" });
    await ledger.run("imports", "undo", String(done?.["import_id"]), "--yes");
    expect(await row()).toMatchObject({ niche: "ceramics", tags: [], email: null });
    expect(facts(ledger)).toEqual(before);
  });

  it("refuses unknown fields, bad e-mails and strangers; --new makes one", async () => {
    const ledger = await twoCreators();
    const last = await ledger.lastChange();
    const set = (...words: string[]): Promise<string> => ledger.run("creators", "set", ...words);
    await expect(set("maker.one", "nich=tea")).rejects.toThrow(
      /CO455 a creator has no field "nich"\. Perhaps it is niche\.\nfix: .*name, niche, region, email, tags, owner/u,
    );
    await expect(set("maker.one", "niche")).rejects.toThrow("CO455");
    await expect(set("maker.one", "niche=a", "niche=b")).rejects.toThrow("niche is given twice");
    await expect(set("maker.one", "email=one@")).rejects.toThrow("CO002 email one@: not an e-mail address");
    await expect(set("maker.onr", "niche=tea")).rejects.toThrow("CO416");
    expect(await ledger.lastChange()).toBe(last);
    await set("maker.new", "niche=tea", "--new");
    expect((await ledger.rows("creators", "find", "--niche", "TEA")).map(({ creator }) => creator)).toEqual([
      "maker.new",
      "maker.three",
    ]);
  });
});

describe("finding creators", () => {
  const SHEETS = {
    "creators.csv": [
      "creator,niche,region,followers,engagement_rate,level,tags,owner,seen_on",
      'maker.one,ceramics,US-CA,1000,2.5%,2,"vip, autumn",ana,2026-09-01',
      "maker.two,ceramics,US-NY,9000,4%,5,,ben,2026-09-01",
      "maker.three,tea,US-CA,,,,vip,ana,2026-09-01",
    ].join("\n"),
    "outreach.csv": "creator,event,at\nmaker.one,contacted,2026-11-01\nmaker.two,replied,2026-10-01\n",
  };

  it("by each condition, and by several", async () => {
    const sold = orderRow({ creator_handle: "maker.two", created_at: "2026-10-05T10:00:00" });
    const ledger = await smallLedger([ordersFile([sold])], SHEETS);
    const find = async (...conditions: string[]): Promise<unknown[]> =>
      (await ledger.rows("creators", "find", ...conditions)).map(({ creator }) => creator);
    expect(await find("--niche", "Ceramics")).toEqual(["maker.one", "maker.two"]);
    expect(await find("--region", "us-ca")).toEqual(["maker.one", "maker.three"]);
    expect(await find("--min-followers", "1000")).toEqual(["maker.one", "maker.two"]);
    expect(await find("--min-engagement", "2.6%")).toEqual(["maker.two"]);
    expect(await find("--level", "5")).toEqual(["maker.two"]);
    expect(await find("--tag", "VIP")).toEqual(["maker.one", "maker.three"]);
    expect(await find("--owner", "ana", "--niche", "tea")).toEqual(["maker.three"]);
    expect(await find("--stage", "contacted")).toEqual(["maker.one"]);
    expect(await find("--sold")).toEqual(["maker.two"]);
    expect(await find("--sold", "--month", "2026-11")).toEqual([]);
    expect(await find("--not-contacted-since", "2026-11-01")).toEqual(["maker.three", "maker.two"]);
    await expect(find("--min-engagement", "3")).rejects.toThrow("3% or 300 (basis points)");
    const report = await ledger.report("creators", "find", "--min-followers", "1");
    expect(report.notes.map(({ code }) => code)).toEqual(["figures_unknown"]);
  });

  it("takes the newest figures seen by the day, of any handle, and says when that was", async () => {
    const ledger = await smallLedger([], SHEETS);
    await ledger.take({ "later.csv": "creator,followers,seen_on\nmaker.one,2000,2026-10-10\n" });
    await ledger.take({ "other.csv": "creator,followers,seen_on\nmaker.uno,3000,2026-11-10\n" });
    await ledger.run("creators", "merge", "maker.uno", "maker.one");
    const on = async (day: string): Promise<unknown> => {
      const rows = await ledger.rows("creators", "--as-of", day);
      const row = rows.find(({ creator }) => creator === "maker.one");
      return [row?.["followers"], row?.["engagement_bps"], row?.["seen_on"]];
    };
    expect(await on("2026-09-30")).toEqual([1000, 250, "2026-09-01"]);
    // Engagement is still that of September, so nothing printed is newer than that.
    expect(await on("2026-10-10")).toEqual([2000, 250, "2026-09-01"]);
    expect(await on("2026-11-20")).toEqual([3000, 250, "2026-09-01"]);
  });
});
