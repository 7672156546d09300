import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forShops, HANG_GUARD, reports } from "./ledger.ts";
import { contents } from "./signature.ts";

describe("derived tables", () => {
  it("8: a full rebuild gives the same tables as the refresh after each import", HANG_GUARD, async () => {
    await forShops(fc.constant(null), (_shop, { files, ledger }) => {
      const one = ledger("one");
      for (const file of files) {
        one.take(file);
        one.rebuild();
      }
      const before = contents(one.open.db);
      one.rebuild();
      expect(contents(one.open.db)).toEqual(before);
    });
  });

  it(
    "8: built beside a dirty ledger they tell the same, and the ledger stays as it is",
    HANG_GUARD,
    async () => {
      await forShops(fc.constant(null), async (shop, { files, ledger }) => {
        const one = ledger("one");
        one.takeAll(files);
        const days = [shop.asOf, ...shop.earlier];
        const clean: string[] = [];
        for (const day of days) clean.push(await reports(one.path, day));
        one.open.db.exec(
          "UPDATE derived_state SET is_dirty = 1; DELETE FROM line_profit; DELETE FROM sample",
        );
        const dirty = contents(one.open.db);
        for (const [index, day] of days.entries()) expect(await reports(one.path, day)).toBe(clean[index]);
        expect(contents(one.open.db)).toEqual(dirty);
      });
    },
  );

  it("11: the same ledger on the same day tells the same, byte by byte", HANG_GUARD, async () => {
    await forShops(fc.constant(null), async (shop, { files, ledger }) => {
      const [one, other] = [ledger("one"), ledger("other")];
      one.takeAll(files);
      other.takeAll(files);
      const told = await reports(one.path, shop.asOf);
      expect(await reports(one.path, shop.asOf)).toBe(told);
      expect(await reports(other.path, shop.asOf)).toBe(told);
      const [earlier = shop.asOf] = shop.earlier;
      expect(await reports(other.path, earlier)).toBe(await reports(one.path, earlier));
    });
  });
});
