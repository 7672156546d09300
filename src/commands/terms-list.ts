import { addDays } from "../core/days.ts";
import { termsTable } from "../reports/terms-list.ts";
import { allTerms } from "../store/queries/terms.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef } from "./command.ts";
import { ONE_CREATOR_OPTION, oneCreator } from "./creator-option.ts";
import { daysOf } from "./typed-value.ts";

export const termsList: CommandDef = {
  arguments: [],
  options: [
    { ...ONE_CREATOR_OPTION, summary: "only this creator's, and those for everybody" },
    { name: "ending", kind: "text", value: "days", summary: "only those whose last day is so near: 14d" },
  ],
  report: false,
  rows: true,
  examples: [
    "creatorops terms list --creator @demo.maya",
    "creatorops terms list --as-of today",
    "creatorops terms list --ending 14d --fail-on 'rows>0'",
  ],
  run: async (context, input) => {
    const days = daysOf("terms list", "ending", input.options["ending"]);
    const start = await startReport(context);
    const { asOf, ledger } = start;
    const choice = {
      asOf,
      creator: oneCreator(ledger, input),
      onlyInForce: context.isDayGiven,
      endingBy: days === null ? null : addDays(asOf, days),
    };
    return reportResult(start, termsTable(allTerms(ledger.db, asOf), choice));
  },
};
