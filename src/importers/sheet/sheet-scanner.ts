import { NUMBER, shownValue } from "./cell-value.ts";
import { MarkupScanner, numberIn, TOKEN, wordOf } from "./markup-scanner.ts";
import type { NumberShape } from "./number-shape.ts";
import { PackedRows, SEPARATOR } from "./packed-rows.ts";
import type { SharedTexts } from "./shared-texts.ts";
import type { CellType } from "./sheet.ts";
import { textOfMarkup } from "./text-bytes.ts";
import type { WorkbookParts } from "./workbook-parts.ts";
import { damagedWorkbook, tooLarge } from "./zip-archive.ts";

const ROW = wordOf("row");
const CELL = wordOf("c");
const VALUE = wordOf("v");
const FORMULA = wordOf("f");
const INLINE = wordOf("is");
const TEXT = wordOf("t");
const READING = wordOf("rPh");
const DATA = wordOf("sheetData");
const ROOT = wordOf("worksheet");

const INLINE_TEXT = wordOf("inlineStr");
const SHARED_TEXT = wordOf("s");
const FORMULA_TEXT = wordOf("str");

/** A sheet has no more rows than this in any program. */
const MOST_ROWS = 1_048_576;

const MOST_COLUMNS = 1000;

/** Shared texts are stored once and shown often: a sheet can be far larger than all that is unpacked of it. */
const MOST_BYTES = { row: 32 * 2 ** 20, sheet: 512 * 2 ** 20 } as const;

const PLAIN: NumberShape = { kind: "plain" };

/** Reads the rows of a sheet from its markup, in the pieces in which it is unpacked. */
export class SheetScanner {
  readonly rows = new PackedRows();
  /** True when the sheet has come to its end. */
  isWhole = false;
  readonly #name: string;
  readonly #parts: WorkbookParts;
  readonly #shared: SharedTexts;
  readonly #markup = new MarkupScanner();
  #bytes: Buffer = Buffer.alloc(0);
  #isInData = false;
  #line = 0;
  /** Of the row that is open. */
  #types: CellType[] | null = null;
  #isInRow = false;
  /** Of the cell that was read last; -1 before the first of a row. */
  #column = -1;
  // Of the cell that is open.
  #isInCell = false;
  #type = 0;
  #style = -1;
  #hasFormula = false;
  #value = "";
  /** The element whose text is taken, by its name; 0 for none. */
  #taken = 0;
  #isInInline = false;
  #isInReading = false;

  constructor(name: string, parts: WorkbookParts, shared: SharedTexts) {
    this.#name = name;
    this.#parts = parts;
    this.#shared = shared;
  }

