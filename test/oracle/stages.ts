import type { DayText } from "../shops/calendar.ts";
import { addDays, daysBetween } from "../shops/calendar.ts";
import type { OutreachEvent } from "../shops/model.ts";
import { rowsOf } from "../shops/model.ts";
import type { Creator } from "./creators.ts";
import type { Facts } from "./facts.ts";
import { textOrder } from "./grouping.ts";
import type { Obligation } from "./obligations.ts";
import { isEnded, obligationState } from "./obligations.ts";
import type { Post } from "./posts.ts";
import type { Sample } from "./samples.ts";
import { countSetting } from "./settings.ts";

export const STAGES = [
  "prospect",
  "contacted",
  "replied",
  "agreed",
  "requested",
  "shipped",
  "delivered",
  "posted",
  "selling",
  "declined",
  "paused",
  "cut",
] as const;
export type Stage = (typeof STAGES)[number];

export interface Standing {
  readonly stage: Stage;
  readonly since: DayText;
  /** The obligation of the newest open sample, when that is delivered. */
  readonly obligation: Obligation | null;
}

/** What a creator's stage is judged by, as of one day. */
export interface CreatorRecord {
  readonly creator: Creator;
  readonly samples: readonly Sample[];
  readonly obligations: readonly Obligation[];
  readonly posts: readonly Post[];
  /** Days of attributed counted orders. */
  readonly order_days: readonly DayText[];
}

const lastOf = (creator: Creator, events: readonly OutreachEvent[]) =>
  creator.events.findLast((one) => events.includes(one.event));

/** The latest day on which the creator was written to, or answered. */
export const lastContact = (creator: Creator): DayText | null =>
  lastOf(creator, ["contacted", "replied", "brief_sent", "reminded"])?.day ?? null;

function closing({ creator }: CreatorRecord): Standing | null {
  const last = lastOf(creator, ["declined", "paused", "cut", "resumed", "accepted"]);
  if (last === undefined) return null;
  const { event, day } = last;
  if (event !== "declined" && event !== "paused" && event !== "cut") return null;
  return { stage: event, since: day, obligation: null };
}

/** Selling since the first order of the run that has no gap longer than `selling_days`. */
function selling(facts: Facts, record: CreatorRecord, asOf: DayText): Standing | null {
  const selling_days = countSetting(facts.shop, "selling_days");
  const days = [...new Set(record.order_days)].sort(textOrder);
  const latest = days.at(-1);
  if (latest === undefined || latest <= addDays(asOf, -selling_days)) return null;
  let since = latest;
  for (const day of days.toReversed()) {
    if (daysBetween(day, since) > selling_days) break;
    since = day;
  }
  return { stage: "selling", since, obligation: null };
}

/** The newest sample that has come to no end, and what it waits for. */
function waiting(facts: Facts, record: CreatorRecord, asOf: DayText): Standing | null {
  const open = record.samples.filter((sample) => {
    const obligation = record.obligations.find((one) => one.sample.key === sample.key);
    const state = obligation === undefined ? "due" : obligationState(facts, obligation, asOf);
    return !isEnded(sample) && !sample.words.has("lapsed") && state !== "posted" && state !== "lapsed";
  });
  const newest = open
    .toSorted((one, other) =>
      textOrder(one.shipped_on ?? one.requested_on ?? "", other.shipped_on ?? other.requested_on ?? ""),
    )
    .at(-1);
  if (newest === undefined) return null;
  const obligation = record.obligations.find((one) => one.sample.key === newest.key) ?? null;
  if (newest.delivered_on !== null) return { stage: "delivered", since: newest.delivered_on, obligation };
  if (newest.shipped_on !== null) return { stage: "shipped", since: newest.shipped_on, obligation: null };
  return { stage: "requested", since: newest.requested_on ?? asOf, obligation: null };
}

function agreed(facts: Facts, { creator }: CreatorRecord, asOf: DayText): Standing | null {
  const terms = rowsOf(facts.shop, "terms").filter(
    (term) => term.creator === creator.creator && (term.from ?? "") <= asOf,
  );
  const acceptance = lastOf(creator, ["accepted"]);
  if (acceptance === undefined && terms.length === 0) return null;
  const begun = terms.flatMap((term) => term.from ?? []).sort(textOrder);
  const since = acceptance?.day ?? begun.at(-1) ?? creator.known_since;
  return { stage: "agreed", since, obligation: null };
}

function outreach({ creator }: CreatorRecord): Standing {
  const replied = lastOf(creator, ["replied"]);
  if (replied !== undefined) return { stage: "replied", since: replied.day, obligation: null };
  const contacted = lastOf(creator, ["contacted", "brief_sent", "reminded"]);
  if (contacted !== undefined) return { stage: "contacted", since: contacted.day, obligation: null };
  return { stage: "prospect", since: creator.known_since, obligation: null };
}

/** The first stage of `domain.md §9` that holds. */
export function standingOf(facts: Facts, record: CreatorRecord, asOf: DayText): Standing {
  const post = record.posts.at(-1);
  const posted: Standing | null =
    post === undefined ? null : { stage: "posted", since: post.day, obligation: null };
  return (
    closing(record) ??
    selling(facts, record, asOf) ??
    waiting(facts, record, asOf) ??
    posted ??
    agreed(facts, record, asOf) ??
    outreach(record)
  );
}

/** Longer in its stage than it should be. */
export function isStuck(facts: Facts, standing: Standing, asOf: DayText): boolean {
  const days = daysBetween(standing.since, asOf);
  const { stage, obligation } = standing;
  if (stage === "contacted" || stage === "replied") return days > countSetting(facts.shop, "follow_up_days");
  if (stage === "agreed" || stage === "requested") return days > 7;
  if (stage === "shipped") return days > countSetting(facts.shop, "stuck_shipping_days");
  if (stage !== "delivered" || obligation === null) return false;
  return daysBetween(obligation.due_on, asOf) > countSetting(facts.shop, "extension_days");
}
