import { cohortMonthsTable, cohortsTable } from "../reports/cohorts.ts";
import { cohortMonths, cohortRows, cohortSamplesWithoutCost } from "../store/queries/cohorts.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef } from "./command.ts";

export const cohorts: CommandDef = {
  arguments: [],
  options: [{ name: "months", kind: "flag", summary: "one row for each month since the first sample" }],
  report: true,
  examples: ["creatorops cohorts", "creatorops cohorts --months --format csv"],
  run: async (context, input) => {
    const start = await startReport(context);
    const { db } = start.ledger;
    const scope = { ...start.period, asOf: start.asOf };
    const table = input.options["months"] === true ? cohortMonthsTable : cohortsTable;
    return reportResult(
      start,
      table({
        cohorts: cohortRows(db, scope),
        months: cohortMonths(db, scope),
        asOf: start.asOf,
        withoutCost: cohortSamplesWithoutCost(db, scope),
        period: { ...start.period, basis: "sample" },
      }),
    );
  },
};
