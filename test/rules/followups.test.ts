import { expect, it } from "vitest";
import { affiliateFile, affiliateRow, orderRow, ordersFile, X } from "../oracle/small-shop.ts";
import { type Row, smallLedger, type SmallLedger } from "./small-ledger.ts";

/** Looked at on 2026-11-20; posts are due 14 days after the delivery, and overdue 7 days later. */
const sample = (creator: string, delivered: string, sku = X): string =>
  `${creator},${sku},delivered,2026-10-01,${delivered}\n`;
const SAMPLES = "creator,sku,state,shipped_on,delivered_on\n";
const OUTREACH = "creator,event,at,channel\n";
const COSTS = { "costs.csv": `sku,unit_cost\n${X},5.00\nCUP,2.50\n` };

const queue = async (ledger: SmallLedger, ...more: readonly string[]): Promise<readonly string[]> => {
  const rows = await ledger.rows("followups", ...more);
  return rows.map((row) => `${String(row["creator"])} ${String(row["reason"])} ${String(row["days"])}`);
};

it("what is owed: from three days before the due day on; three days after a message, five if it is only due", async () => {
  const ledger = await smallLedger([], {
    ...COSTS,
    "samples.csv":
      SAMPLES +
      // due 11-24, 11-23, 11-23 with a message of four days ago
      sample("far.one", "2026-11-10") +
      sample("near.one", "2026-11-09") +
      sample("near.two", "2026-11-09") +
      // due 11-16: late; reminded two days ago, and three
      sample("late.one", "2026-11-02") +
      sample("late.two", "2026-11-02") +
      // due 11-13, 11-12: the last day of the extension, and the first after it
      sample("late.three", "2026-10-30") +
      sample("over.one", "2026-10-29") +
      // overdue, and the work has ended
      sample("cut.one", "2026-10-20"),
    "outreach.csv":
      `${OUTREACH}near.two,contacted,2026-11-16,email\nlate.one,reminded,2026-11-18,email\n` +
      "late.two,reminded,2026-11-17,email\ncut.one,cut,2026-11-10,\n",
  });
  expect(await queue(ledger)).toEqual([
    "over.one overdue 8",
    "late.three late 7",
    "late.two late 4",
    "near.one delivered_near_due -3",
  ]);
  const { notes, rows } = await ledger.report("followups");
  expect(notes).toEqual([
    {
      code: "closed_creators",
      message: "1 creator who declined, paused or was cut: no message is drafted",
    },
  ]);
  expect(rows[2]).toMatchObject({
    last_contact_on: "2026-11-17",
    channel: "email",
    products: [X],
    due_on: "2026-11-16",
    value_at_risk: 500,
    template: "built-in",
  });
});

it("a creator with several reasons gets one draft, of the most urgent, about all samples that it concerns", async () => {
  const ledger = await smallLedger([], {
    ...COSTS,
    "samples.csv":
      SAMPLES +
      sample("maker.one", "2026-10-20") +
      sample("maker.one", "2026-10-25", "CUP") +
      sample("maker.one", "2026-11-08"),
    "creators.csv": "creator,name,owner\nmaker.one,Maker One,ana\n",
  });
  const rows = await ledger.rows("followups", "--owner", "ANA");
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    creator: "maker.one",
    reason: "overdue",
    // 10-20 + 14 = 11-03; 5.00 and 2.50 are at risk, the third one is not due yet
    days: 17,
    due_on: "2026-11-03",
    products: [X, "CUP"],
    value_at_risk: 750,
  });
  expect(rows[0]?.["message"]).toContain(`Hi Maker One,\n\nyour post about ${X}, CUP was due on 2026-11-03`);
  const other = await ledger.report("followups", "--owner", "anna");
  expect(other.rows).toEqual([]);
  expect(other.notes).toEqual([
    {
      code: "unknown_owner",
      message: "no creator has the owner anna: the owners are ana; did you mean ana?",
    },
  ]);
});

it("no answer for five days, unless it came, or three messages had none", async () => {
  const ledger = await smallLedger([], {
    "outreach.csv":
      `${OUTREACH}five.days,contacted,2026-11-15,\nfour.days,contacted,2026-11-16,\n` +
      "did.answer,contacted,2026-11-01,\ndid.answer,replied,2026-11-02,\n" +
      // an answer, and then a message that has none
      "asked.again,contacted,2026-11-01,\nasked.again,replied,2026-11-03,\nasked.again,contacted,2026-11-10,\n" +
      "three.times,contacted,2026-10-01,\nthree.times,contacted,2026-10-10,\nthree.times,contacted,2026-10-20,\n" +
      // agreed yesterday, and no message since: the sample is next
      "did.agree,contacted,2026-11-10,\ndid.agree,accepted,2026-11-19,\n",
  });
  expect(await queue(ledger)).toEqual([
    "did.agree terms_agreed_no_sample 1",
    "asked.again no_answer 10",
    "five.days no_answer 5",
  ]);
  await ledger.run("config", "set", "follow_up_days", "4");
  expect(await queue(ledger)).toContain("four.days no_answer 4");
});

it("thanks for a post of the last thirty days, unless a message thanked for it", async () => {
  const post = (creator: string, id: string, day: string): string =>
    `https://www.tiktok.com/@${creator}/video/${id},${creator},${day},${X}\n`;
  const ledger = await smallLedger([], {
    "posts.csv":
      "link,creator,posted_on,sku\n" +
      post("post.one", "7700000000000000001", "2026-11-19") +
      // thanked on the day; reminded on the day, so before it
      post("post.two", "7700000000000000002", "2026-11-10") +
      post("post.three", "7700000000000000003", "2026-11-10") +
      // 30 days ago, and 29
      post("post.four", "7700000000000000004", "2026-10-21") +
      post("post.five", "7700000000000000005", "2026-10-22"),
    "outreach.csv": `${OUTREACH}post.two,contacted,2026-11-10,\npost.three,reminded,2026-11-10,\n`,
  });
  expect(await queue(ledger)).toEqual([
    "post.five posted_never_thanked 29",
    "post.three posted_never_thanked 10",
    "post.one posted_never_thanked 1",
  ]);
});

