import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { memorySource } from "../../src/importers/sheet/byte-source.ts";
import { importFile } from "../../src/commands/import-file.ts";
import { CannotGoOn } from "../../src/core/problem.ts";
import { readShop } from "../../src/store/shop.ts";
import type { Ledger } from "../../src/store/open.ts";
import { openLedger } from "../../src/store/open.ts";
import { undoWithEffects } from "../../src/store/undo-effects.ts";
import { orderFile, ordersOf } from "../cli/order-file.ts";
import { emptyLedger, hashOf } from "../cli/shop.ts";
import { BIG_FILE, writeBigFile } from "./big-file.ts";
import { failingConnection } from "./failing-ledger.ts";

const HANG_GUARD = { timeout: 240_000 };
const NOW = 1_795_000_000;

function importInto(ledger: Ledger, name: string, text: string): unknown {
  const { currency, timezone } = readShop(ledger.db);
  const options = {
    read: { currency, timezone },
    asSamples: false,
    asReplacements: false,
    dryRun: false,
    strict: false,
    expectRows: null,
  };
  const content = { bytes: memorySource(Buffer.from(text)), opened: { kind: "text" } } as const;
  const [outcome] = importFile(ledger, name, true, { content, modifiedAt: 0 }, options, NOW);
  return outcome?.row["status"];
}

function stateOf({ db }: Ledger): string {
  return createHash("sha256").update(db.serialize()).digest("hex");
}

function failureOf(run: () => unknown): CannotGoOn {
  try {
    run();
  } catch (error) {
    if (error instanceof CannotGoOn) return error;
    throw error;
  }
  throw new Error("it did not fail");
}

const EARLY = orderFile(ordersOf(1, 3));
const LATE = orderFile(ordersOf(2, 4).map((row) => ({ ...row, status: "Shipped" })));
const CREATORS = "creator,name,seen_on,followers\ndemo.a,A,2026-11-01,10\ndemo.a,B,2026-11-01,12\nx y,C,,\n";

/** What is done to a ledger, after other things were done to it. */
const WORK: readonly (readonly [string, before: (one: Ledger) => void, work: (one: Ledger) => unknown])[] = [
  ["a first import", () => undefined, (one) => importInto(one, "All order-2026-11-15-09_00.csv", EARLY)],
  [
    "an import over an earlier one",
    (one) => importInto(one, "All order-2026-11-15-09_00.csv", EARLY),
    (one) => importInto(one, "All order-2026-11-16-09_00.csv", LATE),
  ],
  ["a sheet", () => undefined, (one) => importInto(one, "creators.csv", CREATORS)],
  [
    "an undo",
    (one) => {
      importInto(one, "All order-2026-11-15-09_00.csv", EARLY);
      importInto(one, "All order-2026-11-16-09_00.csv", LATE);
    },
    (one) => one.db.transaction(() => undoWithEffects(one.db, 4, NOW)).immediate(),
  ],
];

describe("a disk that cannot be written", () => {
  it.each(WORK)(
    "R02: failing at any statement of %s leaves the ledger as it was",
    HANG_GUARD,
    (_what, before, work) => {
      const ledger = openLedger(join(emptyLedger(), "creatorops.db"), "write");
      ledger.db.pragma("synchronous = OFF");
      before(ledger);
      const sound = stateOf(ledger);
      for (let failsAt = 1; ; failsAt += 1) {
        const failing = failingConnection(ledger.db, failsAt);
        try {
          work({ ...ledger, db: failing.db });
        } catch {
          expect([failsAt, stateOf(ledger)]).toEqual([failsAt, sound]);
          continue;
        }
        // It has got through: there is no further statement.
        expect(failing.steps()).toBeLessThan(failsAt);
        expect(failsAt).toBeGreaterThan(20);
        expect(stateOf(ledger)).not.toBe(sound);
        break;
      }
      ledger.db.close();
    },
  );

  it("R02: says so with exit 1", () => {
    const ledger = openLedger(join(emptyLedger(), "creatorops.db"), "write");
    const { db } = failingConnection(ledger.db, 25);
    const failure = failureOf(() => importInto({ ...ledger, db }, "All order-2026-11-15-09_00.csv", EARLY));
    expect(failure.exit).toBe(1);
    expect(failure.problems[0]).toMatchObject({ code: "CO406" });
    ledger.db.close();
  });

  it("R03: a database that may not grow: exit 1, full, nothing imported", HANG_GUARD, () => {
    const ledger = openLedger(join(emptyLedger(), "creatorops.db"), "write");
    const sound = stateOf(ledger);
    const pages = ledger.db.pragma("page_count", { simple: true }) as number;
    ledger.db.pragma(`max_page_count = ${pages + 2}`);
    const rows = Array.from({ length: 500 }, (_, index) => ({ id: index + 1, day: 1 + (index % 28) }));
    const failure = failureOf(() => importInto(ledger, BIG_FILE, orderFile(rows)));
    expect(failure.exit).toBe(1);
    expect(failure.message).toBe("the disk or the database is full; nothing was imported");
    expect(stateOf(ledger)).toBe(sound);
    ledger.db.close();
  });

  it("R04: a file that may not grow: exit 1, and the ledger is as it was", HANG_GUARD, () => {
    const folder = emptyLedger();
    const files = mkdtempSync(join(tmpdir(), "creatorops-big-"));
    writeBigFile(files);
    const before = hashOf(folder);
    const program = fileURLToPath(new URL("../../bin/creatorops.js", import.meta.url));
    const line = 'ulimit -f 2048; exec "$0" "$@"';
    const args = ["-c", line, process.execPath, program, "import", join(files, BIG_FILE)];
    const ran = spawnSync("bash", args, { cwd: folder, encoding: "utf8" });
    expect([ran.status, ran.stdout]).toEqual([1, ""]);
    expect(ran.stderr).toContain("CO406");
    expect(hashOf(folder)).toBe(before);
  });
});
