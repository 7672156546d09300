import type { Parsed, Rate } from "./scalars.ts";

/** How the bare numbers of a column are meant: `0.15` or `15` for fifteen percent. */
export type RateStyle = "fraction" | "percent";

export type RateStyleDecision =
  | { readonly kind: "decided"; readonly style: RateStyle }
  | { readonly kind: "open" }
  | { readonly kind: "ambiguous"; readonly example: string };

/** A rate as written: one decimal mark of either kind, for rates are too small for thousands marks. */
const RATE = /^(\d{0,6})(?:[.,](\d{1,20}))?\s*(%?)$/u;

/** 10,000 %: click rates may exceed 100 %, nothing sensible exceeds this. */
const LARGEST = 1_000_000;

interface RateText {
  readonly whole: string;
  readonly fraction: string;
  readonly percent: boolean;
}

function readRateText(text: string): RateText | null {
  const match = RATE.exec(text.trim().replaceAll("\uff05", "%"));
  if (match === null) return null;
  const [, whole = "", fraction = "", percent = ""] = match;
  return whole === "" && fraction === "" ? null : { whole, fraction, percent: percent !== "" };
}

/**
 * How the bare cells of one column are meant (`domain.md §2`, Rate): all at most 1 with a fraction
 * among them are fractions, all at least 1 are percents, anything else is ambiguous. Cells with `%`
 * stand for themselves and zeros read the same either way: neither counts. `open`: no cell depends on it.
 */
export function decideRateStyle(cells: Iterable<string>): RateStyleDecision {
  let below: string | null = null;
  let above = false;
  let one = false;
  for (const cell of cells) {
    const rate = readRateText(cell);
    if (rate === null || rate.percent || isZero(rate)) continue;
    if (/^0*$/u.test(rate.whole)) below ??= cell;
    else if (/^0*1$/u.test(rate.whole) && /^0*$/u.test(rate.fraction)) one = true;
    else above = true;
  }
  if (below !== null && above) return { kind: "ambiguous", example: below };
  if (below !== null) return { kind: "decided", style: "fraction" };
  return above || one ? { kind: "decided", style: "percent" } : { kind: "open" };
}

function isZero({ whole, fraction }: RateText): boolean {
  return /^0*$/u.test(whole) && /^0*$/u.test(fraction);
}

/**
 * A rate in basis points (`domain.md §2`, Rate). A cell with `%` stands for itself, a bare one is
 * read as `style` says. Digits beyond a basis point are rounded half up, not refused: workbooks
 * hold 28.5 % as `0.28500000000000003`, and measured rates have any number of digits. Several
 * rates in one cell (`6,7,8,19%`), negative rates and a fraction above 1 are rejected.
 */
export function parseRate(text: string, style: RateStyle): Parsed<Rate> {
  const rate = readRateText(text);
  if (rate === null) return { ok: false, reason: "not one rate" };
  const places = !rate.percent && style === "fraction" ? 4 : 2;
  const digits = `${rate.whole}${rate.fraction.slice(0, places).padEnd(places, "0")}`;
  const roundUp = rate.fraction.charCodeAt(places) >= "5".charCodeAt(0);
  const value = Number.parseInt(digits, 10) + (roundUp ? 1 : 0);
  if (places === 4 && value > 10_000) return { ok: false, reason: "above 1 in a column of fractions" };
  if (value > LARGEST) return { ok: false, reason: "above 10,000 %" };
  return { ok: true, value: value as Rate };
}

/** Basis points as percent text: 1500 is `15%`, 1234 is `12.34%`. */
export function formatRate(basisPoints: number): string {
  const digits = String(Math.abs(basisPoints)).padStart(3, "0");
  const fraction = digits.slice(-2).replace(/0+$/u, "");
  return `${basisPoints < 0 ? "-" : ""}${digits.slice(0, -2)}${fraction === "" ? "" : `.${fraction}`}%`;
}
