import { expect, it } from "vitest";
import { X } from "../oracle/small-shop.ts";
import { smallLedger } from "../rules/small-ledger.ts";

const SAMPLE = {
  "samples.csv": `creator,sku,requested_on,shipped_on,delivered_on\nmaker.one,${X},2026-11-01,2026-11-02,2026-11-05\n`,
};

it("a brief moves the day on which the post is due, and undoing it moves it back", async () => {
  const ledger = await smallLedger([], SAMPLE);
  const due = async (): Promise<unknown> => (await ledger.rows("samples", "list"))[0]?.["due_on"];
  // delivered 2026-11-05 + 14 days
  expect(await due()).toBe("2026-11-19");
  const brief = ["briefs", "add", "maker.one", "--sku", X, "--sent", "2026-11-04"];
  const link = "https://www.tiktok.com/view/product/1729400000000000201?_t=abc";
  await ledger.run(...brief, "--post-days", "6", "--code", "one10", "--link", link, "--hashtags", "#ad");
  expect(await due()).toBe("2026-11-11");
  expect(await ledger.rows("briefs", "list", "--creator", "maker.one")).toEqual([
    {
      creator: "maker.one",
      sku: X,
      sent_on: "2026-11-04",
      post_days: 6,
      posts_due: null,
      link: "tiktok.com/view/product/1729400000000000201",
      code: "ONE10",
      hashtags: "#ad",
      note: null,
    },
  ]);
  expect(await ledger.rows("briefs", "list", "--as-of", "2026-11-03")).toEqual([]);
  expect(await ledger.remarks(...brief, "--post-days", "8")).toContain("post days was 6");
  await ledger.run("imports", "undo", String(await ledger.lastChange()), "--yes");
  expect(await due()).toBe("2026-11-11");
});

it("a brief without a day was sent today, and a link that is none is refused", async () => {
  const ledger = await smallLedger([], SAMPLE);
  expect(await ledger.remarks("briefs", "add", "maker.onne")).toContain("Perhaps it is maker.one.");
  const last = await ledger.lastChange();
  expect(await ledger.remarks("briefs", "add", "maker.one", "--link", "nowhere")).toMatch(
    /^2 .*CO002 --link nowhere is no link/su,
  );
  expect(await ledger.remarks("briefs", "add", "maker.one", "--post-days", "soon")).toMatch(/^2 .*CO002/su);
  expect(await ledger.lastChange()).toBe(last);
});
