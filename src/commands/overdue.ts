import { overdueTable } from "../reports/overdue.ts";
import { openObligations } from "../store/queries/standing.ts";
import { obligationsOn } from "../store/standing.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef } from "./command.ts";
import { OWNER_OPTION, ownerWish } from "./owner-option.ts";
import { daysOf } from "./typed-value.ts";

export const overdue: CommandDef = {
  arguments: [],
  options: [
    {
      name: "certain",
      kind: "flag",
      summary: "only past the extension, and only where the delivery is known",
    },
    {
      name: "due-within",
      kind: "text",
      value: "days",
      summary: "posts that fall due within these days, too: 3d",
    },
    { name: "lapsed", kind: "flag", summary: "list those that are given up" },
    OWNER_OPTION,
  ],
  report: true,
  examples: [
    "creatorops overdue",
    "creatorops overdue --certain --fail-on 'rows>0'",
    "creatorops overdue --owner ben --due-within 3d",
  ],
  run: async (context, input) => {
    const choice = {
      certain: input.options["certain"] === true,
      dueWithin: daysOf("overdue", "due-within", input.options["due-within"]),
      lapsed: input.options["lapsed"] === true,
    };
    const { ofOwner, notes } = ownerWish(input);
    const start = await startReport(context);
    obligationsOn(start.ledger.db, start.asOf);
    const table = overdueTable(ofOwner(openObligations(start.ledger.db)), choice);
    return reportResult(start, { ...table, notes: [...table.notes, ...notes(start.ledger)] });
  },
};
