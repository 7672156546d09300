import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatInstant } from "../../src/core/time.ts";
import { matchHeader, normaliseHeader } from "../../src/importers/header.ts";
import { IMPORTERS } from "../../src/importers/index.ts";
import type { ReadOptions } from "../../src/importers/read.ts";
import { FIXTURES, bytesOf, filesIn, readFixture, rowsOf } from "./fixtures.ts";

/** Fixtures of shops that keep another currency, or that need an answer. */
const OPTIONS: Readonly<Record<string, Partial<ReadOptions>>> = {
  "tiktok-affiliate-orders/uk.csv": { currency: "GBP", timezone: "Europe/London" },
  "tiktok-settlements/income_20260107120000 indonesia.csv": { currency: "IDR", timezone: "Asia/Jakarta" },
  "tiktok-settlements/income_20260822090000 philippines.csv": { currency: "PHP", timezone: "Asia/Manila" },
  "tiktok-settlements/indonesian.csv": { currency: "IDR", timezone: "Asia/Jakarta" },
  "tiktok-settlements/malaysia.csv": { currency: "MYR", timezone: "Asia/Kuala_Lumpur" },
  "tiktok-settlements/uk.csv": { currency: "GBP", timezone: "Europe/London" },
  "tiktok-settlements/vietnam.csv": { currency: "VND", timezone: "Asia/Ho_Chi_Minh" },
};

const SOURCES = IMPORTERS.map(({ id }) => id);
const FILES = SOURCES.flatMap((id) => filesIn(id));
const SHEETS = FILES.filter((path) => !path.endsWith(".golden.json"));

function goldenOf(path: string): unknown {
  const file = readFixture(path, OPTIONS[path]);
  const rows = rowsOf(file);
  return {
    source: file.importer.id,
    export_time: formatInstant(file.exportTime),
    decisions: file.decisions,
    unknown_headers: file.unknownHeaders,
    warnings: file.warnings,
    skipped: rows.filter(({ outcome }) => outcome.kind === "skipped").map(({ line }) => line),
    rejected: rows.flatMap(({ outcome }) => (outcome.kind === "rejected" ? outcome.problems : [])),
    rows: rows.flatMap(({ line, outcome }) =>
      outcome.kind === "facts" ? [{ line, facts: outcome.facts }] : [],
    ),
  };
}

describe("every fixture", () => {
  it.each(SHEETS)("%s is read as its golden says", (path) => {
    const golden = join(FIXTURES, `${path}.golden.json`);
    const actual = JSON.parse(JSON.stringify(goldenOf(path)));
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(golden, `${JSON.stringify(actual, null, 2)}\n`);
    expect(actual).toEqual(JSON.parse(readFileSync(golden, "utf8")));
  });

  it.each(SHEETS)("%s is recognised as its folder", (path) => {
    expect(readFixture(path, OPTIONS[path]).importer.id).toBe(path.split("/")[0]);
  });

  it.each(FILES.filter((path) => path.endsWith(".golden.json")))("%s belongs to a fixture", (path) => {
    expect(existsSync(join(FIXTURES, path.replace(/\.golden\.json$/, "")))).toBe(true);
  });

  it("has no buyer's data in its golden", () => {
    for (const path of SHEETS) {
      expect(JSON.stringify(goldenOf(path))).not.toMatch(/piimark/i);
    }
  });
});

/** All cells of the fixtures' first lines, where a header may stand, normalised as sheets are: enough to find an alias. */
const HEADERS = new Set(
  SHEETS.flatMap((path) =>
    bytesOf(path)
      .toString("utf8")
      .split("\n", 10)
      .flatMap((line) => line.split(/[,;\t|]/))
      .map((cell) => normaliseHeader(cell.replaceAll('"', ""), "sheet")),
  ),
);

describe("headers", () => {
  it.each(SOURCES)("every header of %s stands in a fixture", (id) => {
    const importer = IMPORTERS.find((one) => one.id === id);
    const headers = importer?.columns.flatMap((column) => column.headers) ?? [];
    expect(headers.filter((header) => !HEADERS.has(normaliseHeader(header, "sheet")))).toEqual([]);
  });

  it.each(SOURCES)("no header and no field of %s means two columns", (id) => {
    const importer = IMPORTERS.find((one) => one.id === id);
    const headers = importer?.columns.flatMap((column) =>
      column.headers.map((header) => normaliseHeader(header, importer.nature)),
    );
    expect(new Set(headers).size).toBe(headers?.length);
    const fields = importer?.columns.map(({ field }) => field);
    expect(new Set(fields).size).toBe(fields?.length);
  });

  it.each(IMPORTERS)("$id needs every one of its required columns", (importer) => {
    const required = importer.columns.filter((column) => column.required === true);
    const headers = importer.columns.flatMap((column) => column.headers.slice(0, 1));
    for (const column of required) {
      const others = headers.filter((header) => header !== column.headers[0]);
      expect(matchHeader(others, importer, false).missing).toEqual([column.headers[0]]);
    }
  });
});
