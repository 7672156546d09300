import Database from "better-sqlite3";
import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { CannotGoOn } from "../../src/core/problem.ts";
import type { Migration } from "../../src/store/migrate.ts";
import { MIGRATIONS, openLedger } from "../../src/store/open.ts";
import { creatorops, emptyLedger, SHOP } from "../cli/shop.ts";

const LEDGERS = fileURLToPath(new URL("../../fixtures/ledgers/", import.meta.url));
const OPENER = fileURLToPath(new URL("./open-ledger.mjs", import.meta.url));

/** Steps as later versions will have them: a table, a column, and a table made anew with its rows. */
const FURTHER: readonly Migration[] = [
  {
    name: "a table and a column",
    text: () => `CREATE TABLE statement (statement_id TEXT PRIMARY KEY) STRICT;
      ALTER TABLE shipment_version ADD COLUMN weight INTEGER`,
  },
  {
    name: "a table made anew",
    text: () => `CREATE TABLE source_new (source_ref INTEGER PRIMARY KEY, source TEXT NOT NULL UNIQUE,
        nature TEXT NOT NULL CHECK (nature IN ('export', 'sheet', 'query'))) STRICT;
      INSERT INTO source_new SELECT * FROM source;
      DROP TABLE source;
      ALTER TABLE source_new RENAME TO source`,
  },
];
const LATER = [...MIGRATIONS, ...FURTHER];

/** A ledger file of an earlier version, from the text in fixtures/ledgers. */
function ledgerOf(version: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "creatorops-version-")), "creatorops.db");
  const db = new Database(path);
  db.exec(readFileSync(join(LEDGERS, `${version}.sql`), "utf8"));
  db.close();
  chmodSync(path, 0o600);
  return path;
}

function hashOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

function backupsBeside(path: string): string[] {
  const folder = join(path, "..");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".backup"))
    .map((name) => join(folder, name));
}

function problemOf(run: () => unknown): CannotGoOn {
  try {
    run();
  } catch (error) {
    if (error instanceof CannotGoOn) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

/** Opens a ledger in a process of its own; answers what it printed and its exit code. */
function openElsewhere(path: string, mode: string, texts: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [OPENER, path, mode, ...texts]);
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (text += chunk.toString()));
    child.on("close", (code) => resolve(`${code} ${text}`));
  });
}

const VERSIONS = readdirSync(LEDGERS)
  .filter((name) => name.endsWith(".sql"))
  .map((name) => name.slice(0, -".sql".length));

