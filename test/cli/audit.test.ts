import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { runHere } from "../properties/program.ts";
import { AS_OF, creatorops, emptyLedger, SHOP } from "./shop.ts";

type Row = Readonly<Record<string, unknown>>;

let folder = "";
const db = (): string[] => ["--db", join(folder, "creatorops.db")];

beforeAll(() => {
  folder = emptyLedger();
  expect(creatorops(folder, ["import", SHOP]).exit).toBe(0);
}, 60_000);

async function report(...args: string[]): Promise<{ rows: Row[]; totals: Row; notes: Row[] }> {
  const ran = await runHere([...args, ...AS_OF, "--json", ...db()]);
  expect(ran.exit, ran.stdout).toBe(0);
  return JSON.parse(ran.stdout) as { rows: Row[]; totals: Row; notes: Row[] };
}

/** Lines of a file of the sample shop. */
function linesOf(file: string): readonly string[] {
  return readFileSync(join(SHOP, file), "utf8").split("\n");
}

describe("the audit of the sample shop", () => {
  it("finds what is planted and nothing else", async () => {
    const { rows, notes } = await report("audit");
    const found = rows.map(({ creator, order_id, verdict, difference }) => ({
      creator,
      order_id,
      verdict,
      difference,
    }));
    expect(found.filter(({ verdict }) => verdict !== "locked_rate")).toEqual([
      // Refunded in full: 15 % of 21.00 was charged all the same.
      {
        creator: "demo_jonas",
        order_id: "577427114121411320",
        verdict: "refund_not_reversed",
        difference: 315,
      },
      // 18 % of 68.00 two days after the raise to 20 %: 1.36 less than agreed.
      { creator: "demo.maya", order_id: "577444460275484896", verdict: "rate_differs", difference: -136 },
    ]);
    const locked = found.filter(({ verdict }) => verdict === "locked_rate");
    // demo.rosa was cut from 20 % to 14 % on 2026-10-20; every standard charge of hers since then is locked.
    const { rows: all } = await report("audit", "--all", "--from", "2026-10-20");
    const ofRosa = all.filter(({ creator, kind }) => creator === "demo.rosa" && kind === "standard");
    expect(locked).toHaveLength(ofRosa.length);
    expect(locked.every(({ creator }) => creator === "demo.rosa")).toBe(true);
    expect(locked.map(({ order_id }) => order_id)).toContain("577444622000244365");
    expect(notes.map(({ code }) => code)).toEqual(["locked_rates"]);
  });

  it("by creator sums to the same money", async () => {
    const all = await report("audit", "--all");
    const creators = await report("audit", "--by", "creator");
    const sum = (rows: readonly Row[], key: string): number =>
      rows.reduce((total, row) => total + Number(row[key]), 0);
    for (const key of ["charged", "expected"]) {
      expect(creators.totals[key]).toBe(all.totals[key]);
      expect(sum(creators.rows, key)).toBe(all.totals[key]);
    }
    expect(Number(creators.totals["over"]) - Number(creators.totals["under"])).toBe(all.totals["difference"]);
    expect(creators.totals["rows"]).toBe(all.rows.length);
    expect(creators.rows.slice(0, 3).map(({ creator, top_verdict }) => [creator, top_verdict])).toEqual([
      ["demo.rosa", "locked_rate"],
      ["demo_jonas", "refund_not_reversed"],
      ["demo.maya", "rate_differs"],
    ]);
  });

  it("an older export alone knows less", async () => {
    // The newer affiliate export and the terms were imported later.
    const { rows: imports } = await report("imports", "list");
    const older = imports.find(({ file }) => file === "affiliate_orders_7701005039427626843.csv");
    const { rows } = await report("audit", "--known-at", String(older?.["import_id"]));
    expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(["no_terms"]));
  });

  it("explain says of each charge what was agreed, and where", async () => {
    const { rows } = await report("explain", "577444460275484896");
    const [charge] = rows.filter(({ item }) => item === "audit standard");
    expect(charge).toMatchObject({ value: 1360 });
    expect(charge?.["text"]).toContain("rate_differs: 12.24 charged to @demo.maya at 18%");
    const sources = charge?.["sources"] as string[];
    expect(sources[1]).toMatch(/^terms\.csv:5 /u);
  });
});

