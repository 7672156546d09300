import Database from "better-sqlite3";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { creatorops, emptyLedger, hashOf } from "../cli/shop.ts";
import { BIG_FILE, BIG_ROWS, writeBigFile } from "./big-file.ts";
import { startProgram } from "./program.ts";

/** CREATOROPS_KILLS raises the number of kills. */
const KILLS = Number(process.env["CREATOROPS_KILLS"] ?? 5);
const HANG_GUARD = { timeout: 240_000 + KILLS * 60_000 };

let files = "";
let whole = 0;

/** A folder with an empty ledger; the big file lies elsewhere. */
const importBig = (): string[] => ["import", join(files, BIG_FILE), "--quiet"];

function stateOf(folder: string): { rows: number; changes: number; integrity: unknown } {
  const db = new Database(join(folder, "creatorops.db"));
  const count = (table: string): number =>
    db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  const state = {
    rows: count("order_line_version"),
    changes: count("change"),
    integrity: db.pragma("integrity_check", { simple: true }),
  };
  db.close();
  return state;
}

beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), "creatorops-big-"));
  writeBigFile(files);
  const folder = emptyLedger();
  const started = Date.now();
  expect(await startProgram(folder, importBig())).toMatchObject({ code: 0 });
  whole = Date.now() - started;
  expect(stateOf(folder)).toEqual({ rows: BIG_ROWS, changes: 3, integrity: "ok" });
}, 240_000);

describe("a process that ends in the middle of an import", () => {
  it(
    "R01: killed at any moment leaves all of the import or nothing, and needs no hand",
    HANG_GUARD,
    async () => {
      for (let kill = 0; kill < KILLS; kill += 1) {
        const folder = emptyLedger();
        const after = Math.round(Math.random() * whole);
        await startProgram(folder, importBig(), { signal: "SIGKILL", after });
        const state = stateOf(folder);
        const told = `killed after ${after} of ${whole} ms`;
        expect([told, state.integrity]).toEqual([told, "ok"]);
        expect([told, [0, BIG_ROWS].includes(state.rows)]).toEqual([told, true]);
        expect(state.changes).toBe(state.rows === 0 ? 2 : 3);
        // Whatever the kill left, the next runs simply work.
        const listed = creatorops(folder, ["imports", "--json"]);
        expect([told, listed.exit]).toEqual([told, 0]);
      }
    },
  );

  it("R05: Ctrl-C ends it at once, and nothing was changed", HANG_GUARD, async () => {
    const [before, interrupted] = [hashOf(emptyLedger()), "SIGINT"] as const;
    let [folder, after] = [emptyLedger(), whole / 2];
    let ended = await startProgram(folder, importBig(), { signal: interrupted, after });
    // A machine that has less to do than a moment ago may have finished before.
    while (ended.code === 0) {
      [folder, after] = [emptyLedger(), after / 2];
      ended = await startProgram(folder, importBig(), { signal: interrupted, after });
    }
    expect(ended.signal === "SIGINT" || ended.code === 130).toBe(true);
    expect(ended.stdout).toBe("");
    expect(stateOf(folder)).toEqual({ rows: 0, changes: 2, integrity: "ok" });
    expect(hashOf(folder)).toBe(before);
  });

  it("R26: a journal that a crash left is rolled back by the next report, without a word", HANG_GUARD, () => {
    const folder = emptyLedger();
    writeBigFile(folder, "All order-2026-11-29-09_00.csv", BIG_ROWS);
    const sound = hashOf(folder);
    const path = join(folder, "creatorops.db");
    const db = new Database(path);
    db.pragma("cache_size = 10");
    db.exec("BEGIN IMMEDIATE; CREATE TABLE waste (text)");
    const add = db.prepare("INSERT INTO waste VALUES (hex(randomblob(400)))");
    for (let row = 0; row < 2000; row += 1) add.run();
    db.exec("UPDATE change SET file = 'half'; UPDATE sheet_row SET fields = '{}'");
    // As a machine that stopped here would have it: half a change in the file, and its journal.
    const crashed = mkdtempSync(join(tmpdir(), "creatorops-crashed-"));
    for (const name of ["creatorops.db", "creatorops.db-journal"]) {
      copyFileSync(join(folder, name), join(crashed, name));
    }
    db.exec("ROLLBACK");
    db.close();
    expect(hashOf(crashed)).not.toBe(sound);
    expect(statSync(join(crashed, "creatorops.db-journal")).size).toBeGreaterThan(0);
    const ran = creatorops(crashed, ["profit", "--json"]);
    expect([ran.exit, ran.stderr]).toEqual([0, ""]);
    expect(existsSync(join(crashed, "creatorops.db-journal"))).toBe(false);
    expect(readFileSync(join(crashed, "creatorops.db")).equals(readFileSync(path))).toBe(true);
    const found = JSON.parse(creatorops(crashed, ["doctor", "--json"]).stdout) as {
      rows: { check: string; state: string }[];
    };
    expect(found.rows.find(({ check }) => check === "integrity")?.state).toBe("ok");
  });
});
