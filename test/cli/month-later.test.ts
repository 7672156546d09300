import { copyFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { creatorops, emptyLedger, hashOf, SHOP, shopFiles } from "./shop.ts";

interface ImportRow {
  readonly file: string;
  readonly status: string;
  readonly read: number;
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly stale: number;
}

/** The later export of each system: what a seller adds to the folder two weeks on. */
const LATER = ["All order-2026-11-09-08_30.csv", "affiliate_orders_7706212739062415833.csv"];

function imported(folder: string, path: string): { rows: ImportRow[]; stderr: string; exit: number | null } {
  const { stdout, stderr, exit } = creatorops(folder, ["import", path, "--json"]);
  return { rows: (JSON.parse(stdout) as { rows: ImportRow[] }).rows, stderr, exit };
}

describe("a folder of exports that grows", () => {
  it("is imported again and again: only rows that are new or changed are touched, and a few lines say so", () => {
    const folder = emptyLedger();
    const exports = mkdtempSync(join(tmpdir(), "creatorops-exports-"));
    for (const name of shopFiles().filter((file) => !LATER.includes(file))) {
      copyFileSync(join(SHOP, name), join(exports, name));
    }
    const first = imported(folder, exports);
    const [orders, affiliate] = ["All order", "affiliate"].map((start) =>
      first.rows.find(({ file }) => file.startsWith(start)),
    );
    expect(orders).toMatchObject({ read: 485, new: 485 });
    expect(affiliate).toMatchObject({ read: 312, new: 312 });
    for (const name of LATER) copyFileSync(join(SHOP, name), join(exports, name));
    const second = imported(folder, exports);
    const touched = second.rows.filter(({ status }) => status === "imported");
    expect(touched.map(({ file }) => file)).toEqual(LATER);
    // 636 lines, 485 of which the older export had: 151 are new, 184 went on in the two weeks, 301 did not.
    expect(touched[0]).toMatchObject({ read: 636, new: 151, updated: 184, unchanged: 301, stale: 0 });
    expect(touched[1]).toMatchObject({ read: 405, new: 93, updated: 102, unchanged: 210, stale: 0 });
    const others = second.rows.filter(({ status }) => status !== "imported");
    expect(new Set(others.map(({ status }) => status))).toEqual(new Set(["already_imported"]));
    expect(second.stderr).toBe(
      [
        "creatorops: warning: CO305 19 files were already imported; nothing was changed by them",
        "creatorops: 21 files: 2 imported, 19 in the ledger already",
        "creatorops: 1,041 rows: 244 new, 286 updated, 511 unchanged",
        "",
      ].join("\n"),
    );
    const before = hashOf(folder);
    const third = imported(folder, exports);
    expect(third.stderr).toContain(
      "21 files: 21 in the ledger already\ncreatorops: no fact of the ledger has",
    );
    expect(hashOf(folder)).toBe(before);
  }, 60_000);

  it("a dry run says that it is one, and the first problems of every file at once", () => {
    const folder = emptyLedger();
    const exports = mkdtempSync(join(tmpdir(), "creatorops-exports-"));
    const bad = Array.from({ length: 80 }, (_, n) => `SKU-${n},one\n`).join("");
    writeFileSync(join(exports, "costs.csv"), `sku,unit_cost\n${bad}`);
    writeFileSync(join(exports, "terms.csv"), "creator,rate\ndemo.a,10%\ndemo.b,many\n");
    writeFileSync(join(exports, "keys.csv"), "creator,value,kind,from\ndemo.a,A10,code,03/04/2026\n");
    writeFileSync(join(exports, "weather.csv"), "city,degrees\nNowhere,12\n");
    const before = hashOf(folder);
    const dry = creatorops(folder, ["import", exports, "--dry-run", "--verbose"]);
    expect(hashOf(folder)).toBe(before);
    expect(dry.exit).toBe(3);
    expect(dry.stdout.match(/dry_run|refused|unrecognised/gu)).toHaveLength(4);
    expect(dry.stderr.match(/CO203 costs\.csv/gu)).toHaveLength(25);
    for (const told of [
      "CO205 terms.csv:3:",
      "CO113 keys.csv:2:",
      "CO308 weather.csv:",
      "rejected: 55 more",
    ]) {
      expect(dry.stderr).toContain(told);
    }
    expect(dry.stderr).toContain('creatorops: terms.csv: "rate" rates are percents\n');
    expect(dry.stderr).toContain("4 files: 2 to import, 1 left alone, 1 refused\n");
    expect(dry.stderr).toContain("82 rows: 1 new, 81 rejected\n");
    expect(dry.stderr).toContain("this was a dry run: nothing was written to the ledger\n");
    expect(creatorops(folder, ["import", exports]).exit).toBe(3);
    expect(creatorops(folder, ["import", join(exports, "keys.csv"), "--dry-run"]).exit).toBe(2);
    expect(creatorops(folder, ["import", exports, "--quiet"]).stderr).not.toContain("files:");
  }, 60_000);
});
