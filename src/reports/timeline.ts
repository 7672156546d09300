import { counted } from "../core/counted.ts";
import { addDays } from "../core/days.ts";
import { formatMoney } from "../core/money.ts";
import { formatRate } from "../core/rate.ts";
import type { Day } from "../core/scalars.ts";
import { stageChanges, type StageChange } from "../core/stage-history.ts";
import type { LedgerHeading, Table, TableRow } from "../render/table.ts";
import type { TermOfCreator } from "../store/queries/explain-creator.ts";
import type { WrittenKey } from "../store/queries/keys.ts";
import type { CheckedPost } from "../store/queries/post-checks.ts";
import type { StageRow } from "../store/queries/standing.ts";
import type { DayAmount, OrderDay, WrittenFee } from "../store/queries/timeline-money.ts";
import type { SampleLife } from "../store/queries/timeline-samples.ts";
import type { EventRow, WrittenBrief, WrittenTerm } from "../store/queries/timeline-words.ts";
import { inOrder, type TimelineEntry } from "./timeline-entry.ts";
import * as entryOf from "./timeline-entries.ts";

/** All that is known of one creator up to the report's day. */
export interface CreatorLife {
  readonly creator: string;
  readonly foundOn: string | null;
  readonly stage: StageRow | null;
  readonly sellingDays: number;
  readonly events: readonly EventRow[];
  readonly terms: readonly WrittenTerm[];
  /** Terms in force on the report's day, everybody's as well, the most specific first. */
  readonly termsInForce: readonly TermOfCreator[];
  readonly briefs: readonly WrittenBrief[];
  readonly samples: readonly SampleLife[];
  readonly posts: readonly CheckedPost[];
  readonly orders: readonly OrderDay[];
  readonly refunds: readonly DayAmount[];
  readonly commissions: readonly DayAmount[];
  readonly fees: readonly WrittenFee[];
  readonly ads: readonly DayAmount[];
  readonly keys: readonly WrittenKey[];
}

/** The days that are shown; up to the report's day. */
export interface ShownDays {
  readonly from: string | null;
  readonly to: string;
  readonly asOf: string;
}

const DECIDING = new Set(["declined", "paused", "cut", "resumed", "accepted"]);
const CONTACTS = new Set(["contacted", "reminded", "brief_sent"]);
const NEVER_SENT = new Set(["lost", "rejected", "cancelled"]);

/** The day from which nothing is owed for a sample; null: still open. */
function closedOn(life: SampleLife): string | null {
  if (life.obligation === "posted") return life.fulfilled_on ?? life.delivered_on;
  if (life.obligation !== "lapsed" || life.due_on === null) return null;
  return addDays(life.due_on as Day, 90);
}

/** The stages of a creator's life; the last one is that of the pipeline. */
function stagesOfLife(life: CreatorLife, asOf: string): readonly StageChange[] {
  const { foundOn, stage } = life;
  const found = foundOn ?? asOf;
  const daysOf = (wanted: (event: string) => boolean): string[] =>
    life.events.filter(({ event }) => wanted(event)).map(({ day }) => day);
  const changes = stageChanges(
    {
      foundOn: found,
      asOf,
      sellingDays: life.sellingDays,
      words: life.events.filter(({ event }) => DECIDING.has(event)),
      accepted: daysOf((event) => event === "accepted"),
      terms: life.terms.map(({ from_day }) => (from_day === "" ? found : from_day)),
      replied: daysOf((event) => event === "replied"),
      contacted: daysOf((event) => CONTACTS.has(event)),
      orders: life.orders.map(({ day }) => day),
      posts: life.posts.map(({ posted_on }) => posted_on ?? found),
      samples: life.samples
        .filter(({ state }) => !NEVER_SENT.has(state))
        .map((sample) => ({
          sample: sample.sample,
          requestedOn: sample.requested_on ?? sample.approved_on,
          shippedOn: sample.ship_on,
          deliveredOn: sample.delivered_on,
          closedOn: closedOn(sample),
        })),
    },
    (day, count) => addDays(day as Day, count),
  );
  if (stage === null || changes.at(-1)?.stage === stage.stage) return changes;
  // What has no day of its own decides: the pipeline has the last word.
  return [...changes, { day: stage.since, stage: stage.stage }];
}

function entries(life: CreatorLife, asOf: string, money: entryOf.MoneyText): readonly TimelineEntry[] {
  const happened = [
    ...life.keys.flatMap(entryOf.keyEntries),
    ...life.events.map(entryOf.eventEntry),
    ...life.terms.map((term) => entryOf.termEntry(term, money)),
    ...life.briefs.map(entryOf.briefEntry),
    ...life.samples.flatMap((sample) => entryOf.sampleEntries(sample, asOf)),
    ...life.posts.flatMap(entryOf.postEntries),
    ...life.orders.map((order) => entryOf.orderEntry(order, money)),
    ...life.refunds.map(entryOf.refundEntry),
    ...life.commissions.map(entryOf.commissionEntry),
    ...life.fees.flatMap(entryOf.feeEntries),
    ...life.ads.map(entryOf.adEntry),
  ];
  if (life.foundOn === null) return happened;
  // Recorded later than it happened: nobody is found after a word with them.
  const [first] = happened.flatMap(({ day }) => (day === null ? [] : [day])).toSorted();
  const found: TimelineEntry = {
    day: first !== undefined && first < life.foundOn ? first : life.foundOn,
    what: "found",
    detail: "first known",
    amount: null,
    fact: ["creator", JSON.stringify([life.creator])],
  };
  return [found, ...happened];
}

