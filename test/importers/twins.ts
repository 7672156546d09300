import { utils, write } from "@e965/xlsx";
import { decodeText } from "../../src/importers/sheet/decode.ts";
import { readTable } from "../../src/importers/sheet/table.ts";
import { IMPORTERS } from "../../src/importers/index.ts";
import { scoreHeader } from "../../src/importers/recognise.ts";

/** The same rows as a workbook, every cell as text, as the exports of TikTok have them. */
export function twinOf(text: Uint8Array): Buffer {
  const table = readTable(decodeText(text, undefined), (cells) => scoreHeader(cells, IMPORTERS, false));
  const rows = [
    ...table.preamble.map(({ cells }) => cells),
    table.header,
    ...[...table.rows()].map(({ cells }) => cells),
  ];
  const sheet = utils.aoa_to_sheet(rows.map((cells) => cells.map((cell) => ({ t: "s", v: cell }))));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "Sheet1");
  return write(book, { type: "buffer", bookType: "xlsx", compression: true }) as Buffer;
}
