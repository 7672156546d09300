import { CannotGoOn } from "../../core/problem.ts";
import type { ByteSource } from "./byte-source.ts";
import { decodeText } from "./decode.ts";
import { IrregularText } from "./record-scanner.ts";
import { scanRecords } from "./scan-records.ts";
import type { HeaderScore, Sheet } from "./sheet.ts";
import { findTable, skipRecords } from "./table.ts";

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * The table in plain UTF-8 bytes, which are scanned as they come and never are in memory as a whole. Its header
 * is found in the first of them. @throws IrregularText here, or when the rows are walked, for bytes that are
 * anything else: the decoder and the parser of whole texts know what to say of those.
 */
export function scanTable(bytes: ByteSource, score: HeaderScore): Sheet {
  const { delimiter, firstLine, header, preamble } = findTable(topText(bytes), score);
  if (firstLine !== 1) throw new IrregularText("its first line states the delimiter");
  return {
    header: header.cells,
    headerLine: header.line,
    preamble,
    endsWithLineEnd: bytes.last === LINE_FEED || bytes.last === CARRIAGE_RETURN,
    rows: (wanted) => {
      const records = scanRecords(bytes.chunks(), { delimiter, firstLine, wanted: wanted ?? null });
      return skipRecords(records, preamble.length + 1);
    },
  };
}

/** The text of the first bytes, without what may be half of a record. */
function topText({ start, size }: ByteSource): string {
  const end = start.length === size ? size : start.lastIndexOf(LINE_FEED) + 1;
  try {
    return decodeText(start.subarray(0, end), "utf-8");
  } catch (error) {
    if (error instanceof CannotGoOn) throw new IrregularText("it does not begin as plain UTF-8 text");
    throw error;
  }
}
