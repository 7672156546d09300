import { counted } from "../core/counted.ts";
import { daysBetween } from "../core/days.ts";
import { OPEN_END } from "../core/held-days.ts";
import { formatRate } from "../core/rate.ts";
import type { Day } from "../core/scalars.ts";
import type { CheckedPost } from "../store/queries/post-checks.ts";
import type { DayAmount, OrderDay, WrittenFee } from "../store/queries/timeline-money.ts";
import type { SampleLife } from "../store/queries/timeline-samples.ts";
import type { EventRow, WrittenBrief, WrittenTerm } from "../store/queries/timeline-words.ts";
import type { WrittenKey } from "../store/queries/keys.ts";
import { eventWord, FAULT_WORDS, type TimelineEntry } from "./timeline-entry.ts";

/** An amount of minor units as text. */
export type MoneyText = (amount: number) => string;

function joined(parts: readonly (string | null)[], between = ", "): string {
  return parts.filter((part) => part !== null && part !== "").join(between);
}

export function eventEntry({ row_key, event, day, at, channel, note }: EventRow): TimelineEntry {
  const detail = joined([channel === null ? null : `by ${channel}`, note], ": ");
  return { day, at, what: eventWord(event), detail, amount: null, fact: ["event", row_key] };
}

export function termEntry(term: WrittenTerm, money: MoneyText): TimelineEntry {
  const { rate, rate_before: before, from_day, to_day, post_days, posts_due, flat_fee } = term;
  const isChange = before !== null && rate !== null && before !== rate;
  const detail = joined([
    rate === null ? null : `${formatRate(rate)} ${term.kind}${isChange ? `, was ${formatRate(before)}` : ""}`,
    term.sku === "*" ? null : term.sku,
    post_days === null ? null : `post within ${counted(post_days, "day")}`,
    posts_due === null ? null : counted(posts_due, "post"),
    flat_fee === null ? null : `flat fee ${money(flat_fee)}`,
    to_day === null ? null : `until ${to_day}`,
  ]);
  return {
    day: from_day === "" ? null : from_day,
    what: isChange ? "terms changed" : "terms set",
    detail: joined([detail, term.note], ": "),
    amount: null,
    fact: ["term", term.row_key],
  };
}

export function briefEntry(brief: WrittenBrief): TimelineEntry {
  const { day, post_days, posts_due } = brief;
  const detail = joined([
    brief.sku ?? "any product",
    post_days === null ? null : `post within ${counted(post_days, "day")}`,
    posts_due === null ? null : counted(posts_due, "post"),
    brief.code === null ? null : `code ${brief.code}`,
    brief.link,
    brief.hashtags,
  ]);
  return {
    day,
    what: "brief",
    detail: joined([detail, brief.note], ": "),
    amount: null,
    fact: ["brief", brief.row_key],
  };
}

/** `5 days late`, as of a day on which something is not done. */
function late(dueOn: string, day: string): string {
  return `${counted(daysBetween(dueOn as Day, day as Day), "day")} late`;
}

function dueText({ due_on, fulfilled_on, obligation, posts_due }: SampleLife, asOf: string): string {
  const owed = posts_due === null || posts_due === 1 ? "" : `${counted(posts_due, "post")}, `;
  if (due_on === null) return owed;
  if (fulfilled_on !== null)
    return `${owed}${fulfilled_on > due_on ? `posted ${late(due_on, fulfilled_on)}` : "posted in time"}`;
  if (obligation === "posted") return `${owed}posted, as the sheet says`;
  if (obligation === "due") return `${owed}not posted yet`;
  return `${owed}not posted, ${obligation === "lapsed" ? "given up" : `${late(due_on, asOf)} (${obligation})`}`;
}

