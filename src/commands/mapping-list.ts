import { profilesTable } from "../reports/mapping.ts";
import { profileRows } from "../store/queries/profiles.ts";
import { readShop } from "../store/shop.ts";
import { tableResult } from "./answer.ts";
import type { CommandDef } from "./command.ts";
import { ledgerAsKnown } from "./known-at.ts";

export const mappingList: CommandDef = {
  arguments: [],
  options: [],
  report: false,
  rows: true,
  examples: ["creatorops mapping"],
  run: async (context) => {
    const { db } = await ledgerAsKnown(context, context.ledger("read"));
    return tableResult(readShop(db), profilesTable(profileRows(db)));
  },
};
