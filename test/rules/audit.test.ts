import { describe, expect, it } from "vitest";
import { A, B, X, Y } from "../oracle/small-shop.ts";
import type { AffiliateRow } from "../shops/model.ts";
import { auditedLedger, chargeOn, orderOn, verdicts } from "./audit-cases.ts";

const DAY = "2026-10-05";
const TEN = "maker.one,10%,,,,";

/** The verdict on one charge of an order of 10.00, on a day of ten percent. */
async function judged(charge: Partial<AffiliateRow>, terms: readonly string[] = [TEN]) {
  const ledger = await auditedLedger([orderOn(DAY)], [chargeOn(DAY, charge)], terms);
  return await ledger.rows("audit", "--all");
}

describe("what is expected", () => {
  it("is the base times the rate, half away from zero, also below it", async () => {
    // 0.25 x 10 % = 0.025, and -0.25 x 10 % = -0.025.
    expect(await judged({ estimated_base: 25, estimated_standard: 3 })).toMatchObject([
      { base: 25, expected: 3, charged_rate_bps: 1200, expected_rate_bps: 1000, verdict: "match" },
    ]);
    expect(await judged({ estimated_base: -25, estimated_standard: -3 })).toMatchObject([
      { base: -25, expected: -3, charged_rate_bps: 1200, difference: 0, verdict: "match" },
    ]);
  });

  it("rounds a rate that the file leaves out half away from zero", async () => {
    // 1 / 16 = 6.25 % and 3 / 32 = 9.375 %: 937.5 basis points are 938.
    expect(await judged({ estimated_base: 16, estimated_standard: 1 })).toMatchObject([
      { charged_rate_bps: 625 },
    ]);
    expect(await judged({ estimated_base: 32, estimated_standard: 3 })).toMatchObject([
      { charged_rate_bps: 938 },
    ]);
  });

  it("one unit off is a match, two are not", async () => {
    for (const charged of [99, 101])
      expect(await judged({ estimated_standard: charged })).toMatchObject([{ verdict: "match" }]);
    for (const charged of [98, 102])
      expect(await judged({ standard_rate: 1000, estimated_standard: charged })).toMatchObject([
        { difference: charged - 100, verdict: "base_differs" },
      ]);
  });

  it("another rate differs, by the file's cell or else by what it comes to", async () => {
    expect(await judged({ standard_rate: 1500, estimated_standard: 150 })).toMatchObject([
      { charged_rate_bps: 1500, expected_rate_bps: 1000, difference: 50, verdict: "rate_differs" },
    ]);
    expect(await judged({ estimated_standard: 80 })).toMatchObject([
      { charged_rate_bps: 800, difference: -20, verdict: "rate_differs" },
    ]);
  });

  it("an actual goes with the actual base, an estimate with the estimated one", async () => {
    const settled = {
      state: "settled",
      estimated_standard: 100,
      actual_standard: 70,
      actual_base: 700,
    } as const;
    expect(await judged(settled)).toMatchObject([{ base: 700, charged: 70, expected: 70, verdict: "match" }]);
    // An actual without an actual base is measured by the estimated one.
    expect(await judged({ ...settled, actual_base: null })).toMatchObject([
      { base: 1000, charged: 70, expected: 100, verdict: "rate_differs" },
    ]);
  });

  it("without any base nothing can be expected, and it is said", async () => {
    const bare = { estimated_base: null, estimated_standard: 150 };
    expect(await judged({ ...bare, standard_rate: 1500 })).toMatchObject([
      { base: null, expected: null, difference: null, verdict: "rate_differs" },
    ]);
    expect(await judged({ ...bare, standard_rate: 1000 })).toMatchObject([{ verdict: "base_differs" }]);
    expect(await judged(bare)).toMatchObject([{ charged_rate_bps: null, verdict: "rate_differs" }]);
  });

  it("an actual is not known before it is paid", async () => {
    const paid = { actual_standard: 150, actual_base: 1000, commission_paid_at: "2026-11-02T09:00:00" };
    const ledger = await auditedLedger(
      [orderOn(DAY)],
      [chargeOn(DAY, { state: "settled", estimated_standard: 100, ...paid })],
      [TEN],
    );
    expect(await verdicts(ledger)).toEqual(["rate_differs 150/100"]);
    expect(await verdicts(ledger, "--as-of", "2026-11-01")).toEqual(["match 100/100"]);
    expect(await verdicts(ledger, "--as-of", "2026-11-02")).toEqual(["rate_differs 150/100"]);
  });
});