/** Each stage on the last thing of the day on which it began; by itself where nothing happened on that day. */
function withStages(
  sorted: readonly TimelineEntry[],
  stages: readonly StageChange[],
): readonly (TimelineEntry & { readonly stage: string | null })[] {
  const begun = new Map(stages.map(({ day, stage }) => [day, stage] as const));
  const days = new Set(sorted.map(({ day }) => day));
  const silent = stages
    .filter(({ day }) => !days.has(day))
    .map(({ day }): TimelineEntry => ({
      day,
      what: "stage",
      detail: "by the time that passed",
      amount: null,
    }));
  const all = inOrder([...sorted, ...silent]);
  return all.map((entry, index) => {
    const isLast = all[index + 1]?.day !== entry.day;
    return { ...entry, stage: isLast && entry.day !== null ? (begun.get(entry.day) ?? null) : null };
  });
}

function termWords(terms: readonly TermOfCreator[]): readonly string[] {
  const own = new Map<string, string>();
  for (const { handle, sku, kind, rate } of terms) {
    const name = sku === "*" ? kind : `${kind} on ${sku}`;
    if (rate === null || own.has(name)) continue;
    own.set(name, `${formatRate(rate)} ${name}${handle === "*" ? " (everybody's)" : ""}`);
  }
  return [...own.values()];
}

interface Summary {
  readonly stage: string | null;
  readonly since: string | null;
  readonly samples: number;
  readonly open: readonly {
    readonly sample: string;
    readonly due_on: string | null;
    readonly state: string;
  }[];
  readonly terms: readonly string[];
  readonly orders: number;
  readonly net_revenue: number;
}

function summaryOf(life: CreatorLife, { from, to }: ShownDays): Summary {
  const shown = life.orders.filter(({ day }) => day >= (from ?? "") && day <= to);
  return {
    stage: life.stage?.stage ?? null,
    since: life.stage?.since ?? null,
    samples: life.samples.length,
    open: life.samples.flatMap(({ sample, due_on, obligation }) =>
      obligation === "due" || obligation === "late" || obligation === "overdue"
        ? [{ sample, due_on, state: obligation }]
        : [],
    ),
    terms: termWords(life.termsInForce),
    orders: shown.reduce((sum, { count }) => sum + count, 0),
    net_revenue: shown.reduce((sum, { amount }) => sum + amount, 0),
  };
}

function titleOf(creator: string, summary: Summary, money: entryOf.MoneyText): string {
  const { stage, since, samples, open, terms, orders } = summary;
  const owed = open.map(({ due_on, state }) => `due ${due_on ?? ""}${state === "due" ? "" : `, ${state}`}`);
  return [
    `@${creator}: ${stage === null ? "not known yet" : `${stage} since ${since ?? ""}`}`,
    `${counted(samples, "sample")}, ${counted(open.length, "open obligation")}${owed.length === 0 ? "" : ` (${owed.join("; ")})`}`,
    terms.length === 0 ? "no terms" : terms.join(", "),
    `${counted(orders, "order")}, net revenue ${money(summary.net_revenue)}`,
  ].join("; ");
}

/** One creator's life by time (`domain.md §10`). `sourceOf` finds where the fact of an entry stands. */
export function timelineTable(
  life: CreatorLife,
  days: ShownDays,
  heading: LedgerHeading,
  sourceOf: (entry: TimelineEntry) => string | null,
): Table {
  const money = (amount: number): string => formatMoney(amount, heading.currency);
  const { from, to, asOf } = days;
  const all = withStages(entries(life, asOf, money), stagesOfLife(life, asOf));
  const shown = all.filter(({ day }) => (day === null ? from === null : day >= (from ?? "") && day <= to));
  const summary = summaryOf(life, days);
  return {
    name: "creators show",
    title: titleOf(life.creator, summary, money),
    columns: [
      { key: "day", label: "day", kind: "day", priority: 1 },
      { key: "what", label: "what", kind: "text", priority: 1 },
      { key: "detail", label: "detail", kind: "text", priority: 1, folds: true },
      { key: "amount", label: "amount", kind: "money", priority: 1 },
      { key: "stage", label: "stage", kind: "text", priority: 1 },
      { key: "source", label: "source", kind: "text", priority: 2 },
    ],
    rows: shown.map((entry): TableRow => {
      const { day, what, detail, amount, stage } = entry;
      return { day, what, detail, amount, stage, source: sourceOf(entry) };
    }),
    totals: null,
    notes: [],
    empty: "Nothing happened in these days; without a period the whole life is shown.",
    period: { from, to: to === asOf ? null : to, basis: "event" },
    extra: { creator: { creator: life.creator, ...summary } },
  };
}
