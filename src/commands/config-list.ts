import { settingsTable } from "../reports/settings.ts";
import { settingRows } from "../store/queries/settings.ts";
import { readShop } from "../store/shop.ts";
import { tableResult } from "./answer.ts";
import type { CommandDef } from "./command.ts";

export const configList: CommandDef = {
  arguments: [],
  options: [],
  report: false,
  examples: ["creatorops config list"],
  run: (context) => {
    const { db } = context.ledger("read");
    const heading = readShop(db);
    return tableResult(heading, settingsTable(settingRows(db), heading.currency, null));
  },
};