describe("R22: a ledger of every earlier version", () => {
  it.each(VERSIONS)(
    "%s is brought to this one, and the program works on it",
    (version) => {
      const path = ledgerOf(version);
      openLedger(path, "write").db.close();
      for (const command of ["profit", "pipeline", "overdue", "reconcile", "imports", "doctor"]) {
        const ran = creatorops(join(path, ".."), [command, "--as-of", "2026-11-20", "--json"]);
        expect([command, ran.exit, ran.stderr]).toEqual([command, 0, ""]);
      }
      const again = creatorops(join(path, ".."), ["import", SHOP]);
      expect(again.exit).toBe(0);
    },
    60_000,
  );

  it.each(VERSIONS)("%s is copied before its tables change, and nothing of it is lost", (version) => {
    const path = ledgerOf(version);
    const before = hashOf(path);
    const from = Number(version.slice(1));
    const mask = process.umask(0o022);
    const { db, warnings } = openLedger(path, "write", LATER);
    process.umask(mask);
    expect(db.pragma("user_version", { simple: true })).toBe(LATER.length);
    expect(db.pragma("foreign_keys", { simple: true })).toBe(1);
    expect(db.prepare("SELECT count(*) FROM pragma_foreign_key_check").pluck().get()).toBe(0);
    expect(db.prepare("SELECT count(*) FROM order_line_version").pluck().get()).toBe(7);
    expect(db.prepare("SELECT is_dirty FROM derived_state").pluck().get()).toBe(1);
    expect(db.prepare("SELECT weight FROM shipment_version").pluck().get()).toBe(null);
    db.close();
    expect(warnings?.map(({ code }) => code)).toEqual(["CO320"]);
    const [backup = ""] = backupsBeside(path);
    expect(backup).toMatch(new RegExp(`/creatorops\\.db\\.v${from}-\\d{8}T\\d{6}\\.backup$`));
    expect(hashOf(backup)).toBe(before);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    const copy = new Database(backup, { readonly: true });
    expect(copy.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(copy.pragma("user_version", { simple: true })).toBe(from);
    copy.close();
    expect(openLedger(path, "write", LATER).warnings).toEqual([]);
    expect(backupsBeside(path)).toHaveLength(1);
  });
});

describe("a ledger with everything in it", () => {
  let shop = "";
  beforeAll(() => {
    shop = emptyLedger();
    creatorops(shop, ["import", SHOP]);
  }, 60_000);

  function copyOfShop(): string {
    const path = join(mkdtempSync(join(tmpdir(), "creatorops-version-")), "creatorops.db");
    copyFileSync(join(shop, "creatorops.db"), path);
    return path;
  }

  it("is migrated although views stand on its tables, and by a report as well", () => {
    const path = copyOfShop();
    const { db } = openLedger(path, "read", LATER);
    expect(db.pragma("user_version", { simple: true })).toBe(LATER.length);
    db.close();
    expect(backupsBeside(path).map(hashOf)).toEqual([hashOf(join(shop, "creatorops.db"))]);
  });

  it("R23: a step that fails half-way leaves it as it was, byte for byte, and the copy beside it", () => {
    const path = copyOfShop();
    const before = hashOf(path);
    const broken = {
      name: "broken",
      text: () => "CREATE TABLE one (a); DELETE FROM order_line_version; SELECT nothing_like_it()",
    };
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const refused = problemOf(() => openLedger(path, "write", [...LATER, broken]));
      expect(refused.exit).toBe(1);
      expect(refused.problems[0]).toMatchObject({ code: "CO421" });
      expect(refused.message).toContain("nothing_like_it");
      expect(hashOf(path)).toBe(before);
    }
    // A program that tries every night does not fill the disk.
    expect(backupsBeside(path).map(hashOf)).toEqual([before]);
    expect(problemOf(() => openLedger(path, "read", [...LATER, broken])).exit).toBe(1);
    openLedger(path, "write", LATER).db.close();
    expect(backupsBeside(path)).toHaveLength(1);
  });

  it("R23: a step that would leave rows without what they refer to fails as well", () => {
    const path = copyOfShop();
    const before = hashOf(path);
    const broken = { name: "broken", text: () => "DELETE FROM order_key" };
    expect(problemOf(() => openLedger(path, "write", [...MIGRATIONS, broken])).message).toContain("refer");
    expect(hashOf(path)).toBe(before);
  });

  it("is not touched by who may not write: refused with the cure, exit 1", () => {
    const path = copyOfShop();
    const before = hashOf(path);
    const refused = problemOf(() => openLedger(path, "read-only", LATER));
    expect(refused.exit).toBe(1);
    expect(refused.problems[0]).toMatchObject({
      code: "CO420",
      cure: expect.stringContaining("creatorops imports"),
    });
    expect(hashOf(path)).toBe(before);
    expect(backupsBeside(path)).toEqual([]);
  });

  it("R15: is refused by an older creatorops, and its bytes stay", () => {
    const path = copyOfShop();
    openLedger(path, "write", LATER).db.close();
    const before = hashOf(path);
    for (const args of [["profit"], ["import", SHOP], ["doctor"]]) {
      const ran = creatorops(join(path, ".."), args);
      expect(ran.exit).toBe(1);
      expect(ran.stdout + ran.stderr).toContain("made by a newer creatorops");
    }
    expect(hashOf(path)).toBe(before);
  }, 60_000);

  it("R14: three processes at once migrate it once, with one copy and no error", async () => {
    const path = copyOfShop();
    const before = hashOf(path);
    const texts = FURTHER.map(({ text }) => text());
    const ran = await Promise.all(["write", "read", "write"].map((mode) => openElsewhere(path, mode, texts)));
    const version = MIGRATIONS.length + FURTHER.length;
    for (const line of ran) expect(line).toContain(`0 {"version":${version},`);
    expect(ran.filter((line) => line.includes("CO320"))).toHaveLength(1);
    expect(backupsBeside(path).map(hashOf)).toEqual([before]);
  }, 60_000);

  it("R27: is used through a symbolic link, with copies and journals beside the target", () => {
    const path = copyOfShop();
    const link = join(mkdtempSync(join(tmpdir(), "creatorops-link-")), "link.db");
    symlinkSync(path, link);
    expect(creatorops(join(link, ".."), ["profit", "--db", "link.db"])).toMatchObject({
      exit: 0,
      stderr: "",
    });
    openLedger(link, "write", LATER).db.close();
    expect(backupsBeside(path)).toHaveLength(1);
    expect(readdirSync(join(link, ".."))).toEqual(["link.db"]);
  }, 60_000);

  it("R27: under a second name works with a warning", () => {
    const path = copyOfShop();
    linkSync(path, `${path}.second`);
    const ran = creatorops(join(path, ".."), ["profit"]);
    expect(ran.exit).toBe(0);
    expect(ran.stderr).toContain("CO321");
    expect(ran.stderr).toContain("2 names");
  }, 60_000);
});

describe("R14: a ledger that is being made", () => {
  it("is made once by three processes at once: the others say that it is there", async () => {
    const folder = mkdtempSync(join(tmpdir(), "creatorops-new-"));
    const line = [
      fileURLToPath(new URL("../../bin/creatorops.js", import.meta.url)),
      "init",
      "--shop",
      "Demo",
      "--currency",
      "USD",
      "--timezone",
      "UTC",
      "--no-input",
    ];
    const made = await Promise.all(
      [1, 2, 3].map(
        () =>
          new Promise<string>((resolve) => {
            spawn(process.execPath, line, { cwd: folder }).on("close", (code) => resolve(String(code)));
          }),
      ),
    );
    expect(made.toSorted()).toEqual(["0", "5", "5"]);
    const { db } = openLedger(join(folder, "creatorops.db"), "read-only");
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(db.prepare("SELECT count(*) FROM change").pluck().get()).toBe(1);
    db.close();
  }, 60_000);

  it("a file without a byte is no ledger yet", () => {
    const path = join(mkdtempSync(join(tmpdir(), "creatorops-new-")), "creatorops.db");
    new Database(path).close();
    expect(problemOf(() => openLedger(path, "read")).problems[0]?.code).toBe("CO401");
    expect(statSync(path).size).toBe(0);
  });
});
