import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { creatorops, emptyLedger } from "../cli/shop.ts";
import { A, B, orderRow, ordersFile, smallShop, X } from "../oracle/small-shop.ts";
import { writeShop } from "../shops/write.ts";

/*
 * What a spreadsheet loses: a creator accepts, gets a sample, is reminded, forgets, asks for more and gets it from a
 * day on, and posts nine days late. What sells before and after goes by the terms of its day.
 */
const SALES = [
  { order_id: A, created_at: "2026-09-28T10:00:00", gross: 1000, order_amount: 1000 },
  { order_id: B, created_at: "2026-10-05T10:00:00", gross: 2000, order_amount: 2000 },
];
const PARCEL = "9400100000001";
const POST = "https://www.tiktok.com/@maker.late/video/7556900000000000001";
const EDITS = [
  `costs add ${X} 5.00`,
  "log @maker.late contacted --at 2026-09-01",
  "log @maker.late replied --at 2026-09-02",
  "log @maker.late accepted --at 2026-09-03",
  "terms add @maker.late --rate 10% --from 2026-09-03",
  `samples add @maker.late ${X} --requested 2026-09-05 --tracking ${PARCEL}`,
  `samples set ${PARCEL} --state shipped --on 2026-09-07`,
  `samples set ${PARCEL} --state delivered --on 2026-09-10`,
  "log @maker.late reminded --at 2026-09-25",
  "log @maker.late note --at 2026-09-29 --note forgot;asks-for-15%",
  "terms add @maker.late --rate 15% --from 2026-09-30",
  `posts add ${POST} @maker.late --sku ${X} --posted 2026-10-03`,
];

let folder = "";

function run(line: string): string {
  const ran = creatorops(folder, [...line.split(" "), "--no-input"]);
  if (ran.exit !== 0) throw new Error(`${line}: ${ran.stderr}`);
  return ran.stdout;
}

type Row = Readonly<Record<string, unknown>>;
const rows = (line: string): readonly Row[] =>
  (JSON.parse(run(`${line} --json`)) as { rows: readonly Row[] }).rows;

beforeAll(() => {
  folder = emptyLedger();
  const exported = smallShop([
    ordersFile(
      SALES.map((sale) =>
        orderRow({
          ...sale,
          paid_at: sale.created_at,
          shipped_at: null,
          delivered_at: null,
          creator_handle: "maker.late",
        }),
      ),
    ),
  ]);
  for (const edit of EDITS) run(edit);
  const files = join(folder, "files");
  mkdirSync(files);
  writeShop(exported, files);
  run(`import ${files}`);
});

describe("a creator who accepts, receives, forgets, renegotiates and posts nine days late", () => {
  it("is at the right stage, and late or overdue, on each day", () => {
    const stageOn = (day: string): unknown => rows(`pipeline --list --as-of ${day}`)[0]?.["stage"];
    const owesOn = (day: string): unknown =>
      rows(`overdue --as-of ${day}`).map(
        ({ state, days_late, due_on }) => `${String(state)} ${String(days_late)} ${String(due_on)}`,
      );
    const days = ["09-01", "09-02", "09-03", "09-05", "09-07", "09-10", "09-27", "09-28", "10-04"];
    expect(days.map((day) => stageOn(`2026-${day}`))).toEqual([
      "contacted",
      "replied",
      "agreed",
      "requested",
      "shipped",
      "delivered",
      "delivered",
      // the first order, without a post
      "selling",
      "selling",
    ]);
    // Delivered on 2026-09-10, 14 days to post, an extension of 7.
    expect(owesOn("2026-09-24")).toEqual([]);
    expect(owesOn("2026-09-25")).toEqual(["late 1 2026-09-24"]);
    expect(owesOn("2026-10-01")).toEqual(["late 7 2026-09-24"]);
    expect(owesOn("2026-10-02")).toEqual(["overdue 8 2026-09-24"]);
    expect(owesOn("2026-10-03")).toEqual([]);
  });

  it("earns the old rate on the old order and the new one on the new order", () => {
    const byMonth = rows("profit --by month --as-of 2026-10-20").map(({ month, commission }) => [
      month,
      commission,
    ]);
    // 10 % of 10.00 in September, 15 % of 20.00 in October.
    expect(Object.fromEntries(byMonth)).toEqual({ "2026-09": 100, "2026-10": 300 });
  });

  it("the sales after the late post stand in the cohort of the sample shipped in September", () => {
    const cohort = (month: string): unknown =>
      rows(`profit --basis sample --month ${month} --as-of 2026-10-20`).find(
        ({ creator }) => creator === "maker.late",
      );
    expect(cohort("2026-09")).toMatchObject({ orders: 2, net_revenue: 3000, commission: 400 });
    expect(cohort("2026-10")).toBeUndefined();
  });

  it("is told on one screen", () => {
    const told = rows("creators show @maker.late --as-of 2026-10-20");
    expect(told.map(({ day, what, detail }) => [day, what, detail].join(" "))).toEqual([
      "2026-09-01 found first known",
      "2026-09-01 message ",
      "2026-09-02 reply ",
      "2026-09-03 accepted ",
      "2026-09-03 terms set 10% standard",
      `2026-09-05 sample requested ${X}, sample ${PARCEL}`,
      `2026-09-07 sample shipped ${X}`,
      `2026-09-10 sample delivered ${X}`,
      `2026-09-24 post due ${X}, posted 9 days late`,
      "2026-09-25 reminder ",
      "2026-09-28 orders 1 order, 1 unit; commission 1.00",
      "2026-09-29 note forgot;asks-for-15%",
      "2026-09-30 terms changed 15% standard, was 10%",
      `2026-10-03 post 9 days late, ${X}, 7556900000000000001`,
      "2026-10-05 orders 1 order, 1 unit; commission 3.00",
    ]);
    // The heading, the table's head and its foot come to nine lines more.
    expect(told.length).toBeLessThanOrEqual(15);
  });
});