describe("what is audited", () => {
  it("each kind for itself; no bonus and nothing of 0", async () => {
    const rows = await judged({
      estimated_standard: 100,
      ads_rate: 500,
      estimated_ads: 50,
      estimated_bonus: 70,
    });
    expect(Object.fromEntries(rows.map(({ kind, charged }) => [kind, charged]))).toEqual({
      standard: 100,
      ads: 50,
    });
    expect(await judged({ estimated_standard: 0, estimated_bonus: 70 })).toEqual([]);
    // An actual of 0 is known, whatever was estimated.
    expect(await judged({ estimated_standard: 100, actual_standard: 0, actual_base: 1000 })).toEqual([]);
  });

  it("an ineligible row only by an actual above 0", async () => {
    const row = { state: "ineligible", estimated_standard: 100 } as const;
    expect(await judged(row)).toEqual([]);
    expect(await judged({ ...row, actual_standard: 0, actual_base: 0 })).toEqual([]);
    expect(await judged({ ...row, actual_standard: -100, actual_base: -1000 })).toEqual([]);
    expect(await judged({ ...row, actual_standard: 100, actual_base: 1000 })).toMatchObject([
      { charged: 100, verdict: "match" },
    ]);
  });

  it("no row without a creator, none of the shop's own; a handle of two is left out with a note", async () => {
    const other = { creator_handle: "", order_id: B };
    expect(await judged({ estimated_standard: 100, ...other })).toEqual([]);
    const shared = await auditedLedger([orderOn(DAY)], [chargeOn(DAY, { estimated_standard: 100 })], [TEN], {
      "keys.csv": "creator,kind,value\nmaker.two,handle,maker.one\nmaker.three,handle,maker.one\n",
    });
    const report = JSON.parse(await shared.run("audit", "--all", "--json", "--as-of", "2026-11-20")) as {
      rows: unknown[];
      notes: { code: string; message: string }[];
    };
    expect(report.rows).toEqual([]);
    expect(report.notes).toMatchObject([{ code: "charges_without_creator" }]);
    expect(report.notes[0]?.message).toContain("1 charge of USD 1.00");
    await shared.run("config", "set", "shop.own_handles", "maker.one");
    const own = JSON.parse(await shared.run("audit", "--json", "--as-of", "2026-11-20")) as object;
    expect(own).toMatchObject({ rows: [], notes: [] });
  });

  it("a former name is the creator of now, with the terms of now", async () => {
    const ledger = await auditedLedger(
      [orderOn(DAY)],
      [chargeOn(DAY, { creator_handle: "old.name", estimated_standard: 100 })],
      [TEN],
      { "keys.csv": "creator,kind,value\nmaker.one,handle,old.name\n" },
    );
    expect(await ledger.rows("audit", "--all")).toMatchObject([{ creator: "maker.one", verdict: "match" }]);
  });

  it("a row of an order that no export holds, on its own day", async () => {
    const terms = ["maker.one,10%,,,,2026-10-05", "maker.one,20%,,,2026-10-06,"];
    const row = (day: string) => chargeOn(day, { estimated_standard: 100 });
    expect(await verdicts(await auditedLedger([], [row("2026-10-05")], terms))).toEqual(["match 100/100"]);
    expect(await verdicts(await auditedLedger([], [row("2026-10-06")], terms))).toEqual([
      "rate_differs 100/200",
    ]);
  });

  it("the order's day decides, whatever day the row has", async () => {
    const terms = ["maker.one,10%,,,,2026-10-05", "maker.one,20%,,,2026-10-06,"];
    const ledger = await auditedLedger(
      [orderOn("2026-10-05")],
      [chargeOn("2026-10-07", { estimated_standard: 100 })],
      terms,
    );
    expect(await ledger.rows("audit", "--all")).toMatchObject([
      { ordered_on: "2026-10-05", verdict: "match" },
    ]);
    expect(await verdicts(ledger, "--from", "2026-10-06")).toEqual([]);
    expect(await verdicts(ledger, "--to", "2026-10-05")).toEqual(["match 100/100"]);
  });
});

