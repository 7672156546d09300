import Database from "better-sqlite3";
import { chmodSync, copyFileSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { AS_OF, creatorops, emptyLedger, hashOf, SHOP } from "./shop.ts";

let folder = "";
beforeAll(() => {
  folder = emptyLedger();
  creatorops(folder, ["import", SHOP]);
}, 60_000);

function ask(statement: string, ...args: string[]) {
  return creatorops(folder, ["query", statement, ...args]);
}

function answer(statement: string, ...args: string[]): readonly Readonly<Record<string, unknown>>[] {
  const ran = ask(statement, "--json", ...args);
  return (JSON.parse(ran.stdout) as { rows: Record<string, unknown>[] }).rows;
}

/** The ledger of the shop in a folder of its own, for tests that damage it. */
function copyOfLedger(): string {
  const copy = mkdtempSync(join(tmpdir(), "creatorops-query-"));
  copyFileSync(join(folder, "creatorops.db"), join(copy, "creatorops.db"));
  return copy;
}

const NET_REVENUE = "select sum(net_revenue) as net_revenue from line_profit";

describe("query", () => {
  it("sees the figures of the reports", () => {
    const profit = JSON.parse(creatorops(folder, ["profit", "--json", ...AS_OF]).stdout) as {
      totals: { net_revenue: number; orders: number };
    };
    expect(answer(NET_REVENUE)).toEqual([{ net_revenue: profit.totals.net_revenue }]);
  });

  it("names columns as the statement does, the second of two alike with a number", () => {
    expect(ask('select 1 as a, 2 as a, 3 as "b\nc", 4 as __proto__').stdout).toBe(
      "a\ta_2\tb c\t__proto___2\n1\t2\t3\t4\n",
    );
  });

  const VALUES =
    "select 9223372036854775807 as big, -5 as small, x'00ff' as bytes, null as missing, 0.5 as half";
  it.each([
    ["tsv", "big\tsmall\tbytes\tmissing\thalf\n9223372036854775807\t-5\t00ff\t\t0.5\n"],
    ["csv", "big,small,bytes,missing,half\n9223372036854775807,-5,00ff,,0.5\n"],
    ["md", "| 9223372036854775807 | -5 | 00ff |  | 0.5 |\n"],
    [
      "json",
      '"big": "9223372036854775807",\n      "small": -5,\n      "bytes": "00ff",\n      "missing": null,',
    ],
  ])("prints every value plainly as %s", (format, text) => {
    expect(ask(VALUES, "--format", format).stdout).toContain(text);
  });

  it("guards words of a spreadsheet's formula, and no figure", () => {
    const mixed =
      "select -5 as mixed union all select '=1+1' union all select -9223372036854775807 order by 1";
    expect(ask(mixed, "--format", "csv").stdout).toBe('mixed\n"\'-9223372036854775807"\n-5\n"\'=1+1"\n');
    expect(ask("select -9223372036854775807 as big", "--format", "csv").stdout).toBe(
      "big\n-9223372036854775807\n",
    );
  });

  it("makes what is hostile visible", () => {
    expect(ask("select 'a' || char(27) || '[2J' as text", "--format", "tsv").stdout).toBe("text\na^[[2J\n");
  });

  it("has days of the shop's zone", () => {
    const midnight = "2026-11-16 08:00";
    expect(
      answer(
        `select day_of(unixepoch('${midnight}') - 1) as before, day_of(unixepoch('${midnight}')) as day`,
      ),
    ).toEqual([{ before: "2026-11-15", day: "2026-11-16" }]);
  });

  it.each([
    "select 1 where 0",
    " -- why\n /* so */ values (1)",
    "with n as (select 1) select * from n;",
    "EXPLAIN select 1",
  ])("takes %j", (statement) => {
    expect(ask(statement).exit).toBe(0);
  });

  it("stops reading at --limit, and sorts before it cuts", () => {
    const endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n";
    expect(ask(endless, "--limit", "3").stdout).toBe("i\n1\n2\n3\n");
    expect(ask(endless, "--limit", "0").stdout).toBe("i\n");
    const three = "select column1 as i from (values (1), (2), (3))";
    expect(ask(three, "--sort", "i:desc", "--limit", "2").stdout).toBe("i\n3\n2\n");
    expect(ask(three, "--fail-on", "rows>2", "--limit", "1").exit).toBe(4);
  });

  it("looks at what was known, and as of a day", () => {
    expect(
      answer(
        "select count(*) as imports from change where kind = 'import' and undone_at is null",
        "--known-at",
        "2",
      ),
    ).toEqual([{ imports: 0 }]);
    expect(answer("select as_of from context", "--as-of", "2026-10-31")).toEqual([{ as_of: "2026-10-31" }]);
    const early = answer("select max(ordered_on) as newest from line_profit", "--as-of", "2026-10-15");
    expect(String(early[0]?.["newest"]) <= "2026-10-15").toBe(true);
  });

  it("derives beside a ledger that a crash left dirty, and leaves it as it is", () => {
    const right = answer(NET_REVENUE);
    const copy = copyOfLedger();
    const db = new Database(join(copy, "creatorops.db"));
    db.exec("UPDATE derived_state SET is_dirty = 1; DELETE FROM line_profit");
    db.close();
    const before = hashOf(copy);
    const ran = creatorops(copy, ["query", NET_REVENUE, "--json"]);
    expect((JSON.parse(ran.stdout) as { rows: unknown[] }).rows).toEqual(right);
    expect(hashOf(copy)).toBe(before);
  });

  it("takes back what a crash left before it looks", () => {
    const [from, to] = [copyOfLedger(), copyOfLedger()].map((each) => join(each, "creatorops.db"));
    const db = new Database(from ?? "");
    db.pragma("cache_size = 1");
    db.exec(
      "BEGIN IMMEDIATE; UPDATE order_line_version SET gross = gross + 1; UPDATE line_profit SET gross = 0",
    );
    copyFileSync(from ?? "", to ?? "");
    copyFileSync(`${from}-journal`, `${to}-journal`);
    db.exec("ROLLBACK");
    db.close();
    const gross = "select sum(gross) as gross from line_profit";
    const ran = creatorops(dirname(to ?? ""), ["query", gross, "--json"]);
    expect((JSON.parse(ran.stdout) as { rows: unknown[] }).rows).toEqual(answer(gross));
  });

  it("reads a ledger that nobody may write", () => {
    const copy = copyOfLedger();
    chmodSync(join(copy, "creatorops.db"), 0o400);
    expect(creatorops(copy, ["query", NET_REVENUE]).exit).toBe(0);
    expect(readdirSync(copy)).toEqual(["creatorops.db"]);
  });
});

describe("what query refuses leaves the ledger as it was", () => {
  it.each([
    "delete from change",
    "drop table line_profit",
    "insert into source values (99, 'x', 'sheet') returning source",
    "with q as (select 1) delete from change",
    "with q as (select 1) insert into source select 99, 'x', 'sheet' from q returning source",
    "create temp table note (text)",
    "create table note (text)",
    "attach 'other.db' as other",
    "vacuum into 'other.db'",
    "pragma query_only = off",
    "pragma user_version = 7",
    "begin",
    "/* select */ update change set source = 'x'",
    "select 1; delete from change",
    "select ?",
    "select :name",
    "",
    "-- select 1",
  ])("%j: exit 2 with a message of our own", (statement) => {
    const before = hashOf(folder);
    const ran = creatorops(folder, ["query", "--", statement]);
    expect({ exit: ran.exit, stdout: ran.stdout }).toEqual({ exit: 2, stdout: "" });
    expect(ran.stderr).toMatch(
      /^creatorops: error: CO430 the statement was not run: [^\n]+\nfix: write one SELECT/,
    );
    expect(hashOf(folder)).toBe(before);
    expect(readdirSync(folder)).not.toContain("other.db");
  });

  it("refuses to write also what is only a copy, under --known-at", () => {
    expect(ask("with q as (select 1) delete from change", "--known-at", "2").stderr).toContain("CO430");
  });

  it.each([
    ["select nope from change", "CO431 no such column: nope"],
    ["select from where", 'CO431 near "from": syntax error'],
    ["select nope()", "CO431 no such function: nope"],
    ["select sum(9223372036854775807) from (values (1), (2))", "CO431 integer overflow"],
    ["select load_extension('x')", "CO431 not authorized"],
  ])("%s: exit 2 in SQLite's words", (statement, said) => {
    const ran = ask(statement);
    expect({ exit: ran.exit, stdout: ran.stdout }).toEqual({ exit: 2, stdout: "" });
    expect(ran.stderr).toContain(said);
  });

  it("an unknown table: the tables that there are", () => {
    const ran = ask("select * from profits");
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain("CO431 no such table: profits\nfix: tables: ad_spend, ");
    expect(ran.stderr).toContain(" line_profit, ");
    expect(ran.stderr).not.toContain("sqlite_");
  });

  it("no ledger: exit 1", () => {
    const ran = creatorops(mkdtempSync(join(tmpdir(), "creatorops-none-")), ["query", "select 1"]);
    expect(ran.exit).toBe(1);
    expect(ran.stderr).toContain("CO401");
  });
});
