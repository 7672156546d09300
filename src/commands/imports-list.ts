import { changesTable } from "../reports/imports.ts";
import { listChanges } from "../store/changes.ts";
import { readShop } from "../store/shop.ts";
import { tableResult } from "./answer.ts";
import type { CommandDef } from "./command.ts";
import { coverageFindings } from "./coverage.ts";

export const importsList: CommandDef = {
  arguments: [],
  options: [],
  report: true,
  examples: ["creatorops imports"],
  run: (context) => {
    const ledger = context.ledger("read");
    const gaps = coverageFindings(ledger).filter(({ state }) => state !== "ok");
    return tableResult(readShop(ledger.db), changesTable(listChanges(ledger.db), gaps));
  },
};
