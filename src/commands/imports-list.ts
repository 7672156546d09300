import { changesTable } from "../reports/imports.ts";
import { listChanges } from "../store/changes.ts";
import { readShop } from "../store/shop.ts";
import { tableResult } from "./answer.ts";
import type { CommandDef } from "./command.ts";

export const importsList: CommandDef = {
  arguments: [],
  options: [],
  report: true,
  examples: ["creatorops imports"],
  run: (context) => {
    const { db } = context.ledger("read");
    return tableResult(readShop(db), changesTable(listChanges(db)));
  },
};
