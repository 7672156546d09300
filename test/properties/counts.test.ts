import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ShopFile } from "../shops/model.ts";
import type { GivenFile } from "./ledger.ts";
import { forShops, HANG_GUARD, reports } from "./ledger.ts";
import { contents } from "./signature.ts";

/** A column of each kind of file whose cells must be read, and that decides nothing about the others. */
const DAMAGED_COLUMN: Readonly<Partial<Record<ShopFile["kind"], string>>> = {
  "tiktok-orders": "Quantity",
  "tiktok-affiliate-orders": "Est. standard commission payment",
  "tiktok-returns": "Return Quantity",
  "tiktok-creator-orders": "Est. standard commission",
  pirateship: "Cost",
  costs: "unit_cost",
  commissions: "commission",
};
const DAMAGE = "twelve";

/** Records of a CSV text, cell by cell; quotes and line ends inside cells are kept as they are. */
function recordsOf(text: string): string[][] {
  const records: string[][] = [[""]];
  let quoted = false;
  for (const character of text) {
    const record = records.at(-1)!;
    if (character === '"') quoted = !quoted;
    if (!quoted && character === ",") record.push("");
    else if (!quoted && character === "\n") records.push([""]);
    else record.push(record.pop()! + character);
  }
  return records.slice(0, -1);
}

/** The file with the chosen rows damaged; `first` is the place of its first row of data. */
function damaged(
  file: GivenFile,
  kind: ShopFile["kind"],
  rows: ReadonlySet<number>,
  first: number,
): GivenFile {
  const column = DAMAGED_COLUMN[kind];
  const records = recordsOf(file.bytes.toString("utf8"));
  const place = records[0]!.indexOf(column ?? "");
  const written = records.map((record, line) =>
    rows.has(line - first) ? record.with(place, DAMAGE).join(",") : record.join(","),
  );
  return { ...file, bytes: Buffer.from(written.map((line) => `${line}\n`).join("")) };
}

function expectSum(row: Readonly<Record<string, unknown>>): void {
  const { new: added, updated, unchanged, stale, repeated, rejected } = row;
  const parts = [added, updated, unchanged, stale, repeated, rejected].map(Number);
  expect(row["read"]).toBe(parts.reduce((sum, part) => sum + part, 0));
}

describe("the counts of an import", () => {
  it("1: add up to the rows that the file holds, also of damaged files", HANG_GUARD, async () => {
    const hits = fc.array(fc.boolean(), { minLength: 40, maxLength: 40 });
    await forShops(hits, (shop, { files, ledger }, hit) => {
      const one = ledger("one");
      const written = shop.files.filter(({ rows }) => rows.length > 0);
      written.forEach((sheet, position) => {
        const places = sheet.rows.map((_, row) => row).filter((row) => hit[(row + position) % hit.length]);
        const rows = new Set(DAMAGED_COLUMN[sheet.kind] === undefined ? [] : places);
        const described = sheet.kind === "tiktok-orders" && sheet.described ? 1 : 0;
        const row = one.take(damaged(files[position]!, sheet.kind, rows, 1 + described));
        const known = {
          read: sheet.rows.length,
          rejected: rows.size,
          skipped: sheet.kind === "tiktok-settlements" ? sheet.blank_rows : described,
          status: "imported",
        };
        expect(row).toMatchObject(known);
        expectSum(row);
      });
      const rejected = one.open.db.prepare("SELECT count(*) FROM rejected_cell").pluck().get();
      expect(rejected).toBe(one.open.db.prepare("SELECT sum(rejected) FROM change").pluck().get());
    });
  });

  it("10: a dry run predicts them and leaves no trace", HANG_GUARD, async () => {
    const often = fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 6 });
    await forShops(often, async (shop, { files, ledger }, picks) => {
      const one = ledger("one");
      const asked = [...files, ...picks.map((pick) => files[pick % files.length]!)];
      for (const file of asked) {
        const before = contents(one.open.db);
        const changes = one.open.db.prepare("SELECT * FROM change").all();
        const predicted = await one.predict(file);
        expect(contents(one.open.db)).toEqual(before);
        expect(one.open.db.prepare("SELECT * FROM change").all()).toEqual(changes);
        const done = one.take(file);
        const isDone = predicted["status"] === "dry_run";
        const told = { status: done["status"], import_id: done["import_id"] };
        expect({ ...predicted, ...told }).toEqual(done);
        expect(done["status"]).toBe(isDone ? "imported" : "already_imported");
      }
      one.rebuild();
      const before = await reports(one.path, shop.asOf);
      for (const file of files)
        await one.predict({ ...file, bytes: Buffer.concat([file.bytes, Buffer.from("\n")]) });
      expect(await reports(one.path, shop.asOf)).toBe(before);
    });
  });
});
