import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { threeItems } from "../registry/review-shop.ts";
import { run } from "./run.ts";
import { creatorops, hashOf } from "./shop.ts";

const ENTER = "\r";
const DOWN = "\u001b[B";
const down = (times: number): string => DOWN.repeat(times) + ENTER;

let template = "";
beforeAll(() => {
  template = threeItems().folder;
});

function copied(): string {
  const folder = mkdtempSync(join(tmpdir(), "creatorops-ask-"));
  cpSync(join(template, "creatorops.db"), join(folder, "creatorops.db"));
  return folder;
}

const credit = (folder: string): unknown => {
  const { stdout } = creatorops(folder, ["profit", "--json", "--as-of", "2026-11-20"]);
  const { rows } = JSON.parse(stdout) as { rows: Record<string, unknown>[] };
  return Object.fromEntries(rows.map(({ creator, net_revenue }) => [creator, net_revenue]));
};

it("asks item by item, shows the plan, and records it as one change", async () => {
  const folder = copied();
  const { code, stdout } = await run(["review"], {
    cwd: folder,
    tty: 100,
    dialogue: [
      // skip, @maker.one, @maker.two, another, nobody's, stop
      ["Whose is it?", down(2)],
      ["Remember SHARED", ENTER],
      ["Whose is it?", down(2)],
      ["Remember ZZZZZZ", ENTER],
      ["Whose is it?", down(1)],
      ["Remember MAYA.15", ENTER],
      ["Record it?", ENTER],
    ],
  });
  expect(code, stdout).toBe(0);
  expect(stdout).toContain("1 of 3: code SHARED: 1 order, USD 35.00, 2026-10-07\n");
  expect(stdout).toContain("perhaps @maker.one: differs in one dot; 1 order with code MAYA15; 83% alike");
  expect(stdout).toContain("  code:ZZZZZZ -> nobody's, remembered (1 order, USD 20.00)\n");
  expect(stdout).toContain("change 7: 3 decisions; imports undo 7 takes it out\n");
  expect(credit(folder)).toMatchObject({ "maker.one": 5700, "maker.two": 3500, "(organic)": 2000 });
});

it("asks again where an answer does not do; a no records nothing", async () => {
  const folder = copied();
  const before = hashOf(folder);
  const { code, stdout } = await run(["review"], {
    cwd: folder,
    tty: 100,
    dialogue: [
      ["Whose is it?", ENTER],
      ["Whose is it?", down(1)],
      ["Which creator?", "maker.two\r"],
      ["Remember ZZZZZZ", down(1)],
      ["Which day from?", "2026-10-07\r"],
      ["Which day to?", ENTER],
      ["Whose is it?", down(1)],
      ["Which creator?", "maker.two\r"],
      ["Remember ZZZZZZ", down(2)],
      // stop here, by the last choice of all
      ["Whose is it?", down(4)],
      ["Record it?", down(1)],
    ],
  });
  expect(code, stdout).toBe(5);
  expect(stdout).toContain(
    "its orders are of 2026-10-06 to 2026-10-06, and from and to leave some of them open",
  );
  expect(stdout).toContain("CO489");
  expect(hashOf(folder)).toBe(before);
});
