import { keys } from "../importers/keys.ts";
import { readShop } from "../store/shop.ts";
import type { CommandDef } from "./command.ts";
import { creatorOfArgument } from "./creator-argument.ts";
import { checkJoin, DRY_RUN, joinCreators } from "./join-creators.ts";
import { factsOfRow, ledgerToEdit } from "./record-edit.ts";
import { handleOfArgument } from "./typed-value.ts";

export const creatorsMerge: CommandDef = {
  arguments: [
    { name: "creator", summary: "who goes, with all that is known of them", required: true },
    { name: "into", summary: "who stays, and gets it", required: true },
  ],
  options: [DRY_RUN],
  report: false,
  examples: [
    "creatorops creators merge demo.surprise demo.maya --dry-run",
    "creatorops creators merge demo.surprise demo.maya",
  ],
  run: async (context, { arguments: [first = "", second = ""], options }) => {
    const [from, into] = [handleOfArgument(first), handleOfArgument(second)];
    const ledger = ledgerToEdit(context);
    for (const handle of [from, into]) creatorOfArgument(ledger, handle);
    checkJoin(ledger, { from, into, to: null });
    const shop = readShop(ledger.db);
    const cells = { creator: into, value: from, kind: "handle", to: null, removed: null };
    const facts = factsOfRow(keys, cells, { ...shop, today: context.today(shop.timezone) });
    const summary = `merged @${from} into @${into}`;
    const wanted = { command: "creators merge", from, into, to: null, summary, facts };
    return await joinCreators(context, ledger, wanted, options["dry-run"] === true);
  },
};
