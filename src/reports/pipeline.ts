import { basisPoints } from "../core/allocation.ts";
import { lowerMedian } from "../core/median.ts";
import type { Table, TableRow } from "../render/table.ts";
import type { StageRow } from "../store/queries/standing.ts";

/** Stages in the order in which a creator takes them; the last three are ways out (`domain.md §9`). */
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
  "paused",
  "declined",
  "cut",
] as const;

/** What to do next with a creator at a stage; the first text in time, the second when stuck. */
const NEXT_ACTION: Readonly<Record<string, readonly [string, string]>> = {
  prospect: ["write to them", "write to them"],
  contacted: ["wait for an answer", "follow up"],
  replied: ["agree on terms", "follow up on terms"],
  agreed: ["send a sample", "send the sample"],
  requested: ["ship the sample", "ship the sample: it waits"],
  shipped: ["wait for delivery", "trace the parcel"],
  delivered: ["wait for the post", "chase the post"],
  posted: ["thank them", "thank them"],
  selling: ["keep them supplied", "keep them supplied"],
  paused: ["none until they resume", "none until they resume"],
  declined: ["none", "none"],
  cut: ["none", "none"],
};

function stageSummary(stage: string, creators: readonly StageRow[], all: number): TableRow {
  const days = creators.map((row) => row.days).toSorted((a, b) => a - b);
  return {
    stage,
    creators: creators.length,
    share_bps: basisPoints(creators.length, all),
    new_7d: creators.filter((row) => row.days >= 0 && row.days < 7).length,
    median_days: lowerMedian(days),
    oldest_days: days.at(-1) ?? null,
    stuck: creators.filter((row) => row.is_stuck === 1).length,
  };
}

/** How many creators are at each stage; all stages are listed. */
export function pipelineTable(rows: readonly StageRow[]): Table {
  return {
    name: "pipeline",
    title: "Creators by stage",
    columns: [
      { key: "stage", label: "stage", kind: "text", priority: 1 },
      { key: "creators", label: "creators", kind: "integer", priority: 1, bars: true },
      { key: "share_bps", label: "share", kind: "bps", priority: 3 },
      { key: "new_7d", label: "new 7 d", kind: "integer", priority: 2 },
      { key: "median_days", label: "median days", kind: "integer", priority: 2 },
      { key: "oldest_days", label: "oldest days", kind: "integer", priority: 3 },
      { key: "stuck", label: "stuck", kind: "integer", priority: 1 },
    ],
    rows: STAGES.map((stage) =>
      stageSummary(
        stage,
        rows.filter((row) => row.stage === stage),
        rows.length,
      ),
    ),
    totals: { ...stageSummary("total", rows, rows.length), median_days: null, oldest_days: null },
    notes: [],
    empty: "No creators yet. Import a roster or an affiliate export: creatorops import FILE",
    period: null,
  };
}

/** Weeks of orders in the curve beside a creator, the last one up to the report's day. */
export const TREND_WEEKS = 8;

/** The creators themselves, those longest at their stage first. */
export function creatorStageTable(
  rows: readonly StageRow[],
  stage: string | null,
  ordersByWeek: ReadonlyMap<string, readonly number[]>,
): Table {
  const shown = rows
    .filter((row) => stage === null || row.stage === stage)
    .toSorted(
      (a, b) =>
        STAGES.indexOf(a.stage as (typeof STAGES)[number]) -
          STAGES.indexOf(b.stage as (typeof STAGES)[number]) ||
        b.days - a.days ||
        (a.creator < b.creator ? -1 : 1),
    );
  return {
    name: "pipeline",
    title: stage === null ? "Creators and their stages" : `Creators at stage ${stage}`,
    columns: [
      { key: "creator", label: "creator", kind: "handle", priority: 1 },
      { key: "stage", label: "stage", kind: "text", priority: 1 },
      { key: "since", label: "since", kind: "day", priority: 2 },
      { key: "days", label: "days", kind: "integer", priority: 1 },
      { key: "samples", label: "samples", kind: "integer", priority: 4 },
      { key: "posts", label: "posts", kind: "integer", priority: 4 },
      {
        key: "orders_30d",
        label: "orders 30 d",
        kind: "integer",
        priority: 3,
        trend: { key: "orders_by_week", label: `${TREND_WEEKS} weeks` },
      },
      { key: "net_revenue_30d", label: "net revenue 30 d", kind: "money", priority: 2 },
      { key: "last_contact_on", label: "last contact", kind: "day", priority: 3 },
      { key: "next_action", label: "next action", kind: "text", priority: 1 },
    ],
    rows: shown.map((row) => ({
      creator: row.creator,
      stage: row.stage,
      since: row.since,
      days: row.days,
      samples: row.samples,
      posts: row.posts,
      orders_30d: row.orders_30d,
      net_revenue_30d: row.net_revenue_30d,
      last_contact_on: row.last_contact_on,
      next_action: NEXT_ACTION[row.stage]?.[row.is_stuck] ?? "",
      orders_by_week: (ordersByWeek.get(row.creator) ?? []).map(String),
    })),
    totals: null,
    notes: [],
    empty: stage === null ? "No creators yet." : `Nobody is at stage ${stage}.`,
    period: null,
  };
}
