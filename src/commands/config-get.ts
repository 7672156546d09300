import { settingsTable } from "../reports/settings.ts";
import { settingRows } from "../store/queries/settings.ts";
import { readShop } from "../store/shop.ts";
import { tableResult } from "./answer.ts";
import type { CommandDef } from "./command.ts";
import { settingOfArgument } from "./setting-argument.ts";

export const configGet: CommandDef = {
  arguments: [{ name: "key", summary: "name of the setting", required: true }],
  options: [],
  report: false,
  examples: ["creatorops config get referral_rate"],
  run: (context, input) => {
    const { name } = settingOfArgument(input.arguments[0] ?? "");
    const { db } = context.ledger("read");
    const heading = readShop(db);
    return tableResult(heading, settingsTable(settingRows(db), heading.currency, name));
  },
};
