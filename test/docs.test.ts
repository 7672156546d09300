import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { COMMAND_GROUPS } from "../src/commands/index.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return sources(join(folder, entry.name));
    return entry.name.endsWith(".ts") ? [readFileSync(join(ROOT, folder, entry.name), "utf8")] : [];
  });
}

it("docs/errors.md has every code that the program can print, once, and no other", () => {
  const used = new Set(sources("src").flatMap((text) => text.match(/\bCO\d{3}\b/g) ?? []));
  const page = readFileSync(join(ROOT, "docs/errors.md"), "utf8");
  const listed = [...page.matchAll(/^\| (CO\d{3}) \|/gm)].map(([, code]) => code);
  expect(listed).toEqual([...used].toSorted());
});

it("the README names every command that it can", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const words = COMMAND_GROUPS.flatMap(({ commands }) =>
    commands.map(({ path }) => path.split(" ")[0] ?? ""),
  );
  for (const word of new Set(words))
    expect(readme).toContain(word === "demo" ? "npm run demo" : `creatorops ${word}`);
});
