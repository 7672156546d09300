import { profileChangeTable } from "../reports/mapping.ts";
import { refresh } from "../store/refresh.ts";
import { readShop } from "../store/shop.ts";
import { tableResult } from "./answer.ts";
import type { CommandDef } from "./command.ts";
import { profileNamed, removeProfile, rowOf, savedProfiles } from "./profiles.ts";

export const mappingRm: CommandDef = {
  arguments: [{ name: "name", summary: "the profile, as mapping list prints it", required: true }],
  options: [],
  report: false,
  examples: ["creatorops mapping rm my-costs"],
  run: (context, input) => {
    const ledger = context.ledger("write");
    const profile = profileNamed(input.arguments[0] ?? "", savedProfiles(ledger));
    const changeId = removeProfile(ledger, profile, context.now());
    refresh(ledger.db);
    return tableResult(readShop(ledger.db), profileChangeTable("mapping rm", rowOf(profile), changeId));
  },
};
