import { describe, expect, it } from "vitest";
import { IMPORTERS } from "../../src/importers/index.ts";
import type { ColumnKind } from "../../src/importers/importer.ts";
import { matchHeader } from "../../src/importers/header.ts";
import { recognise } from "../../src/importers/recognise.ts";
import { csvText, parseCsv } from "../csv.ts";
import type { GivenFile } from "./ledger.ts";
import { SAMPLE_FILES, ledgerOfTest } from "./sample-shop.ts";
import { signature } from "./signature.ts";

const DAMAGE = "=twelve";
/** Kinds of cells that can be read wrongly. */
const READ: ReadonlySet<ColumnKind> = new Set(["money", "integer", "day", "instant", "rate"]);

interface Damaged {
  readonly file: GivenFile;
  /** Header of the column, and its cells as they were, in the order of the rows. */
  readonly header: string;
  readonly cells: readonly string[];
}

/** The file with one column made unreadable in every `step`-th row. */
function damagedFile(file: GivenFile, step: number): Damaged {
  const [header = [], ...rows] = parseCsv(file.bytes.toString("utf8"));
  const found = recognise(header, IMPORTERS);
  if (found.kind !== "match") throw new Error(`${file.name} is not recognised`);
  const isSound = (index: number): boolean => rows.every((row) => (row[index] ?? "") !== "");
  const columns = matchHeader(header, found.importer, false).bound;
  const column = columns.find(
    ({ def, index }) => READ.has(def.kind) && def.unread !== true && isSound(index),
  );
  const place = column ?? columns.find(({ def }) => READ.has(def.kind) || def.kind === "choice");
  if (place === undefined) throw new Error(`${file.name} has no column to damage`);
  const [gross, discount] = ["SKU Subtotal Before Discount", "SKU Seller Discount"].map((name) =>
    header.indexOf(name),
  );
  // A sample order is known by its buyer, whom no file of rejected rows names.
  const isSample = (row: readonly string[]): boolean =>
    gross !== -1 && row[gross ?? -1] === row[discount ?? -1];
  const picked = rows.filter(
    // The description below the header of an export is not data.
    (row, index) => index > 0 && index % step === 0 && !isSample(row),
  );
  const cells = picked.map((row) => row[place.index] ?? "");
  for (const row of picked) row[place.index] = DAMAGE;
  return { file: { ...file, bytes: Buffer.from(csvText([header, ...rows])) }, header: place.header, cells };
}

/** A file of rejected rows whose damaged cells have been put right. */
function mended(text: string, { header, cells }: Damaged): GivenFile {
  const [names = [], ...rows] = parseCsv(text);
  const place = names.indexOf(header, 6);
  rows.forEach((row, index) => {
    expect(row[place]).toBe(`'${DAMAGE}`);
    row[place] = cells[index] ?? "";
  });
  return { name: "mended.csv", bytes: Buffer.from(csvText([names, ...rows])), modifiedAt: Date.now() };
}

describe("rejected rows that were mended", () => {
  it.each(SAMPLE_FILES.map((file) => [file.name, file] as const))(
    "%s: they give the ledger that the sound file gives",
    (_name, file) => {
      const [one, other] = [ledgerOfTest(), ledgerOfTest()];
      const whole = one.take({ ...file, bytes: Buffer.from(csvText(parseCsv(file.bytes.toString("utf8")))) });
      one.rebuild();
      const damaged = damagedFile(file, 2);
      const first = other.import(damaged.file);
      expect(first.row["rejected"]).toBe(damaged.cells.length);
      const text = first.rejects() ?? "";
      const second = other.take(mended(text, damaged));
      other.rebuild();
      expect(second).toMatchObject({ source: whole["source"], rejected: 0, read: damaged.cells.length });
      expect(text.includes("PIIMARK")).toBe(false);
      const left = ["sighting", "sample_buyer"];
      expect(signature(other.open.db, left)).toEqual(signature(one.open.db, left));
    },
  );
});
