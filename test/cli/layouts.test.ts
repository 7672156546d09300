import { join } from "node:path";
import { copyFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { LAYOUTS } from "../../src/importers/layouts/index.ts";
import { FIXTURES, filesIn } from "../importers/fixtures.ts";
import { copiedLedger, creatorops, hashOf } from "./shop.ts";

let folder = "";
beforeAll(() => {
  folder = copiedLedger();
});

const FILES = LAYOUTS.map(({ id, layoutOf = "" }) => {
  const [path = ""] = filesIn(id).filter((name) => name.endsWith(".csv"));
  return [id, layoutOf, join(FIXTURES, path)] as const;
});

describe.each(FILES)("the unverified layout %s", (id, source, path) => {
  it("is proposed with the line that loads it, and not loaded", () => {
    const before = hashOf(folder);
    const ran = creatorops(folder, ["import", path]);
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain(`looks like ${id}, an unverified layout.`);
    expect(ran.stderr).toContain(`then import it with --as ${id}\n`);
    expect(hashOf(folder)).toBe(before);
  });

  it(`is loaded by its name, as rows of ${source}`, () => {
    const { stdout, exit } = creatorops(folder, ["import", path, "--as", id, "--json"]);
    expect([0, 3]).toContain(exit);
    expect(JSON.parse(stdout)).toMatchObject({ rows: [{ source, status: "imported" }] });
  });

  it("says in sources that nobody has verified it", () => {
    const { stdout } = creatorops(folder, ["sources", "show", id, "--json"]);
    const answer = JSON.parse(stdout) as { layout_of: string; notes: readonly { message: string }[] };
    expect(answer.layout_of).toBe(source);
    expect(answer.notes[0]?.message).toContain("Unverified");
  });
});

it("one of them in a folder is refused, and stops none of the others", () => {
  const exports = copiedLedger();
  copyFileSync(join(FIXTURES, "refersion/conversions.csv"), join(exports, "conversions.csv"));
  copyFileSync(join(FIXTURES, "shop/costs.csv"), join(exports, "costs.csv"));
  const { stdout, exit } = creatorops(exports, ["import", ".", "--json"]);
  expect(exit).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({
    rows: [
      { file: "conversions.csv", status: "refused" },
      { file: "costs.csv", status: "imported" },
    ],
  });
});

it("what a program denies, and the sale that a second conversion cancels, cost nothing", () => {
  const { stdout } = creatorops(folder, [
    "query",
    "select order_id, sum(amount) as amount from commission_fact where affiliate_id in ('a3y7', 'b9k2') group by 1 order by 1",
    "--format",
    "csv",
  ]);
  expect(stdout).toBe("order_id,amount\n1002,120\n1003,0\n1004,0\n577123456789012345,0\n");
});
