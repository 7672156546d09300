import { describe, expect, test } from "vitest";
import type { KeyRow, ShopFile } from "../shops/model.ts";
import { reconcile } from "./reconcile.ts";
import { creatorRow, factsOf, orderRow, ordersFile } from "./small-shop.ts";

/** A name that was one creator's until the 4th and another's from the 8th; the order is of the 5th. */
const owner = (creator: string, from: string | null, to: string | null): KeyRow => ({
  creator,
  kind: "handle",
  value: "shared.name",
  from,
  to,
});
const people: ShopFile = {
  kind: "creators",
  rows: [creatorRow({}), creatorRow({ creator: "maker.two" })],
};
const keys: ShopFile = {
  kind: "keys",
  rows: [owner("maker.one", null, "2026-10-04"), owner("maker.two", "2026-10-08", null)],
};

describe("a name that passes from one creator to another", () => {
  const facts = factsOf([people, keys, ordersFile([orderRow({ creator_handle: "shared.name" })])]);
  const statusOn = (day: string): string | undefined =>
    reconcile(facts, day).rows.find((row) => row.lines === 1)?.status;

  test("has one owner, on any day, until the second one is named", () => {
    expect(statusOn("2026-10-07")).toBe("attributed");
  });

  test("then is nobody's between the two", () => {
    expect(statusOn("2026-10-08")).toBe("unknown");
  });
});
