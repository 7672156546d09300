import { describe, expect, test } from "vitest";
import type { ShopFile } from "../shops/model.ts";
import { overdue } from "./overdue.ts";
import { pipelineList } from "./pipeline.ts";
import { profit } from "./profit.ts";
import { A, creatorRow, factsOf, labelRow, orderRow, ordersFile, sampleRow, X, Y } from "./small-shop.ts";

const costs: ShopFile = {
  kind: "costs",
  rows: [
    { sku: X, unit_cost: 500, from: null },
    { sku: X, unit_cost: 600, from: "2026-10-03" },
    { sku: Y, unit_cost: 300, from: null },
  ],
};
const people: ShopFile = { kind: "creators", rows: [creatorRow({ owner: "desk one" })] };
const post = (posted_on: string, sku: string | null, position: number) => ({
  link: `https://vm.tiktok.com/ZM${position}/`,
  content_id: null,
  creator: "maker.one",
  posted_on,
  sku,
});

describe("delivery that nobody tracks", () => {
  const facts = factsOf([
    people,
    costs,
    { kind: "samples", rows: [sampleRow({ state: "shipped", shipped_on: "2026-10-02" })] },
  ]);

  test("is presumed ten days after shipping, and the post is due fourteen days later", () => {
    // 10-02 + 10 = 10-12; + 14 = 10-26. The cost is that of the ship day: 500.
    expect(overdue(facts, "2026-10-11", { dueWithin: 30 })).toEqual([]);
    const [row] = overdue(facts, "2026-10-29");
    expect(row).toMatchObject({
      sample: `maker.one/${X}/2026-10-01`,
      products: [X],
      delivered_on: "2026-10-12",
      due_on: "2026-10-26",
      days_late: 3,
      state: "late",
      assumed: true,
      value_at_risk: 500,
      owner: "desk one",
    });
  });

  test("is late for seven days, then overdue, and lapses after ninety", () => {
    const stateOn = (day: string) => overdue(facts, day, { dueWithin: 99 }).map((row) => row.state);
    expect(stateOn("2026-10-26")).toEqual(["due"]);
    expect(stateOn("2026-11-02")).toEqual(["late"]);
    expect(stateOn("2026-11-03")).toEqual(["overdue"]);
    // 10-26 + 90 = 2027-01-24.
    expect(stateOn("2027-01-23")).toEqual(["overdue"]);
    expect(stateOn("2027-01-24")).toEqual([]);
    expect(overdue(facts, "2027-01-24", { lapsed: true })).toHaveLength(1);
  });
});

describe("posts", () => {
  const samples: ShopFile = {
    kind: "samples",
    rows: [
      sampleRow({ order_id: "577100000000000011", shipped_on: "2026-10-02", delivered_on: "2026-10-04" }),
      sampleRow({
        order_id: "577100000000000012",
        sku: Y,
        shipped_on: "2026-10-05",
        delivered_on: "2026-10-08",
      }),
    ],
  };
  const owed = (posts: readonly ReturnType<typeof post>[]) =>
    overdue(factsOf([people, costs, samples, { kind: "posts", rows: posts }]), "2026-11-20").map(
      (row) => row.sample,
    );

  test("go to the oldest obligation, unless they name a product", () => {
    expect(owed([])).toEqual(["577100000000000011", "577100000000000012"]);
    expect(owed([post("2026-10-09", null, 1)])).toEqual(["577100000000000012"]);
    expect(owed([post("2026-10-09", Y, 1)])).toEqual(["577100000000000011"]);
    expect(owed([post("2026-10-09", Y, 1), post("2026-10-10", Y, 2)])).toEqual([]);
  });

  test("made before the parcel left serve nothing", () => {
    // 10-03 lies before the second parcel left and after the first one did.
    expect(owed([post("2026-10-01", null, 1)])).toHaveLength(2);
    expect(owed([post("2026-10-03", Y, 1)])).toEqual(["577100000000000012"]);
  });
});

describe("what a sample costs", () => {
  test("its products on the ship day and its label, by product too", () => {
    // X 600 and Y 300 on 10-06, label 100 split 66.67, 33.33 → 67, 33.
    const free = { gross: 500, seller_discount: 500, order_amount: 0, creator_handle: "maker.one" };
    const facts = factsOf([
      people,
      costs,
      ordersFile([orderRow(free), orderRow({ ...free, sku_id: Y })]),
      { kind: "pirateship", rows: [labelRow({ label_cost: 100, order_number: A })] },
    ]);
    expect(profit(facts, "2026-11-20", "creator").rows).toMatchObject([
      { creator: "maker.one", sample_cost: 1000, net_profit: -1000, orders: 0 },
    ]);
    const byProduct = profit(facts, "2026-11-20", "product").rows;
    expect(byProduct.map((row) => [row.product, row.sample_cost])).toEqual([
      [Y, 333],
      [X, 667],
    ]);
    // Before it shipped on 10-06 it was asked for, and cost nothing.
    expect(profit(facts, "2026-10-05", "creator").rows).toEqual([]);
    expect(pipelineList(facts, "2026-10-05")).toMatchObject([
      { stage: "requested", since: "2026-10-05", samples: 1 },
    ]);
  });

  test("the buyer of a free order is its creator, if the name is one of theirs", () => {
    const free = { gross: 0, order_amount: 0 };
    const own = factsOf([people, costs, ordersFile([orderRow({ ...free, buyer_username: "maker.one" })])]);
    expect(profit(own, "2026-11-20", "creator").rows[0]?.creator).toBe("maker.one");
    const stranger = factsOf([people, costs, ordersFile([orderRow(free)])]);
    expect(profit(stranger, "2026-11-20", "creator").rows[0]?.creator).toBe("(shop)");
  });
});
