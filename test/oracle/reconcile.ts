import type { DayText } from "../shops/calendar.ts";
import { share, sum } from "./arithmetic.ts";
import type { Attribution, Status } from "./attribution.ts";
import { attribute } from "./attribution.ts";
import type { ExceptionRow } from "./exceptions.ts";
import { exceptions } from "./exceptions.ts";
import type { Facts } from "./facts.ts";
import { factsAsOf, netSales } from "./facts.ts";
import { groupBy } from "./grouping.ts";
import { entriesAsOf } from "./settlements.ts";

/** A row of `reconcile` (`cli.md §4`). */
export interface StatusRow {
  readonly status: Status | "contested" | "not_counted";
  readonly lines: number;
  readonly orders: number;
  readonly net_sales: number;
  readonly share_bps: number | null;
}

/** What TikTok says it paid in a statement, and how much of it has a name (`domain.md §6`). */
interface StatementRow {
  /** Its id, else its day. */
  readonly statement: string;
  readonly total: number;
  readonly buckets_total: number;
  readonly difference: number;
}

export interface Reconciliation {
  readonly rows: readonly StatusRow[];
  readonly settlements: readonly StatementRow[];
  readonly exceptions: readonly ExceptionRow[];
}

const STATUSES = ["attributed", "contested", "conflict", "unknown", "organic", "not_counted"] as const;

function hasStatus(one: Attribution, status: StatusRow["status"]): boolean {
  if (status === "not_counted") return !one.counted;
  if (!one.counted) return false;
  return status === "contested" ? one.contested : one.status === status;
}

function statements(facts: Facts, asOf: DayText): StatementRow[] {
  const entries = groupBy(entriesAsOf(facts, asOf), ({ row, day }) => row.statement_id ?? day);
  return [...entries].map(([statement, own]) => {
    const total = sum(own.map((entry) => entry.total));
    const buckets_total = total + sum(own.map((entry) => entry.buckets.unclassified));
    return { statement, total, buckets_total, difference: total - buckets_total };
  });
}

/** Lines by status; `contested` is a part of `attributed`, the other five make up all lines. */
export function reconcile(allFacts: Facts, asOf: DayText): Reconciliation {
  const facts = factsAsOf(allFacts, asOf);
  const all = attribute(facts, asOf);
  const rows = STATUSES.map((status): StatusRow => {
    const own = all.filter((one) => hasStatus(one, status));
    return {
      status,
      lines: own.length,
      orders: new Set(own.map((one) => one.order.order_id)).size,
      net_sales: sum(own.map((one) => netSales(one.line))),
      share_bps: all.length === 0 ? null : share(10_000, own.length, all.length),
    };
  });
  return { rows, settlements: statements(facts, asOf), exceptions: exceptions(facts, asOf) };
}
