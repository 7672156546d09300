import { formatMoney } from "../core/money.ts";
import { samplesTable } from "../reports/samples-report.ts";
import type { SampleKey } from "../store/queries/samples-report.ts";
import { SAMPLE_KEYS, sampleGaps, sampleRows, unsampledRevenue } from "../store/queries/samples-report.ts";
import { obligationsOn, returnsOfSamples } from "../store/standing.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef } from "./command.ts";

export const samplesReport: CommandDef = {
  arguments: [],
  options: [
    {
      name: "by",
      kind: "choice",
      choices: SAMPLE_KEYS,
      value: "key",
      summary: "what a row stands for; product unless it is given",
    },
  ],
  report: true,
  examples: [
    "creatorops samples report",
    "creatorops samples report --by creator --sort return_on_sample_bps:desc",
    "creatorops samples report --by month --format csv",
  ],
  run: async (context, input) => {
    const start = await startReport(context);
    const { db } = start.ledger;
    const by = (input.options["by"] ?? "product") as SampleKey;
    obligationsOn(db, start.asOf);
    returnsOfSamples(db);
    const { period } = start;
    const { currency } = start.heading;
    const table = samplesTable(
      {
        by,
        rows: sampleRows(db, by, period),
        total: sampleRows(db, "total", period)[0],
        gaps: sampleGaps(db, period),
        unsampled: period.from === null && period.to === null ? unsampledRevenue(db) : null,
        period: { ...period, basis: "sample" },
      },
      (amount) => `${currency} ${formatMoney(amount, currency)}`,
    );
    return reportResult(start, table);
  },
};
