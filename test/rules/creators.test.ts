import { expect, it } from "vitest";
import { orderRow, ordersFile } from "../oracle/small-shop.ts";
import { smallLedger } from "./small-ledger.ts";

it("a creator who was renamed keeps what the roster says of the old handle", async () => {
  const ledger = await smallLedger([ordersFile([orderRow({ creator_handle: "maker.new" })])], {
    "creators.csv": "creator,niche,seen_on\nmaker.old,ceramics,2026-09-01\n",
    "keys.csv": "creator,value,kind,from\nmaker.new,maker.old,handle,\n",
  });
  expect((await ledger.rows("profit", "--by", "niche"))[0]).toMatchObject({ niche: "ceramics", orders: 1 });
});

it("two handles that claim each other are two creators, and none is lost", async () => {
  const ledger = await smallLedger([ordersFile([orderRow({ creator_handle: "maker.one" })])], {
    "keys.csv": "creator,value,kind\nmaker.one,maker.two,handle\nmaker.two,maker.one,handle\n",
  });
  const listed = await ledger.rows("pipeline", "--list");
  expect(listed.map(({ creator }) => creator)).toEqual(["maker.one", "maker.two"]);
  expect((await ledger.rows("profit"))[0]).toMatchObject({ creator: "maker.one", orders: 1 });
});

it("a creator without any day is known on every day, one seen later only then", async () => {
  const ledger = await smallLedger([], {
    "creators.csv": "creator,seen_on\nmaker.later,2026-11-10\n",
    "terms.csv": "creator,rate\nmaker.one,10%\n",
  });
  const on = async (day: string): Promise<unknown[]> => {
    const rows = JSON.parse(await ledger.run("pipeline", "--list", "--json", "--as-of", day)) as {
      rows: { creator: string; since: string }[];
    };
    return rows.rows.map(({ creator, since }) => `${creator} ${since}`);
  };
  expect(await on("2026-10-01")).toEqual(["maker.one 2026-10-01"]);
  expect((await on("2026-11-12")).length).toBe(2);
});

it("groups profit by stage, niche and the first tag; what is nobody's stands apart", async () => {
  const line = orderRow({ creator_handle: "maker.one" });
  const ledger = await smallLedger([ordersFile([line, orderRow({ order_id: "577100000000000009" })])], {
    "creators.csv": 'creator,niche,tags,seen_on\nmaker.one,ceramics,"gold, autumn",2026-09-01\n',
  });
  const expected = { stage: "prospect", niche: "ceramics", tag: "gold" };
  for (const [by, key] of Object.entries(expected)) {
    const rows = await ledger.rows("profit", "--by", by);
    expect(rows.map((row) => row[by])).toEqual([key, "(organic)", "(unresolved)", "(shop)"]);
    expect(rows.map(({ orders }) => orders)).toEqual([1, 1, 0, 0]);
  }
});

it("a stage that facts tell of may stand in the roster, and makes nobody sell", async () => {
  const ledger = await smallLedger([], {
    "creators.csv": "creator,stage,seen_on\nmaker.one,Selling,2026-09-01\nmaker.two,paused,2026-09-01\n",
  });
  const stages = (await ledger.rows("pipeline", "--list")).map(
    ({ creator, stage }) => `${String(creator)} ${String(stage)}`,
  );
  expect(stages.toSorted()).toEqual(["maker.one prospect", "maker.two paused"]);
});