describe("audit --export", () => {
  it("writes what was overcharged, with its term and where both stand", () => {
    const ran = creatorops(folder, ["audit", ...AS_OF, "--export", "disputes.csv"]);
    expect([ran.exit, ran.stderr]).toEqual([0, ""]);
    const file = join(folder, "disputes.csv");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { data } = Papa.parse<Record<string, string>>(readFileSync(file, "utf8"), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data).toMatchObject([
      {
        creator: "demo_jonas",
        order_id: "577427114121411320",
        charged: "3.15",
        expected: "0.00",
        difference: "3.15",
        verdict: "refund_not_reversed",
        term_creator: "demo_jonas",
        term_sku: "*",
        term_from: "2026-09-20",
        currency: "USD",
      },
    ]);
    const [, name = "", line = ""] = /^(.*):(\d+) /u.exec(data[0]?.["charge_source"] ?? "") ?? [];
    expect(linesOf(name)[Number(line) - 1]).toContain("577427114121411320");
    const [, terms = "", row = ""] = /^(.*):(\d+) /u.exec(data[0]?.["term_source"] ?? "") ?? [];
    expect(linesOf(terms)[Number(row) - 1]).toContain("demo_jonas,15%");
  });

  it("replaces no file unasked, and then leaves it and says nothing on stdout", () => {
    const file = join(folder, "mine.csv");
    writeFileSync(file, "mine\n");
    const refused = creatorops(folder, ["audit", ...AS_OF, "--export", "mine.csv"]);
    expect([refused.exit, refused.stdout]).toEqual([5, ""]);
    expect(refused.stderr).toContain("CO005 mine.csv is there already");
    expect(readFileSync(file, "utf8")).toBe("mine\n");
    expect(creatorops(folder, ["audit", ...AS_OF, "--export", "mine.csv", "--force"]).exit).toBe(0);
    expect(readFileSync(file, "utf8")).toContain("577427114121411320");
  });

  it.each([
    [["--export", "disputes.xlsx"], 2, "CO002"],
    [["--export", "same.csv", "--out", "./same.csv"], 2, "CO003"],
    [["--export", "no/such/folder.csv"], 1, "CO007"],
    [["--export", "never.csv", "--as-of", "2026-13-01"], 2, "CO002"],
  ])("refuses %j with exit %i", (args, exit, code) => {
    const ran = creatorops(folder, ["audit", ...args]);
    expect([ran.exit, ran.stdout]).toEqual([exit, ""]);
    expect(ran.stderr).toContain(code);
    for (const name of ["disputes.xlsx", "same.csv", "never.csv"])
      expect(existsSync(join(folder, name))).toBe(false);
  });

  it("has all disputes, whatever the table shows, and a header when there is none", () => {
    const file = join(folder, "all.csv");
    const shown = creatorops(folder, ["audit", ...AS_OF, "--limit", "0", "--export", "all.csv", "--json"]);
    const answer = JSON.parse(shown.stdout) as {
      rows: unknown[];
      notes: { code: string; message: string }[];
    };
    expect(answer.rows).toEqual([]);
    expect(answer.notes.at(-1)).toEqual({
      code: "disputes_written",
      message: "all.csv: 1 charge to dispute",
    });
    expect(readFileSync(file, "utf8").trimEnd().split("\n")).toHaveLength(2);
    creatorops(folder, ["audit", ...AS_OF, "--week", "2026-W45", "--export", "none.csv", "--by", "creator"]);
    expect(readFileSync(join(folder, "none.csv"), "utf8")).toMatch(/^creator,order_id,[\w,]+,currency\n$/u);
  });
});
