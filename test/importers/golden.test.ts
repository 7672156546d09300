import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatInstant } from "../../src/core/time.ts";
import { matchHeader, normaliseHeader } from "../../src/importers/header.ts";
import { FORMATS, IMPORTERS } from "../../src/importers/index.ts";
import type { ReadOptions } from "../../src/importers/read.ts";
import { FIXTURE_OPTIONS, FIXTURES, bytesOf, filesIn, readFixture, refusalOf, rowsOf } from "./fixtures.ts";

const SOURCES = FORMATS.map(({ id }) => id);
const LAYOUTS = FORMATS.filter(({ layoutOf }) => layoutOf !== undefined).map(({ id }) => id);
const FILES = SOURCES.flatMap((id) => filesIn(id));
const SHEETS = FILES.filter((path) => !path.endsWith(".golden.json"));

/** An unverified layout is loaded only when it is named; its folder is its name. */
function optionsOf(path: string): Partial<ReadOptions> {
  const [folder = ""] = path.split("/");
  return { ...FIXTURE_OPTIONS[path], ...(LAYOUTS.includes(folder) ? { as: folder } : {}) };
}

function goldenOf(path: string): unknown {
  const file = readFixture(path, optionsOf(path));
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
    expect(readFixture(path, optionsOf(path)).importer.id).toBe(path.split("/")[0]);
  });

  it.each(SHEETS.filter((path) => LAYOUTS.includes(path.split("/")[0] ?? "")))(
    "%s is proposed as its layout, and not loaded",
    (path) => {
      const [found] = refusalOf(() => readFixture(path));
      const [layout] = path.split("/");
      expect(found).toMatchObject({
        code: "CO141",
        message: `the file looks like ${layout}, an unverified layout.`,
        cure: expect.stringContaining(`--as ${layout}`),
      });
    },
  );

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
    const importer = FORMATS.find((one) => one.id === id);
    const headers = importer?.columns.flatMap((column) => column.headers) ?? [];
    expect(headers.filter((header) => !HEADERS.has(normaliseHeader(header, "sheet")))).toEqual([]);
  });

  it.each(SOURCES)("no header and no field of %s means two columns", (id) => {
    const importer = FORMATS.find((one) => one.id === id);
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
