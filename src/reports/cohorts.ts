import { basisPoints } from "../core/allocation.ts";
import { counted } from "../core/counted.ts";
import { monthOf, monthsBetween } from "../core/months.ts";
import type { Day } from "../core/scalars.ts";
import type { Cell, Column, Note, Table, TableRow } from "../render/table.ts";
import type { CohortMonthRow, CohortRow } from "../store/queries/cohorts.ts";

/** Months since the first sample that have a column of their own; what comes after them is one. */
const OWN_MONTHS = [0, 1, 2, 3] as const;

export interface CohortsReport {
  readonly cohorts: readonly CohortRow[];
  readonly months: readonly CohortMonthRow[];
  readonly asOf: Day;
  readonly withoutCost: number;
  readonly period: NonNullable<Table["period"]>;
}

type Sums = Pick<CohortMonthRow, "net_revenue" | "cm3" | "sample_cost">;

function sumsOf(months: readonly CohortMonthRow[]): Sums {
  const sum = (key: keyof Sums): number => months.reduce((running, row) => running + row[key], 0);
  return { net_revenue: sum("net_revenue"), cm3: sum("cm3"), sample_cost: sum("sample_cost") };
}

function sinceOf({ cohort, month }: CohortMonthRow): number {
  return monthsBetween(cohort, month);
}

/** What they earned in each month since; null for months to come. */
function cm3ByMonth(months: readonly CohortMonthRow[], monthsOld: number): Record<string, Cell> {
  const cm3 = (isIn: (since: number) => boolean): number =>
    sumsOf(months.filter((row) => isIn(sinceOf(row)))).cm3;
  const last = OWN_MONTHS.length - 1;
  const own = OWN_MONTHS.map((since): [string, Cell] => [
    `cm3_m${since}`,
    since > monthsOld ? null : cm3((month) => month === since),
  ]);
  const later = last >= monthsOld ? null : cm3((month) => month > last);
  return { ...Object.fromEntries(own), cm3_later: later };
}

function figuresOf(months: readonly CohortMonthRow[], monthsOld: number): Record<string, Cell> {
  const sums = sumsOf(months);
  return {
    ...sums,
    return_on_sample_bps: basisPoints(sums.cm3, sums.sample_cost),
    ...cm3ByMonth(months, monthsOld),
  };
}

const FIRST: Column = { key: "cohort", label: "first sample", kind: "text", priority: 1 };
const MONEY = [
  { key: "net_revenue", label: "net revenue", kind: "money", priority: 3 },
  { key: "cm3", label: "cm3", kind: "money", priority: 1 },
  { key: "sample_cost", label: "sample cost", kind: "money", priority: 1 },
] as const satisfies readonly Column[];

const COLUMNS: readonly Column[] = [
  FIRST,
  { key: "creators", label: "creators", kind: "integer", priority: 1 },
  { key: "posted", label: "posted", kind: "integer", priority: 2 },
  { key: "sold", label: "sold", kind: "integer", priority: 1 },
  ...MONEY,
  { key: "return_on_sample_bps", label: "return", kind: "bps", priority: 2 },
  ...OWN_MONTHS.map((since): Column => ({
    key: `cm3_m${since}`,
    label: `cm3 month ${since}`,
    kind: "money",
    priority: 4 + since,
  })),
  { key: "cm3_later", label: "cm3 later", kind: "money", priority: 8 },
  { key: "payback_on", label: "paid back", kind: "day", priority: 1, absent: "not yet" },
  { key: "payback_days", label: "days to pay back", kind: "integer", priority: 2 },
];

function notesOf(withoutCost: number): readonly Note[] {
  if (withoutCost === 0) return [];
  const message = `${counted(withoutCost, "sample")} with a product that has no cost; it counts as 0, so that payback looks earlier`;
  return [{ code: "missing_sample_costs", message }];
}

const EMPTY = "No samples were shipped in this period. Import a samples sheet: creatorops import FILE";

function common({ withoutCost, period }: CohortsReport): Pick<Table, "name" | "notes" | "empty" | "period"> {
  return { name: "cohorts", notes: notesOf(withoutCost), empty: EMPTY, period };
}

/** One row for each month of first samples, with what they earned in each month since and when it paid back. */
export function cohortsTable(report: CohortsReport): Table {
  const { cohorts, months } = report;
  const today = monthOf(report.asOf);
  const rows = cohorts.map((row): TableRow => {
    const own = months.filter(({ cohort }) => cohort === row.cohort);
    return { ...row, ...figuresOf(own, monthsBetween(row.cohort, today)) };
  });
  const oldest = cohorts[0]?.cohort ?? today;
  const count = (key: "creators" | "posted" | "sold"): number =>
    cohorts.reduce((running, row) => running + row[key], 0);
  return {
    ...common(report),
    title: "Creators by the month of their first sample",
    columns: COLUMNS,
    rows,
    totals: {
      cohort: "total",
      creators: count("creators"),
      posted: count("posted"),
      sold: count("sold"),
      ...figuresOf(months, monthsBetween(oldest, today)),
      payback_on: null,
      payback_days: null,
    },
  };
}

/** One row for each cohort and month since, also those in which nothing happened, with what adds up so far. */
export function cohortMonthsTable(report: CohortsReport): Table {
  const { cohorts, months } = report;
  const today = monthOf(report.asOf);
  const rows = cohorts.flatMap(({ cohort }) => {
    const own = months.filter((row) => row.cohort === cohort);
    return Array.from({ length: monthsBetween(cohort, today) + 1 }, (_, since): TableRow => {
      const sums = sumsOf(own.filter((row) => sinceOf(row) === since));
      const soFar = sumsOf(own.filter((row) => sinceOf(row) <= since));
      return {
        cohort,
        month_since: since,
        ...sums,
        cm3_so_far: soFar.cm3,
        sample_cost_so_far: soFar.sample_cost,
      };
    });
  });
  const sums = sumsOf(months);
  return {
    ...common(report),
    title: "Creators by the month of their first sample, month by month",
    columns: [
      FIRST,
      { key: "month_since", label: "month since", kind: "integer", priority: 1 },
      ...MONEY,
      { key: "cm3_so_far", label: "cm3 so far", kind: "money", priority: 1 },
      { key: "sample_cost_so_far", label: "cost so far", kind: "money", priority: 2 },
    ],
    rows,
    totals: {
      cohort: "total",
      month_since: null,
      ...sums,
      cm3_so_far: sums.cm3,
      sample_cost_so_far: sums.sample_cost,
    },
  };
}
