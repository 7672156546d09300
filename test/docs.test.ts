import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { EDGE_PROBLEMS } from "../src/cli/problems.ts";
import { COMMAND_GROUPS } from "../src/commands/index.ts";
import { COMMAND_PROBLEMS } from "../src/commands/problems.ts";
import type { ProblemKind } from "../src/core/problem-kind.ts";
import { PROBLEMS } from "../src/importers/problems.ts";
import { BYTE_PROBLEMS } from "../src/importers/sheet/byte-problems.ts";
import { STORE_PROBLEMS } from "../src/store/problems.ts";
import { sourcesPage } from "./sources-page.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return sources(join(folder, entry.name));
    return entry.name.endsWith(".ts") ? [readFileSync(join(ROOT, folder, entry.name), "utf8")] : [];
  });
}

const ERRORS = join(ROOT, "docs/errors.md");
const SOURCES = join(ROOT, "docs/sources.md");
const INTRODUCTION = `# Errors and their cures

Every message has a stable code. CO0 is about the command line, CO1 refuses a file, CO2 rejects a row, CO3 warns, CO4 is
about the ledger, CO5 needs a confirmation. The message itself names the place, and often a cure that fits it better.

| code | what is wrong | what to do |
| --- | --- | --- |
`;

const LISTS: readonly Readonly<Record<string, ProblemKind>>[] = [
  PROBLEMS,
  BYTE_PROBLEMS,
  STORE_PROBLEMS,
  COMMAND_PROBLEMS,
];

/** Every kind of problem that the layers list; a code that stands in two lists stands here twice. */
const KINDS = [
  ...Object.entries(EDGE_PROBLEMS).map(([code, { what, cure }]) => ({ code, what, cure })),
  ...LISTS.flatMap((list) => Object.values(list)),
].toSorted((a, b) => (a.code < b.code ? -1 : 1));

function errorsPage(): string {
  const cell = (text: string): string => text.replaceAll("|", "\\|");
  const rows = KINDS.map(
    ({ code, what, cure }) => `| ${code} | ${cell(what)} | ${cell(cure ?? "nothing needs to be done.")} |\n`,
  );
  return INTRODUCTION + rows.join("");
}

it.each([
  ["docs/errors.md is made of the lists of problems", ERRORS, errorsPage],
  ["docs/sources.md is made of the definitions of the formats", SOURCES, sourcesPage],
])("%s", (_what, path, page) => {
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(path, page());
  expect(readFileSync(path, "utf8"), "UPDATE_DOCS=1 npx vitest run test/docs.test.ts writes it").toBe(page());
});

it("docs/errors.md has every code that the program can print, once, and no other", () => {
  const used = new Set(sources("src").flatMap((text) => text.match(/\bCO\d{3}\b/g) ?? []));
  const page = readFileSync(ERRORS, "utf8");
  const listed = [...page.matchAll(/^\| (CO\d{3}) \|/gm)].map(([, code]) => code);
  expect(listed).toEqual([...used].toSorted());
});

it("a cure names no command that does not exist", () => {
  const paths = COMMAND_GROUPS.flatMap(({ commands }) => commands.map(({ path }) => path));
  // A noun alone is its list; after a command of one word the rest of the cure is prose.
  const known = new Set([
    ...paths,
    ...paths.filter((path) => path.endsWith(" list")).map((path) => path.slice(0, -" list".length)),
  ]);
  const isNoun = (word: string): boolean => paths.some((path) => path.startsWith(`${word} `));
  const named = KINDS.flatMap(({ cure }) =>
    Array.from((cure ?? "").matchAll(/\bcreatorops ([a-z]+)(?: ([a-z]+))?/g), ([, word = "", next]) =>
      next !== undefined && isNoun(word) ? `${word} ${next}` : word,
    ),
  );
  expect(named).toContain("sources list");
  expect(named.filter((words) => !known.has(words))).toEqual([]);
});

it("the README names every command that it can", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const words = COMMAND_GROUPS.flatMap(({ commands }) =>
    commands.map(({ path }) => path.split(" ")[0] ?? ""),
  );
  for (const word of new Set(words))
    expect(readme).toContain(word === "demo" ? "npm run demo" : `creatorops ${word}`);
});

it("no source can reach the network or start a program, as the README promises", () => {
  const ways =
    /["'](node:)?(child_process|dgram|dns|http|http2|https|net|tls)(\/|["'])|\b(fetch|WebSocket)\(/;
  expect(sources("src").filter((text) => ways.test(text))).toEqual([]);
});
