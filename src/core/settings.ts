import { currencyOf } from "./currency.ts";
import { isDay } from "./calendar.ts";
import { normaliseHandle } from "./handle.ts";
import { parseMoney } from "./money.ts";
import { parseRate } from "./rate.ts";
import type { Parsed } from "./scalars.ts";
import { type SettingDef, type SettingKind, settingOf } from "./setting-defs.ts";
import { isTimeZone } from "./zone.ts";

export { RATE_DEFAULTS, USUAL_TAX } from "./rate-defaults.ts";
export { SETTINGS, type SettingDef, settingOf } from "./setting-defs.ts";

/** Reads the trimmed text of one kind of setting. */
type Reader = (text: string, currency: string, setting: SettingDef) => Parsed<string | number>;

/** A whole is 100 %: no setting of kind rate can be more. */
const WHOLE = 10_000;
const MOST_DAYS = 3_650;
const MOST = 1_000_000_000;

const READERS: Readonly<Record<SettingKind, Reader>> = {
  text: (text) => accepted(text),
  currency: (text) => {
    const code = text.toUpperCase();
    return currencyOf(code) === code ? accepted(code) : refused("not a currency code such as USD");
  },
  timezone: (text) => {
    return isTimeZone(text) ? accepted(text) : refused("not a time zone such as America/Los_Angeles");
  },
  handles: readHandles,
  rate: readRate,
  money: (text, currency) => {
    const amount = parseMoney(text, ".", currency);
    return amount.ok && amount.value < 0 ? refused("a cost cannot be negative") : amount;
  },
  days: (text) => {
    const count = /^\d{1,4}$/u.test(text) ? Number(text) : MOST_DAYS + 1;
    return count <= MOST_DAYS ? accepted(count) : refused(`not a whole number of days up to ${MOST_DAYS}`);
  },
  count: (text) => {
    const count = /^\d{1,10}$/u.test(text) ? Number(text) : MOST + 1;
    return count <= MOST ? accepted(count) : refused(`not a whole number up to ${MOST}`);
  },
  ratio: (text) => {
    // A bare 2 could be twice or two percent, and a return of 150 basis points means nothing to anybody.
    return text.endsWith("%") ? parseRate(text, "percent") : refused("write it as a percentage, such as 25%");
  },
  choice: (text, _currency, { choices = [] }) => {
    const choice = choices.find((one) => String(one) === text.toLowerCase());
    return choice === undefined ? refused(`not one of ${choices.join(", ")}`) : accepted(choice);
  },
  day: (text) => (isDay(text) ? accepted(text) : refused("not a day YYYY-MM-DD")),
};

/**
 * The value of a setting as a person types it, in the form in which it is stored: handles as one text
 * with commas, money in minor units of `currency`, rates in basis points (`600` is 6 %, like `6%`; a
 * bare number below 100, other than 0, is refused), days and number choices as numbers. Amounts have a
 * decimal dot.
 */
export function parseSetting(name: string, text: string, currency: string): Parsed<string | number> {
  const setting = settingOf(name);
  if (setting === null) return refused(`there is no setting "${name}"`);
  const trimmed = text.trim();
  if (trimmed === "" && setting.kind !== "handles") return refused("no value is given");
  return READERS[setting.kind](trimmed, currency, setting);
}

function readHandles(text: string): Parsed<string> {
  const handles = new Set<string>();
  for (const word of text.split(/[,;\s]+/u)) {
    if (word === "") continue;
    const handle = normaliseHandle(word);
    if (handle === null) return refused(`"${word}" is not a handle`);
    handles.add(handle);
  }
  return accepted([...handles].sort().join(","));
}

/** Below it a bare number is what people write who mean percents. */
const LEAST_BARE = 100;

/** `6%` or whole basis points; a bare `6.5` or `6` could be meant as percents, so it is refused. */
export function readRate(text: string): Parsed<number> {
  const bare = /^\d{1,5}$/u.test(text) ? accepted(Number(text)) : null;
  if (bare === null && !text.endsWith("%")) return refused("write 6% or 600 (basis points)");
  if (bare?.ok === true && bare.value > 0 && bare.value < LEAST_BARE) {
    const { value } = bare;
    return refused(`could be percents or basis points: write ${value}% or ${value * 100} (basis points)`);
  }
  const rate = bare ?? parseRate(text, "percent");
  return rate.ok && rate.value > WHOLE ? refused("more than 100 %") : rate;
}

function accepted<Value>(value: Value): Parsed<Value> {
  return { ok: true, value };
}

function refused(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
