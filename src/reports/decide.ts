import { basisPoints } from "../core/allocation.ts";
import type { Decision, LimitName, Measure, Rule, ScorePart, Test } from "../core/decision-rules.ts";
import { DECISIONS, MEASURES, RULES, SCORE_PARTS } from "../core/decision-rules.ts";
import type { Evidence, Judgement, Limits } from "../core/decisions.ts";
import { judge, limitOf, printed } from "../core/decisions.ts";
import { SETTINGS } from "../core/settings.ts";
import type { Column, Table, TableBelow, TableRow } from "../render/table.ts";
import type { CreatorEvidence } from "../store/queries/decide.ts";
import type { SettingRow } from "../store/queries/settings.ts";

/** Evidence that is printed: key, label, and how soon a narrow terminal drops it. */
const EVIDENCE: readonly (readonly [Measure, string, number])[] = [
  ["demand_score", "demand", 2],
  ["content_score", "content", 2],
  ["delivered", "delivered", 5],
  ["posted", "posted", 5],
  ["post_rate_bps", "post rate", 4],
  ["on_time_rate_bps", "on time", 6],
  ["overdue", "overdue", 4],
  ["lapsed", "lapsed", 7],
  ["open_samples", "under way", 7],
  ["orders_90d", "orders 90 d", 3],
  ["net_revenue_90d", "net revenue 90 d", 4],
  ["cm3_90d", "cm3 90 d", 3],
  ["sample_cost", "sample cost", 4],
  ["return_on_sample_bps", "return", 3],
  ["posts_90d", "posts 90 d", 6],
  ["views", "views", 6],
  ["engagement_bps", "engagement", 6],
];

const KINDS = { count: "integer", bps: "bps", money: "money" } as const;

const COLUMNS: readonly Column[] = [
  { key: "creator", label: "creator", kind: "handle", priority: 1 },
  { key: "role", label: "role", kind: "text", priority: 1 },
  { key: "decision", label: "decision", kind: "text", priority: 1 },
  { key: "reason", label: "reason", kind: "text", priority: 1, folds: true },
  ...EVIDENCE.map(([key, label, priority]): Column => ({ key, label, kind: KINDS[MEASURES[key]], priority })),
];

/** The limits of the rules: what somebody set, else the defaults. */
export function limitsOf(set: readonly SettingRow[]): Limits {
  const named = SETTINGS.filter(({ name }) => name.startsWith("decide."));
  return Object.fromEntries(
    named.map((setting) => {
      const own = set.find(({ name }) => name === setting.name);
      return [setting.name, Number(own?.value ?? setting.default)];
    }),
  ) as Record<LimitName, number>;
}

function evidenceOf(row: CreatorEvidence): Evidence {
  const { stage, since, posted, judged, views, ...counts } = row;
  return {
    stage,
    since,
    measures: {
      delivered: counts.delivered,
      judged,
      posted,
      post_rate_bps: basisPoints(posted, judged),
      on_time_rate_bps: basisPoints(counts.posted_on_time, judged),
      overdue: counts.overdue,
      lapsed: counts.lapsed,
      missed: counts.overdue + counts.lapsed,
      open_samples: counts.open_samples,
      orders: counts.orders,
      orders_90d: counts.orders_90d,
      net_revenue_90d: counts.net_revenue_90d,
      cm3_90d: counts.cm3_90d,
      margin_90d_bps: basisPoints(counts.cm3_90d, counts.net_revenue_90d - counts.sales_tax_90d),
      sample_cost: counts.sample_cost,
      return_on_sample_bps: basisPoints(counts.sample_cm3, counts.sample_cost),
      posts_90d: counts.posts_90d,
      views,
      views_per_post: views === null ? null : Math.round(views / counts.viewed_posts),
      engagement_bps: views === null ? null : basisPoints(counts.interactions, views),
    },
  };
}

type Money = (amount: number) => string;

function limitText(limit: LimitName | number, measure: Measure, limits: Limits, money: Money): string {
  const figure = printed(limitOf(limit, limits), measure, money);
  return typeof limit === "number" ? figure : `${figure} (${limit})`;
}

function testText({ measure, is, limit }: Test, limits: Limits, money: Money): string {
  return `${measure} ${is} ${limitText(limit, measure, limits, money)}`;
}