it("a better rate for whoever sells well at no better rate than everybody's", async () => {
  const sold = (creator: string, first: number, day = "2026-11-05"): readonly ReturnType<typeof orderRow>[] =>
    [first, first + 1].map((number) =>
      orderRow({
        order_id: `5771000000000000${number}`,
        creator_handle: creator,
        created_at: `${day}T10:00:00`,
        paid_at: `${day}T10:01:00`,
      }),
    );
  const makers = ["no.terms", "usual.rate", "own.better", "newly.cut", "long.cut"];
  const ledger = await smallLedger(
    [
      ordersFile([
        ...makers.flatMap((maker, index) => sold(maker, 10 + 2 * index)),
        ...sold("too.old", 30, "2026-10-21"),
      ]),
      affiliateFile([affiliateRow({ order_id: "577100000000000010", creator_handle: "no.terms" })]),
    ],
    {
      "terms.csv":
        "creator,rate,from\n*,15%,\nusual.rate,15%,2026-09-01\nown.better,16%,2026-09-01\n" +
        // 30 days ago, and 29
        "long.cut,12%,2026-10-21\nnewly.cut,12%,2026-10-22\n",
    },
  );
  const reasons = (...more: readonly string[]): Promise<readonly string[]> => queue(ledger, ...more);
  expect(await reasons()).toEqual([]);
  const due = await ledger.rows("followups", "--better-rate-orders", "2");
  expect(due.map((row) => row["creator"])).toEqual(["long.cut", "no.terms", "usual.rate"]);
  expect(due.map((row) => /You are at (\S+) today/u.exec(String(row["message"]))?.[1])).toEqual([
    "12%",
    "15%",
    "15%",
  ]);
  expect(await reasons("--better-rate-orders", "3")).toEqual([]);
});

it("messages that are marked as sent leave the queue, wait, and come back by undoing", async () => {
  const ledger = await smallLedger([], {
    ...COSTS,
    "samples.csv": SAMPLES + sample("over.one", "2026-10-20") + sample("near.one", "2026-11-09"),
    "outreach.csv": `${OUTREACH}five.days,contacted,2026-11-15,\n`,
  });
  const before = await ledger.run("followups", "--as-of", "2026-11-20");
  expect(await queue(ledger)).toEqual([
    "over.one overdue 17",
    "near.one delivered_near_due -3",
    "five.days no_answer 5",
  ]);
  // The two most urgent.
  const marked = await ledger.report("followups", "--mark-sent", "--limit", "2");
  expect(marked.rows).toHaveLength(2);
  const change = await ledger.lastChange();
  expect(marked).toMatchObject({ import_id: change });
  expect(await queue(ledger)).toEqual(["five.days no_answer 5"]);
  await ledger.run("followups", "--mark-sent", "--as-of", "2026-11-20");
  expect(await queue(ledger)).toEqual([]);
  const told: readonly Row[] = await ledger.rows(
    "query",
    "select key ->> 0 as creator, key ->> 1 as event, key ->> 2 as day, fields ->> 'note' as note from sheet_row where fact = 'event' and fields ->> 'note' is not null order by 1",
  );
  expect(told).toEqual([
    { creator: "five.days", event: "contacted", day: "2026-11-20", note: "followups: no_answer" },
    { creator: "near.one", event: "reminded", day: "2026-11-20", note: "followups: delivered_near_due" },
    { creator: "over.one", event: "reminded", day: "2026-11-20", note: "followups: overdue" },
  ]);
  const [overdue] = await ledger.rows("overdue");
  expect(overdue).toMatchObject({
    reminders: 1,
    last_contact_on: "2026-11-20",
    next_action: "wait for an answer",
  });
  // Nobody is left: no change is made.
  expect(await ledger.report("followups", "--mark-sent")).toMatchObject({ rows: [], import_id: null });
  expect(await ledger.lastChange()).toBe(change + 1);
  // Three days later the post that is owed is spoken of again, the others wait.
  expect(await queue(ledger, "--as-of", "2026-11-22")).toEqual([]);
  expect(await queue(ledger, "--as-of", "2026-11-23")).toEqual(["over.one overdue 20"]);
  await ledger.run("imports", "undo", String(change + 1), "--yes");
  await ledger.run("imports", "undo", String(change), "--yes");
  expect(await ledger.run("followups", "--as-of", "2026-11-20")).toBe(before);
});

it.each([
  [["--export", "today.xlsx"], /CO002/u],
  [["--export", "/nowhere/at/all/today.csv"], /CO122/u],
  [["--mark-sent", "--known-at", "1"], /CO003 .*--known-at/u],
  [["--mark-sent", "--limit", "1", "--sort", "creator"], /CO003 .*--limit/u],
  [["--templates", "/nowhere/at/all"], /CO122/u],
  [["--write-templates", "somewhere", "--mark-sent"], /CO003 .*\n?.*--mark-sent/u],
])("followups %j is refused, and nothing is changed", async (options, message) => {
  const ledger = await smallLedger([], { "outreach.csv": `${OUTREACH}five.days,contacted,2026-11-15,\n` });
  const before = await ledger.lastChange();
  await expect(ledger.run("followups", "--as-of", "2026-11-20", ...options)).rejects.toThrow(message);
  expect(await ledger.lastChange()).toBe(before);
});
