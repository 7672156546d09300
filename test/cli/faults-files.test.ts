import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { bytesOf } from "../importers/fixtures.ts";
import { run } from "./run.ts";
import { creatorops, emptyLedger, hashOf, type Ran } from "./shop.ts";

const COSTS = "sku,unit_cost,from\n";
const AFFILIATE = bytesOf("tiktok-affiliate-orders/affiliate_orders_7708865000898560001.csv").toString();
const ORDERS = bytesOf("tiktok-orders/renamed.csv").toString();

let folder = "";
let pristine = "";
beforeAll(() => {
  folder = emptyLedger();
  pristine = freshLedger(folder);
});

/** A ledger with nothing imported, made by copying one: cheaper than making it. */
function freshLedger(from = pristine): string {
  const made = mkdtempSync(join(tmpdir(), "creatorops-fault-"));
  copyFileSync(join(from, "creatorops.db"), join(made, "creatorops.db"));
  return made;
}

function scratch(name: string, content: string | Buffer): string {
  const file = join(mkdtempSync(join(tmpdir(), "creatorops-fault-")), name);
  writeFileSync(file, content);
  return file;
}

interface Row {
  readonly [column: string]: unknown;
}

function importOf(ledger: string, file: string, ...more: string[]): Ran & { readonly row: Row } {
  const ran = creatorops(ledger, ["import", file, "--json", ...more]);
  const rows = ran.stdout === "" ? [] : (JSON.parse(ran.stdout) as { rows: Row[] }).rows;
  return { ...ran, row: rows[0] ?? {} };
}

/** What a ledger holds of these sheets' rows, one text each. */
function stored(ledger: string, fact: string): string[] {
  const sql = `SELECT key || ' ' || fields AS row FROM sheet_row WHERE fact = '${fact}' ORDER BY 1`;
  const { stdout } = creatorops(ledger, ["query", sql, "--json"]);
  return (JSON.parse(stdout) as { rows: { row: string }[] }).rows.map(({ row }) => row);
}

const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");
const bytes = (...parts: readonly (string | readonly number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from([...part]))));

/** Case, content, what must be said, and what more is on the command line. */
type Refusal = readonly [
  id: string,
  what: string,
  content: string | Buffer,
  said: readonly string[],
  more?: readonly string[],
];

function caseOf([id, what, content, said, more = []]: Refusal) {
  return { id, what, content, said, more };
}

const FIVE_THOUSAND = Array.from({ length: 5000 }, (_, index) => `demo_${index + 1},plain\n`).join("");

