import { expect, it } from "vitest";
import { X } from "../oracle/small-shop.ts";
import { type SmallLedger, smallLedger } from "../rules/small-ledger.ts";

const SHEETS = {
  "costs.csv": `sku,unit_cost\n${X},5.00\n`,
  "samples.csv": `creator,sku,requested_on,shipped_on,delivered_on\nmaker.one,${X},2026-10-01,2026-10-02,2026-10-05\n`,
};

/** Made on 2026-10-28, noon UTC: 1793188800 × 2^32. */
const CONTENT = String(1_793_188_800n << 32n);
const LINK = `https://www.tiktok.com/@maker.one/video/${CONTENT}?is_from_webapp=1`;

const shop = (): Promise<SmallLedger> => smallLedger([], SHEETS);

it("a post has its day from its id, answers the sample, and is undone", async () => {
  const ledger = await shop();
  const before = await ledger.rows("samples", "list");
  const [done] = await ledger.rows("posts", "add", LINK, "--sku", X);
  expect(done).toMatchObject({ new: 1, summary: `post ${CONTENT} by @maker.one` });
  // due on 2026-10-19, so nine days late
  expect(await ledger.rows("posts", "list")).toEqual([
    {
      content: CONTENT,
      creator: "maker.one",
      posted_on: "2026-10-28",
      products: [X],
      sample: `maker.one/${X}/2026-10-01`,
      due_on: "2026-10-19",
      days_late: 9,
      faults: [],
      approved_on: null,
      link: `tiktok.com/@maker.one/video/${CONTENT}`,
      note: null,
    },
  ]);
  expect(await ledger.rows("overdue")).toEqual([]);
  await ledger.run("imports", "undo", String(done?.["import_id"]), "--yes");
  expect(await ledger.rows("posts", "list")).toEqual([]);
  expect(await ledger.rows("samples", "list")).toEqual(before);
});

it("an approval keeps the day and the creator that a sheet knows better", async () => {
  const ledger = await smallLedger([], {
    ...SHEETS,
    "posts.csv": `content_id,creator,posted_on\n${CONTENT},maker.one,2026-10-30\n`,
  });
  await ledger.run("posts", "add", CONTENT, "--approved", "2026-10-29");
  expect(await ledger.rows("posts", "list")).toMatchObject([
    { creator: "maker.one", posted_on: "2026-10-30", approved_on: "2026-10-29" },
  ]);
  expect(await ledger.rows("posts", "list", "--creator", "maker.one")).toHaveLength(1);
  expect(await ledger.remarks("posts", "add", CONTENT, "--posted", "2026-10-27")).toContain(
    "posted on was 2026-10-30",
  );
});

it("a handle in the link that is not the creator's is said", async () => {
  const ledger = await shop();
  const link = `https://www.tiktok.com/@maker.second/video/${CONTENT}`;
  expect(await ledger.remarks("posts", "add", link, "maker.one")).toContain(
    "CO467 the link is of @maker.second, and the post is recorded for @maker.one.",
  );
  expect(await ledger.rows("posts", "list")).toMatchObject([{ creator: "maker.one" }]);
  expect(await ledger.remarks("posts", "add", LINK.replace("maker.one", "maker.onee"))).toContain(
    "Perhaps it is maker.one.",
  );
});

it("a short link tells neither creator nor day", async () => {
  const ledger = await shop();
  const short = "https://vm.tiktok.com/ZMabc123/";
  const last = await ledger.lastChange();
  expect(await ledger.remarks("posts", "add", short)).toMatch(/^2 .*CO004 the link does not say whose/su);
  expect(await ledger.lastChange()).toBe(last);
  expect(await ledger.remarks("posts", "add", short, "maker.one")).toContain("CO469");
  expect(await ledger.remarks("posts", "add", short, "maker.one", "--posted", "2026-10-09")).not.toContain(
    "CO469",
  );
  expect(await ledger.rows("posts", "list")).toMatchObject([
    { content: "vm.tiktok.com/ZMabc123", posted_on: "2026-10-09", days_late: 0 },
  ]);
});

it.each(["hello", "https://www.tiktok.com/@maker.one", ""])("refuses %j, which is no post", async (text) => {
  const ledger = await shop();
  const last = await ledger.lastChange();
  expect(await ledger.remarks("posts", "add", text, "maker.one")).toMatch(/^2 .*CO002/su);
  expect(await ledger.lastChange()).toBe(last);
});

it("a post of another product than the brief asked for is said to be wrong", async () => {
  const ledger = await shop();
  await ledger.run("briefs", "add", "maker.one", "--sku", X, "--sent", "2026-10-02");
  await ledger.run("posts", "add", LINK, "--sku", "MUG-OTHER");
  expect(await ledger.rows("posts", "list")).toMatchObject([{ content: CONTENT, faults: ["wrong product"] }]);
});
