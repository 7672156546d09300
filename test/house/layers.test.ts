import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const OXLINT = join(ROOT, "node_modules", "oxlint", "bin", "oxlint");

let house: string;

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), "creatorops-layers-"));
  cpSync(join(ROOT, ".oxlintrc.json"), join(house, ".oxlintrc.json"));
});

afterEach(() => {
  rmSync(house, { recursive: true, force: true });
});

/** Writes files into the copy and gives the rules that its lint finds broken, as `path rule`. */
function broken(files: Readonly<Record<string, string>>): string[] {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  const run = spawnSync(process.execPath, [OXLINT, "--format", "unix"], { cwd: house, encoding: "utf8" });
  const found = run.stdout
    .split("\n")
    .map((line) => /^(.+?):\d+:\d+: .*\[Error\/(.+)\]$/u.exec(line))
    .filter((match) => match !== null)
    .map((match) => `${match[1]} ${match[2]}`);
  expect(run.status, run.stdout + run.stderr).toBe(found.length === 0 ? 0 : 1);
  return found;
}

const uses = (specifier: string) => `import { thing } from "${specifier}";\n\nexport const used = [thing];\n`;
const usesType = (specifier: string) =>
  `import type { Thing } from "${specifier}";\n\nexport type Used = Thing;\n`;

describe("a planted import that breaks a layer fails the lint", () => {
  test.each([
    ["src/core/planted.ts", "../render/table.ts"],
    ["src/core/planted.ts", "../store/open.ts"],
    ["src/core/planted.ts", "zod"],
    ["src/core/planted.ts", "date-fns"],
    ["src/core/planted.ts", "node:fs"],
    ["src/render/planted.ts", "../reports/profit.ts"],
    ["src/render/planted.ts", "chalk"],
    ["src/render/text.ts", "papaparse"],
    ["src/importers/planted.ts", "../store/open.ts"],
    ["src/importers/planted.ts", "../commands/import.ts"],
    ["src/importers/planted.ts", "papaparse"],
    ["src/importers/sheet/planted.ts", "hucre/xlsx"],
    ["src/store/planted.ts", "../importers/importer.ts"],
    ["src/store/planted.ts", "zod"],
    ["src/store/derive/planted.ts", "../../reports/profit.ts"],
    ["src/reports/planted.ts", "../store/open.ts"],
    ["src/reports/planted.ts", "../render/csv.ts"],
    ["src/reports/planted.ts", "../render/sheet/rows.ts"],
    ["src/reports/planted.ts", "better-sqlite3"],
    ["src/commands/planted.ts", "../cli/program.ts"],
    ["src/commands/planted.ts", "../main.ts"],
    ["src/commands/planted.ts", "better-sqlite3"],
    ["src/cli/planted.ts", "../store/ingest.ts"],
    ["src/cli/planted.ts", "../store/derive/rebuild.ts"],
    ["src/cli/planted.ts", "../reports/profit.ts"],
    ["src/cli/planted.ts", "commander"],
    ["src/cli/program.ts", "inquirer"],
    ["src/main.ts", "./commands/profit.ts"],
    ["src/main.ts", "./store/open.ts"],
  ])("%s must not import %s", (path, specifier) => {
    expect(broken({ [path]: uses(specifier) })).toEqual([`${path} eslint(no-restricted-imports)`]);
  });

  test("every third party has a home: the program's start knows none of them", () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    const names = Object.keys(dependencies);
    const files = names.map((name, index) => [`src/cli/planted${index}.ts`, uses(name)] as const);
    expect(broken(Object.fromEntries(files))).toHaveLength(names.length);
  });

  test("a lazy import is an import", () => {
    const lazy = 'export const load = () => import("../store/open.ts");\n';
    expect(broken({ "src/core/planted.ts": lazy })).toEqual([
      "src/core/planted.ts eslint(no-restricted-imports)",
    ]);
  });

  test("two files that import each other are a cycle", () => {
    const found = broken({ "src/core/one.ts": uses("./two.ts"), "src/core/two.ts": uses("./one.ts") });
    expect(found.toSorted()).toEqual([
      "src/core/one.ts import(no-cycle)",
      "src/core/two.ts import(no-cycle)",
    ]);
  });
});

describe("the imports that the layers allow pass the lint", () => {
  test.each([
    ["src/core/planted.ts", "date-fns/addDays"],
    ["src/core/deep/planted.ts", "../scalars.ts"],
    ["src/render/planted.ts", "../core/scalars.ts"],
    ["src/render/text.ts", "chalk"],
    ["src/render/csv.ts", "papaparse"],
    ["src/importers/planted.ts", "zod"],
    ["src/importers/sheet.ts", "papaparse"],
    ["src/store/planted.ts", "better-sqlite3"],
    ["src/reports/planted.ts", "../render/table.ts"],
    ["src/commands/planted.ts", "../store/ingest.ts"],
    ["src/commands/planted.ts", "../reports/profit.ts"],
    ["src/cli/planted.ts", "../store/open.ts"],
    ["src/cli/program.ts", "commander"],
    ["src/cli/prompt.ts", "inquirer"],
    ["src/main.ts", "./cli/program.ts"],
    ["src/main.ts", "./commands/index.ts"],
  ])("%s may import %s", (path, specifier) => {
    expect(broken({ [path]: uses(specifier) })).toEqual([]);
  });

  test("a report may name a row type of the store", () => {
    expect(broken({ "src/reports/planted.ts": usesType("../store/profit.ts") })).toEqual([]);
  });
});
