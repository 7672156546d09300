import { readStoredDecisions } from "../importers/stored-decisions.ts";
import { changeTable } from "../reports/imports.ts";
import { holdingsOf } from "../store/queries/holdings.ts";
import { readShop } from "../store/shop.ts";
import { tableResult } from "./answer.ts";
import { changeOfArgument } from "./change-argument.ts";
import type { CommandDef } from "./command.ts";

export const importsShow: CommandDef = {
  arguments: [{ name: "change", summary: "its number", required: true }],
  options: [],
  report: false,
  examples: ["creatorops imports show 2"],
  run: (context, input) => {
    const ledger = context.ledger("read");
    const change = changeOfArgument(ledger, input.arguments[0]);
    const decisions = readStoredDecisions(change.decisions);
    const holdings = holdingsOf(ledger.db, change.change_id);
    return tableResult(readShop(ledger.db), changeTable(change, decisions, holdings));
  },
};
