import Database from "better-sqlite3";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { AS_OF, creatorops, emptyLedger, hashOf, SHOP } from "./shop.ts";

interface Finding {
  readonly check: string;
  readonly state: "ok" | "warn" | "fail";
  readonly finding: string;
  readonly cure: string | null;
}

interface Looked {
  readonly exit: number | null;
  readonly stderr: string;
  readonly of: (check: string) => Finding | undefined;
  readonly checks: readonly string[];
  readonly notes: readonly string[];
}

function look(folder: string, args: readonly string[] = AS_OF, env: Record<string, string> = {}): Looked {
  const { stdout, stderr, exit } = creatorops(folder, ["doctor", "--json", ...args], env);
  const { rows, notes } = JSON.parse(stdout) as { rows: Finding[]; notes: { message: string }[] };
  return {
    exit,
    stderr,
    of: (check) => rows.find((row) => row.check === check),
    checks: rows.map(({ check }) => check),
    notes: notes.map(({ message }) => message),
  };
}

let shop = "";
beforeAll(() => {
  shop = emptyLedger();
  creatorops(shop, ["import", SHOP]);
}, 60_000);

/** The ledger of the shop in a folder of its own, after `change` has worked on it. */
function changed(
  change: (db: Database.Database) => void,
  parent = mkdtempSync(join(tmpdir(), "doctor-")),
): string {
  copyFileSync(join(shop, "creatorops.db"), join(parent, "creatorops.db"));
  chmodSync(join(parent, "creatorops.db"), 0o600);
  const db = new Database(join(parent, "creatorops.db"));
  db.pragma("foreign_keys = OFF");
  change(db);
  db.close();
  return parent;
}

