import { describeColumns } from "../importers/describe.ts";
import { FORMATS } from "../importers/index.ts";
import { profileTable } from "../reports/mapping.ts";
import { readShop } from "../store/shop.ts";
import { tableResult } from "./answer.ts";
import type { CommandDef } from "./command.ts";
import { ledgerAsKnown } from "./known-at.ts";
import { profileNamed, rowOf, savedProfiles } from "./profiles.ts";

export const mappingShow: CommandDef = {
  arguments: [{ name: "name", summary: "the profile, as mapping list prints it", required: true }],
  options: [],
  report: false,
  rows: true,
  examples: ["creatorops mapping show my-costs"],
  run: async (context, input) => {
    const ledger = await ledgerAsKnown(context, context.ledger("read"));
    const profile = profileNamed(input.arguments[0] ?? "", savedProfiles(ledger));
    const source = FORMATS.find(({ id }) => id === profile.source);
    const words = source === undefined ? [] : describeColumns(source);
    return tableResult(readShop(ledger.db), profileTable(rowOf(profile), words));
  },
};