const REFUSED: readonly Refusal[] = [
  ["R30", "an empty file", "", ["the file is empty"]],
  ["R30", "only a byte order mark", bytes([0xef, 0xbb, 0xbf]), ["the file is empty"]],
  ["R30", "only blank lines", "\n\n \n", ["the file is empty"]],
  [
    "R31",
    "a quote that never closes",
    `${COSTS}1,"5",\n2,"6,\n3,7,\n`,
    ["quote opened on line 3 never closes"],
  ],
  ["R33", "a quote inside of a quoted cell", `${COSTS}"a "b" c",1.00,\n`, ["line 2"]],
  ["R35", "a TikTok export without its last line end", ORDERS.trimEnd(), ["cut off", "--allow-cut"]],
  ["R36", "a NUL byte", `${COSTS}A\0,1.00,\n`, ["NUL byte in line 2; is it UTF-16?"]],
  ["R38", "UTF-16 of an odd length", utf16(`${COSTS}A,1.00,\n`).subarray(0, -1), ["odd number of bytes"]],
  [
    "R40",
    "GBK that is not named",
    bytes("creator,name\ndemo.a,", [0xd0, 0xa1, 0xc3, 0xf7], "\n"),
    ["line 2 is not UTF-8", "--encoding gbk"],
  ],
  [
    "R41",
    "a stray byte in a long file",
    Buffer.from(`creator,name\n${FIVE_THOUSAND.replace("demo_3999,plain", "demo_3999,zo\u00eb")}`, "latin1"),
    ["line 4000 is not UTF-8", "--encoding windows-1252"],
  ],
  ["R42", "an overlong form", bytes("creator,name\ndemo.a,", [0xc0, 0xaf], "\n"), ["line 2 is not UTF-8"]],
  [
    "R42",
    "half a surrogate pair",
    bytes("creator,name\ndemo.a,", [0xed, 0xa0, 0x80], "\n"),
    ["line 2 is not UTF-8"],
  ],
  [
    "R48",
    "a missing column",
    "sku,unit_csot\nA,1.00\n",
    ['needs the column "unit_cost"', 'Perhaps it is "unit_csot"'],
    ["--as", "costs"],
  ],
  [
    "R49",
    "a required header that stands twice",
    "sku,unit_cost,unit_cost\nA,1.00,2.00\n",
    ['"unit_cost" stands twice'],
  ],
  [
    "R51",
    "an affiliate export taken for orders",
    AFFILIATE,
    ["looks like tiktok-affiliate-orders"],
    ["--as", "tiktok-orders"],
  ],
  [
    "R51",
    "a settlement taken for orders",
    "Order/adjustment ID,Type,Order settled time,Total settlement amount,Referral fee\n577100000000000001,Order,2026/10/20,9.40,-0.60\n",
    ["looks like tiktok-settlements", "say --as tiktok-settlements"],
    ["--as", "tiktok-orders"],
  ],
  [
    "R51",
    "an unknown file",
    "colour,shape\nred,round\n",
    ["Known formats: tiktok-orders, tiktok-returns, tiktok-affiliate-orders"],
  ],
  [
    "R52",
    "an id in scientific notation",
    AFFILIATE.replace(/^(\d{18}),/m, "5.77E+17,"),
    ["saved by a spreadsheet", "download it again"],
  ],
  [
    "R52",
    "the same with more digits",
    AFFILIATE.replace(/^(\d{18}),/m, "5.77123E+17,"),
    ["saved by a spreadsheet"],
  ],
  [
    "R52",
    "long ids that all end in zeros",
    "order_id,creator,commission\n577123456789010000,demo.a,1.00\n577123456789020000,demo.a,1.00\n",
    ["saved by a spreadsheet"],
  ],
  [
    "R57",
    "two number styles in a column",
    `${COSTS}A,"1,234.56",\nB,"1.234,56",\n`,
    ["(line 2)", "(line 3)"],
  ],
  ["R58", "amounts that may be thousands", `${COSTS}A,"1,234",\n`, ["--decimal"]],
  ["R58", "amounts that may be thousands, with a dot", `${COSTS}A,1.234,\n`, ["--decimal"]],
  ["R64", "dates that may be two days", `${COSTS}A,1.00,03/04/2026\nB,1.00,05/06/2026\n`, ["--date-order"]],
];

describe("what is refused leaves the ledger as it was", () => {
  it.each(REFUSED.map(caseOf))("$id: $what", ({ content, said, more }) => {
    const before = hashOf(folder);
    const ran = importOf(folder, scratch("given.csv", content), ...more);
    expect(ran.exit).toBe(2);
    for (const text of said) expect(ran.stderr).toContain(text);
    expect(ran.stderr).toContain("fix: ");
    expect(ran.stderr).not.toMatch(/\n\s+at |papaparse/iu);
    expect(hashOf(folder)).toBe(before);
  });

  it("R32: 15 MB behind a quote that never closes, without their weight in memory", async () => {
    const file = scratch("costs.csv", `${COSTS}1,"${"A,\n".repeat(5_000_000)}`);
    const gauge = scratch(
      "gauge.cjs",
      'process.on("exit", () => process.stderr.write(`peak ${process.resourceUsage().maxRSS}\\n`));',
    );
    const started = performance.now();
    const ran = await run(["import", file], { cwd: folder, env: { NODE_OPTIONS: `--require ${gauge}` } });
    const seconds = (performance.now() - started) / 1000;
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("quote opened on line 2 never closes");
    const kibibytes = Number(/peak (\d+)/u.exec(ran.stderr)?.[1]);
    expect(kibibytes / 1024).toBeLessThan(300);
    // A guard against blow-up, not a measurement: machines differ, and run other things beside it.
    expect(seconds).toBeLessThan(20);
  });
});

