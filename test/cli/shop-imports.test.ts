import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AS_OF, creatorops, emptyLedger, hashOf, SHOP, shopFiles } from "./shop.ts";

interface ImportRow {
  readonly file: string;
  readonly read: number;
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly stale: number;
  readonly repeated: number;
  readonly rejected: number;
  readonly status: string;
  readonly source: string | null;
}

function imported(
  folder: string,
  ...args: string[]
): { readonly rows: ImportRow[]; readonly exit: number | null } {
  const ran = creatorops(folder, ["import", ...args, "--json"]);
  return { rows: (JSON.parse(ran.stdout) as { rows: ImportRow[] }).rows, exit: ran.exit };
}

function reports(folder: string): string {
  return ["profit", "pipeline", "overdue", "reconcile"]
    .map((command) => creatorops(folder, [command, "--json", ...AS_OF]).stdout)
    .join("");
}

/** The later of the two order exports, and the number of its change in a folder's import. */
const LAST_EXPORT = join(SHOP, "All order-2026-11-09-08_30.csv");
const LAST_EXPORT_CHANGE = "4";
const ORDERS = readFileSync(LAST_EXPORT, "utf8");

function addsUp(row: ImportRow): boolean {
  return row.read === row.new + row.updated + row.unchanged + row.stale + row.repeated + row.rejected;
}

function scratch(name: string, text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "creatorops-file-")), name);
  writeFileSync(file, text);
  return file;
}

describe("importing the sample shop", () => {
  it("counts add up, a second time adds nothing, a dry run predicts and leaves no trace", () => {
    const folder = emptyLedger();
    const before = hashOf(folder);
    const dry = imported(folder, SHOP, "--dry-run");
    expect(hashOf(folder)).toBe(before);
    const first = imported(folder, SHOP);
    const plain = (row: ImportRow): object => ({ ...row, status: "", import_id: null });
    expect(dry.rows.map(plain)).toEqual(first.rows.map(plain));
    expect(first.rows.every(addsUp)).toBe(true);
    expect(first.rows.map((row) => row.status)).toEqual(first.rows.map(() => "imported"));
    const second = imported(folder, SHOP);
    expect(second.exit).toBe(0);
    for (const row of second.rows)
      expect(row).toMatchObject({ new: 0, updated: 0, status: "already_imported" });
    expect(statSync(join(folder, "creatorops.db")).mode & 0o777).toBe(0o600);
  }, 60_000);

  it("any order of the files gives the same reports", () => {
    const [ordered, reversed] = [emptyLedger(), emptyLedger()];
    imported(ordered, SHOP);
    for (const name of shopFiles().toReversed()) imported(reversed, join(SHOP, name));
    expect(reports(reversed)).toBe(reports(ordered));
  }, 60_000);

  it("an older export imported later is stale, and changes no report", () => {
    const changed = ORDERS.replace(",To ship,Awaiting shipment,", ",Shipped,In transit,");
    expect(changed).not.toBe(ORDERS);
    const folder = emptyLedger();
    const late = scratch("All order-2026-11-09-20_30.csv", changed);
    const [fresh] = imported(folder, late).rows;
    expect(fresh?.rejected).toBe(0);
    const after = reports(folder);
    const [old] = imported(folder, LAST_EXPORT).rows;
    expect(old).toMatchObject({ new: 0, updated: 0 });
    expect(old?.stale).toBeGreaterThan(0);
    expect(reports(folder)).toBe(after);
  }, 60_000);

  it("an undone import can come again, and gives the same reports", () => {
    const folder = emptyLedger();
    imported(folder, SHOP);
    const before = reports(folder);
    expect(creatorops(folder, ["imports", "undo", LAST_EXPORT_CHANGE]).exit).toBe(5);
    expect(creatorops(folder, ["imports", "undo", LAST_EXPORT_CHANGE, "--yes"]).exit).toBe(0);
    expect(reports(folder)).not.toBe(before);
    imported(folder, SHOP);
    expect(reports(folder)).toBe(before);
  }, 60_000);

  it("says once what no column of a settlement explains", () => {
    const { stderr } = creatorops(emptyLedger(), ["import", join(SHOP, "income_20261109085500.csv")]);
    expect(stderr.match(/CO310/gu)).toHaveLength(1);
  });

  it("one bad row of 100 is named, the other 99 are stored", () => {
    const rows = Array.from(
      { length: 100 },
      (_, index) => `SKU-${index},${index === 41 ? "twelve" : "1.50"},2026-01-01`,
    );
    const file = scratch("costs.csv", `sku,unit_cost,from\n${rows.join("\n")}\n`);
    const folder = emptyLedger();
    const ran = creatorops(folder, ["import", file, "--json"]);
    expect(ran.exit).toBe(3);
    expect((JSON.parse(ran.stdout) as { rows: ImportRow[] }).rows[0]).toMatchObject({
      read: 100,
      new: 99,
      rejected: 1,
    });
    expect(ran.stderr).toMatch(/CO2\d\d costs\.csv:43: "unit_cost" twelve/);
    expect(ran.stderr).toContain("fix: ");
    const listed = creatorops(folder, ["imports", "rejected", "3", "--json"]);
    const [cell] = (JSON.parse(listed.stdout) as { rows: Record<string, unknown>[] }).rows;
    expect(cell).toMatchObject({ line: 43, column: "unit_cost", value: "twelve" });
  }, 60_000);

  it("a folder's unknown file is reported, a refused one does not stop the others", () => {
    const costs = "sku,unit_cost,from\nA,1.00,2026-01-01\n";
    const file = scratch("costs.csv", costs);
    const inner = join(file, "..");
    writeFileSync(join(inner, "weather.csv"), "city,degrees\nNowhere,12\n");
    const folder = emptyLedger();
    const first = imported(folder, inner);
    expect(first.exit).toBe(0);
    expect(first.rows.map((row) => row.status).toSorted()).toEqual(["imported", "unrecognised"]);
    writeFileSync(join(inner, "terms.csv"), "creator,rate,from\ndemo.a,10%,03/04/2026\n");
    const second = imported(folder, inner);
    expect(second.exit).toBe(3);
    expect(second.rows.map((row) => row.status)).toContain("refused");
  }, 60_000);
});
