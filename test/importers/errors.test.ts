import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROBLEMS } from "../../src/importers/problems.ts";
import type { ReadOptions } from "../../src/importers/read.ts";
import { FIXTURES, filesIn, readFixture, refusalOf, rejectionsOf, rowsOf } from "./fixtures.ts";

/** What has to be said on the command line for an error to show. */
const OPTIONS: Readonly<Record<string, Partial<ReadOptions>>> = {
  CO111: { as: "costs" },
  CO118: { as: "prices" },
  CO119: { encoding: "utf-7" },
};

/** Where each error is found, and what the message must name. */
const FOUND: Readonly<Record<string, { line?: number; says: RegExp }>> = {
  CO101: { says: /empty/ },
  CO102: { says: /workbook/ },
  CO103: { line: 3, says: /line 3 is not UTF-8/ },
  CO104: { line: 2, says: /"Order ID" 5\.77E\+17: this file was saved by a spreadsheet/ },
  CO105: { line: 3, says: /quote opened on line 3 never closes/ },
  CO106: { line: 2, says: /line 2/ },
  CO107: { line: 2, says: /NUL byte in line 2; is it UTF-16\?/ },
  CO108: { says: /cut off/ },
  CO109: { says: /"colour", "shape".*Known formats: tiktok-orders/ },
  CO110: { says: /terms and commissions/ },
  CO111: { says: /"unit_cost"\. Perhaps it is "unit_csot"/ },
  CO112: { says: /"unit_cost" and "Unit Cost" mean the same/ },
  CO113: { line: 2, says: /"from" 03\/04\/2026/ },
  CO114: { says: /"requested_on" the day comes first, in "shipped_on" the month comes first/ },
  CO115: { line: 2, says: /"unit_cost" 1\.234/ },
  CO116: { line: 2, says: /"1,234\.56" \(line 2\) and "1\.234,56" \(line 3\)/ },
  CO117: { line: 2, says: /fractions or percents/ },
  CO118: { says: /"prices"/ },
  CO119: { says: /"utf-7"/ },
  CO131: { says: /"creatives\.csv" does not name the days/ },
  CO201: { line: 3, says: /1 fields, the header has 2/ },
  CO202: { line: 3, says: /"sku" is empty/ },
  CO203: { line: 3, says: /1e3/ },
  CO204: { line: 3, says: /GBP/ },
  CO205: { line: 3, says: /6,7,8,19%/ },
  CO206: { line: 2, says: /2026-02-30: there is no such day/ },
  CO207: { line: 2, says: /12\.5K/ },
  CO208: { line: 2, says: /Teleported/ },
  CO209: { line: 2, says: /not a link/ },
  CO210: { line: 2, says: /names no creator/ },
  CO211: { line: 2, says: /the link says/ },
  CO301: { says: /0 rows/ },
  CO302: { says: /no line end/ },
  CO303: { says: /"Name"/ },
  CO304: { line: 2, says: /Pondering/ },
  CO310: { line: 2, says: /leave -0\.02 of the total.*"Seasonal fee"/ },
};

const KINDS = Object.values(PROBLEMS);

describe("every error", () => {
  it("has a fixture and a code of its own", () => {
    const codes = KINDS.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(readdirSync(join(FIXTURES, "errors")).toSorted()).toEqual(codes.toSorted());
  });

  it.each(KINDS)("$code $what", ({ code, severity, cure }) => {
    const [path] = filesIn(`errors/${code}`);
    if (path === undefined) throw new Error(`no fixture for ${code}`);
    const read = () => readFixture(path, OPTIONS[code]);
    const walked = () => {
      const file = read();
      const rejections = rejectionsOf(file);
      return severity === "rejected" ? rejections : file.warnings;
    };
    const found = (severity === "refused" ? refusalOf(read) : walked()).find((one) => one.code === code);
    expect(found).toMatchObject({ code, severity, file: path.split("/").at(-1), cure: expect.any(String) });
    expect(found?.message).toMatch(FOUND[code]?.says ?? /never/);
    expect(found?.line).toBe(FOUND[code]?.line);
    expect(cure).not.toBe("");
  });
});

describe("a rejected row", () => {
  it("stops none of the others", () => {
    const rows = rowsOf(readFixture("errors/CO201/fields.csv"));
    expect(rows.map(({ line, outcome }) => [line, outcome.kind])).toEqual([
      [2, "facts"],
      [3, "rejected"],
      [4, "rejected"],
      [5, "facts"],
    ]);
  });

  it("names the header of the file and the cell as it stands", () => {
    const [found] = rejectionsOf(readFixture("errors/CO205/rates.csv"));
    expect(found).toMatchObject({ column: "rate", value: "6,7,8,19%" });
  });
});

describe("an error", () => {
  it("never shows a buyer's data", () => {
    for (const path of filesIn("errors")) {
      const code = path.split("/")[1] ?? "";
      const severity = KINDS.find((kind) => kind.code === code)?.severity;
      const problems =
        severity === "refused"
          ? refusalOf(() => readFixture(path, OPTIONS[code]))
          : rejectionsOf(readFixture(path, OPTIONS[code]));
      expect(JSON.stringify(problems)).not.toMatch(/piimark/i);
    }
  });
});
