import { isDay } from "../core/calendar.ts";
import { monthDays } from "../core/months.ts";
import type { Day } from "../core/scalars.ts";
import type { Input, OptionDef, Period } from "./command.ts";
import { refusedOption } from "./problems.ts";

/** A period by name, or two states of knowledge: what `diff` compares. */
export type DiffWish =
  | { readonly kind: "periods"; readonly from: NamedPeriod; readonly to: NamedPeriod }
  | { readonly kind: "states"; readonly before: string; readonly after: string | null };

export interface NamedPeriod {
  readonly name: string;
  readonly days: { readonly from: Day; readonly to: Day };
}

export const DIFF_OPTIONS: readonly OptionDef[] = [
  {
    name: "from-period",
    kind: "text",
    value: "period",
    summary: "the first of two periods: 2026-09, 2026-W40 or 2026-09-01..2026-09-15",
  },
  { name: "to-period", kind: "text", value: "period", summary: "the second of them" },
  {
    name: "between",
    kind: "text",
    value: "change|date",
    summary: "the first of two states of knowledge, as for --known-at",
  },
  { name: "and", kind: "text", value: "change|date", summary: "the second of them" },
  {
    name: "since-change",
    kind: "text",
    value: "change|date",
    summary: "from what was known then to what is known now",
  },
];

const EXAMPLES =
  "creatorops diff --from-period 2026-09 --to-period 2026-10, or --month 2026-10 --since-change 12";

/**
 * What the options ask for.
 * @throws CannotGoOn (exit 2) for half a question, two questions at once, or an unreadable value.
 */
export async function diffWish({ options }: Input, period: Period): Promise<DiffWish> {
  const given = (name: string): string | null => (options[name] as string | undefined) ?? null;
  const [first, second] = [given("from-period"), given("to-period")];
  const [between, and, since] = [given("between"), given("and"), given("since-change")];
  const ways = [first ?? second, between ?? and, since].filter((way) => way !== null);
  if (ways.length !== 1)
    throw refusedOption(
      "CO003",
      ways.length === 0 ? "nothing to compare is named" : "two comparisons are named",
      EXAMPLES,
    );
  if (since !== null) return { kind: "states", before: knowledge("since-change", since), after: null };
  if (first !== null || second !== null) {
    if (first === null || second === null)
      throw refusedOption("CO003", "two periods are compared, and one is named", EXAMPLES);
    if (period.from !== null || period.to !== null)
      throw refusedOption(
        "CO003",
        "--from-period and --to-period name the periods; no other goes with them",
        EXAMPLES,
      );
    return { kind: "periods", from: await named("from-period", first), to: await named("to-period", second) };
  }
  if (between === null || and === null)
    throw refusedOption(
      "CO003",
      "two states are compared, and one is named",
      "--between 12 --and 15, or --since-change 12",
    );
  return { kind: "states", before: knowledge("between", between), after: knowledge("and", and) };
}

function knowledge(option: string, text: string): string {
  if (/^\d{1,15}$/u.test(text) || isDay(text)) return text;
  throw refusedOption(
    "CO002",
    `--${option} ${text}: it takes the number of a change or a day`,
    "creatorops imports",
  );
}

async function named(option: string, text: string): Promise<NamedPeriod> {
  const { weekDays } = await import("../core/days.ts");
  const [from = "", to = ""] = text.split("..");
  const span = isDay(from) && isDay(to) && from <= to ? { from, to } : null;
  const days = monthDays(text) ?? weekDays(text) ?? span;
  if (days !== null) return { name: text, days };
  throw refusedOption(
    "CO002",
    `--${option} ${text}: there is no such period`,
    "write it as 2026-10, 2026-W45 or DAY..DAY",
  );
}
