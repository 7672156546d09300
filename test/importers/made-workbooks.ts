import { partsOf } from "../../fixtures/make-workbooks/parts.mjs";
import { zipOf } from "../../fixtures/make-workbooks/zip.mjs";

/** A workbook of one sheet, from the markup of its rows. */
export function workbookOf(markup: string, name = "Sheet1"): Buffer {
  return zipOf(partsOf([{ name, markup }]));
}
