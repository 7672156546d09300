import Database from "better-sqlite3";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate } from "../../src/core/allocation.ts";
import { readSql } from "../../src/store/open.ts";
import { forShops, HANG_GUARD } from "./ledger.ts";

/** The largest amount of a row (`domain.md §2`). */
const BOUND = 3_000_000_000;

interface Request {
  readonly amount: number;
  /** Weights in the order of the ties' texts. */
  readonly weights: readonly number[];
}

const signed = fc.oneof(
  fc.integer({ min: -BOUND, max: BOUND }),
  fc.constantFrom(BOUND, -BOUND, BOUND - 1, 0, 1, -1),
  fc.integer({ min: -20, max: 20 }),
);
const requests: fc.Arbitrary<Request> = fc.record({
  amount: signed,
  weights: fc.array(signed, { minLength: 1, maxLength: 12 }),
});

/** A negative weight carries nothing; it counts as 0. */
const inCode = ({ amount, weights }: Request): number[] =>
  allocate(
    amount,
    weights.map((weight) => Math.max(weight, 0)),
  );

/** -0 is 0 in SQL. */
const plain = (parts: readonly number[]): number[] => parts.map((part) => part + 0);

describe("3: allocation in SQL", () => {
  it("is the allocation in BigInt, request by request, and parts make the whole", () => {
    const db = new Database(":memory:");
    db.exec(readSql("derived/07_allocation.sql"));
    const add = db.prepare("INSERT INTO allocation_share VALUES (?, ?, ?, ?, ?, ?)");
    const parts = db
      .prepare("SELECT part FROM allocation WHERE purpose = ? AND request = ? ORDER BY item")
      .pluck();
    const asked = fc.array(requests, { minLength: 1, maxLength: 4 });
    const property = fc.property(asked, fc.boolean(), (all, backwards) => {
      db.exec("DELETE FROM allocation_share");
      const purpose = (index: number): string => `purpose ${index % 2}`;
      all.forEach(({ amount, weights }, index) => {
        const items = weights.map((weight, item) => [item, weight] as const);
        for (const [item, weight] of backwards ? items.toReversed() : items) {
          add.run(purpose(index), index, item, amount, weight, String(item).padStart(3, "0"));
        }
      });
      all.forEach((request, index) => {
        const split = parts.all(purpose(index), index) as number[];
        expect(split).toEqual(plain(inCode(request)));
        expect(split.reduce((sum, part) => sum + part, 0)).toBe(request.amount + 0);
      });
    });
    fc.assert(property, { numRuns: Math.max(500, Number(process.env["CREATOROPS_RUNS"] ?? 0)) });
    db.close();
  });

  it("gives whole parts in a ledger, whatever it splits", HANG_GUARD, async () => {
    await forShops(fc.constant(null), (_shop, { files, ledger }) => {
      const one = ledger("one");
      one.takeAll(files);
      const uneven = one.open.db
        .prepare(
          `SELECT s.purpose, s.request, max(s.amount) AS whole, sum(p.part) AS parts
           FROM allocation_share AS s LEFT JOIN allocation_part AS p USING (purpose, request, item)
           GROUP BY s.purpose, s.request
           HAVING min(s.amount) <> max(s.amount) OR coalesce(sum(p.part), 0) <> max(s.amount)`,
        )
        .all();
      expect(uneven).toEqual([]);
    });
  });
});
