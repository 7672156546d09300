import type { DecimalMark, Digits } from "./amount-text.ts";
import { readAmountText, readDigits, readGroups } from "./amount-text.ts";
import { currencyDigits } from "./currency.ts";
import type { Money, Parsed } from "./scalars.ts";

export type { DecimalMark } from "./amount-text.ts";

/** The largest amount of one row, in minor units; sums of rows then stay far from 2^53. */
const LARGEST = 3_000_000_000;

/**
 * An amount as minor units of `currency`, by string handling alone (`domain.md §2`, Money). The
 * text is a cleaned cell; `mark` is what its column was found to use (`decideDecimalMark`).
 * Rejected: what is no amount, more decimals than the currency has, an amount beyond
 * ±3,000,000,000 minor units, and another currency (that reason starts with "another currency").
 */
export function parseMoney(text: string, mark: DecimalMark, currency: string): Parsed<Money> {
  const plain = plainMinorUnits(text, mark, currencyDigits(currency));
  if (plain !== null) return { ok: true, value: plain as Money };
  const amount = readAmountText(text, currency);
  if (amount === null) return { ok: false, reason: "not an amount of money" };
  if (amount.currency !== null && amount.currency !== currency) {
    return { ok: false, reason: `another currency: ${amount.currency}, and the ledger keeps ${currency}` };
  }
  const digits = digitsOf(amount.body, mark, currency);
  if (digits === null) return { ok: false, reason: `not an amount when "${mark}" is the decimal mark` };
  const minor = minorUnits(digits, currencyDigits(currency));
  if (typeof minor === "string") return { ok: false, reason: minor };
  return { ok: true, value: (amount.negative && minor !== 0 ? -minor : minor) as Money };
}

/** Plain decimal text of an amount: a dot, a minus sign, no thousands marks, no currency. */
export function formatMoney(money: number, currency: string): string {
  const places = currencyDigits(currency);
  const sign = money < 0 ? "-" : "";
  const minor = Math.abs(money);
  if (places === 0) return `${sign}${minor}`;
  // By division: a report writes millions of amounts, and cutting texts takes three times as long.
  const unit = 10 ** places;
  const rest = minor % unit;
  return `${sign}${(minor - rest) / unit}.${(unit + rest).toString().slice(1)}`;
}

const PLAIN_LENGTH = 13;
const ZERO = 0x30;

/** Minor units of an amount without any ornament, `1234.5` or `-7`, as nearly all are; null for others. */
function plainMinorUnits(text: string, mark: DecimalMark, places: number): number | null {
  const start = text.charCodeAt(0) === 0x2d ? 1 : 0;
  const length = text.length;
  if (length > PLAIN_LENGTH || start === length) return null;
  let minor = 0;
  let after = -1;
  for (let at = start; at < length; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit >= 0 && digit <= 9) {
      minor = minor * 10 + digit;
      if (after >= 0) after += 1;
    } else if (after < 0 && at > start && text.charAt(at) === mark) after = 0;
    else return null;
  }
  if (after === 0 || after > places || (after > 0 && places === 0)) return null;
  for (let scaled = Math.max(after, 0); scaled < places; scaled += 1) minor *= 10;
  if (minor > LARGEST) return null;
  return start === 1 && minor !== 0 ? -minor : minor;
}

function digitsOf(body: string, mark: DecimalMark, currency: string): Digits | null {
  if (currencyDigits(currency) === 0) return readGroups(body) ?? readDigits(body, mark);
  return readDigits(body, mark);
}

/** Minor units, or why the digits are none. Up to 15 digits a JavaScript integer is exact. */
function minorUnits({ whole, fraction }: Digits, places: number): number | string {
  const nothing = places === 0 && (fraction === "0" || fraction === "00");
  if (fraction.length > places && !nothing) {
    return places === 0 ? "the currency has no decimals" : `more than ${places} decimals`;
  }
  const digits = (whole + (nothing ? "" : fraction.padEnd(places, "0"))).replace(/^0+(?=\d)/u, "");
  const minor = digits.length > 15 ? LARGEST + 1 : Number.parseInt(digits, 10);
  return minor > LARGEST ? "larger than any amount of one row can be" : minor;
}

export type DecimalMarkDecision =
  | { readonly kind: "decided"; readonly mark: DecimalMark }
  /** No cell tells, and none depends on it: either mark reads every cell the same. */
  | { readonly kind: "open" }
  | { readonly kind: "mixed"; readonly examples: [string, string] }
  | { readonly kind: "ambiguous"; readonly example: string };

/**
 * The decimal mark of one column of a file (`domain.md §2`, Money). A cell that can be read with
 * one mark only decides for it; cells for both are `mixed`. When none decides, a cell that the two
 * marks read as different amounts (`1.234` of a currency with two decimals) makes the column
 * `ambiguous`. Cells that are no amounts of the currency are left to `parseMoney`.
 */
export function decideDecimalMark(cells: Iterable<string>, currency: string): DecimalMarkDecision {
  const deciding: { [mark in DecimalMark]?: string } = {};
  let ambiguous: string | null = null;
  let usual = false;
  for (const cell of cells) {
    if (!/[.,]/u.test(cell)) continue;
    const vote = voteOf(cell, currency);
    if (vote === "ambiguous") ambiguous ??= cell;
    else if (vote === "usual") usual = true;
    else if (vote !== null) deciding[vote] ??= cell;
  }
  const { ".": dot, ",": comma } = deciding;
  if (dot !== undefined && comma !== undefined) return { kind: "mixed", examples: [dot, comma] };
  if (dot !== undefined) return { kind: "decided", mark: "." };
  if (comma !== undefined) return { kind: "decided", mark: "," };
  if (ambiguous !== null) return { kind: "ambiguous", example: ambiguous };
  return usual ? { kind: "decided", mark: "." } : { kind: "open" };
}

/** An amount without ornament that has a fraction by any reading: nearly every cell of an export. */
const PLAIN_DECIMAL = /^-?\d+\.\d{1,2}$/u;

/**
 * What one cell says of the mark. `usual`: with three decimals, as dinars are always written, a
 * lone dot before three digits is taken as the decimal mark unless another cell says otherwise.
 */
function voteOf(cell: string, currency: string): DecimalMark | "ambiguous" | "usual" | null {
  if (PLAIN_DECIMAL.test(cell)) return ".";
  const amount = readAmountText(cell, currency);
  if (amount === null || (amount.currency ?? currency) !== currency) return null;
  const dot = digitsOf(amount.body, ".", currency);
  const comma = digitsOf(amount.body, ",", currency);
  if (dot === null || comma === null) return dot === null ? (comma === null ? null : ",") : ".";
  if (dot.whole === comma.whole && dot.fraction === comma.fraction) return null;
  return currencyDigits(currency) === 3 && dot.fraction.length === 3 ? "usual" : "ambiguous";
}
