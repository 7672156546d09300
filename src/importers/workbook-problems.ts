import { refused, warning } from "../core/problem-kind.ts";

/** What refuses a workbook, and what is said of one. */
export const WORKBOOK_PROBLEMS = {
  passwordWorkbook: refused(
    "CO126",
    "The workbook is protected by a password.",
    "open it, remove the password, save it under another name and import that; or download it again.",
  ),
  oldWorkbook: refused(
    "CO127",
    "The file is a workbook of the old kind (.xls).",
    "download it as .xlsx or as CSV; a sheet of your own can be saved as .xlsx.",
  ),
  cutWorkbook: refused(
    "CO128",
    "The workbook ends too early: its download was cut off.",
    "download it again.",
  ),
  damagedWorkbook: refused(
    "CO129",
    "The workbook is damaged: its parts are not what they were when it was written.",
    "download it again; if it is a sheet of your own, open it and save it once more.",
  ),
  notAWorkbook: refused(
    "CO130",
    "The file is a zip archive, but no Excel workbook.",
    "unpack it and import the files that are in it.",
  ),
  namedWorkbook: refused(
    "CO132",
    "The file is named like a workbook and is none.",
    "if it is a CSV, rename it to .csv; else download it again.",
  ),
  largeWorkbook: refused(
    "CO133",
    "The workbook is larger than any export: 64 MB, 2,000 members, 512 MB unpacked, 1,000 columns or 1,048,576 rows.",
    "export fewer days at a time; if it is a sheet of your own, delete the empty rows and columns behind its table.",
  ),
  hostileWorkbook: refused(
    "CO134",
    "The workbook holds what no spreadsheet writes: a document type, or a path out of the archive.",
    "do not open it; download the file again from where it comes.",
  ),
  unknownSheet: refused(
    "CO135",
    "--sheet names a sheet that the file does not have.",
    "name one of the sheets that the message lists, or leave out --sheet.",
  ),
  severalSheets: refused(
    "CO136",
    "Several sheets of the workbook are of the same format.",
    "import them one at a time with --sheet NAME.",
  ),
  numericId: refused(
    "CO137",
    "Ids of a workbook are numbers or dates, of which a spreadsheet keeps neither the last digits nor the first zeros.",
    "download the file again and import it as it is; in a sheet of your own, format the column as text and type the ids again.",
  ),
  uncomputed: refused(
    "CO138",
    "A formula of the workbook has no stored result.",
    "open it in a spreadsheet program, save it, and import it again.",
  ),
  sheetLeftAlone: warning(
    "CO309",
    "Sheets of a workbook have headers that no format knows; they were left alone.",
    "--sheet NAME tells what one of them lacks.",
  ),
} as const;
