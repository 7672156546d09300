import type { OptionDef, OptionValue, Period } from "../commands/command.ts";
import { isDay } from "../core/calendar.ts";
import type * as CalendarWords from "../core/days.ts";
import { monthDays } from "../core/months.ts";
import type { Day } from "../core/scalars.ts";
import { refusal } from "./problems.ts";

type Shared = Readonly<Record<string, OptionValue>>;

const SOME_DAY = "2026-01-01" as Day;

/** Ways to name a period; `--from` and `--to` together are one way. */
const WAYS = [["from", "to"], ["last"], ["week"], ["month"]] as const;

/**
 * The period options as inclusive days: `--last 7d` is [D-6, D] with D = as-of, weeks are ISO weeks. Without
 * any, both ends are null: all time.
 * @throws CannotGoOn (exit 2) for two ways at once, an unreadable value, or a period that ends before it
 * begins.
 */
export async function resolvePeriod(shared: Shared, asOf: Day): Promise<Period> {
  return (await namedPeriod(shared, asOf)) ?? fromTo(text(shared, "from"), text(shared, "to"), asOf);
}

/** The day that a date expression means (`cli.md §2`). */
export async function resolveDay(option: string, expression: string, today: Day): Promise<Day> {
  if (isDay(expression)) return expression;
  const day = (await calendarWords()).parseDayExpression(expression, today);
  if (!day.ok) throw refusal("CO002", `--${option} ${expression}: ${day.reason}`, "write it as YYYY-MM-DD");
  return day.value;
}

/**
 * Refuses unreadable dates and periods before a ledger is opened. Any today will do to learn whether a date
 * can be read; whether a period ends before it begins shows only with the right one.
 * @throws CannotGoOn (exit 2)
 */
export async function checkDates(definitions: readonly OptionDef[], values: Shared): Promise<void> {
  for (const { name, kind } of definitions) {
    const expression = kind === "day" ? text(values, name) : undefined;
    if (expression !== undefined) await resolveDay(name, expression, SOME_DAY);
  }
  if (definitions.some((option) => option.name === "month")) await namedPeriod(values, SOME_DAY);
  if (definitions.some((option) => option.name === "known-at")) checkKnownAt(text(values, "known-at"));
}

/** `--known-at` is the number of a change or a day. */
function checkKnownAt(expression: string | undefined): void {
  if (expression === undefined || /^\d{1,15}$/.test(expression) || isDay(expression)) return;
  throw refusal(
    "CO002",
    `--known-at ${expression}: it takes the number of a change or a day`,
    "creatorops imports",
  );
}

/** The period of `--last`, `--week` or `--month`; null when none is given. */
async function namedPeriod(shared: Shared, asOf: Day): Promise<Period | null> {
  const used = WAYS.filter((way) => way.some((name) => shared[name] !== undefined));
  if (used.length > 1) {
    const names = used.map((way) => way.map((name) => `--${name}`).join("/")).join(" and ");
    throw refusal("CO003", `${names} name two periods`, "give one of them");
  }
  if (used.length === 0 || used[0] === WAYS[0]) return null;
  const month = text(shared, "month");
  if (month !== undefined) return span("month", month, monthDays(month), "2026-10");
  const { addDays, weekDays } = await calendarWords();
  const last = text(shared, "last");
  if (last !== undefined) return { from: addDays(asOf, 1 - dayCount(last)), to: asOf };
  const week = text(shared, "week");
  return week === undefined ? null : span("week", week, weekDays(week), "2026-W45");
}

/** Weeks and days ago need date-fns, which most reports can do without (start-up time). */
async function calendarWords(): Promise<typeof CalendarWords> {
  return await import("../core/days.ts");
}

function text(shared: Shared, name: string): string | undefined {
  const value = shared[name];
  return typeof value === "string" ? value : undefined;
}

async function fromTo(from: string | undefined, to: string | undefined, asOf: Day): Promise<Period> {
  const first = from === undefined ? null : await resolveDay("from", from, asOf);
  const last = to === undefined ? null : await resolveDay("to", to, asOf);
  if (first !== null && last !== null && first > last) {
    throw refusal(
      "CO003",
      `the period ends on ${last}, before it begins on ${first}`,
      "swap --from and --to",
    );
  }
  return { from: first, to: last };
}

function dayCount(expression: string): number {
  const [, digits] = /^(\d{1,5})d$/.exec(expression) ?? [];
  const days = Number(digits);
  if (digits === undefined || days === 0) {
    throw refusal("CO002", `--last ${expression}: it takes a number of days`, "write it as 7d");
  }
  return days;
}

function span(
  option: string,
  value: string,
  days: { readonly from: Day; readonly to: Day } | null,
  like: string,
): Period {
  if (days === null)
    throw refusal("CO002", `--${option} ${value}: there is no such ${option}`, `write it as ${like}`);
  return { from: days.from, to: days.to };
}