function ruleRow(rule: Rule, place: number, limits: Limits, money: Money): TableRow {
  const parts = [
    ...(rule.stages === undefined ? [] : [`stage ${rule.stages.join(" or ")}`]),
    ...(rule.roles === undefined ? [] : [`role ${rule.roles.join(" or ")}`]),
    ...rule.tests.map((test) => testText(test, limits, money)),
  ];
  return {
    place: place + 1,
    decision: rule.decision,
    when: parts.length === 0 ? "no rule above holds" : parts.join(", "),
  };
}

function scoreRow({ score, measure, full }: ScorePart, limits: Limits, money: Money): TableRow {
  return { score, measure, full_marks: limitText(full, measure, limits, money) };
}

/** From which score on a creator has a role; with both it is `both`, with none `neither`. */
function roleRows(limits: Limits, money: Money): readonly TableRow[] {
  const roles = [
    ["demand_driver", "demand_score", "decide.demand_score"],
    ["content_asset", "content_score", "decide.content_score"],
  ] as const;
  return roles.map(([role, measure, limit]) => ({
    role,
    when: testText({ measure, is: "at least", limit }, limits, money),
  }));
}

const WHEN: Column = { key: "when", label: "when", kind: "text", priority: 1, folds: true };

/** Rules, roles and scores with the limits in force, for people and as keys of JSON. */
function grounds(limits: Limits, money: Money): Pick<Table, "extra" | "below"> {
  const rules = RULES.map((rule, place) => ruleRow(rule, place, limits, money));
  const roles = roleRows(limits, money);
  const scores = SCORE_PARTS.map((part) => scoreRow(part, limits, money));
  const below: readonly TableBelow[] = [
    {
      name: "rules",
      title: "Rules: the first that holds decides",
      columns: [
        { key: "place", label: "", kind: "integer", priority: 1 },
        { key: "decision", label: "decision", kind: "text", priority: 1 },
        WHEN,
      ],
      rows: rules,
      empty: "",
    },
    {
      name: "roles",
      title: "Roles: both or neither, when both or neither hold",
      columns: [{ key: "role", label: "role", kind: "text", priority: 1 }, WHEN],
      rows: roles,
      empty: "",
    },
    {
      name: "scores",
      title: "Scores out of 100: the mean of the parts that are known",
      columns: [
        { key: "score", label: "score", kind: "text", priority: 1 },
        { key: "measure", label: "measure", kind: "text", priority: 1 },
        { key: "full_marks", label: "full marks from", kind: "text", priority: 1 },
      ],
      rows: scores,
      empty: "",
    },
  ];
  return { extra: { rules, roles, scores, thresholds: limits }, below };
}

interface Judged {
  readonly creator: string;
  readonly judgement: Judgement;
}

/** What asks for a deed stands first, and within it what earns most. */
function compareJudged(left: Judged, right: Judged): number {
  const [a, b] = [left.judgement, right.judgement];
  return (
    DECISIONS.indexOf(a.decision) - DECISIONS.indexOf(b.decision) ||
    (b.measures.cm3_90d ?? 0) - (a.measures.cm3_90d ?? 0) ||
    (left.creator < right.creator ? -1 : 1)
  );
}

export interface DecideReport {
  readonly evidence: readonly CreatorEvidence[];
  readonly limits: Limits;
  /** Only creators about whom this was decided; null: all. */
  readonly only: Decision | null;
}

/** Role and decision of every creator, with the reason and the evidence; the rules below. */
export function decideTable({ evidence, limits, only }: DecideReport, money: Money): Table {
  const rows = evidence
    .map((row): Judged => ({ creator: row.creator, judgement: judge(evidenceOf(row), limits, money) }))
    .filter(({ judgement }) => only === null || judgement.decision === only)
    .toSorted(compareJudged);
  return {
    name: "decide",
    title: only === null ? "What each creator merits" : `Creators to decide on: ${only}`,
    columns: COLUMNS,
    rows: rows.map(({ creator, judgement: { role, decision, reason, measures } }) => ({
      creator,
      role,
      decision,
      reason,
      ...Object.fromEntries(EVIDENCE.map(([key]) => [key, measures[key]])),
    })),
    totals: null,
    notes: [],
    empty:
      only === null
        ? "Nobody got a sample or sold anything yet. Import your order export: creatorops import FILE"
        : `For nobody the decision is ${only}.`,
    period: null,
    ...grounds(limits, money),
  };
}
