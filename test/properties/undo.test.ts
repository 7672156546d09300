import fc from "fast-check";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { forShops, HANG_GUARD, reports, testLedger } from "./ledger.ts";
import { contents, signature } from "./signature.ts";

/** The change that made the ledger comes first and cannot be undone. */
const FIRST_CHANGE = 2;

describe("7: after an undo the ledger is one that never saw the change", () => {
  it("of an import", HANG_GUARD, async () => {
    await forShops(fc.nat(), async (shop, { files, ledger }, pick) => {
      const undone = pick % files.length;
      const [one, other] = [ledger("one"), ledger("other")];
      one.takeAll(files);
      one.undo(FIRST_CHANGE + shop.settings.length + undone);
      other.takeAll(files.filter((_, index) => index !== undone));
      expect(signature(one.open.db)).toEqual(signature(other.open.db));
      expect(await reports(one.path, shop.asOf)).toBe(await reports(other.path, shop.asOf));
    });
  });

  it("of an edit", HANG_GUARD, async () => {
    await forShops(fc.nat(), async (shop, { files, ledger }, pick) => {
      const undone = pick % shop.settings.length;
      const one = ledger("one");
      const other = testLedger(join(dirname(one.path), "other.db"), shop, undone);
      one.takeAll(files);
      one.undo(FIRST_CHANGE + undone);
      other.takeAll(files);
      expect(signature(one.open.db)).toEqual(signature(other.open.db));
      expect(await reports(one.path, shop.asOf)).toBe(await reports(other.path, shop.asOf));
      other.open.db.close();
    });
  });

  it("of all imports, in any order; and the files can be imported again", HANG_GUARD, async () => {
    const ranks = fc.uniqueArray(fc.nat(999), { minLength: 24, maxLength: 24 });
    await forShops(ranks, (shop, { files, ledger }, rank) => {
      const [one, empty] = [ledger("one"), ledger("empty")];
      one.takeAll(files);
      const before = signature(one.open.db);
      const places = files.map((_, index) => index).toSorted((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0));
      for (const place of places) one.undo(FIRST_CHANGE + shop.settings.length + place);
      empty.rebuild();
      expect(signature(one.open.db)).toEqual(signature(empty.open.db));
      const facts = contents(one.open.db);
      for (const name of ["order_key", "sku_key", "listing"]) expect(facts[name], name).toEqual([]);
      for (const row of one.takeAll(files)) expect(row["status"]).toBe("imported");
      expect(signature(one.open.db)).toEqual(before);
    });
  });
});
