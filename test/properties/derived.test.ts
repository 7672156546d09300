import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SheetFact } from "../../src/core/facts.ts";
import { settingFact } from "../../src/store/edits.ts";
import { forShops, HANG_GUARD, reports } from "./ledger.ts";
import { partsOf } from "./parts.ts";
import { contents, ordered, rebuilt } from "./signature.ts";

const IMPORT = fc.record({
  kind: fc.constant("import" as const),
  isExport: fc.boolean(),
  file: fc.nat(99),
  from: fc.nat(9),
  /** In twentieths of the file: a week's export is a small part. */
  size: fc.integer({ min: 1, max: 8 }),
  hours: fc.nat(3),
});
const EDIT = fc.record({
  kind: fc.constant("edit" as const),
  what: fc.constantFrom("setting", "event", "fee", "cost", "brief"),
  number: fc.integer({ min: 100, max: 900 }),
});
const UNDO = fc.record({ kind: fc.constant("undo" as const), change: fc.nat(99) });
const STEPS = fc.array(
  fc.oneof({ weight: 8, arbitrary: IMPORT }, { weight: 3, arbitrary: EDIT }, { weight: 1, arbitrary: UNDO }),
  { minLength: 6, maxLength: 12 },
);

/** Some edit: a day that comes late and goes again makes the horizon later and earlier. */
function editOf(what: string, number: number): SheetFact {
  const day = `2026-${String(1 + (number % 12)).padStart(2, "0")}-15`;
  const handle = number % 3 === 0 ? "maker.new" : "maker.one";
  const facts: Record<string, SheetFact> = {
    event: { fact: "event", key: [handle, "contacted", day, "1"], fields: { note: `${number}` } },
    fee: { fact: "fee", key: [handle, "flat", "2026-10-01", "1"], fields: { amount: number, paid_on: day } },
    cost: { fact: "cost", key: ["MUG-01", day], fields: { unit_cost: number } },
    brief: { fact: "brief", key: [handle, "*", day], fields: { post_days: number % 30 } },
  };
  return facts[what] ?? settingFact("referral_rate", number, "");
}

/** A shop's files begin with its exports of orders and of commissions. */
const EXPORTS = 4;

describe("derived tables", () => {
  it("8: a full rebuild gives the same tables as the refresh after each import", HANG_GUARD, async () => {
    await forShops(fc.constant(null), (_shop, { files, ledger }) => {
      const one = ledger("one");
      for (const file of files) {
        one.take(file);
        one.refresh();
        expect(ordered(one.open.db)).toEqual(rebuilt(one.open.db));
      }
    });
  });

  it("8: and after each step of a sequence of imports, edits and undos", HANG_GUARD, async () => {
    const ways = new Map<string, number>();
    await forShops(STEPS, (_shop, { files, ledger }, steps) => {
      const one = ledger("one");
      one.takeAll(files.map((file) => partsOf(file, [[0, 0.7]])[0] ?? file));
      const undone = new Set<number>();
      for (const [place, step] of steps.entries()) {
        if (step.kind === "edit") {
          one.edit({ summary: `edit ${place}`, fact: editOf(step.what, step.number) });
        } else if (step.kind === "undo") {
          const last = one.open.db.prepare("SELECT max(change_id) FROM change").pluck().get() as number;
          const change = last - (step.change % 6);
          if (!undone.has(change) && change > 4) one.undo(change);
          undone.add(change);
        } else {
          const file = files[step.file % (step.isExport ? Math.min(EXPORTS, files.length) : files.length)]!;
          const [part = file] = partsOf(file, [
            [step.from / 10, Math.min(1, step.from / 10 + step.size / 20)],
          ]);
          const stated = step.hours === 0 ? {} : { exportedAt: 1_795_700_000 + step.hours * 3600 };
          one.take({ ...part, ...stated });
        }
        const way = one.refresh();
        ways.set(way, (ways.get(way) ?? 0) + 1);
        expect(ordered(one.open.db)).toEqual(rebuilt(one.open.db));
      }
    });
    // Not everything is made anew each time.
    expect(ways.get("orders") ?? 0).toBeGreaterThan(0);
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