export function sampleEntries(life: SampleLife, asOf: string): readonly TimelineEntry[] {
  const { sample, state, requested_on, approved_on, delivered_on, is_assumed, ship_on } = life;
  const products = (JSON.parse(life.products) as string[]).join(", ");
  const steps: (readonly [what: string, day: string | null, more: string, amount: number | null])[] = [];
  if (requested_on !== null)
    steps.push(["sample requested", requested_on, approved_on === requested_on ? "approved" : "", null]);
  if (approved_on !== null && approved_on !== requested_on)
    steps.push(["sample approved", approved_on, "", null]);
  if (ship_on !== null) steps.push(["sample shipped", ship_on, "", life.cost]);
  if (delivered_on !== null)
    steps.push(["sample delivered", delivered_on, is_assumed === 1 ? "assumed" : "", null]);
  if (state === "lost" || state === "rejected" || state === "cancelled")
    steps.push([`sample ${state}`, ship_on ?? requested_on, "the day is not known", null]);
  if (life.due_on !== null) steps.push(["post due", life.due_on, dueText(life, asOf), null]);
  return steps.map(([what, day, more, amount], index) => ({
    day,
    what,
    detail: joined([products, index === 0 ? `sample ${sample}` : null, more]),
    amount,
    said: life.sample_node,
  }));
}

export function postEntries(post: CheckedPost): readonly TimelineEntry[] {
  const { content, posted_on, days_late, faults, brief_sku, approved_on } = post;
  const faultTexts = faults.map((fault) =>
    fault === "wrong_product" && brief_sku !== null
      ? `${FAULT_WORDS[fault]} (${brief_sku} was asked for)`
      : FAULT_WORDS[fault],
  );
  const [first, second, third, ...others] = post.shows;
  const more = others.length === 0 ? null : `${others.length} more products`;
  const detail = joined([
    days_late === null ? null : days_late > 0 ? `${counted(days_late, "day")} late` : "in time",
    ...faultTexts,
    first ?? null,
    second ?? null,
    third ?? null,
    more,
    content,
  ]);
  const fact = ["post", JSON.stringify([content])] as const;
  const made = {
    day: posted_on,
    what: "post",
    detail: joined([detail, post.note], ": "),
    amount: null,
    fact,
  };
  if (approved_on === null) return [made];
  return [made, { day: approved_on, what: "approval", detail: `post ${content}`, amount: null, fact }];
}

export function orderEntry(
  { day, count, units, amount, commission }: OrderDay,
  money: MoneyText,
): TimelineEntry {
  const detail = `${counted(count, "order")}, ${counted(units, "unit")}; commission ${money(commission)}`;
  return { day, what: "orders", detail, amount };
}

export function refundEntry({ day, count, amount }: DayAmount): TimelineEntry {
  return { day, what: "refund", detail: `of ${counted(count, "order")}`, amount };
}

export function commissionEntry({ day, count, amount }: DayAmount): TimelineEntry {
  return { day, what: "commission", detail: `paid for ${counted(count, "sale")}`, amount };
}

export function adEntry({ day, amount }: DayAmount): TimelineEntry {
  return { day, what: "ad spend", detail: "from this day on", amount };
}

export function feeEntries(fee: WrittenFee): readonly TimelineEntry[] {
  const { row_key, kind, due_on, paid_on, amount, note } = fee;
  const name = kind === "commission" ? "commission outside TikTok" : `${kind} fee`;
  const told = { amount, fact: ["fee", row_key] as const };
  const due = { day: due_on, what: "fee due", detail: joined([name, note], ": "), ...told };
  return paid_on === null ? [due] : [due, { day: paid_on, what: "payment", detail: name, ...told }];
}

/** The days on which a key begins and ends; one of all time is no event. */
export function keyEntries(key: WrittenKey): readonly TimelineEntry[] {
  const name = `${key.kind.replace("_", " ")} ${key.kind === "handle" ? "@" : ""}${key.value}`;
  const entry = (day: string, verb: string): TimelineEntry => ({
    day,
    what: "key",
    detail: `${name} ${verb}`,
    amount: null,
    fact: ["key", key.row_key],
  });
  return [
    ...(key.from_day === "" ? [] : [entry(key.from_day, "from this day")]),
    ...(key.to_day === OPEN_END ? [] : [entry(key.to_day, "up to this day")]),
  ];
}
