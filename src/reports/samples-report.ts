import { basisPoints } from "../core/allocation.ts";
import { counted } from "../core/counted.ts";
import type { Column, Note, Table, TableRow } from "../render/table.ts";
import type { SampleFunnel, SampleGaps, SampleGroupRow, SampleKey } from "../store/queries/samples-report.ts";
import { SPECIAL_KEYS } from "./profit-columns.ts";

const COLUMNS: readonly Column[] = [
  { key: "requested", label: "requested", kind: "integer", priority: 3 },
  { key: "shipped", label: "shipped", kind: "integer", priority: 1 },
  { key: "delivered", label: "delivered", kind: "integer", priority: 2 },
  { key: "not_yet_due", label: "not yet due", kind: "integer", priority: 4 },
  { key: "posted", label: "posted", kind: "integer", priority: 1 },
  { key: "posted_on_time", label: "on time", kind: "integer", priority: 4 },
  { key: "post_rate_bps", label: "post rate", kind: "bps", priority: 1 },
  { key: "sold", label: "sold", kind: "integer", priority: 1 },
  { key: "sale_rate_bps", label: "sale rate", kind: "bps", priority: 3 },
  { key: "median_days_to_post", label: "median days to post", kind: "integer", priority: 4 },
  { key: "sample_cost", label: "sample cost", kind: "money", priority: 1 },
  { key: "net_revenue", label: "net revenue", kind: "money", priority: 2 },
  { key: "cm3", label: "cm3", kind: "money", priority: 1 },
  { key: "return_on_sample_bps", label: "return", kind: "bps", priority: 1 },
];

const NOTHING: SampleFunnel = {
  requested: 0,
  shipped: 0,
  delivered: 0,
  not_yet_due: 0,
  posted: 0,
  posted_on_time: 0,
  judged: 0,
  sold: 0,
  median_days_to_post: null,
  sample_cost: 0,
  net_revenue: 0,
  cm3: 0,
};

function row(group: string, funnel: SampleFunnel): TableRow {
  return {
    group,
    ...funnel,
    post_rate_bps: basisPoints(funnel.posted, funnel.judged),
    sale_rate_bps: basisPoints(funnel.sold, funnel.shipped),
    return_on_sample_bps: basisPoints(funnel.cm3, funnel.sample_cost),
  };
}

/** Months in their order, everything else by what it brought; what is no creator's stands last. */
function compareRows(by: SampleKey): (left: SampleGroupRow, right: SampleGroupRow) => number {
  return (left, right) => {
    const special = SPECIAL_KEYS.indexOf(left.key) - SPECIAL_KEYS.indexOf(right.key);
    if (special !== 0) return special;
    return (by === "month" ? 0 : right.cm3 - left.cm3) || (left.key < right.key ? -1 : 1);
  };
}

/** Σ rows = total for money, whatever the key: the report checks it every time. */
function checkTiesOut(rows: readonly SampleGroupRow[], total: SampleFunnel): void {
  for (const component of ["sample_cost", "net_revenue", "cm3"] as const) {
    const sum = rows.reduce((running, each) => running + each[component], 0);
    if (sum !== total[component])
      throw new Error(
        `samples do not tie out: ${component} is ${sum} in the rows, ${total[component]} in all`,
      );
  }
}

export interface SamplesReport {
  readonly by: SampleKey;
  readonly rows: readonly SampleGroupRow[];
  /** The samples of the period, each once; undefined when there is none. */
  readonly total: SampleFunnel | undefined;
  readonly gaps: SampleGaps;
  /** What creators brought without an earlier sample; null where a period narrows the samples. */
  readonly unsampled: number | null;
  readonly period: NonNullable<Table["period"]>;
}

/** What the rows leave out or take for granted; `money` prints an amount of the ledger with its currency. */
function notesOf({ by, gaps, unsampled }: SamplesReport, money: (amount: number) => string): readonly Note[] {
  const notes: Note[] = [];
  const add = (code: string, when: boolean, message: string): void => {
    if (when) notes.push({ code, message });
  };
  add(
    "several_products",
    by === "product" && gaps.several_products > 0,
    `${counted(gaps.several_products, "sample")} of several products: counted in the row of each, and once in the total`,
  );
  add(
    "assumed_deliveries",
    gaps.assumed > 0,
    `${counted(gaps.assumed, "delivery", "deliveries")} on a day that nothing states, so that it is assumed`,
  );
  add(
    "missing_sample_costs",
    gaps.without_cost > 0,
    `${counted(gaps.without_cost, "sample")} with a product that has no cost; it counts as 0`,
  );
  add(
    "without_sample",
    unsampled !== null && unsampled !== 0,
    `${money(unsampled ?? 0)} of net revenue came from creators to whom no sample had been shipped by then; it is in no row`,
  );
  return notes;
}

/** How samples became posts and sales, and what they returned (`docs/decisions.md`, Samples report). */
export function samplesTable(report: SamplesReport, money: (amount: number) => string): Table {
  const { by, rows, total = NOTHING, period } = report;
  checkTiesOut(rows, total);
  return {
    name: "samples report",
    title: by === "total" ? "Samples" : `Samples by ${by}`,
    columns: [
      { key: "group", label: by, kind: by === "creator" ? "handle" : "text", priority: 1 },
      ...COLUMNS,
    ],
    rows: rows.toSorted(compareRows(by)).map((each) => row(each.key, each)),
    totals: row("total", total),
    notes: notesOf(report, money),
    empty: "No samples in this period. Import a samples sheet or sample orders: creatorops import FILE",
    period,
  };
}
