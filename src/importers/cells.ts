import { cleanCell } from "../core/cell.ts";
import { normaliseCode } from "../core/code.ts";
import { currencyDigits, currencyOf } from "../core/currency.ts";
import { normaliseHandle } from "../core/handle.ts";
import { cleanId } from "../core/id.ts";
import { readLink } from "../core/link.ts";
import { parseMoney, type DecimalMark } from "../core/money.ts";
import { parseRate } from "../core/rate.ts";
import { dayOf, parseDay, parseInstant, statedZone } from "../core/time.ts";
import type { Parsed } from "../core/scalars.ts";
import type { Decisions } from "./decide.ts";
import type { BoundColumn } from "./header.ts";
import type { CellValue, ColumnDef, ColumnKind, RowProblem } from "./importer.ts";
import { PROBLEMS, type ProblemName } from "./problems.ts";
import { remembered } from "./remembered.ts";
import type { CellType } from "./sheet/sheet.ts";

/** What reading a cell depends on beside the cell. */
export interface CellSetting {
  readonly currency: string;
  /** The shop's zone. */
  readonly timezone: string;
  /** Zone that the file's name states for wall times, if any. */
  readonly fileZone: string | null;
}

/** Reads a cell that is not empty: its value, or which problem it is and why. */
export type CellReader = (text: string, type: CellType) => Read;
type Read =
  | { readonly ok: true; readonly value: CellValue }
  | { readonly ok: false; readonly name: ProblemName; readonly reason: string };

/** A column that is read, with its reader made once for the whole file. */
export interface ReadColumn extends BoundColumn {
  readonly read: CellReader;
}

/** The columns of the file that are read, with the decisions about them built in. */
export function readersFor(
  bound: readonly BoundColumn[],
  decisions: Decisions,
  setting: CellSetting,
): ReadColumn[] {
  return bound
    .filter(({ def }) => def.kind !== "buyer" && def.unread !== true)
    .map((column) => ({ ...column, read: readerFor(column, decisions, setting) }));
}

function readerFor({ def, header }: BoundColumn, decisions: Decisions, setting: CellSetting): CellReader {
  const { currency, timezone } = setting;
  const order = decisions.orders.get(def.field) ?? null;
  const mark = decisions.marks.get(def.field) ?? ".";
  const style = decisions.styles.get(def.field) ?? "percent";
  const stated = statedZone(header) ?? setting.fileZone;
  const wholeMark = [...decisions.marks.values()].includes(",") ? "," : ".";
  const readers: Record<ColumnKind, CellReader> = {
    text: (text) => ({ ok: true, value: text }),
    id: (text) => present(cleanId(text), "no id"),
    integer: (text, type) => readInteger(text, markOf(type, wholeMark)),
    decimal: (text, type) => readDecimal(text, markOf(type, mark)),
    money: (text, type) => readMoney(text, type, mark, currency),
    rate: (text) => named("rate", parseRate(text, style)),
    instant: (text) => named("date", parseInstant(text, order, stated ?? timezone)),
    day: (text) => {
      if (stated === null || !text.includes(":")) return named("date", parseDay(text, order, timezone));
      const instant = parseInstant(text, order, stated);
      return named("date", instant.ok ? { ok: true, value: dayOf(instant.value, timezone) } : instant);
    },
    handle: (text) => present(normaliseHandle(text), "no user name"),
    code: (text) => present(normaliseCode(text), "no code"),
    link: (text) => present(readLink(text)?.link ?? null, "no link"),
    currency: (text) => readCurrency(text, currency),
    choice: remembered((text: string) => readChoice(text, def)),
    buyer: () => ({ ok: true, value: null }),
  };
  return readers[def.kind];
}

/** The text of a number cell is ours, whatever mark the texts of its column use. */
function markOf(type: CellType, mark: DecimalMark): DecimalMark {
  return isNumber(type) ? "." : mark;
}

function isNumber(type: CellType): boolean {
  return type === "number" || type === "shaped";
}

function named(name: ProblemName, parsed: Parsed<CellValue>): Read {
  return parsed.ok ? parsed : { ok: false, name, reason: parsed.reason };
}