  /** Takes the next bytes of the sheet; gives how many are done with. @throws CannotGoOn */
  scan(bytes: Buffer): number {
    const markup = this.#markup;
    this.#bytes = bytes;
    markup.begin(bytes);
    for (;;) {
      const token = markup.next();
      if (token === TOKEN.open) this.#opened();
      else if (token === TOKEN.close) this.#closed(markup.name);
      else if (token === TOKEN.end) return markup.at;
      else if (this.#taken !== 0) this.#take();
    }
  }

  #opened(): void {
    const { name, isEmpty } = this.#markup;
    if (name === CELL) this.#openCell();
    else if (name === TEXT) this.#taken = this.#isInInline && !this.#isInReading && !isEmpty ? TEXT : 0;
    else if (name === INLINE) this.#isInInline = this.#isInCell && !isEmpty;
    else if (name === VALUE) this.#taken = this.#isInCell && !isEmpty ? VALUE : 0;
    else if (name === FORMULA) this.#hasFormula = true;
    else if (name === ROW) this.#openRow();
    else if (name === READING) this.#isInReading = !isEmpty;
    else if (name === DATA && this.#markup.nameEndsWith("sheetData")) this.#isInData = !isEmpty;
    if (isEmpty && (name === CELL || name === ROW)) this.#closed(name);
  }

  #closed(name: number): void {
    if (name === TEXT || name === VALUE) this.#taken = 0;
    else if (name === INLINE) this.#isInInline = false;
    else if (name === CELL) this.#closeCell();
    else if (name === ROW) this.#closeRow();
    // The reading of a word is not part of it.
    else if (name === READING) this.#isInReading = false;
    else if (name === DATA && this.#markup.nameEndsWith("sheetData")) this.#isInData = false;
    else if (name === ROOT && this.#markup.nameEndsWith("worksheet")) this.isWhole = true;
  }

  #openRow(): void {
    if (!this.#isInData) return;
    const { referenceFrom: from, referenceTo: to } = this.#markup;
    const line = from === to ? this.#line + 1 : numberIn(this.#bytes, from, to);
    if (!(line > this.#line))
      throw damagedWorkbook(`the rows of its sheet "${this.#name}" are out of order.`);
    if (line > MOST_ROWS) throw tooLarge(`its sheet "${this.#name}" has more than ${MOST_ROWS} rows.`);
    this.#line = line;
    this.#isInRow = true;
    this.#column = -1;
    this.#types = null;
  }

  #closeRow(): void {
    if (!this.#isInRow) return;
    this.#isInRow = false;
    const types = this.#types;
    const all =
      types === null ? undefined : Array.from({ length: this.#column + 1 }, (_, at) => types[at] ?? "text");
    this.rows.close(this.#line, all);
  }

  #openCell(): void {
    if (!this.#isInRow) return;
    const { type, style } = this.#markup;
    this.#goTo(this.#columnOfCell());
    this.#isInCell = true;
    this.#type = type;
    this.#style = style;
    this.#hasFormula = false;
    this.#value = "";
  }

  /** A cell without a reference stands to the right of the one before. */
  #columnOfCell(): number {
    const { referenceFrom, referenceTo } = this.#markup;
    let column = 0;
    for (let at = referenceFrom; at < referenceTo && column <= MOST_COLUMNS; at += 1) {
      const letter = ((this.#bytes[at] as number) | 0x20) - 0x60;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
    }
    return column === 0 ? this.#column + 1 : column - 1;
  }

  /** Goes to a column of the open row; cells that are left out are empty. */
  #goTo(column: number): void {
    if (column >= MOST_COLUMNS) {
      throw tooLarge(`its sheet "${this.#name}" has more than ${MOST_COLUMNS} columns.`);
    }
    const last = this.#column;
    if (column <= last) throw damagedWorkbook(`the cells of row ${this.#line} are out of order.`);
    this.rows.open.fill(SEPARATOR, column - Math.max(last, 0));
    this.#column = column;
  }

  #take(): void {
    const { from, to, isLiteral } = this.#markup;
    const type = this.#type;
    if (this.#taken === TEXT) {
      if (type === INLINE_TEXT) this.rows.open.addMarkup(this.#bytes, from, to, isLiteral);
    } else if (type === FORMULA_TEXT) this.rows.open.addMarkup(this.#bytes, from, to, isLiteral);
    else if (type === SHARED_TEXT) this.#takeShared(numberIn(this.#bytes, from, to));
    else this.#value += textOfMarkup(this.#bytes, from, to, isLiteral);
  }

  #takeShared(number: number): void {
    const { rows } = this;
    if (!this.#shared.writeTo(rows.open, number)) {
      throw damagedWorkbook(`row ${this.#line} names a text that the workbook does not hold.`);
    }
    if (rows.openSize > MOST_BYTES.row || rows.size > MOST_BYTES.sheet) {
      throw tooLarge(`its sheet "${this.#name}" shows more than 512 MB of text, or 32 MB in a row.`);
    }
  }

  #closeCell(): void {
    if (!this.#isInCell) return;
    this.#isInCell = this.#isInInline = false;
    const type = this.#type;
    const { shapes, isUncomputed, is1904 } = this.#parts;
    const isText = type === INLINE_TEXT || type === SHARED_TEXT || type === FORMULA_TEXT;
    const isNumber = type === 0 || type === NUMBER;
    const lacksResult = this.#hasFormula && (isUncomputed || (isNumber && this.#value === ""));
    if (isText) {
      if (lacksResult) (this.#types ??= [])[this.#column] = "uncomputed";
      return;
    }
    if (this.#value === "" && isNumber && !lacksResult) return;
    const shape = shapes[this.#style] ?? PLAIN;
    const shown = shownValue({ type, text: this.#value, shape, isUncomputed: lacksResult, is1904 });
    this.rows.open.add(shown.text);
    if (shown.type !== "text") (this.#types ??= [])[this.#column] = shown.type;
  }
}
