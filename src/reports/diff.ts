import type { Cause, CauseChange } from "../core/causes.ts";
import { CAUSES } from "../core/causes.ts";
import type { Note, Table, TableRow } from "../render/table.ts";

/** A change of net profit with its causes, and the net profits that it lies between. */
export interface Difference {
  readonly before: number;
  readonly after: number;
  readonly causes: Readonly<Partial<Record<Cause, CauseChange>>>;
  /** Lines and costs, each once. */
  readonly lines: number;
}

/**
 * Causes as rows, all of them, in their order.
 * @throws Error when they do not sum to the change: a bug, never a matter of the data.
 */
export function causeRows({
  before,
  after,
  causes,
}: Difference): readonly (CauseChange & { readonly cause: Cause })[] {
  const rows = CAUSES.map((cause) => ({ cause, ...(causes[cause] ?? { amount: 0, lines: 0 }) }));
  const sum = rows.reduce((running, row) => running + row.amount, 0);
  if (sum !== after - before)
    throw new Error(`the causes sum to ${sum}, net profit changed by ${after - before}`);
  return rows;
}

/** Why net profit changed; the parts sum to the change. */
export function diffTable(report: {
  readonly title: string;
  readonly difference: Difference;
  readonly period: NonNullable<Table["period"]>;
  readonly notes: readonly Note[];
}): Table {
  const { title, difference, period, notes } = report;
  return {
    name: "diff",
    title,
    columns: [
      { key: "cause", label: "cause", kind: "text", priority: 1 },
      { key: "amount", label: "amount", kind: "money", priority: 1 },
      { key: "lines", label: "lines", kind: "integer", priority: 1 },
    ],
    rows: causeRows(difference).map((row): TableRow => ({ ...row })),
    totals: {
      cause: "total",
      amount: difference.after - difference.before,
      lines: difference.lines,
    },
    notes,
    empty: "",
    period,
  };
}