function present(value: string | null, reason: string): Read {
  return value === null ? { ok: false, name: "unreadable", reason } : { ok: true, value };
}

const GROUPED = {
  ".": /^[+-]?\d{1,3}(?:[,'\u00a0\u202f ]\d{3})+$/,
  ",": /^[+-]?\d{1,3}(?:[.'\u00a0\u202f ]\d{3})+$/,
};

/** Whole numbers with thousands marks; `1.0`, as programs write 1, is whole; `12.5K` is not exact. */
function readInteger(text: string, mark: DecimalMark): Read {
  const plain = text.replace(/^\u2212/, "-").replace(/(?<=\d)[.,]00?$/, "");
  const digits = GROUPED[mark].test(plain) ? plain.replaceAll(/[^\d-]/g, "") : plain;
  const value = /^[+-]?\d{1,15}$/.test(digits) ? Number.parseInt(digits, 10) : null;
  return value === null
    ? { ok: false, name: "wholeNumber", reason: "not a whole number" }
    : { ok: true, value };
}

/** A plain decimal as text with a dot: numbers that are no money keep their digits. */
function readDecimal(text: string, mark: DecimalMark): Read {
  const thousands = mark === "." ? /,(?=\d{3})/g : /\.(?=\d{3})/g;
  const plain = text.replaceAll(thousands, "").replace(",", ".");
  if (!/^-?\d+(?:\.\d+)?$/.test(plain)) return { ok: false, name: "amount", reason: "not a number" };
  return { ok: true, value: plain };
}

function readMoney(text: string, type: CellType, mark: DecimalMark, currency: string): Read {
  // In a text `1.234` dong are thousands; in a number they are what a person got who typed thousands.
  if (isNumber(type) && currencyDigits(currency) === 0 && text.includes(".")) {
    return { ok: false, name: "amount", reason: "the currency has no decimals" };
  }
  const money = parseMoney(text, markOf(type, mark), currency);
  if (money.ok) return money;
  const name = money.reason.startsWith("another currency") ? "otherCurrency" : "amount";
  return { ok: false, name, reason: money.reason };
}

function readCurrency(text: string, currency: string): Read {
  const found = currencyOf(text, currency);
  if (found === null) return { ok: false, name: "unknownWord", reason: "not a currency" };
  if (found === currency) return { ok: true, value: found };
  return {
    ok: false,
    name: "otherCurrency",
    reason: `another currency: ${found}, and the ledger keeps ${currency}`,
  };
}

/** Words match without regard to case, `_` and `-`. */
export function normaliseWord(text: string): string {
  return text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, " ");
}

/**
 * Words with what they mean, found by `normaliseWord`: normalising takes some letters of Thai apart, so
 * that a word as it is typed here would never be found.
 */
export function wordTable<Meaning>(words: Readonly<Record<string, Meaning>>): ReadonlyMap<string, Meaning> {
  return new Map(Object.entries(words).map(([word, meaning]) => [normaliseWord(word), meaning]));
}

function readChoice(text: string, { choices = {}, other }: ColumnDef): Read {
  const word = normaliseWord(text);
  const value = Object.hasOwn(choices, word) ? choices[word] : other;
  if (value !== undefined) return { ok: true, value };
  return { ok: false, name: "unknownWord", reason: `not one of ${Object.keys(choices).join(", ")}` };
}

const NO_VALUE = { ok: true, value: null } as const;

/** The value of a cell of the file, or its problem with the column's field and the cell as it stands. */
export function readCell(
  column: ReadColumn,
  raw: string,
  type: CellType = "text",
): Parsed<CellValue> & { readonly problem?: RowProblem } {
  const text = cleanCell(raw);
  if (text === null) return NO_VALUE;
  const read = column.read(text, type);
  if (read.ok) return read;
  const { def, header } = column;
  const { code, cure } = PROBLEMS[read.name];
  const shown = def.personal !== undefined ? {} : { value: raw };
  const message =
    def.personal !== undefined ? `"${header}": ${read.reason}.` : `"${header}" ${text}: ${read.reason}.`;
  return { ok: false, reason: read.reason, problem: { code, message, cure, column: def.field, ...shown } };
}
