import { expect, it } from "vitest";
import { X } from "../oracle/small-shop.ts";
import { type Row, smallLedger, type SmallLedger } from "../rules/small-ledger.ts";

/** maker.one has a sample since 2026-10-20, its post was due on 2026-11-03: overdue on 2026-11-20. */
const owing = (): Promise<SmallLedger> =>
  smallLedger([], {
    "samples.csv": `creator,sku,state,shipped_on,delivered_on\nmaker.one,${X},delivered,2026-10-18,2026-10-20\n`,
    "costs.csv": `sku,unit_cost\n${X},5.00\n`,
  });

const events = async (ledger: SmallLedger): Promise<readonly unknown[]> => {
  const rows = await ledger.rows("query", "select key from sheet_row where fact = 'event' order by key");
  return rows.map(({ key }) => JSON.parse(String(key)) as unknown);
};

const reminded = async (ledger: SmallLedger): Promise<Row | undefined> => {
  const [row] = await ledger.rows("overdue", "--columns", "reminders,last_contact_on,next_action");
  return row;
};

it("two different messages of a day are two, the same one again changes nothing, and undo takes each out", async () => {
  const ledger = await owing();
  expect(await reminded(ledger)).toEqual({
    reminders: 0,
    last_contact_on: null,
    next_action: "send a reminder",
  });
  const said = ["log", "@Maker.One", "reminded", "--at", "2026-11-16", "--channel", "email"];
  const [first] = await ledger.rows(...said);
  expect(first).toMatchObject({ new: 1, summary: "reminded @maker.one on 2026-11-16" });
  // 2026-11-16 is four days before: an answer is no longer waited for.
  const once = {
    reminders: 1,
    last_contact_on: "2026-11-16",
    next_action: "remind again, or agree on a new day",
  };
  expect(await reminded(ledger)).toEqual(once);
  const [again] = await ledger.rows(...said);
  expect(again).toMatchObject({ new: 0, updated: 0, unchanged: 1 });
  expect(await reminded(ledger)).toEqual(once);
  const [second] = await ledger.rows(...said, "--note", "twice on a day");
  expect(second).toMatchObject({ new: 1, summary: "reminded @maker.one on 2026-11-16: twice on a day" });
  expect(await reminded(ledger)).toEqual({ ...once, reminders: 2 });
  // The message that two changes hold stays until both are undone.
  for (const [change, reminders] of [
    [second, 1],
    [first, 1],
    [again, 0],
  ] as const) {
    await ledger.run("imports", "undo", String(change?.["import_id"]), "--yes");
    expect(await reminded(ledger)).toMatchObject({ reminders });
  }
  expect(await events(ledger)).toEqual([]);
});

it("a row of a sheet and a logged event of the same day do not replace each other", async () => {
  const ledger = await owing();
  await ledger.take({ "outreach.csv": "creator,event,at\nmaker.one,reminded,2026-11-16\n" });
  await ledger.run("log", "maker.one", "reminded", "--at", "2026-11-16");
  expect(await events(ledger)).toEqual([
    ["maker.one", "reminded", "2026-11-16", "1"],
    ["maker.one", "reminded", "2026-11-16", "2026-11-16T08:00:00Z", "", ""],
  ]);
  expect(await reminded(ledger)).toMatchObject({ reminders: 2 });
});

it("a time is one of the shop's zone unless it says another, and an event may be written as people write it", async () => {
  const ledger = await owing();
  // Los Angeles is 8 hours behind in November: 23:30 there is the next day in UTC.
  await ledger.run("log", "maker.one", "Brief Sent", "--at", "2026-11-16 23:30");
  await ledger.run("log", "maker.one", "draft-received", "--at", "2026-11-18T02:00:00Z");
  expect(await events(ledger)).toEqual([
    ["maker.one", "brief_sent", "2026-11-16", "2026-11-17T07:30:00Z", "", ""],
    ["maker.one", "draft_received", "2026-11-17", "2026-11-18T02:00:00Z", "", ""],
  ]);
});

it("an event moves the stage of its creator", async () => {
  const ledger = await owing();
  const stage = async (): Promise<unknown> => (await ledger.rows("pipeline", "--list"))[0]?.["stage"];
  expect(await stage()).toBe("delivered");
  await ledger.run("log", "maker.one", "paused", "--at", "2026-11-19");
  expect(await stage()).toBe("paused");
  expect(await reminded(ledger)).toMatchObject({ next_action: "none until they resume" });
  await ledger.run("log", "maker.one", "resumed", "--at", "2026-11-20");
  expect(await stage()).toBe("delivered");
});

it.each([
  [["maker.one", "remined"], /CO473 .*did you mean reminded\? The events are contacted, replied, accepted/u],
  [["maker.one", "xyz"], /CO473 "xyz" is no event: The events are/u],
  [["maker.one", "note"], /CO004 .*\n?.*--note/u],
  [["@", "replied"], /CO417/u],
  [["maker.one", "replied", "--at", "13/14/2026 10:00"], /CO002 --at/u],
  [["maker.one", "replied", "--at", "soon"], /CO002 --at/u],
])("%j is refused, and nothing is changed", async (words, message) => {
  const ledger = await owing();
  const before = await ledger.lastChange();
  await expect(ledger.run("log", ...words)).rejects.toThrow(message);
  expect(await ledger.lastChange()).toBe(before);
  expect(await events(ledger)).toEqual([]);
});
