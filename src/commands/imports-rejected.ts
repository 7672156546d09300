import { rejectedTable } from "../reports/imports.ts";
import { rejectedCells } from "../store/changes.ts";
import { readShop } from "../store/shop.ts";
import { tableResult } from "./answer.ts";
import { changeOfArgument } from "./change-argument.ts";
import type { CommandDef } from "./command.ts";

export const importsRejected: CommandDef = {
  arguments: [{ name: "change", summary: "its number", required: true }],
  options: [],
  report: true,
  examples: ["creatorops imports rejected 2"],
  run: (context, input) => {
    const ledger = context.ledger("read");
    const change = changeOfArgument(ledger, input.arguments[0]);
    const cells = rejectedCells(ledger.db, change.change_id);
    return tableResult(readShop(ledger.db), rejectedTable(change.change_id, cells));
  },
};
