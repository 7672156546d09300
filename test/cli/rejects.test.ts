import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { csvText, parseCsv } from "../csv.ts";
import type { Ran } from "./shop.ts";
import { creatorops, emptyLedger, hashOf, SHOP } from "./shop.ts";

const ORDERS = readFileSync(join(SHOP, "All order-2026-11-09-08_30.csv"), "utf8");

/** A folder with an empty ledger, and files in it. */
function place(files: Readonly<Record<string, string>>): string {
  const folder = emptyLedger();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function counts({ stdout }: Ran): Record<string, unknown> {
  return (JSON.parse(stdout) as { rows: Record<string, unknown>[] }).rows[0] ?? {};
}

function factsOf(folder: string, fact: string): unknown[] {
  const select = `select key, fields from sheet_row where fact = '${fact}' order by key`;
  return (JSON.parse(creatorops(folder, ["query", select, "--json"]).stdout) as { rows: unknown[] }).rows;
}

const MEND = (folder: string, from: string, to: string): void => {
  const path = join(folder, "rejects.csv");
  writeFileSync(path, readFileSync(path, "utf8").replaceAll(from, to));
};

describe("--rejects", () => {
  it("R99: 3 bad rows of 100 are counted, named, written down, mended and imported", () => {
    const rows = Array.from(
      { length: 100 },
      (_, n) => `SKU-${n},${n % 40 === 7 ? "twelve" : "1.50"},2026-01-01`,
    );
    const sound = rows.map((row) => row.replace("twelve", "1.75"));
    const folder = place({ "costs.csv": `sku,unit_cost,from\n${rows.join("\n")}\n` });
    const ran = creatorops(folder, ["import", "costs.csv", "--rejects", "rejects.csv", "--json"]);
    expect(ran.exit).toBe(3);
    expect(counts(ran)).toMatchObject({ read: 100, new: 97, rejected: 3 });
    expect(ran.stderr).toContain("creatorops: 100 rows: 97 new, 3 rejected\n");
    expect(ran.stderr).toContain(`rejected rows are in ${join(folder, "rejects.csv")}`);
    const listed = JSON.parse(creatorops(folder, ["imports", "rejected", "3", "--json"]).stdout) as {
      rows: { line: number; column: string; code: string }[];
    };
    expect(listed.rows.map(({ line, column, code }) => [line, column, code])).toEqual([
      [9, "unit_cost", "CO203"],
      [49, "unit_cost", "CO203"],
      [89, "unit_cost", "CO203"],
    ]);
    expect(statSync(join(folder, "rejects.csv")).mode & 0o777).toBe(0o600);
    const [header = [], first = []] = parseCsv(readFileSync(join(folder, "rejects.csv"), "utf8"));
    const own = ["sku", "unit_cost", "from"];
    expect(header).toEqual(["line", "column", "value", "code", "reason", "read_as", ...own]);
    expect(first.toSpliced(4, 2)).toEqual("9 unit_cost twelve CO203 SKU-7 twelve 2026-01-01".split(" "));
    MEND(folder, "twelve", "1.75");
    const mended = creatorops(folder, ["import", "rejects.csv", "--json"]);
    expect(mended.exit).toBe(0);
    expect(counts(mended)).toMatchObject({ source: "costs", read: 3, new: 3, rejected: 0 });
    const other = place({ "costs.csv": `sku,unit_cost,from\n${sound.join("\n")}\n` });
    creatorops(other, ["import", "costs.csv"]);
    expect(factsOf(folder, "cost")).toEqual(factsOf(other, "cost"));
  }, 60_000);

  it("a file that is there is not replaced unasked, and nothing is imported: exit 5", () => {
    const folder = place({ "costs.csv": "sku,unit_cost\nA,one\n", "rejects.csv": "mine" });
    const before = hashOf(folder);
    const ran = creatorops(folder, ["import", "costs.csv", "--rejects", "rejects.csv"]);
    expect(ran).toMatchObject({ exit: 5, stdout: "" });
    expect(ran.stderr).toContain("CO503");
    expect(hashOf(folder)).toBe(before);
    expect(readFileSync(join(folder, "rejects.csv"), "utf8")).toBe("mine");
    expect(creatorops(folder, ["import", "costs.csv", "--rejects", "rejects.csv", "--force"]).exit).toBe(3);
    expect(readFileSync(join(folder, "rejects.csv"), "utf8")).toContain("CO203");
    // Rows that still do not do replace themselves; an export is never replaced.
    expect(creatorops(folder, ["import", "rejects.csv", "--rejects", "rejects.csv", "--force"]).exit).toBe(3);
    expect(readFileSync(join(folder, "rejects.csv"), "utf8")).toContain("CO203");
    expect(creatorops(folder, ["import", "costs.csv", "--rejects", "costs.csv", "--force"]).exit).toBe(2);
    expect(readFileSync(join(folder, "costs.csv"), "utf8")).toBe("sku,unit_cost\nA,one\n");
    expect(creatorops(folder, ["import", "costs.csv", "--rejects", "none/rejects.csv"]).exit).toBe(1);
  }, 60_000);

  it("is not written when nothing is rejected; a dry run and a second import write it", () => {
    const folder = place({
      "costs.csv": "sku,unit_cost\nA,one\n",
      "terms.csv": "creator,rate\ndemo.a,10%\n",
    });
    expect(creatorops(folder, ["import", "terms.csv", "--rejects", "none.csv"]).exit).toBe(0);
    expect(existsSync(join(folder, "none.csv"))).toBe(false);
    const bad = ["import", "costs.csv", "--rejects"];
    expect(creatorops(folder, [...bad, "dry.csv", "--dry-run"]).exit).toBe(3);
    expect(creatorops(folder, ["import", "costs.csv"]).exit).toBe(3);
    expect(creatorops(folder, [...bad, "again.csv"]).exit).toBe(3);
    expect(readFileSync(join(folder, "again.csv"))).toEqual(readFileSync(join(folder, "dry.csv")));
  }, 60_000);

  it("of several files needs a folder, and has a file for each of them that rejects a row", () => {
    const folder = place({
      "costs.csv": "sku,unit_cost\nA,one\n",
      "terms.csv": "creator,rate\ndemo.a,10%\n",
    });
    const both = ["import", "costs.csv", "terms.csv", "--rejects"];
    const refused = creatorops(folder, [...both, "rejects.csv"]);
    expect(refused).toMatchObject({ exit: 2, stdout: "" });
    expect(refused.stderr).toContain("CO146");
    mkdirSync(join(folder, "rejects"));
    expect(creatorops(folder, [...both, "rejects"]).exit).toBe(3);
    expect(readdirSync(join(folder, "rejects"))).toEqual(["costs.csv.rejects.csv"]);
  }, 60_000);

  it("is read as its file was: dates and decimals that a few rows leave open, a creator, another separator", () => {
    const rows = "03.04.2026;1.234,00;x\n13.04.2026;12,50;1\n05.06.2026;2.500,00;x\n";
    const text = `sent_on;post_days_note;post_days\n${rows}`;
    const sheet = text.replace(";post_days_note", ";sku");
    const folder = place({ "briefs.csv": sheet, "sound.csv": sheet.replaceAll(";x", ";7") });
    const given = ["--as", "briefs", "--creator", "@demo.a"];
    expect(creatorops(folder, ["import", "briefs.csv", ...given, "--rejects", "rejects.csv"]).exit).toBe(3);
    MEND(folder, '"x"', '"7"');
    const mended = creatorops(folder, ["import", "rejects.csv", "--json"]);
    expect([mended.exit, counts(mended)["new"]]).toEqual([0, 2]);
    const other = place({ "sound.csv": sheet.replaceAll(";x", ";7") });
    creatorops(other, ["import", "sound.csv", ...given]);
    expect(factsOf(folder, "brief")).toEqual(factsOf(other, "brief"));
  }, 60_000);

  it("cells that a spreadsheet would run are guarded, and come back as they were", () => {
    const names = ["@demo.a", "'=1+1", "=HYPERLINK(1)", "''+x", "-", "- a"];
    const rows = names.map((name) => `@demo.${names.indexOf(name)},"${name}",x\n`).join("");
    const sheet = `creator,name,followers\n${rows}`;
    const folder = place({ "creators.csv": sheet });
    expect(creatorops(folder, ["import", "creators.csv", "--rejects", "rejects.csv"]).exit).toBe(3);
    const written = parseCsv(readFileSync(join(folder, "rejects.csv"), "utf8")).slice(1);
    for (const cell of written.flat()) expect(cell).not.toMatch(/^\s*[=+@]/u);
    MEND(folder, '"x"', '"-12"');
    expect(creatorops(folder, ["import", "rejects.csv"]).exit).toBe(0);
    const other = place({ "creators.csv": sheet.replaceAll(",x\n", ",-12\n") });
    creatorops(other, ["import", "creators.csv"]);
    expect(factsOf(folder, "creator")).toEqual(factsOf(other, "creator"));
  }, 60_000);

  it("two equal fees stay two when one of them was rejected first", () => {
    const sheet = "creator,amount,kind,due_on\ndemo.a,5.00,flat,2026-01-01\ndemo.a,x,flat,2026-01-01\n";
    const folder = place({ "fees.csv": sheet });
    expect(creatorops(folder, ["import", "fees.csv", "--rejects", "rejects.csv"]).exit).toBe(3);
    MEND(folder, '"x"', '"5.00"');
    expect(counts(creatorops(folder, ["import", "rejects.csv", "--json"]))).toMatchObject({
      read: 1,
      new: 1,
    });
    expect(factsOf(folder, "fee")).toHaveLength(2);
  }, 60_000);

  it("R77: names no buyer, also not where a separator too few or too many moved the cells", () => {
    const [header = [], description = [], ...rows] = parseCsv(ORDERS);
    const marked = rows.filter((row) => row.join("").includes("PIIMARK"));
    expect(marked.length).toBeGreaterThan(1);
    const moved = marked.map((row, index) => (index % 2 === 0 ? ["", ...row] : row.slice(1)));
    const amount = header.indexOf("SKU Subtotal Before Discount");
    const damaged = marked.map((row) => row.with(amount, "oops"));
    const text = csvText([header, description, ...moved, ...damaged, ...rows.slice(0, 9)]);
    const folder = place({ "All order-2026-11-09-09_30.csv": text });
    const ran = creatorops(folder, ["import", "All order-2026-11-09-09_30.csv", "--rejects", "rejects.csv"]);
    expect(ran.exit).toBe(3);
    const written = readFileSync(join(folder, "rejects.csv"), "utf8");
    expect(parseCsv(written).length).toBeGreaterThan(marked.length);
    for (const said of [written, ran.stdout, ran.stderr]) {
      expect(said.includes("PIIMARK")).toBe(false);
      expect(said).not.toMatch(/Test Buyer|Example Street|\(\+1\)555/u);
    }
  }, 60_000);

  it("a file whose column read_as was changed, or that holds rows of two files, is refused", () => {
    const folder = place({ "costs.csv": "sku,unit_cost\nA,one\n", "more.csv": "sku,unit_cost\nB,two\n" });
    creatorops(folder, ["import", "costs.csv", "--rejects", "rejects.csv"]);
    creatorops(folder, ["import", "more.csv", "--rejects", "more-rejects.csv"]);
    const [, other = ""] = readFileSync(join(folder, "more-rejects.csv"), "utf8").split("\n");
    const own = readFileSync(join(folder, "rejects.csv"), "utf8");
    for (const text of [`${own}${other}\n`, own.replace('""source""', '""sauce""')]) {
      writeFileSync(join(folder, "rejects.csv"), text);
      const ran = creatorops(folder, ["import", "rejects.csv"]);
      expect([ran.exit, ran.stdout.includes("refused")]).toEqual([2, true]);
      expect(ran.stderr).toContain("CO139");
    }
  }, 60_000);
});
