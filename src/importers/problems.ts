import type { Problem } from "../core/problem.ts";
import type { ProblemDetails, ProblemKind } from "../core/problem-kind.ts";
import { problemOf, refused, rejected, warning } from "../core/problem-kind.ts";
import { WORKBOOK_PROBLEMS } from "./workbook-problems.ts";

const MEND_CELL = "mend the cell and import the file again; its other rows are in the ledger already.";

/** CO1xx refuse the file, CO2xx reject one row, CO3xx warn. */
export const PROBLEMS = {
  ...WORKBOOK_PROBLEMS,
  empty: refused("CO101", "The file is empty.", "check the download and export the file again."),
  notText: refused(
    "CO102",
    "The file is neither a workbook nor a text table.",
    "download it as .xlsx or as CSV where it comes from.",
  ),
  encoding: refused(
    "CO103",
    "The bytes of the file are not text in the expected encoding.",
    "name the encoding with --encoding.",
  ),
  damagedId: refused(
    "CO104",
    "A spreadsheet has rounded the ids of a column.",
    "download it again and import it without opening it first.",
  ),
  openQuote: refused("CO105", "A quoted cell never closes.", "close the quote, or download the file again."),
  strayQuote: refused(
    "CO106",
    "A quoted cell holds a quote that is not doubled.",
    "write a quote inside a quoted cell twice, or download the file again.",
  ),
  nul: refused(
    "CO107",
    "The file holds a NUL byte.",
    "if it is UTF-16, say so with --encoding utf-16le or utf-16be.",
  ),
  cutOff: refused(
    "CO108",
    "The file ends in the middle of a line: its download was cut off.",
    "download it again, or take it as it is with --allow-cut.",
  ),
  unrecognised: refused(
    "CO109",
    "No known format has the headers of the file.",
    "creatorops sources list shows the formats and the headers that each needs; --as SOURCE names one; creatorops mapping new FILE says which column is which.",
  ),
  ambiguousFormat: refused(
    "CO110",
    "Several formats fit the headers equally well.",
    "name one with --as SOURCE.",
  ),
  missingColumn: refused(
    "CO111",
    "A required column is missing.",
    'export the file again with this column, or say which column it is: --as SOURCE --map FIELD="HEADER".',
  ),
  duplicateColumn: refused(
    "CO112",
    "Two columns of the file mean the same required value.",
    "remove or rename the column that is not meant.",
  ),
  dateOrder: refused(
    "CO113",
    "The dates of a column could be day first or month first.",
    "say which with --date-order dmy, mdy or ymd.",
  ),
  mixedDates: refused(
    "CO114",
    "The dates of the file contradict each other, or --date-order.",
    "write all dates of the file in one order, best as YYYY-MM-DD.",
  ),
  decimalMark: refused(
    "CO115",
    "The amounts of a column could have decimals or thousands.",
    "say which character marks the decimals with --decimal . or --decimal ,",
  ),
  mixedNumbers: refused(
    "CO116",
    "The amounts of a column are written in two styles, or contradict --decimal.",
    "write all amounts of the column in one style.",
  ),
  rateStyle: refused(
    "CO117",
    "The rates of a column could be fractions or percents.",
    "say which with --rate-style fraction or --rate-style percent.",
  ),
  unknownSource: refused(
    "CO118",
    "There is no format of that name.",
    "creatorops sources list shows the formats; without --as a file is recognised by its headers.",
  ),
  unknownEncoding: refused(
    "CO119",
    "--encoding names an encoding that does not exist.",
    "try utf-8, utf-16le, gbk, shift_jis or windows-1252.",
  ),
  noPeriod: refused(
    "CO131",
    "The name of the file does not say which days it is about, and its rows do not either.",
    'put the days into its name, as the download had them: "2026-10-01 - 2026-10-31 ads.csv".',
  ),
  unverifiedLayout: refused(
    "CO141",
    "The headers look like a program's whose layout is known from its help pages alone.",
    "compare the file with creatorops sources show SOURCE, then import it with --as SOURCE.",
  ),
  unknownField: refused(
    "CO142",
    "A mapping names a field that the source does not have.",
    "creatorops sources show SOURCE lists its fields.",
  ),
  absentHeader: refused(
    "CO143",
    "A mapping names a header that the file does not have.",
    "write the header as it stands in the file.",
  ),
  mappedTwice: refused("CO144", "A mapping names a field or a column twice.", "give each of them once."),
  buyersColumn: refused(
    "CO145",
    "A mapping names a column with a buyer's data, which is never read.",
    "leave the field out, or map it to another column.",
  ),
  rejectOrigin: refused(
    "CO139",
    "A file of rejected rows does not say any more how they are to be read.",
    "mend the rows in the file that --rejects wrote, one such file by itself, and leave its column read_as as it is.",
  ),
  noCreatorNamed: refused(
    "CO148",
    "No column of the file names its creator, and --creator does not either.",
    "say whose file it is with --creator HANDLE, and import the files of several creators one by one.",
  ),
  fieldCount: rejected(
    "CO201",
    "A row has more or fewer fields than the header.",
    "look for a separator that is missing or not quoted, mend the row and import the file again.",
  ),
  emptyCell: rejected(
    "CO202",
    "A cell that must be filled is empty.",
    "fill the cell and import the file again.",
  ),
  amount: rejected("CO203", "A cell is not an amount of money.", MEND_CELL),
  otherCurrency: rejected(
    "CO204",
    "An amount is in another currency than the ledger's.",
    "keep one ledger per shop and currency: import the row into that ledger.",
  ),
  rate: rejected("CO205", "A cell is not a rate.", "write one rate per row, for example 15%."),
  date: rejected(
    "CO206",
    "A cell is not a date of the calendar.",
    "write the date as YYYY-MM-DD and import the file again.",
  ),
  wholeNumber: rejected("CO207", "A cell is not a whole number.", MEND_CELL),
  unknownWord: rejected("CO208", "A cell holds a word that is not one of the known ones.", MEND_CELL),
  unreadable: rejected("CO209", "A cell is not a user name, code, link, e-mail or id.", MEND_CELL),
  noIdentity: rejected(
    "CO210",
    "No cell of the row says whose it is.",
    "fill one of the columns that name the creator.",
  ),
  contradiction: rejected(
    "CO211",
    "Two cells of the row contradict each other.",
    "correct one of them and import the file again.",
  ),
  brokenRecord: rejected(
    "CO221",
    "Another row of the same record cannot be read, and its amounts belong together.",
    "mend the other row and import the file again.",
  ),
  noRows: warning(
    "CO301",
    "The file has a header and no rows.",
    "check that the export covers the right days.",
  ),
  noFinalLineEnd: warning(
    "CO302",
    "The last line of the file has no line end: its last cell may be cut off.",
    "compare the last row with its source.",
  ),
  secondColumn: warning(
    "CO303",
    "Two columns mean the same value; the first counts.",
    "remove or rename the other one.",
  ),
  unknownStatus: warning(
    "CO304",
    "A parcel's status is not known; its state is kept as unknown.",
    "look the parcel up; it counts as delivered only when a file or a person says so.",
  ),
  unclassified: warning(
    "CO310",
    "The columns of a settlement row do not add up to its total; the rest is kept as unclassified.",
    "compare the row with the statement in Seller Center; creatorops reconcile shows the statements that differ.",
  ),
  tiktokOrderWithoutId: warning(
    "CO311",
    "An order that came from TikTok Shop does not name its TikTok id: it gives no evidence, and no revenue.",
    "import TikTok's own order export, where it counts; let the program that copies the orders note their ids.",
  ),
} as const satisfies Record<string, ProblemKind>;

export type ProblemName = keyof typeof PROBLEMS;

/** A problem of the named kind; `cure` in `details` replaces the kind's own. */
export function problem(name: ProblemName, message: string, details: ProblemDetails = {}): Problem {
  return problemOf(PROBLEMS[name], message, details);
}
