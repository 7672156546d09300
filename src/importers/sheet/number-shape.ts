import { isDateFormat } from "./date-format.ts";
import { numberText } from "./number-text.ts";

/**
 * How a cell's format shows its number, where that is more than the number: `percent` (0.15 as 15%),
 * `padded` (123 as 00123), `date` (days since the start of the calendar), `other` (a currency, an exponent, words
 * around it); `plain` is the number.
 */
export type NumberShape =
  | { readonly kind: "plain" | "percent" | "date" | "other" }
  | { readonly kind: "padded"; readonly width: number };

/** Whole numbers below this have fewer than fifteen digits, all of which a spreadsheet keeps. */
export const EXACT = 1e14;

const PLAIN: NumberShape = { kind: "plain" };
const PERCENT: NumberShape = { kind: "percent" };
const DATE: NumberShape = { kind: "date" };
const OTHER: NumberShape = { kind: "other" };

/** Formats that have a number and no text: General, 0, text; the two percents. All others are `other`. */
const BUILT_IN: Readonly<Record<string, NumberShape>> = {
  "0": PLAIN,
  "1": PLAIN,
  "49": PLAIN,
  "9": PERCENT,
  "10": PERCENT,
};

export function shapeOfFormat(id: string, code: string | undefined): NumberShape {
  if (isDateFormat(id, code)) return DATE;
  if (code === undefined) return BUILT_IN[id] ?? OTHER;
  const positive = withoutLiterals(code).split(";")[0] ?? "";
  if (/%/u.test(positive)) return PERCENT;
  if (/^(?:General|@|#|#?0)$/iu.test(positive.trim()) && !hasLiterals(code)) return PLAIN;
  const zeros = /^0{2,}$/u.exec(positive)?.[0];
  return zeros === undefined || hasLiterals(code) ? OTHER : { kind: "padded", width: zeros.length };
}

/** A format without its words, escaped characters, colours and conditions, none of which is a mark. */
function withoutLiterals(code: string): string {
  return code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, "");
}

function hasLiterals(code: string): boolean {
  return /"[^"]+"|\\./u.test(code.split(";")[0] ?? "");
}

/**
 * The number as its cell shows it, for the shapes under which it would else mean something else;
 * null when the number is all that can be said. A number of too many digits is not padded but lost.
 */
export function shownNumber(value: number, shape: NumberShape): string | null {
  if (shape.kind === "percent") return `${numberText(value, 2)}%`;
  const isCount = Number.isInteger(value) && value >= 0 && value < EXACT;
  return shape.kind === "padded" && isCount ? numberText(value).padStart(shape.width, "0") : null;
}
