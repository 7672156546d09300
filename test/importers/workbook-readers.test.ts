import { read, type CellObject, utils } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { openWorkbook } from "../../src/importers/sheet/workbook.ts";
import { IMPORTERS } from "../../src/importers/index.ts";
import { bytesOf, filesIn } from "./fixtures.ts";
import { twinOf } from "./twins.ts";

/** Cells by sheet and address, empty ones left out. */
type Cells = Record<string, string>;

async function ours(bytes: Buffer): Promise<Cells> {
  const found: Cells = {};
  for (const { name, rows } of await openWorkbook(bytes)) {
    for (const { line, cells, types } of rows.between(0)) {
      for (const [index, text] of cells.entries()) {
        if (text !== "" && types?.[index] !== "uncomputed")
          found[`${name}!${utils.encode_col(index)}${line}`] = text;
      }
    }
  }
  return found;
}

/** A cell of the other reader in the words of ours. */
function textOf(cell: CellObject): string {
  if (cell.t === "d" || cell.v instanceof Date) {
    const [day = "", time = ""] = new Date(Math.round((cell.v as Date).getTime() / 1000) * 1000)
      .toISOString()
      .split("T");
    return time === "00:00:00.000Z" ? day : `${day} ${time.slice(0, 8)}`;
  }
  if (cell.t === "e") return String(cell.w);
  if (cell.t === "b") return cell.v === true ? "TRUE" : "FALSE";
  if (cell.t !== "n") return String(cell.v);
  const number = Number(Number(cell.v).toPrecision(15));
  const format = String(cell.z ?? "General");
  if (format.includes("%")) return `${Number((number * 100).toPrecision(12))}%`;
  return /^0{2,}$/.test(format) ? String(number).padStart(format.length, "0") : String(number);
}

function theirs(bytes: Buffer): Cells {
  const book = read(bytes, { nodim: true, cellDates: true, UTC: true, cellNF: true, cellText: true });
  const found: Cells = {};
  for (const name of book.SheetNames) {
    for (const [address, cell] of Object.entries(book.Sheets[name] ?? {})) {
      if (address.startsWith("!") || (cell as CellObject).t === "z") continue;
      const text = textOf(cell as CellObject);
      if (text !== "") found[`${name}!${address}`] = text;
    }
  }
  return found;
}

const WORKBOOKS = [...filesIn("workbooks"), "errors/CO137/numbers.xlsx"].filter((path) =>
  path.endsWith(".xlsx"),
);
const TEXTS = IMPORTERS.flatMap(({ id }) => filesIn(id)).filter((path) => path.endsWith(".csv"));

describe("another reader", () => {
  it.each(WORKBOOKS)("finds the same cells in %s", async (path) => {
    expect(await ours(bytesOf(path))).toEqual(theirs(bytesOf(path)));
  });

  it("finds the same cells in the twins of all texts", async () => {
    for (const path of TEXTS) {
      const twin = twinOf(bytesOf(path));
      expect(await ours(twin), path).toEqual(theirs(twin));
    }
  });
});
