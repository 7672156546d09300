import { expect, it } from "vitest";
import { X } from "../oracle/small-shop.ts";
import { smallLedger } from "./small-ledger.ts";

/** Looked at on 2026-11-20; a post is due 14 days after the delivery, overdue 7 days later, lapsed after 90. */
it("what to do next about every state of a post that is owed", async () => {
  const cases: readonly (readonly [creator: string, delivered: string, events: string, action: string])[] = [
    ["lapsed", "2026-08-01", "", "write it off"],
    ["overdue", "2026-10-20", "", "send a reminder"],
    ["overdue.today", "2026-10-20", "reminded,2026-11-18", "wait for an answer"],
    ["overdue.written", "2026-10-20", "contacted,2026-11-20", "wait for an answer"],
    ["overdue.once", "2026-10-20", "reminded,2026-11-17", "remind again, or agree on a new day"],
    [
      "overdue.thrice",
      "2026-10-20",
      "reminded,2026-11-04 reminded,2026-11-09 reminded,2026-11-14",
      "agree on a new day, or give it up",
    ],
    ["overdue.paused", "2026-10-20", "paused,2026-11-01", "none until they resume"],
    ["overdue.resumed", "2026-10-20", "paused,2026-11-01 resumed,2026-11-02", "send a reminder"],
    ["overdue.cut", "2026-10-20", "cut,2026-11-01", "ask for the sample back, or write it off"],
    ["overdue.declined", "2026-10-20", "declined,2026-11-01", "ask for the sample back, or write it off"],
    ["late", "2026-11-02", "", "send a reminder"],
    // Due 11-23 and 11-24: three days are near, four are not.
    ["due.near", "2026-11-09", "", "remind before it is due"],
    ["due.reminded", "2026-11-09", "reminded,2026-11-16", "wait for the post"],
    ["due.far", "2026-11-10", "", "wait for the post"],
    // Shipped 10-20 without a word of its delivery: presumed delivered on 10-30, due 11-13.
    ["assumed", "", "", "ask whether the sample arrived"],
    ["assumed.asked", "", "contacted,2026-11-19", "wait for an answer"],
  ];
  const samples = cases.map(([creator, delivered]) =>
    delivered === ""
      ? `${creator},${X},shipped,2026-10-20,\n`
      : `${creator},${X},delivered,${delivered},${delivered}\n`,
  );
  const events = cases.flatMap(([creator, , said]) =>
    said === "" ? [] : said.split(" ").map((event) => `${creator},${event}\n`),
  );
  const ledger = await smallLedger([], {
    "samples.csv": `creator,sku,state,shipped_on,delivered_on\n${samples.join("")}`,
    "outreach.csv": `creator,event,at\n${events.join("")}`,
    "costs.csv": `sku,unit_cost\n${X},5.00\n`,
  });
  const owed = await ledger.rows("overdue", "--due-within", "14d");
  const lapsed = await ledger.rows("overdue", "--lapsed");
  const actions = Object.fromEntries([...owed, ...lapsed].map((row) => [row["creator"], row["next_action"]]));
  expect(actions).toEqual(Object.fromEntries(cases.map(([creator, , , action]) => [creator, action])));
  // The value at risk of all but the lapsed one and the three that are due.
  const { totals } = await ledger.report("overdue");
  expect(totals?.["value_at_risk"]).toBe((cases.length - 4) * 500);
});
