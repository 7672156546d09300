import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { run } from "./run.ts";
import { creatorops, emptyLedger, hashOf } from "./shop.ts";

const WORKBOOKS = fileURLToPath(new URL("../../fixtures/workbooks/", import.meta.url));
const ERRORS = fileURLToPath(new URL("../../fixtures/errors/", import.meta.url));
const TWO_SOURCES = join(WORKBOOKS, "two-sources.xlsx");
const HANG_GUARD = 60_000;

type Row = Readonly<Record<string, unknown>>;

function imported(folder: string, ...args: string[]): { rows: Row[]; exit: number | null; stderr: string } {
  const ran = creatorops(folder, ["import", ...args, "--json"]);
  return { rows: (JSON.parse(ran.stdout) as { rows: Row[] }).rows, exit: ran.exit, stderr: ran.stderr };
}

const pick = (rows: readonly Row[], ...keys: string[]): unknown[] =>
  rows.map((row) => keys.map((key) => row[key]));

describe("R85: a workbook of sheets of different sources", () => {
  it(
    "gives each a row and a change of its own, and is imported once",
    () => {
      const folder = emptyLedger();
      const dry = imported(folder, TWO_SOURCES, "--dry-run");
      expect(pick(dry.rows, "source", "new", "status")).toEqual([
        ["costs", 1, "dry_run"],
        ["terms", 2, "dry_run"],
      ]);
      const first = imported(folder, TWO_SOURCES);
      expect(first.exit).toBe(0);
      expect(pick(first.rows, "file", "source", "new", "status")).toEqual([
        ["two-sources.xlsx", "costs", 1, "imported"],
        ["two-sources.xlsx", "terms", 2, "imported"],
      ]);
      expect(first.rows[0]?.["sha256"]).toBe(first.rows[1]?.["sha256"]);
      expect(Number(first.rows[1]?.["import_id"])).toBe(Number(first.rows[0]?.["import_id"]) + 1);
      expect(first.stderr.match(/CO309/g)).toHaveLength(1);
      const again = imported(folder, TWO_SOURCES);
      expect(pick(again.rows, "source", "new", "status")).toEqual([
        ["costs", 0, "already_imported"],
        ["terms", 0, "already_imported"],
      ]);
      const named = imported(folder, TWO_SOURCES, "--sheet", "Terms");
      expect(pick(named.rows, "source", "status")).toEqual([["terms", "already_imported"]]);
    },
    HANG_GUARD,
  );

  it(
    "leaves the ledger as it was when one of them is refused",
    () => {
      const folder = emptyLedger();
      const before = hashOf(folder);
      const ran = imported(folder, TWO_SOURCES, "--expect-rows", "2");
      expect(ran.exit).toBe(2);
      expect(pick(ran.rows, "source", "import_id", "status")).toEqual([
        ["costs", null, "refused"],
        ["terms", null, "refused"],
      ]);
      expect(hashOf(folder)).toBe(before);
    },
    HANG_GUARD,
  );

  it(
    "takes two sheets of one source one after the other, by name",
    () => {
      const folder = emptyLedger();
      const file = join(WORKBOOKS, "two-of-one.xlsx");
      const before = hashOf(folder);
      const refused = imported(folder, file);
      expect(refused.exit).toBe(2);
      expect(refused.stderr).toContain('--sheet "January", then --sheet "February"');
      expect(hashOf(folder)).toBe(before);
      const counts = ["January", "February", "January"].map(
        (name) => imported(folder, file, "--sheet", name).rows,
      );
      expect(counts.map(([row]) => [row?.["new"], row?.["status"]])).toEqual([
        [1, "imported"],
        [1, "imported"],
        [0, "already_imported"],
      ]);
    },
    HANG_GUARD,
  );
});

describe("a workbook", () => {
  it(
    "is found in a folder, where a foreign one is left alone and a damaged one stops nobody",
    () => {
      const folder = emptyLedger();
      const exports = mkdtempSync(join(tmpdir(), "creatorops-exports-"));
      copyFileSync(join(WORKBOOKS, "second-sheet.xlsx"), join(exports, "prices.xlsx"));
      copyFileSync(join(ERRORS, "CO129/checksum.xlsx"), join(exports, "damaged.xlsx"));
      writeFileSync(join(exports, "weather.csv"), "city,degrees\nNowhere,12\n");
      const ran = imported(folder, exports);
      expect(pick(ran.rows, "file", "status")).toEqual([
        ["damaged.xlsx", "refused"],
        ["prices.xlsx", "imported"],
        ["weather.csv", "unrecognised"],
      ]);
      expect(ran.exit).toBe(3);
      expect(ran.stderr).toContain("CO129 damaged.xlsx");
    },
    HANG_GUARD,
  );

  it(
    "is read from standard input",
    async () => {
      const folder = emptyLedger();
      const args = [
        "import",
        "-",
        "--exported-at",
        "2026-11-16T08:30:00Z",
        "--db",
        join(folder, "creatorops.db"),
        "--json",
      ];
      const ran = await run(args, { stdin: readFileSync(TWO_SOURCES) });
      expect(pick((JSON.parse(ran.stdout) as { rows: Row[] }).rows, "source", "status")).toEqual([
        ["costs", "imported"],
        ["terms", "imported"],
      ]);
      expect(ran.code).toBe(0);
    },
    HANG_GUARD,
  );

  it(
    "names file, sheet and row of a rejected cell",
    () => {
      const ran = imported(emptyLedger(), join(WORKBOOKS, "cell-kinds.xlsx"));
      expect(ran.exit).toBe(3);
      expect(ran.stderr).toContain('CO203 cell-kinds.xlsx:4: "flat_fee" #REF!');
    },
    HANG_GUARD,
  );
});
