import { currencyOf } from "./currency.ts";

/** The character between whole units and their fraction. */
export type DecimalMark = "." | ",";

/** An amount as it is written, taken apart: nothing of it is decided yet. */
export interface AmountText {
  readonly negative: boolean;
  /** Digits with the marks and group blanks between them, as written. */
  readonly body: string;
  /** The currency that the cell names; null when it names none. */
  readonly currency: string | null;
}

/** The digits of an amount: `whole` without group marks, `fraction` without the decimal mark. */
export interface Digits {
  readonly whole: string;
  readonly fraction: string;
}

const FIRST_TO_LAST_DIGIT = /^([^\d]*)(\d(?:[\d.,' \u2019]*\d)?)([^\d]*)$/u;
const ASCII = /^[\x20-\x7e]*$/u;
const LONGEST = 64;

/**
 * Takes an amount apart: `($10.27)`, `12.50-`, `11,000 JPY`, `Rp 1.234.567`. Null when the text is
 * no amount: other letters, exponents, two signs, two currencies.
 *
 * @param ledgerCurrency what a sign that several currencies share stands for
 */
export function readAmountText(text: string, ledgerCurrency: string): AmountText | null {
  if (text.length > LONGEST) return null;
  const plain = (ASCII.test(text) ? text : text.normalize("NFKC")).replaceAll("\u2212", "-");
  const match = FIRST_TO_LAST_DIGIT.exec(plain);
  if (match === null) return null;
  const [, before = "", digits = "", after = ""] = match;
  const fractionOnly = /[.,]$/u.test(before) && !/\p{L}\.$/u.test(before);
  const head = fractionOnly ? before.slice(0, -1) : before;
  const body = fractionOnly ? `0${before.slice(-1)}${digits}` : digits;

  const signs = (head + after).replace(/[^-+()]/gu, "");
  const negative = NEGATIVE.has(signs);
  if (!negative && signs !== "" && signs !== "+") return null;
  if (signs === "()" && !(head.includes("(") && after.includes(")"))) return null;
  const currency = namedCurrency(head, after, ledgerCurrency);
  return currency === undefined ? null : { negative, body, currency };
}

const NEGATIVE: ReadonlySet<string> = new Set(["-", "()"]);

/** The one currency named before or after the digits; null for none, undefined for no or two currencies. */
function namedCurrency(head: string, after: string, ledgerCurrency: string): string | null | undefined {
  let named: string | null = null;
  for (const part of [head, after]) {
    const word = part.replace(/[-+()\s]/gu, "");
    if (word === "") continue;
    const currency = currencyOf(word, named ?? ledgerCurrency);
    if (currency === null || (named !== null && named !== currency)) return undefined;
    named = currency;
  }
  return named;
}

const SHAPES = {
  ".": /^(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ '\u2019]\d{3})+)(?:\.\d+)?$/u,
  ",": /^(?:\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[ '\u2019]\d{3})+)(?:,\d+)?$/u,
} as const;

/** No amount is written `0,500` or `012.345` to mean thousands. */
const LEADING_ZERO_GROUP = { ".": /^0\d*,/u, ",": /^0\d*\./u } as const;

/** The digits of a body when `mark` is its decimal mark; null when the marks do not stand that way. */
export function readDigits(body: string, mark: DecimalMark): Digits | null {
  if (!SHAPES[mark].test(body) || LEADING_ZERO_GROUP[mark].test(body)) return null;
  const at = body.indexOf(mark);
  const whole = at < 0 ? body : body.slice(0, at);
  return { whole: whole.replace(/[^\d]/gu, ""), fraction: at < 0 ? "" : body.slice(at + 1) };
}

const GROUPS_OF_THREE = /^[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+)$/u;

/**
 * The digits of a body of a currency without decimals, where a mark before exactly three digits is
 * a thousands mark whichever it is (`domain.md §2`, Money); null when its marks do not say so.
 */
export function readGroups(body: string): Digits | null {
  return GROUPS_OF_THREE.test(body) ? { whole: body.replace(/[.,]/gu, ""), fraction: "" } : null;
}
