import type { RenderOptions } from "./format.ts";
import type { Table } from "./table.ts";
import { visible } from "./visible.ts";

/** The line above a table: what it is, of which days, by which date, in which currency. */
export function titleLine(table: Table, options: RenderOptions): string {
  const parts = [table.title];
  if (table.period !== null) parts.push(periodWords(table.period), `by ${table.period.basis} date`);
  if (options.asOf !== null) parts.push(`as of ${options.asOf}`);
  if (options.heading !== null) parts.push(options.heading.shop, options.heading.currency);
  return parts.map(visible).join(", ");
}

function periodWords(period: NonNullable<Table["period"]>): string {
  const { from, to } = period;
  if (from === null && to === null) return "all time (--month YYYY-MM shows one month)";
  if (from === null) return `up to ${to ?? ""}`;
  return to === null ? `from ${from}` : `${from} to ${to}`;
}
