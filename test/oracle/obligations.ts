import type { DayText } from "../shops/calendar.ts";
import { addDays, daysBetween } from "../shops/calendar.ts";
import type { BriefRow } from "../shops/model.ts";
import { rowsOf } from "../shops/model.ts";
import { productOf, skuIdsOf } from "./catalogue.ts";
import type { Facts } from "./facts.ts";
import { textOrder } from "./grouping.ts";
import type { Post } from "./posts.ts";
import { postsAsOf } from "./posts.ts";
import type { Sample } from "./samples.ts";
import { countSetting } from "./settings.ts";
import { postingTerm } from "./terms.ts";

/** What a creator owes for a delivered sample (`domain.md §8`). */
export interface Obligation {
  readonly sample: Sample;
  readonly creator: string;
  readonly delivered_on: DayText;
  readonly due_on: DayText;
  readonly posts_due: number;
  readonly products: readonly string[];
  /** Posts that serve it, oldest first. */
  readonly posts: Post[];
}

const LAPSE_DAYS = 90;
const ENDED = ["rejected", "cancelled", "lost"] as const;

export const isEnded = (sample: Sample): boolean => ENDED.some((word) => sample.words.has(word));

/** The latest brief sent by the day for the creator and one of the products, else for the creator. */
function briefOf(facts: Facts, creator: string, products: readonly string[], day: DayText): BriefRow | null {
  const sent = rowsOf(facts.shop, "briefs")
    .filter((row) => row.creator === creator && row.sent_on <= day)
    .toSorted((one, other) => textOrder(one.sent_on, other.sent_on));
  const ofProduct = sent.filter(
    ({ sku }) =>
      sku !== null && skuIdsOf(facts, sku).some((sku_id) => products.includes(productOf(facts, sku_id))),
  );
  return ofProduct.at(-1) ?? sent.filter(({ sku }) => sku === null).at(-1) ?? null;
}

function obligationOf(facts: Facts, sample: Sample): Obligation[] {
  const { creator, delivered_on } = sample;
  if (creator === null || delivered_on === null || isEnded(sample)) return [];
  const term = postingTerm(facts, creator, delivered_on);
  const products = [...sample.products.keys()].map((sku_id) => productOf(facts, sku_id));
  const brief = briefOf(facts, creator, products, delivered_on);
  const post_days = brief?.post_days ?? term?.post_days ?? countSetting(facts.shop, "post_days");
  return [
    {
      sample,
      creator,
      delivered_on,
      due_on: addDays(delivered_on, post_days),
      posts_due: brief?.posts_due ?? term?.posts_due ?? 1,
      products,
      posts: [],
    },
  ];
}

const byAge = (one: Obligation, other: Obligation): number =>
  textOrder(one.delivered_on, other.delivered_on) ||
  textOrder(one.sample.shipped_on ?? "", other.sample.shipped_on ?? "") ||
  textOrder(one.sample.key, other.sample.key);

/** A post goes to the oldest open obligation of its product, else to the oldest open one. */
function assign(post: Post, obligations: readonly Obligation[]): void {
  const open = obligations.filter(
    (one) =>
      one.creator === post.creator &&
      one.posts.length < one.posts_due &&
      post.day >= (one.sample.shipped_on ?? one.delivered_on),
  );
  const ofProduct = open.find((one) => one.products.some((product) => post.products.includes(product)));
  (ofProduct ?? open[0])?.posts.push(post);
}

/** The obligations of samples delivered up to a day, with the posts made up to it. */
export function obligationsAsOf(facts: Facts, samples: readonly Sample[], asOf: DayText): Obligation[] {
  const obligations = samples.flatMap((sample) => obligationOf(facts, sample)).sort(byAge);
  for (const post of postsAsOf(facts, asOf)) assign(post, obligations);
  return obligations;
}

export type ObligationState = "posted" | "lapsed" | "due" | "late" | "overdue";

/** How an obligation stands on a day. */
export function obligationState(facts: Facts, obligation: Obligation, asOf: DayText): ObligationState {
  if (obligation.posts.length >= obligation.posts_due) return "posted";
  const days_late = daysBetween(obligation.due_on, asOf);
  if (obligation.sample.words.has("lapsed") || days_late >= LAPSE_DAYS) return "lapsed";
  if (days_late <= 0) return "due";
  return days_late <= countSetting(facts.shop, "extension_days") ? "late" : "overdue";
}
