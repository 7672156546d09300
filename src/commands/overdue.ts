import { overdueTable } from "../reports/overdue.ts";
import { openObligations } from "../store/queries/standing.ts";
import { obligationsOn } from "../store/standing.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef, OptionValue } from "./command.ts";
import { OWNER_OPTION, ownerWish } from "./owner-option.ts";
import { refusedOption } from "./problems.ts";

/** `3d` or `3`: a number of days. */
function daysOf(value: OptionValue): number | null {
  if (value === undefined) return null;
  const match = /^(\d{1,3})d?$/u.exec(String(value));
  if (match?.[1] !== undefined) return Number(match[1]);
  throw refusedOption(
    "CO002",
    `--due-within ${String(value)} is not a number of days`,
    "creatorops overdue --due-within 3d",
  );
}

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
      dueWithin: daysOf(input.options["due-within"]),
      lapsed: input.options["lapsed"] === true,
    };
    const { ofOwner, notes } = ownerWish(input);
    const start = await startReport(context);
    obligationsOn(start.ledger.db, start.asOf);
    const table = overdueTable(ofOwner(openObligations(start.ledger.db)), choice);
    return reportResult(start, { ...table, notes: [...table.notes, ...notes(start.ledger)] });
  },
};
