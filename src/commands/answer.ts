import type { ExitCode, Problem } from "../core/problem.ts";
import { EXIT } from "../core/problem.ts";
import type { Day } from "../core/scalars.ts";
import type { LedgerHeading, Table } from "../render/table.ts";
import { deriveFor } from "../store/derive.ts";
import type { Ledger } from "../store/open.ts";
import { readShop } from "../store/shop.ts";
import type { Context, Period, Result } from "./command.ts";
import { ledgerAsKnown } from "./known-at.ts";

/** What every report starts from. */
export interface ReportStart {
  readonly ledger: Ledger;
  readonly heading: LedgerHeading;
  readonly asOf: Day;
  readonly period: Period;
}

/** Opens the ledger for a report and makes its derived tables fit the report's day. */
export async function startReport(context: Context): Promise<ReportStart> {
  const ledger = await ledgerAsKnown(context, context.ledger("read"));
  const heading = readShop(ledger.db);
  const asOf = await context.asOf(heading.timezone);
  await deriveFor(ledger.db, asOf);
  return { ledger, heading, asOf, period: await context.period(asOf) };
}

/** A report's answer. */
export function reportResult(start: ReportStart, table: Table): Result {
  return { tables: [table], problems: [], exit: EXIT.done, heading: start.heading, asOf: start.asOf };
}

/** The answer of a command that changed or listed something. */
export function tableResult(
  heading: LedgerHeading | null,
  table: Table,
  problems: readonly Problem[] = [],
  exit: ExitCode = EXIT.done,
): Result {
  return { tables: [table], problems, exit, heading, asOf: null };
}
