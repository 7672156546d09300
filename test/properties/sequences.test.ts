import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settingFact } from "../../src/store/edits.ts";
import type { GivenFile, TestLedger } from "./ledger.ts";
import { forShops, HANG_GUARD } from "./ledger.ts";
import { partsOf } from "./parts.ts";
import { signature } from "./signature.ts";

type Step =
  | { readonly kind: "import"; readonly file: number; readonly part: number; readonly hours: number }
  | { readonly kind: "edit"; readonly rate: number }
  | { readonly kind: "undo"; readonly change: number };

const IMPORT = fc.record({
  kind: fc.constant("import" as const),
  file: fc.nat(999),
  part: fc.nat(3),
  hours: fc.nat(3),
});
const EDIT = fc.record({ kind: fc.constant("edit" as const), rate: fc.integer({ min: 100, max: 900 }) });
const UNDO = fc.record({ kind: fc.constant("undo" as const), change: fc.nat(999) });
const STEPS: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof({ weight: 3, arbitrary: IMPORT }, { weight: 1, arbitrary: EDIT }, { weight: 3, arbitrary: UNDO }),
  { minLength: 6, maxLength: 12 },
);

/** The whole file, or one of three parts that overlap: a row is then held by two imports. */
const PARTS = [
  [0, 1],
  [0, 0.6],
  [0.4, 1],
  [0.2, 0.8],
] as const;

/** A shop's files begin with its exports of orders and of commissions. */
const EXPORTS = 4;

/** A change that is not undone, and how it is made again in another ledger. */
interface Live {
  readonly changeId: number;
  readonly make: (ledger: TestLedger) => void;
}

function importOf(file: GivenFile, ledger: TestLedger): Live | null {
  const row = ledger.take(file);
  // The same bytes are in the ledger already: nothing has happened.
  if (row["status"] !== "imported") return null;
  return { changeId: Number(row["import_id"]), make: (other) => other.take(file) };
}

function editOf(rate: number, place: number, ledger: TestLedger): Live {
  const edit = { summary: `edit ${place}`, fact: settingFact("referral_rate", rate, "") };
  return { changeId: ledger.edit(edit), make: (other) => other.edit(edit) };
}

/** How many current facts of each kind a ledger has. */
function currentFacts({ open: { db } }: TestLedger): ReadonlyMap<string, number> {
  const exports = ["order_line", "commission_row", "shipment"].map(
    (fact) => `SELECT '${fact}', count(*) FROM ${fact}_version WHERE is_current = 1`,
  );
  const all = [...exports, "SELECT fact, count(*) FROM sheet_row GROUP BY fact"].join(" UNION ALL ");
  return new Map(db.prepare(all).raw().all() as [string, number][]);
}

describe("7: over any sequence of imports, edits and undos", () => {
  it("the ledger is one that saw what is left of it, after every undo", HANG_GUARD, async () => {
    await forShops(STEPS, (_shop, { files, ledger }, steps) => {
      const one = ledger("one");
      const live: Live[] = files.flatMap((file) => importOf(file, one) ?? []);
      let undone = 0;
      const expectSame = (): void => {
        const other = ledger(`other ${undone}`);
        for (const { make } of live) make(other);
        other.rebuild();
        expect(signature(one.open.db)).toEqual(signature(other.open.db));
      };
      steps.forEach((step, number) => {
        if (step.kind === "undo") {
          // The exports were the first to come, and what came during the steps is the last.
          const half = Math.floor(step.change / 2);
          const at = step.change % 2 === 0 ? half % EXPORTS : live.length - 1 - (half % EXPORTS);
          const [taken] = live.splice(Math.min(at, live.length - 1), 1);
          if (taken === undefined) return;
          one.undo(taken.changeId);
          undone += 1;
          expectSame();
        } else if (step.kind === "edit") {
          live.push(editOf(step.rate, number, one));
        } else {
          // Every other import is of an export, of which several tell of the same rows.
          const half = Math.floor(step.file / 2);
          const place = half % (step.file % 2 === 0 ? EXPORTS : files.length);
          const file = files[place]!;
          const [part = file] = partsOf(file, [PARTS[step.part] ?? [0, 1]]);
          // Without a stated time the file tells it; the same rows are then seen at several times.
          const stated = step.hours === 0 ? {} : { exportedAt: 1_795_700_000 + step.hours * 3600 };
          live.push(...[importOf({ ...part, ...stated }, one) ?? []].flat());
        }
      });
      one.rebuild();
      undone += 1;
      expectSame();
    });
  });

  it("what an undo said beforehand is what it does", HANG_GUARD, async () => {
    await forShops(fc.nat(999), async (_shop, { files, ledger }, pick) => {
      const one = ledger("one");
      one.takeAll(files);
      const last = one.open.db.prepare("SELECT max(change_id) FROM change").pluck().get() as number;
      const change = last - (pick % files.length);
      const before = signature(one.open.db);
      const predicted = await one.effectsOf(change);
      expect(signature(one.open.db)).toEqual(before);
      const held = currentFacts(one);
      one.undo(change);
      const left = currentFacts(one);
      const effects = new Map(predicted.map((effect) => [effect.what, effect]));
      for (const [fact, count] of held) {
        expect([fact, left.get(fact) ?? 0]).toEqual([fact, count - (effects.get(fact)?.goes ?? 0)]);
      }
    });
  });
});
