import type { Decision } from "../core/decision-rules.ts";
import { DECISIONS } from "../core/decision-rules.ts";
import { formatMoney } from "../core/money.ts";
import { decideTable, limitsOf } from "../reports/decide.ts";
import { creatorEvidence } from "../store/queries/decide.ts";
import { settingRows } from "../store/queries/settings.ts";
import { returnsOfSamples, standOn } from "../store/standing.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef } from "./command.ts";

export const decide: CommandDef = {
  arguments: [],
  options: [
    {
      name: "decision",
      kind: "choice",
      choices: DECISIONS,
      value: "decision",
      summary: "only the creators about whom this is decided",
    },
  ],
  report: true,
  examples: ["creatorops decide", "creatorops decide --decision chase --fail-on 'rows>0'"],
  run: async (context, input) => {
    const start = await startReport(context);
    const { db } = start.ledger;
    standOn(db, start.asOf);
    returnsOfSamples(db);
    const { currency } = start.heading;
    const only = (input.options["decision"] as Decision | undefined) ?? null;
    const table = decideTable(
      { evidence: creatorEvidence(db), limits: limitsOf(settingRows(db)), only },
      (amount) => `${currency} ${formatMoney(amount, currency)}`,
    );
    return reportResult(start, table);
  },
};
