import Papa from "papaparse";
import { CannotGoOn, EXIT } from "../../core/problem.ts";
import { problem } from "../problems.ts";
import type { SheetRow } from "./sheet.ts";

/** Records parsed at a time; bounds what is held in memory beside the text itself. */
const BATCH = 5000;

/**
 * The records of a text whose line ends are `\n`, with the line at which each starts. A blank line
 * is a record of one empty cell. Broken quoting throws when it is reached: what follows it cannot
 * be trusted.
 */
export function* readRecords(
  text: string,
  delimiter: string,
  firstLine: number,
  batch: number = BATCH,
): Generator<SheetRow, void, undefined> {
  // The parser class itself: `Papa.parse` would cut a byte order mark off the start of each batch.
  const parser = new Papa.Parser({
    delimiter,
    newline: "\n",
    quoteChar: '"',
    fastMode: false,
    preview: batch,
  });
  let offset = 0;
  let line = firstLine;
  while (offset < text.length) {
    const part = text.slice(offset);
    const result = parser.parse(part, 0, false) as Papa.ParseResult<string[]>;
    const error = result.errors[0];
    const atEnd = !result.meta.truncated && result.meta.cursor >= part.length;
    const records = error === undefined ? result.data : result.data.slice(0, error.row);
    for (const [index, cells] of records.entries()) {
      const isAfterLastLineEnd =
        atEnd && index === result.data.length - 1 && cells.length === 1 && cells[0] === "";
      if (isAfterLastLineEnd && error === undefined && part.endsWith("\n")) return;
      yield { line, cells };
      line += 1 + cells.reduce((sum, cell) => sum + countLineEnds(cell), 0);
    }
    if (error !== undefined)
      throw brokenQuote(error.code, lineAt(text, firstLine, offset + (error.index ?? 0)));
    offset += result.meta.cursor;
  }
}

function countLineEnds(cell: string): number {
  let count = 0;
  for (let index = cell.indexOf("\n"); index >= 0; index = cell.indexOf("\n", index + 1)) count += 1;
  return count;
}

function lineAt(text: string, firstLine: number, offset: number): number {
  return firstLine + countLineEnds(text.slice(0, offset));
}

function brokenQuote(code: string, line: number): CannotGoOn {
  const found =
    code === "MissingQuotes"
      ? problem("openQuote", `quote opened on line ${line} never closes.`, { line })
      : problem(
          "strayQuote",
          `the quoted cell that opens on line ${line} holds a quote that is not doubled.`,
          { line },
        );
  return new CannotGoOn(EXIT.refused, found);
}
