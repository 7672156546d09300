import { basisPoints } from "../core/allocation.ts";
import { daysBetween } from "../core/days.ts";
import type { Day } from "../core/scalars.ts";
import { lowerMedian } from "../core/median.ts";
import type { Table, TableRow } from "../render/table.ts";
import type { FunnelRow } from "../store/queries/funnel.ts";

/** The steps of the funnel, in the order in which a creator takes them. */
const STEPS = [
  "contacted",
  "replied",
  "agreed",
  "requested",
  "shipped",
  "delivered",
  "posted",
  "selling",
] as const;
type Step = (typeof STEPS)[number];

/** Days from one step to the next, where both have a day; negative where they came the other way round. */
function daysOfStep(from: string | null, to: string | null): readonly number[] {
  return from && to ? [daysBetween(from as Day, to as Day)] : [];
}

function stepRow(rows: readonly FunnelRow[], step: Step, index: number): TableRow {
  const reached = rows.filter((row) => row[step] !== null);
  const before = STEPS[index - 1];
  const first = rows.filter((row) => row[STEPS[0]] !== null);
  if (before === undefined) {
    const from_first_bps = basisPoints(reached.length, reached.length);
    return {
      stage: step,
      creators: reached.length,
      continued: null,
      conversion_bps: null,
      from_first_bps,
      median_days: null,
    };
  }
  const earlier = rows.filter((row) => row[before] !== null);
  const continued = reached.filter((row) => row[before] !== null);
  return {
    stage: step,
    creators: reached.length,
    continued: continued.length,
    conversion_bps: basisPoints(continued.length, earlier.length),
    from_first_bps: basisPoints(reached.filter((row) => row[STEPS[0]] !== null).length, first.length),
    median_days: lowerMedian(continued.flatMap((row) => daysOfStep(row[before], row[step]))),
  };
}

/** How many creators ever reached each step, and how many of those of the step before went on to it. */
export function funnelTable(rows: readonly FunnelRow[]): Table {
  const table = STEPS.map((step, index) => stepRow(rows, step, index));
  return {
    name: "pipeline",
    title: "Creators who ever reached each stage",
    columns: [
      { key: "stage", label: "stage", kind: "text", priority: 1 },
      { key: "creators", label: "creators", kind: "integer", priority: 1, bars: true },
      { key: "continued", label: "from the one before", kind: "integer", priority: 3 },
      { key: "conversion_bps", label: "of the one before", kind: "bps", priority: 1 },
      { key: "from_first_bps", label: "of those contacted", kind: "bps", priority: 2 },
      { key: "median_days", label: "median days", kind: "integer", priority: 1 },
    ],
    rows: rows.length === 0 ? [] : table,
    totals: null,
    notes: [
      {
        code: "funnel_steps",
        message:
          "a creator counts at the stages that something says were reached; conversion is of those who reached " +
          "the stage before, and its days are negative where the stages came the other way round",
      },
    ],
    empty: "No creators yet. Import a roster or an affiliate export: creatorops import FILE",
    period: null,
  };
}
