import { describe, expect, it } from "vitest";
import { B, X, Y } from "../oracle/small-shop.ts";
import { auditedLedger, chargeOn, orderOn, verdicts } from "./audit-cases.ts";

const DAY = "2026-10-05";

/** What is expected of a charge of 10.00 in this kind, under these terms. */
async function expectedUnder(terms: readonly string[], charge: object, day = DAY): Promise<unknown> {
  const ledger = await auditedLedger([orderOn(day)], [chargeOn(day, charge)], terms);
  const [row] = await ledger.rows("audit", "--all");
  return row?.["expected_rate_bps"];
}

const standard = { estimated_standard: 1000 };
const ads = { estimated_standard: null, estimated_ads: 1000 };

describe("the term in force", () => {
  const levels = ["*,5%,,,,", `*,6%,${X},,,`, "maker.one,7%,,,,", `maker.one,8%,${X},,,`];

  it("is the most specific: creator and SKU, creator, SKU of everybody, everybody", async () => {
    expect(await expectedUnder(levels, standard)).toBe(800);
    expect(await expectedUnder(levels.slice(0, 3), standard)).toBe(700);
    expect(await expectedUnder(levels.slice(0, 2), standard)).toBe(600);
    expect(await expectedUnder(levels.slice(0, 1), standard)).toBe(500);
    expect(await expectedUnder([], standard)).toBeNull();
    expect(await expectedUnder([`maker.one,8%,${Y},,,`, "maker.two,7%,,,,"], standard)).toBeNull();
  });

  it("and then the latest, whatever is older and more specific in time", async () => {
    const terms = ["maker.one,10%,,,2026-09-01,", "maker.one,12%,,,2026-10-01,", "*,30%,,,2026-10-04,"];
    expect(await expectedUnder(terms, standard)).toBe(1200);
  });

  it("is in force on its first and on its last day", async () => {
    const month = ["maker.one,10%,,,,", "maker.one,25%,,,2026-10-05,2026-10-31"];
    expect(await expectedUnder(month, standard, "2026-10-04")).toBe(1000);
    expect(await expectedUnder(month, standard, "2026-10-05")).toBe(2500);
    expect(await expectedUnder(month, standard, "2026-10-31")).toBe(2500);
    expect(await expectedUnder(month, standard, "2026-11-01")).toBe(1000);
    expect(await expectedUnder(month.slice(1), standard, "2026-11-01")).toBeNull();
  });

  it("for ads is an ads term at any level, before any standard one", async () => {
    const terms = [`maker.one,20%,${X},standard,,`, "*,3%,,ads,,"];
    expect(await expectedUnder(terms, ads)).toBe(300);
    expect(await expectedUnder(terms, standard)).toBe(2000);
    expect(await expectedUnder(terms.slice(0, 1), ads)).toBe(2000);
    // Before the ads term began, and for a standard charge, it does not exist.
    expect(await expectedUnder([terms[0] ?? "", "*,3%,,ads,2026-10-06,"], ads)).toBe(2000);
    expect(await expectedUnder(["*,3%,,ads,,"], standard)).toBeNull();
  });

  it("is that of a seller SKU whose lines have this SKU id", async () => {
    const sold = orderOn(DAY, { seller_sku: "MUG-01" });
    const ledger = await auditedLedger([sold], [chargeOn(DAY, standard)], ["*,5%,,,,", "*,9%,MUG-01,,,"]);
    expect(await ledger.rows("audit", "--all")).toMatchObject([{ expected_rate_bps: 900 }]);
  });

  it("ends with a term that says nothing of the rate only where it has one", async () => {
    // The newer term only says how long a post may take.
    const ledger = await auditedLedger([orderOn(DAY)], [chargeOn(DAY, { estimated_standard: 100 })], [], {
      "terms.csv": "creator,rate,from,post_days\nmaker.one,10%,,\nmaker.one,,2026-10-01,20\n",
    });
    expect(await verdicts(ledger)).toEqual(["match 100/100"]);
  });
});

describe("a cut", () => {
  const cut = ["maker.one,20%,,,,", "maker.one,10%,,,2026-10-10,"];
  /** An order before the cut, and one on a day that was charged at the old rate. */
  const charged = async (day: string, terms: readonly string[], soldOn = "2026-10-09") =>
    await verdicts(
      await auditedLedger(
        [orderOn(soldOn, { creator_handle: "maker.one" }), orderOn(day, { order_id: B })],
        [chargeOn(day, { order_id: B, estimated_standard: 200 })],
        terms,
      ),
    );

  it("leaves the old rate locked for less than thirty days", async () => {
    expect(await charged("2026-10-10", cut)).toEqual(["locked_rate 200/100"]);
    expect(await charged("2026-11-08", cut)).toEqual(["locked_rate 200/100"]);
    expect(await charged("2026-11-09", cut)).toEqual(["rate_differs 200/100"]);
  });

  it("only for who sold before it", async () => {
    expect(await charged("2026-10-12", cut, "2026-10-10")).toEqual(["rate_differs 200/100"]);
    const unsold = await auditedLedger(
      [
        orderOn("2026-10-08", {
          creator_handle: "maker.one",
          state: "cancelled",
          cancelled_at: "2026-10-08T12:00:00",
        }),
        orderOn("2026-10-12", { order_id: B }),
      ],
      [chargeOn("2026-10-12", { order_id: B, estimated_standard: 200 })],
      cut,
    );
    expect(await verdicts(unsold)).toEqual(["rate_differs 200/100"]);
  });

  it("is none when the rate was raised, and explains no third rate", async () => {
    const raise = ["maker.one,10%,,,,", "maker.one,15%,,,2026-10-10,"];
    expect(await charged("2026-10-12", raise)).toEqual(["rate_differs 200/150"]);
    const other = ["maker.one,25%,,,,", "maker.one,10%,,,2026-10-10,"];
    expect(await charged("2026-10-12", other)).toEqual(["rate_differs 200/100"]);
  });

  it("is also the end of a better term", async () => {
    const month = ["maker.one,10%,,,,", `maker.one,20%,${X},,2026-10-01,2026-10-09`];
    expect(await charged("2026-10-12", month)).toEqual(["locked_rate 200/100"]);
  });

  it("of two cuts either may be the locked one", async () => {
    const twice = ["maker.one,20%,,,,", "maker.one,15%,,,2026-10-10,", "maker.one,10%,,,2026-10-20,"];
    expect(await charged("2026-10-25", twice)).toEqual(["locked_rate 200/100"]);
    expect(await charged("2026-11-10", twice)).toEqual(["rate_differs 200/100"]);
  });

  it("of ads is one of the rate for ads", async () => {
    const terms = ["maker.one,20%,,standard,,", "*,10%,,ads,2026-10-10,"];
    const ledger = await auditedLedger(
      [orderOn("2026-10-09", { creator_handle: "maker.one" }), orderOn("2026-10-12", { order_id: B })],
      [chargeOn("2026-10-12", { order_id: B, estimated_standard: 200, estimated_ads: 200 })],
      terms,
    );
    expect((await verdicts(ledger)).toSorted()).toEqual(["locked_rate 200/100", "match 200/200"]);
    expect(await ledger.rows("audit")).toMatchObject([{ order_id: B, kind: "ads", verdict: "locked_rate" }]);
  });
});
