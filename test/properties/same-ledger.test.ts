import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GivenFile } from "./ledger.ts";
import { forShops, HANG_GUARD, reports } from "./ledger.ts";
import { partsOf, withTimesOf } from "./parts.ts";
import { contents, signature } from "./signature.ts";

const isExport = ({ name }: GivenFile): boolean =>
  /^(All order|affiliate_orders|shipments|returns)/u.test(name);

/** The same rows under another name and with the line ends of another system. */
function copyOf(file: GivenFile): GivenFile {
  const text = file.bytes.toString("utf8").replaceAll("\n", "\r\n");
  return { ...file, name: `Copy of ${file.name}`, bytes: Buffer.from(text) };
}

/** The exports in the order of `ranks`, between the sheets in their own. */
function reordered(files: readonly GivenFile[], ranks: readonly number[]): GivenFile[] {
  const rank = (index: number): number => ranks[index % ranks.length] ?? 0;
  const exports = files.filter(isExport).map((file, index) => ({ file, place: rank(index) }));
  const places = files
    .filter((file) => !isExport(file))
    .map((_, index) => rank(index + exports.length))
    .toSorted((a, b) => a - b);
  const sheets = files
    .filter((file) => !isExport(file))
    .map((file, index) => ({ file, place: places[index] ?? 0 }));
  return [...exports, ...sheets].toSorted((a, b) => a.place - b.place).map(({ file }) => file);
}

/** An export under a name that states another time, and with another modification time; a sheet as it is. */
function restated(file: GivenFile, hours: number, modified: number): GivenFile {
  const clock = `${String(hours % 24).padStart(2, "0")}_30`;
  const id = (BigInt(1_795_700_000 + hours * 3600) << 32n) + 77n;
  const name = file.name.startsWith("All order")
    ? `All order-2026-11-26-${clock}.csv`
    : `affiliate_orders_${id}.csv`;
  if (!isExport(file)) return file;
  const modifiedAt = file.modifiedAt + modified * 1000;
  return { ...file, modifiedAt, name: /^(?:shipments|returns)/u.test(file.name) ? file.name : name };
}

const RANKS = fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { minLength: 24, maxLength: 24 });

describe("the ledger is a function of its exports and of the sequence of its sheets", () => {
  it("5: importing the same files twice is importing them once", HANG_GUARD, async () => {
    await forShops(fc.constant(null), (_shop, { files, ledger }) => {
      const one = ledger("one");
      one.takeAll(files);
      const before = contents(one.open.db);
      for (const row of one.takeAll(files)) {
        expect(row).toMatchObject({ new: 0, updated: 0, stale: 0, status: "already_imported" });
      }
      expect(contents(one.open.db)).toEqual(before);
    });
  });

  it("5: a renamed copy with other line ends adds no fact and changes none", HANG_GUARD, async () => {
    await forShops(fc.constant(null), async (shop, { files, ledger }) => {
      const [one, other] = [ledger("one"), ledger("other")];
      one.takeAll(files);
      for (const file of files) {
        const first = other.take(file);
        const again = other.take(copyOf(file));
        expect(again).toMatchObject({
          source: first["source"],
          read: first["read"],
          new: 0,
          updated: 0,
          stale: 0,
        });
      }
      other.rebuild();
      // The copy is seen, and named in the log; the facts are the same.
      const seen = ["sighting", "sample_buyer"];
      expect(signature(other.open.db, seen)).toEqual(signature(one.open.db, seen));
      expect(await reports(other.path, shop.asOf)).toBe(await reports(one.path, shop.asOf));
    });
  });

  it("6: any order of the exports gives the same ledger", HANG_GUARD, async () => {
    await forShops(RANKS, async (shop, { files, ledger }, ranks) => {
      const [one, other] = [ledger("one"), ledger("other")];
      one.takeAll(files);
      other.takeAll(reordered(files, ranks));
      expect(signature(other.open.db)).toEqual(signature(one.open.db));
      expect(await reports(other.path, shop.asOf)).toBe(await reports(one.path, shop.asOf));
    });
  });

  it("6: also when copies of the exports lie among them", HANG_GUARD, async () => {
    await forShops(RANKS, async (shop, { files, ledger }, ranks) => {
      const given = [...files, ...files.filter(isExport).map(copyOf)];
      const [one, other] = [ledger("one"), ledger("other")];
      one.takeAll(given);
      other.takeAll(reordered(given, ranks));
      expect(signature(other.open.db)).toEqual(signature(one.open.db));
      expect(await reports(other.path, shop.asOf)).toBe(await reports(one.path, shop.asOf));
    });
  });

  it("6: also when exports state other times, or the same time", HANG_GUARD, async () => {
    const times = fc.array(fc.tuple(fc.nat(2), fc.nat(1)), { minLength: 24, maxLength: 24 });
    await forShops(fc.tuple(RANKS, times), async (shop, { files, ledger }, [ranks, stated]) => {
      const given = [...files, ...files.filter(isExport).map(copyOf)].map((file, index) =>
        restated(file, ...(stated[index] ?? [0, 0])),
      );
      const [one, other] = [ledger("one"), ledger("other")];
      one.takeAll(given);
      other.takeAll(reordered(given, ranks));
      expect(signature(other.open.db)).toEqual(signature(one.open.db));
      expect(await reports(other.path, shop.asOf)).toBe(await reports(one.path, shop.asOf));
    });
  });

  it("6: also when each export comes in three parts that overlap", HANG_GUARD, async () => {
    const shares = [
      [0, 0.5],
      [0.3, 0.8],
      [0.6, 1],
    ] as const;
    await forShops(RANKS, async (shop, { files, ledger }, ranks) => {
      const [one, other] = [ledger("one"), ledger("other")];
      one.takeAll(files);
      const timed = withTimesOf(one, files);
      const parts = timed.flatMap((file) => (isExport(file) ? partsOf(file, shares) : [file]));
      other.takeAll(reordered(parts, ranks));
      const byFile = ["sighting", "sample_buyer"];
      expect(signature(other.open.db, byFile)).toEqual(signature(one.open.db, byFile));
      expect(await reports(other.path, shop.asOf)).toBe(await reports(one.path, shop.asOf));
    });
  });
});
