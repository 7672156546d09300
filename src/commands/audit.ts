import { counted } from "../core/counted.ts";
import { formatMoney } from "../core/money.ts";
import { auditNotes, auditTable, creatorAuditTable } from "../reports/audit.ts";
import { disputesTable } from "../reports/audit-disputes.ts";
import type { Note, Table } from "../render/table.ts";
import { disputes } from "../store/queries/audit-grounds.ts";
import {
  auditByCreator,
  auditCharges,
  auditGaps,
  auditRows,
  auditTotals,
  CHARGED,
  creatorAuditTotals,
} from "../store/queries/audit.ts";
import type { Charged } from "../store/queries/audit.ts";
import type { PeriodScope } from "../store/queries/period-bounds.ts";
import type { ReportStart } from "./answer.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef, OptionValue } from "./command.ts";
import { refusedOption } from "./problems.ts";

/** The file of `--export`; it is CSV, so its name may not promise anything else. */
function exportPath(value: OptionValue): string | null {
  if (value === undefined) return null;
  const path = String(value);
  if (/\.csv$/iu.test(path)) return path;
  throw refusedOption(
    "CO002",
    `--export ${path}: the disputes are written as CSV`,
    "creatorops audit --export disputes.csv",
  );
}

/** What the table shows and the notes add. */
interface Asked {
  readonly by: "charge" | "creator";
  readonly all: boolean;
  readonly scope: PeriodScope;
  readonly period: NonNullable<Table["period"]>;
  readonly notes: readonly Note[];
}

function answerOf(start: ReportStart, asked: Asked): Table {
  const { db } = start.ledger;
  const { currency } = start.heading;
  const { all, scope, period } = asked;
  const gaps = auditGaps(db, scope);
  const known = auditNotes(gaps, { currency }, (amount) => formatMoney(amount, currency));
  const notes = [...known, ...asked.notes];
  return asked.by === "creator"
    ? creatorAuditTable({
        rows: auditByCreator(db, scope),
        totals: creatorAuditTotals(db, scope),
        gaps,
        period,
        notes,
      })
    : auditTable({
        rows: auditRows(db, scope, all),
        totals: auditTotals(db, scope, all),
        gaps,
        all,
        period,
        notes,
      });
}

export const audit: CommandDef = {
  arguments: [],
  options: [
    { name: "all", kind: "flag", summary: "show what was charged as agreed, too" },
    { name: "by", kind: "choice", choices: ["creator"], value: "key", summary: "one row for each" },
    {
      name: "charged",
      kind: "choice",
      choices: CHARGED,
      value: "source",
      summary: "who says what was charged; settlement where the order has settled",
    },
    {
      name: "export",
      kind: "path",
      value: "file",
      writes: true,
      summary: "write what was overcharged to a CSV file, each row with its term and where both stand",
    },
  ],
  report: true,
  examples: [
    "creatorops audit --month 2026-10",
    "creatorops audit --by creator --charged settlement",
    "creatorops audit --last 30d --fail-on 'rows>0'",
    "creatorops audit --export disputes.csv",
  ],
  run: async (context, input) => {
    const path = exportPath(input.options["export"]);
    const start = await startReport(context);
    const { db } = start.ledger;
    auditCharges(db, (input.options["charged"] ?? "affiliate") as Charged);
    const { from, to } = start.period;
    const scope = { from, to: to === null || to > start.asOf ? start.asOf : to };
    const period = { from, to, basis: "order" };
    const by = input.options["by"] === "creator" ? "creator" : "charge";
    const asked = { by, all: input.options["all"] === true, scope, period, notes: [] } as const;
    if (path === null) return reportResult(start, answerOf(start, asked));
    const money = (amount: number): string => formatMoney(amount, start.heading.currency);
    const table = disputesTable(disputes(db, scope), period, money);
    const note = { code: "disputes_written", message: `${path}: ${disputeCount(table)}` };
    const result = reportResult(start, answerOf(start, { ...asked, notes: [note] }));
    return { ...result, files: [{ path, table }] };
  },
};

function disputeCount({ rows }: Table): string {
  if (rows.length === 0) return "nothing to dispute, so it has a header only";
  return `${counted(rows.length, "charge")} to dispute`;
}
