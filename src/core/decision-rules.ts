/** What can be decided about a creator, the most urgent first. */
export const DECISIONS = ["cut", "chase", "retainer", "raise_rate", "resample", "hold"] as const;
export type Decision = (typeof DECISIONS)[number];

/** What a creator is good for: sales, content, both or neither of them. */
export type Role = "demand_driver" | "content_asset" | "both" | "neither";

/** What is measured of a creator and how it is printed: a count, basis points, or minor units of money. */
export const MEASURES = {
  demand_score: "count",
  content_score: "count",
  delivered: "count",
  judged: "count",
  posted: "count",
  post_rate_bps: "bps",
  on_time_rate_bps: "bps",
  overdue: "count",
  lapsed: "count",
  missed: "count",
  open_samples: "count",
  orders: "count",
  orders_90d: "count",
  net_revenue_90d: "money",
  cm3_90d: "money",
  margin_90d_bps: "bps",
  sample_cost: "money",
  return_on_sample_bps: "bps",
  posts_90d: "count",
  views: "count",
  views_per_post: "count",
  engagement_bps: "bps",
} as const satisfies Record<string, "count" | "bps" | "money">;
export type Measure = keyof typeof MEASURES;

/** A comparison of one measure with a setting, or with a figure that no shop would set otherwise. */
export interface Test {
  readonly measure: Measure;
  readonly is: "at least" | "below" | "above";
  readonly limit: LimitName | number;
}

/** Decides for whom all of it holds. In `words`, `{name}` is a figure and `{name|noun}` a counted noun. */
export interface Rule {
  readonly decision: Decision;
  readonly tests: readonly Test[];
  readonly roles?: readonly Role[];
  readonly stages?: readonly string[];
  readonly words: string;
}

/** One part of a score: so much of the measure is full marks. */
export interface ScorePart {
  readonly score: "demand" | "content";
  readonly measure: Measure;
  readonly full: LimitName | number;
}

/** Settings that the rules and scores name (`core/setting-defs.ts`). */
export type LimitName =
  | "decide.min_orders"
  | "decide.min_samples"
  | "decide.demand_orders"
  | "decide.demand_return"
  | "decide.demand_score"
  | "decide.content_posts"
  | "decide.content_views"
  | "decide.content_engagement"
  | "decide.content_score"
  | "decide.cut_missed"
  | "decide.retainer_posts"
  | "decide.raise_orders"
  | "decide.raise_margin"
  | "decide.resample_return";

/** A score is the mean of its parts that are known, each at most full marks, out of 100. */
export const SCORE_PARTS: readonly ScorePart[] = [
  { score: "demand", measure: "orders_90d", full: "decide.demand_orders" },
  { score: "demand", measure: "return_on_sample_bps", full: "decide.demand_return" },
  { score: "content", measure: "posts_90d", full: "decide.content_posts" },
  { score: "content", measure: "on_time_rate_bps", full: 10_000 },
  { score: "content", measure: "views_per_post", full: "decide.content_views" },
  { score: "content", measure: "engagement_bps", full: "decide.content_engagement" },
];

const SELLS: readonly Role[] = ["demand_driver", "both"];
const POSTS: readonly Role[] = ["content_asset", "both"];

/** The first that holds decides; the last one holds always. */
export const RULES: readonly Rule[] = [
  { decision: "cut", stages: ["cut"], tests: [], words: "cut on {since}" },
  { decision: "hold", stages: ["declined", "paused"], tests: [], words: "{stage} since {since}" },
  {
    decision: "cut",
    tests: [
      { measure: "missed", is: "at least", limit: "decide.cut_missed" },
      { measure: "orders", is: "below", limit: 1 },
    ],
    words: "{missed|post} missed and nothing sold",
  },
  {
    decision: "chase",
    tests: [{ measure: "overdue", is: "at least", limit: 1 }],
    words: "{overdue|post} overdue; {orders_90d|order} in 90 days",
  },
  {
    decision: "hold",
    tests: [
      { measure: "orders_90d", is: "below", limit: "decide.min_orders" },
      { measure: "judged", is: "below", limit: "decide.min_samples" },
    ],
    words:
      "too little to judge: {orders_90d} of {decide.min_orders} orders in 90 days, {judged} of {decide.min_samples} samples past their due day",
  },
  {
    decision: "retainer",
    roles: POSTS,
    tests: [
      { measure: "posts_90d", is: "at least", limit: "decide.retainer_posts" },
      { measure: "cm3_90d", is: "above", limit: 0 },
    ],
    words: "{posts_90d|post} in 90 days, and sales that earned {cm3_90d}",
  },
  {
    decision: "raise_rate",
    roles: SELLS,
    tests: [
      { measure: "orders_90d", is: "at least", limit: "decide.raise_orders" },
      { measure: "margin_90d_bps", is: "at least", limit: "decide.raise_margin" },
    ],
    words: "{orders_90d|order} in 90 days; {margin_90d_bps} of their net revenue is left after commission",
  },
  {
    decision: "hold",
    tests: [{ measure: "open_samples", is: "at least", limit: 1 }],
    words: "{open_samples|sample} under way: its post comes first",
  },
  {
    decision: "resample",
    roles: [...SELLS, "content_asset"],
    tests: [{ measure: "return_on_sample_bps", is: "at least", limit: "decide.resample_return" }],
    words: "samples for {sample_cost} returned {return_on_sample_bps} of it",
  },
  {
    decision: "resample",
    roles: SELLS,
    tests: [
      { measure: "sample_cost", is: "below", limit: 1 },
      { measure: "cm3_90d", is: "above", limit: 0 },
    ],
    words: "{orders_90d|order} in 90 days without a sample that cost anything",
  },
  {
    decision: "hold",
    roles: ["content_asset"],
    tests: [{ measure: "return_on_sample_bps", is: "below", limit: "decide.resample_return" }],
    words: "makes content, but samples for {sample_cost} returned {return_on_sample_bps} of it",
  },
  {
    decision: "hold",
    roles: ["neither"],
    tests: [],
    words: "neither sells nor posts enough: demand {demand_score}, content {content_score} out of 100",
  },
  {
    decision: "hold",
    tests: [],
    words: "nothing to change: demand {demand_score}, content {content_score} out of 100",
  },
];
