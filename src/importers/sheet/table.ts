import { CannotGoOn } from "../../core/problem.ts";
import { readRecords } from "./records.ts";
import type { HeaderScore, Sheet, SheetRow } from "./sheet.ts";

/** The header is looked for in so many records from the top. */
const HEADER_ROWS = 10;

const DELIMITERS = [",", ";", "\t", "|"] as const;

interface Layout {
  readonly delimiter: string;
  /** Records above the header. */
  readonly preamble: readonly SheetRow[];
  readonly header: SheetRow;
  readonly score: number;
}

/** Where the table of a text begins, and how its cells are divided. */
export interface TableStart {
  readonly delimiter: string;
  /** Records above the header. */
  readonly preamble: readonly SheetRow[];
  readonly header: SheetRow;
  /** The text without a first line that states the delimiter. */
  readonly body: string;
  /** The line of the file at which the body begins. */
  readonly firstLine: number;
}

/**
 * Finds the table in a text, of which the first lines are enough: the delimiter and the header row are those that know most headers,
 * the first of equals. Counting characters instead goes wrong on real files, whose cells hold
 * commas, semicolons and tabs.
 */
export function findTable(text: string, score: HeaderScore): TableStart {
  const stated = /^"?sep=(.)"?\n/i.exec(text);
  const body = stated === null ? text : text.slice(stated[0].length);
  const firstLine = stated === null ? 1 : 2;
  return { ...findLayout(body, firstLine, stated?.[1], score), body, firstLine };
}

/** The table in a text that is in memory. */
export function readTable(text: string, score: HeaderScore): Sheet {
  const { delimiter, header, preamble, body, firstLine } = findTable(text, score);
  return {
    header: header.cells,
    headerLine: header.line,
    preamble,
    endsWithLineEnd: text.endsWith("\n"),
    rows: () => skipRecords(readRecords(body, delimiter, firstLine), preamble.length + 1),
  };
}

export function* skipRecords(
  records: Iterable<SheetRow>,
  count: number,
): Generator<SheetRow, void, undefined> {
  let left = count;
  for (const record of records) {
    if (left > 0) left -= 1;
    else yield record;
  }
}

function findLayout(body: string, firstLine: number, stated: string | undefined, score: HeaderScore): Layout {
  let best: Layout | null = null;
  let fault: CannotGoOn | null = null;
  for (const delimiter of stated === undefined ? DELIMITERS : [stated]) {
    const { records, broken } = topRecords(body, delimiter, firstLine);
    fault ??= broken;
    for (const [index, record] of records.entries()) {
      const layout = {
        delimiter,
        header: record,
        preamble: records.slice(0, index),
        score: score(record.cells),
      };
      if (isBetter(layout, best)) best = layout;
    }
  }
  if (best === null || (best.score === 0 && fault !== null))
    throw fault ?? new Error("a text without records");
  return best;
}

/** Where no header is known, the widest row is shown to the reader as the headers found. */
function isBetter(layout: Layout, best: Layout | null): boolean {
  if (best === null || layout.score !== best.score) return best === null || layout.score > best.score;
  return layout.score === 0 && layout.header.cells.length > best.header.cells.length;
}

function topRecords(
  body: string,
  delimiter: string,
  firstLine: number,
): { records: readonly SheetRow[]; broken: CannotGoOn | null } {
  const records: SheetRow[] = [];
  try {
    for (const record of readRecords(body, delimiter, firstLine, HEADER_ROWS)) {
      records.push(record);
      if (records.length === HEADER_ROWS) break;
    }
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    return { records, broken: error };
  }
  return { records, broken: null };
}