describe("doctor", () => {
  it("looks at everything, writes nothing, and exits 0 when nothing fails", () => {
    const before = hashOf(shop);
    const { exit, stderr, of, checks, notes } = look(shop);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    const first = [
      "node",
      "sqlite",
      "file",
      "folder",
      "disk",
      "ledger",
      "integrity",
      "shop",
      "tax_in_prices",
    ];
    expect(checks.slice(0, first.length)).toEqual(first);
    for (const check of ["sqlite", "file", "folder", "ledger", "integrity", "shop", "derived tables"]) {
      expect(of(check)).toMatchObject({ state: "ok", cure: null });
    }
    expect(of("sqlite")?.finding).toMatch(/^SQLite 3\.\d+\.\d+ by better-sqlite3 \d+\.\d+\.\d+$/);
    expect(of("shop")?.finding).toBe("Demo, USD, America/Los_Angeles");
    expect(of("referral_rate")?.finding).toBe("6%, as published");
    expect(of("shipping_estimate")?.finding).toMatch(/^not set; \d+ labels/);
    expect(of("import tiktok-orders")).toMatchObject({
      state: "ok",
      finding: "last exported on 2026-11-09, 0 days ago; 2 files, rows of 2026-09-14 to 2026-11-08",
    });
    expect(of("days of orders")?.state).toBe("ok");
    expect(of("days of affiliate orders")?.state).toBe("ok");
    expect(of("rejected rows")?.state).toBe("ok");
    expect(of("exceptions")).toMatchObject({ state: "warn", cure: "creatorops reconcile" });
    expect(notes.some((note) => note.startsWith("warn, exceptions: "))).toBe(true);
    expect(hashOf(shop)).toBe(before);
    expect(readdirSync(shop)).toEqual(["creatorops.db"]);
  });

  it("counts the exceptions that reconcile lists", () => {
    const { exceptions } = JSON.parse(creatorops(shop, ["reconcile", "--json", ...AS_OF]).stdout) as {
      exceptions: { kind: string; count: number }[];
    };
    expect(look(shop).of("exceptions")?.finding).toBe(
      exceptions.map(({ kind, count }) => `${count} ${kind}`).join(", "),
    );
  });

  it("without a ledger fails and says how to make one", () => {
    const folder = mkdtempSync(join(tmpdir(), "doctor-none-"));
    const { exit, of } = look(folder);
    expect(exit).toBe(1);
    expect(of("ledger")).toMatchObject({ state: "fail", finding: "there is no ledger at creatorops.db" });
    expect(of("ledger")?.cure).toContain("creatorops init --shop");
    expect(of("sqlite")?.state).toBe("ok");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("gives no advice about the mode of what is no file", () => {
    const folder = mkdtempSync(join(tmpdir(), "doctor-folder-"));
    const { exit, of } = look(folder, ["--db", "."]);
    expect({ exit, ledger: of("ledger")?.state, file: of("file") }).toEqual({
      exit: 1,
      ledger: "fail",
      file: undefined,
    });
  });

  it("runs without the compiled part of better-sqlite3", () => {
    const broken = new URL("./sample/no-native.mjs", import.meta.url).href;
    const { exit, of } = look(shop, AS_OF, { NODE_OPTIONS: `--import ${broken}` });
    expect(exit).toBe(1);
    expect(of("sqlite")).toMatchObject({
      state: "fail",
      cure: "npm i -g --allow-scripts=better-sqlite3 creatorops",
    });
    expect(of("file")?.state).toBe("ok");
  });
});

describe("doctor fails for", () => {
  it.each<[string, string, (folder: string) => void, string]>([
    [
      "a file that is no ledger",
      "ledger",
      (folder) => writeFileSync(join(folder, "creatorops.db"), "a,b\n1,2\n"),
      "is not a creatorops ledger",
    ],
    [
      "a newer ledger",
      "ledger",
      (folder) => changed((db) => db.pragma("user_version = 99"), folder),
      "newer creatorops",
    ],
    [
      "a row that refers to nothing",
      "integrity",
      (folder) => changed((db) => db.exec("INSERT INTO sighting VALUES (1, 999, 1)"), folder),
      "1 rows refer",
    ],
    [
      "a time zone that does not exist",
      "shop",
      (folder) =>
        changed(
          (db) =>
            db.exec(
              `UPDATE sheet_row SET fields = '{"value":"Bogus/Zone"}' WHERE key = '["shop.timezone",""]'`,
            ),
          folder,
        ),
      "Bogus/Zone",
    ],
  ])("%s", (_what, check, prepare, said) => {
    const folder = mkdtempSync(join(tmpdir(), "doctor-fail-"));
    prepare(folder);
    const before = hashOf(folder);
    const { exit, of } = look(folder);
    expect(exit).toBe(1);
    expect(of(check)?.state).toBe("fail");
    expect(of(check)?.finding).toContain(said);
    expect(hashOf(folder)).toBe(before);
  });

  it("a damaged ledger", () => {
    const folder = changed(() => undefined);
    const file = join(folder, "creatorops.db");
    const bytes = readFileSync(file);
    for (let page = 5; page < bytes.length / 4096 - 1; page += 5)
      bytes.fill(0x5a, page * 4096, page * 4096 + 200);
    writeFileSync(file, bytes);
    const { exit, of } = look(folder);
    expect(exit).toBe(1);
    expect([of("integrity")?.state, of("ledger")?.state]).toContain("fail");
  });
});

describe("doctor warns of", () => {
  it.each<[string, string, (db: Database.Database) => void, readonly string[], string]>([
    [
      "derived tables that do not match",
      "derived tables",
      (db) => db.exec("UPDATE derived_state SET is_dirty = 1"),
      AS_OF,
      "--rebuild",
    ],
    [
      "derived tables of another version",
      "derived tables",
      (db) => db.exec("UPDATE derived_state SET definition_hash = 'x'"),
      AS_OF,
      "--rebuild",
    ],
    [
      "an old export",
      "import tiktok-orders",
      () => undefined,
      ["--as-of", "2026-12-01"],
      "creatorops sources show tiktok-orders",
    ],
  ])("%s", (_what, check, change, args, cure) => {
    const { exit, of } = look(changed(change), args);
    expect(exit).toBe(0);
    expect(of(check)?.state).toBe("warn");
    expect(of(check)?.cure).toContain(cure);
  });

  it("days that no export covers, in the union of those that are not undone", () => {
    const folder = changed((db) => {
      const add = db.prepare(
        `INSERT INTO change (kind, source, recorded_at, exported_at, modified_at, from_day, to_day, undone_at)
         VALUES ('import', 'tiktok-orders', 0, 0, 0, ?, ?, ?)`,
      );
      add.run("2026-11-15", "2026-11-20", null);
      add.run("2026-11-17", "2026-11-18", null);
      add.run("2026-11-21", "2026-11-22", null);
      add.run("2026-11-24", "2026-11-24", null);
      add.run("2026-11-09", "2026-11-14", 1);
    });
    const { of } = look(folder, ["--as-of", "2026-11-24"]);
    expect(of("days of orders")).toMatchObject({
      state: "warn",
      finding: "no file has a row of 2026-11-09 to 2026-11-14, 2026-11-23",
    });
    expect(of("days of affiliate orders")?.state).toBe("ok");
  });

  it("rejected rows, and says where they are listed", () => {
    const folder = emptyLedger();
    writeFileSync(join(folder, "costs.csv"), "sku,unit_cost\nSKU-A,1.00\nSKU-B,two\n");
    creatorops(folder, ["import", "costs.csv"]);
    expect(look(folder).of("rejected rows")).toMatchObject({
      state: "warn",
      finding: "1 row (change 3: 1)",
      cure: "creatorops imports rejected 3",
    });
    creatorops(folder, ["imports", "undo", "3", "--yes"]);
    expect(look(folder).of("rejected rows")?.state).toBe("ok");
  });

  it("settings without which figures are 0", () => {
    const folder = mkdtempSync(join(tmpdir(), "doctor-gb-"));
    const init = ["init", "--shop", "Demo", "--timezone", "Europe/London", "--no-input"];
    creatorops(folder, [...init, "--currency", "GBP"]);
    const before = look(folder);
    expect(before.of("tax_in_prices")).toMatchObject({
      state: "warn",
      cure: "creatorops config set tax_in_prices 20%",
    });
    expect(before.of("referral_rate")).toMatchObject({ state: "ok", finding: "9%, as published" });
    expect(before.of("shipping_estimate")?.state).toBe("warn");
    expect(before.of("imports")).toMatchObject({ state: "warn", cure: "creatorops import FILE" });
    creatorops(folder, ["config", "set", "tax_in_prices", "20%"]);
    creatorops(folder, ["config", "set", "shipping_estimate", "3.10", "--from", "2026-11-01"]);
    const after = look(folder);
    expect(after.of("tax_in_prices")).toMatchObject({ state: "ok", finding: "20%" });
    expect(after.of("shipping_estimate")?.state).toBe("ok");
    expect(look(folder, ["--as-of", "2026-10-31"]).of("shipping_estimate")?.state).toBe("warn");
    const other = join(folder, "other.db");
    creatorops(folder, [...init, "--currency", "PHP", "--db", other]);
    expect(look(folder, ["--db", other]).of("referral_rate")?.state).toBe("warn");
  });

  it.each(["Dropbox", "OneDrive - Demo", "Google Drive", "iCloud Drive", "Mobile Documents"])(
    "%s",
    (name) => {
      const folder = join(mkdtempSync(join(tmpdir(), "doctor-sync-")), name);
      mkdirSync(folder);
      const { of } = look(changed(() => undefined, folder));
      expect(of("folder")?.state).toBe("warn");
      expect(of("folder")?.finding).toContain(name);
    },
  );

  it("a ledger that others can open", () => {
    const folder = changed(() => undefined);
    chmodSync(join(folder, "creatorops.db"), 0o644);
    expect(look(folder).of("file")).toMatchObject({ state: "warn", cure: 'chmod 600 "creatorops.db"' });
  });

  it("the journal of a crash, which it leaves where it is", () => {
    const folder = mkdtempSync(join(tmpdir(), "doctor-crash-"));
    const [from, to] = [changed(() => undefined), folder].map((each) => join(each, "creatorops.db"));
    const db = new Database(from ?? "");
    db.pragma("cache_size = 1");
    db.exec(
      "BEGIN IMMEDIATE; UPDATE order_line_version SET gross = gross + 1; UPDATE change SET summary = 'x'",
    );
    copyFileSync(from ?? "", to ?? "");
    copyFileSync(`${from}-journal`, `${to}-journal`);
    db.exec("ROLLBACK");
    db.close();
    const { exit, of } = look(folder);
    expect(exit).toBe(0);
    expect(of("ledger")).toMatchObject({ state: "warn" });
    expect(of("ledger")?.finding).toContain("creatorops.db-journal");
    expect(existsSync(`${to}-journal`)).toBe(true);
    creatorops(folder, ["imports"]);
    expect(look(folder).of("integrity")?.state).toBe("ok");
  });
});