describe("what is taken", () => {
  it("R29: a file of a header alone, once, with a warning", () => {
    const file = scratch("costs.csv", COSTS);
    const first = importOf(folder, file);
    expect(first.exit).toBe(0);
    expect(first.stderr).toContain("the file has 0 rows");
    expect(first.row).toMatchObject({ read: 0, status: "imported" });
    expect(importOf(folder, file).row).toMatchObject({ status: "already_imported" });
  });

  it("R34: the other rows of a file in which one has too few fields and one too many", () => {
    const ledger = freshLedger();
    const ran = importOf(ledger, scratch("costs.csv", `${COSTS}A,1.00,\nB,2.00\nC,3.00,,\nD,4.00,\n`));
    expect(ran.exit).toBe(3);
    expect(ran.row).toMatchObject({ read: 4, new: 2, rejected: 2 });
    const rejected = creatorops(ledger, ["imports", "rejected", String(ran.row["import_id"])]).stdout;
    expect(rejected).toMatch(/3\b[^\n]*CO201[\s\S]*4\b[^\n]*CO201/u);
  });

  it("R35: a sheet without its last line end, with a note", () => {
    const ran = importOf(folder, scratch("costs.csv", `${COSTS}R35,1.00,2026-01-01`));
    expect(ran.exit).toBe(0);
    expect(ran.stderr).toContain("CO302");
  });

  it.each([
    [
      "R37",
      "UTF-16 with a byte order mark, tabs between",
      bytes([0xff, 0xfe]),
      (text: string) => utf16(text.replaceAll(",", "\t")),
    ],
    ["R38", "UTF-16 without a byte order mark", bytes(), utf16],
    [
      "R39",
      "UTF-8 with a byte order mark and quoted headers",
      bytes([0xef, 0xbb, 0xbf]),
      (text: string) => Buffer.from(text.replace("creator,name", '"creator","name"')),
    ],
    ["R44", "line ends of every kind", bytes(), (text: string) => Buffer.from(text.replace("\n", "\r\n"))],
    [
      "R44",
      "line ends of an old Macintosh",
      bytes(),
      (text: string) => Buffer.from(text.replaceAll("\n", "\r")),
    ],
  ])("%s: %s, as its UTF-8 twin", (_id, _what, mark, encode) => {
    const text = "creator,name\ndemo.a,Zo\u00eb\ndemo.b,\u5c0f\u660e\n";
    const [one, other] = [freshLedger(), freshLedger()];
    expect(importOf(one, scratch("creators.csv", text)).exit).toBe(0);
    const ran = importOf(other, scratch("creators.csv", Buffer.concat([mark, encode(text)])));
    expect(ran).toMatchObject({ exit: 0, row: { new: 2, rejected: 0 } });
    expect(stored(other, "creator")).toEqual(stored(one, "creator"));
    expect(stored(other, "creator").join()).toContain("Zo\u00eb");
  });

  it("R40: GBK that is named", () => {
    const ledger = freshLedger();
    const file = bytes("creator,name\ndemo.a,", [0xd0, 0xa1, 0xc3, 0xf7], "\n");
    expect(importOf(ledger, scratch("creators.csv", file), "--encoding", "gbk").exit).toBe(0);
    expect(stored(ledger, "creator").join()).toContain("\u5c0f\u660e");
  });

  it("R41: windows-1252 that is named", () => {
    const ledger = freshLedger();
    const file = Buffer.from(
      `creator,name\n${FIVE_THOUSAND.replace("demo_3999,plain", "demo_3999,zo\u00eb")}`,
      "latin1",
    );
    const ran = importOf(ledger, scratch("creators.csv", file), "--encoding", "windows-1252");
    expect(ran).toMatchObject({ exit: 0, row: { new: 5000 } });
    expect(stored(ledger, "creator").join()).toContain("zo\u00eb");
  });

  it("R43: characters of several bytes across the pieces in which standard input comes", async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => `demo_${index},\u5c0f\u660e${index}\u00eb\n`);
    const text = `creator,name\n${rows.join("")}`;
    const ledger = freshLedger();
    const piped = await run(["import", "-", "--exported-at", "2026-11-20"], { cwd: ledger, stdin: text });
    expect(piped.code).toBe(0);
    const sql = `SELECT count(*) AS rows, sum(instr(fields, '\ufffd') > 0) AS lost,
      sum(fields ->> 'name' = '\u5c0f\u660e' || substr(key ->> 0, 6) || '\u00eb') AS whole
      FROM sheet_row WHERE fact = 'creator'`;
    const { stdout } = creatorops(ledger, ["query", sql, "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ rows: [{ rows: 60_000, lost: 0, whole: 60_000 }] });
  });

  it("R45: files whose separator only the headers tell", () => {
    const ledger = freshLedger();
    const files = {
      "sep.csv": "sep=;\nsku;unit_cost;from\nA;1.234,56;2026-01-01\n",
      "semicolon.csv": 'sku;unit_cost;from\n"B, C";1.234,56;2026-01-01\n',
      "tab.tsv": "sku\tunit_cost\tfrom\nD, E; F\t1,234.56\t2026-01-01\n",
      "comma.csv": `${COSTS}G;H;I;J;K,1234.56,2026-01-01\n`,
    };
    for (const [name, text] of Object.entries(files))
      expect(importOf(ledger, scratch(name, text)).exit).toBe(0);
    expect(stored(ledger, "cost")).toEqual(
      ["A", "B, C", "D, E; F", "G;H;I;J;K"].map((sku) => `["${sku}","2026-01-01"] {"unit_cost":123456}`),
    );
  });

  it("R46: a header below a banner, and no order of its row of totals", () => {
    const ledger = freshLedger();
    const text = `My costs,,\nmade by hand,,\n,,\n${COSTS}A,1.00,\nTotal,,123\n`;
    const ran = importOf(ledger, scratch("costs.csv", text));
    expect(ran).toMatchObject({ exit: 0, row: { read: 1, new: 1, skipped: 4 } });
  });

  it("R47: columns in another order and case, and unknown ones, which are named once", () => {
    const ledger = freshLedger();
    const text =
      "Colour,FROM, Unit Cost ,Shape,sku \nred,2026-01-01,1.00,round,A\nblue,2026-01-01,2.00,flat,B\n";
    const ran = importOf(ledger, scratch("costs.csv", text));
    expect(ran).toMatchObject({ exit: 0, row: { new: 2 } });
    expect(ran.stderr.match(/"Colour"/gu)).toHaveLength(1);
    expect(ran.stderr).toContain('"Shape"');
  });

  it("R49: a column that is not required and stands twice, by its place", () => {
    const ledger = freshLedger();
    const ran = importOf(
      ledger,
      scratch("costs.csv", "sku,unit_cost,from,from\nA,1.00,2026-01-01,2026-02-02\n"),
    );
    expect(ran.exit).toBe(0);
    expect(ran.stderr).toMatch(/CO303[^\n]*"from"/u);
    expect(stored(ledger, "cost")).toEqual(['["A","2026-01-01"] {"unit_cost":100}']);
  });

  it("R59: cells that are no amounts are missing or rejected, never a number", () => {
    const ledger = freshLedger();
    const cells = ["", " ", "-", "N/A", "#REF!", "1e3", "0x10", "Infinity", "12abc", '"1,23,4.5"'];
    const ran = importOf(
      ledger,
      scratch("costs.csv", `${COSTS}${cells.map((cell, index) => `S${index},${cell},\n`).join("")}G,2.50,\n`),
    );
    expect(ran).toMatchObject({ exit: 3, row: { read: 11, new: 1, rejected: 10 } });
    expect(stored(ledger, "cost")).toEqual(['["G",""] {"unit_cost":250}']);
  });

  it("R77: what buyers wrote or live at is in no ledger and no output", () => {
    const ledger = freshLedger();
    const given = ["shopify-orders/orders_export.csv", "shipbob/extras.csv", "aftership/dashboard.csv"];
    const said = given.map((path) => {
      const text = bytesOf(path).toString();
      expect(text).toMatch(/piimark/iu);
      const ran = importOf(ledger, scratch(basename(path), text), "--verbose", "--debug");
      return (
        ran.stdout +
        ran.stderr +
        creatorops(ledger, ["imports", "rejected", String(ran.row["import_id"])]).stdout
      );
    });
    const kept = readFileSync(join(ledger, "creatorops.db"), "latin1");
    for (const text of [kept, ...said]) expect(text).not.toMatch(/piimark/iu);
  });

  it("R64: dates of a column of which one decides", () => {
    const ledger = freshLedger();
    const ran = importOf(ledger, scratch("costs.csv", `${COSTS}A,1.00,03/04/2026\nB,1.00,13/04/2026\n`));
    expect(ran.exit).toBe(0);
    expect(stored(ledger, "cost").join()).toMatch(/2026-04-03.*2026-04-13/u);
  });

  it("R65: days that do not exist are rejected with the reason, and never become others", () => {
    const ledger = freshLedger();
    const cells = ["31/04/2026", "2026-02-30", "1/2/26", "0000-00-00", "45000", "45000.5"];
    const rows = cells.map((cell, index) => `S${index},1.00,${cell}\n`).join("");
    const ran = importOf(ledger, scratch("costs.csv", `${COSTS}${rows}G,1.00,2026-04-30\n`));
    expect(ran).toMatchObject({ exit: 3, row: { new: 1, rejected: cells.length } });
    for (const cell of cells) expect(ran.stderr).toContain(cell);
    expect(ran.stderr).toContain("a spreadsheet's number for a day");
  });
});
