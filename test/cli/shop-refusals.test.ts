import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { AS_OF, creatorops, emptyLedger, hashOf, SHOP, shopFiles } from "./shop.ts";

const ORDERS = readFileSync(join(SHOP, shopFiles()[0] ?? ""), "utf8");
const AFFILIATE = readFileSync(
  join(SHOP, shopFiles().find((name) => name.startsWith("affiliate")) ?? ""),
  "utf8",
);

let folder = "";
beforeAll(() => {
  folder = emptyLedger();
  creatorops(folder, ["import", SHOP]);
}, 60_000);

function scratch(name: string, text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "creatorops-file-")), name);
  writeFileSync(file, text);
  return file;
}

describe("what is refused leaves the ledger as it was", () => {
  it.each([
    ["an id that a spreadsheet rounded", "a.csv", AFFILIATE.replace(/^(\d{18}),/m, "5.77E+17,"), "CO104"],
    ["no SKU ID column", "b.csv", ORDERS.replace("SKU ID", "Stock number"), "SKU ID"],
    ["dates that may be two days", "terms.csv", "creator,rate,from\ndemo.a,10%,03/04/2026\n", "--date-order"],
    ["an unknown file", "c.csv", "city,degrees\nNowhere,12\n", "no known format"],
    ["an empty file", "d.csv", "", "CO101"],
    ["a quote that never closes", "costs.csv", 'sku,unit_cost\nA,"1.00\nB,2.00\n', "CO105"],
  ])("%s: exit 2", (_what, name, text, said) => {
    const before = hashOf(folder);
    const ran = creatorops(folder, ["import", scratch(name, text)]);
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain("creatorops: error: CO1");
    expect(ran.stderr).toContain("fix: ");
    expect(ran.stderr).toContain(said);
    expect(hashOf(folder)).toBe(before);
  });

  it("a missing path: exit 1", () => {
    const before = hashOf(folder);
    const ran = creatorops(folder, ["import", "nowhere.csv"]);
    expect(ran.exit).toBe(1);
    expect(ran.stderr).toContain("nowhere.csv");
    expect(hashOf(folder)).toBe(before);
  });

  it("a bad row with --strict: exit 2", () => {
    const before = hashOf(folder);
    const ran = creatorops(folder, [
      "import",
      "--strict",
      scratch("costs.csv", "sku,unit_cost\nA,1.00\nB,two\n"),
    ]);
    expect(ran.exit).toBe(2);
    expect(hashOf(folder)).toBe(before);
  });

  it("no ledger: exit 1 and the line that makes one", () => {
    const ran = creatorops(mkdtempSync(join(tmpdir(), "creatorops-none-")), ["profit"]);
    expect(ran.exit).toBe(1);
    expect(ran.stderr).toContain("creatorops init --shop");
    expect(ran.stdout).toBe("");
  });

  it("a file that is no ledger: exit 1, untouched", () => {
    const file = scratch("orders.db", ORDERS);
    expect(creatorops(folder, ["profit", "--db", file]).exit).toBe(1);
    expect(readFileSync(file, "utf8")).toBe(ORDERS);
  });

  it.each(["", ":memory:", "file:x?mode=memory"])("--db '%s': exit 2", (path) => {
    expect(creatorops(folder, ["profit", "--db", path]).exit).toBe(2);
  });
});

describe("buyers", () => {
  it("leave no name, phone or address in the ledger or in any output", () => {
    const damaged = ORDERS.replace(/(,\d+\.\d\d){3}/, ",1.00,oops,0.00");
    const rejected = creatorops(folder, ["import", scratch("All order-2026-11-09-09_00.csv", damaged)]);
    expect(rejected.exit).toBe(3);
    const ledger = readFileSync(join(folder, "creatorops.db"), "latin1");
    const outputs = ["profit", "pipeline", "overdue", "reconcile", "imports"].map((command) => {
      const ran = creatorops(folder, [command, "--json", ...AS_OF]);
      return ran.stdout + ran.stderr;
    });
    for (const text of [ledger, rejected.stdout + rejected.stderr, ...outputs]) {
      expect(text).not.toContain("PIIMARK");
      expect(text).not.toMatch(/Test Buyer/);
      expect(text).not.toMatch(/Example Street/);
      expect(text).not.toMatch(/\(\+1\)555/);
    }
  });
});

describe("demo", () => {
  it("prints what it runs and the three tables, each time", () => {
    for (let time = 0; time < 2; time += 1) {
      const ran = creatorops(folder, ["demo"]);
      expect(ran.exit).toBe(0);
      for (const part of ["creatorops import", "stage\tcreators", "creator\tsample", "creator\torders"]) {
        expect(ran.stdout).toContain(part);
      }
    }
  }, 60_000);
});