describe("what came to nothing", () => {
  const settled = {
    state: "settled",
    actual_standard: 100,
    actual_base: 1000,
    estimated_standard: 100,
  } as const;
  const cancelled = { state: "cancelled", cancelled_at: "2026-10-20T10:00:00" } as const;

  it("a cancelled order is owed nothing, from the day on which it was cancelled", async () => {
    const ledger = await auditedLedger([orderOn(DAY, cancelled)], [chargeOn(DAY, settled)], [TEN]);
    expect(await ledger.rows("audit")).toMatchObject([
      { expected_rate_bps: 1000, expected: 0, difference: 100, verdict: "refund_not_reversed" },
    ]);
    expect(await verdicts(ledger, "--as-of", "2026-10-19")).toEqual(["match 100/100"]);
    const ineligible = { ...settled, state: "ineligible" } as const;
    const other = await auditedLedger([orderOn(DAY, cancelled)], [chargeOn(DAY, ineligible)], [TEN]);
    expect(await verdicts(other)).toEqual(["refund_not_reversed 100/0"]);
  });

  it("an estimate of a cancelled order is not charged yet; without terms there are none", async () => {
    const estimate = chargeOn(DAY, { estimated_standard: 100 });
    const pending = await auditedLedger([orderOn(DAY, cancelled)], [estimate], [TEN]);
    expect(await verdicts(pending)).toEqual(["match 100/100"]);
    const bare = await auditedLedger([orderOn(DAY, cancelled)], [chargeOn(DAY, settled)], []);
    expect(await verdicts(bare)).toEqual(["no_terms 100/null"]);
  });

  it("a full refund, of every line of the order", async () => {
    const lines = (refund: number, returned = 0) => [
      orderOn(DAY, { order_amount: 2000, refund_amount: refund, returned_quantity: returned }),
      orderOn(DAY, { sku_id: Y, order_amount: 2000, refund_amount: refund }),
    ];
    const judgedLines = async (refund: number, returned?: number) =>
      await verdicts(await auditedLedger(lines(refund, returned), [chargeOn(DAY, settled)], [TEN]));
    expect(await judgedLines(2000)).toEqual(["refund_not_reversed 100/0"]);
    expect(await judgedLines(1999)).toEqual(["match 100/100"]);
    // This line came back, the other did not.
    expect(await judgedLines(1000, 1)).toEqual(["match 100/100"]);
    expect(await judgedLines(0)).toEqual(["match 100/100"]);
  });

  it("also of a sample that was paid for and refunded; a free one was never refunded", async () => {
    const samples = { "samples.csv": `creator,sku,order_id\nmaker.one,${X},${A}\n` };
    const paid = orderOn(DAY, { refund_amount: 1000 });
    const refunded = await auditedLedger([paid], [chargeOn(DAY, settled)], [TEN], samples);
    expect(await verdicts(refunded)).toEqual(["refund_not_reversed 100/0"]);
    const free = orderOn(DAY, { seller_discount: 1000, order_amount: 0, returned_quantity: 1 });
    const gift = await auditedLedger([free], [chargeOn(DAY, settled)], [TEN]);
    expect(await verdicts(gift)).toEqual(["match 100/100"]);
  });
});

// Only the refund's amount was looked at in an order that does not count, and not the units that came back.
it("an order that was never paid for is wholly refunded, too, when all that had a price came back", async () => {
  const unpaid = { state: "unpaid", paid_at: null } as const;
  const lines = (returned_quantity: number) => [
    orderOn(DAY, { ...unpaid, returned_quantity }),
    orderOn(DAY, { ...unpaid, sku_id: Y, gross: 0 }),
  ];
  const charge = chargeOn(DAY, { state: "settled", actual_standard: 100, actual_base: 1000 });
  const verdictsOf = async (returned: number) =>
    await verdicts(await auditedLedger(lines(returned), [charge], [TEN]));
  expect(await verdictsOf(1)).toEqual(["refund_not_reversed 100/0"]);
  expect(await verdictsOf(0)).toEqual(["match 100/100"]);
});

describe("by creator", () => {
  it("all rows, sums of those with terms, and what most of the money is about", async () => {
    const row = (order: number, creator: string, charged: number) =>
      chargeOn(DAY, {
        order_id: `57710000000000010${order}`,
        creator_handle: creator,
        estimated_standard: charged,
      });
    const ledger = await auditedLedger(
      [],
      [
        row(1, "maker.one", 100),
        row(2, "maker.one", 101),
        row(3, "maker.one", 130),
        row(4, "maker.one", 60),
        row(5, "maker.two", 500),
        row(6, "maker.three", 100),
      ],
      [TEN, "maker.three,10%,,,,"],
    );
    const report = await ledger.report("audit", "--by", "creator");
    expect(report.rows).toEqual([
      {
        creator: "maker.one",
        rows: 4,
        charged: 391,
        expected: 400,
        over: 31,
        under: 40,
        top_verdict: "rate_differs",
      },
      {
        creator: "maker.three",
        rows: 1,
        charged: 100,
        expected: 100,
        over: 0,
        under: 0,
        top_verdict: "match",
      },
      { creator: "maker.two", rows: 1, charged: 0, expected: 0, over: 0, under: 0, top_verdict: "no_terms" },
    ]);
    expect(report.totals).toEqual({
      creator: "total",
      rows: 6,
      charged: 491,
      expected: 500,
      over: 31,
      under: 40,
      top_verdict: null,
    });
    const charges = await ledger.report("audit");
    expect(charges.rows.map(({ verdict, difference }) => [verdict, difference])).toEqual([
      ["rate_differs", 30],
      ["rate_differs", -40],
      ["no_terms", null],
    ]);
    expect(charges.totals).toMatchObject({ base: 3000, charged: 690, expected: 200, difference: -10 });
  });
});
