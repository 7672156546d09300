import { addDays } from "../core/days.ts";
import type { SheetFact } from "../core/facts.ts";
import type { Day } from "../core/scalars.ts";
import { keys } from "../importers/keys.ts";
import { readShop } from "../store/shop.ts";
import type { CommandDef } from "./command.ts";
import { creatorOfArgument } from "./creator-argument.ts";
import { checkJoin, DRY_RUN, joinCreators } from "./join-creators.ts";
import { factsOfRow, ledgerToEdit } from "./record-edit.ts";
import { handleOfArgument, optionText } from "./typed-value.ts";

export const creatorsRename: CommandDef = {
  arguments: [
    { name: "old", summary: "the handle until now", required: true },
    { name: "new", summary: "the handle from then on", required: true },
  ],
  options: [
    { name: "from", kind: "day", value: "date", summary: "first day of the new handle; today without it" },
    DRY_RUN,
  ],
  report: false,
  examples: ["creatorops creators rename demo.lena demo.lena.studio --from 2026-11-05"],
  run: async (context, { arguments: [first = "", second = ""], options }) => {
    const [from, into] = [handleOfArgument(first), handleOfArgument(second)];
    const ledger = ledgerToEdit(context);
    creatorOfArgument(ledger, from);
    const shop = readShop(ledger.db);
    const day = await context.day("from", optionText(options["from"]) ?? "today", shop.timezone);
    const to = addDays(day, -1);
    checkJoin(ledger, { from, into, to });
    const today: Day = context.today(shop.timezone);
    const cells = { creator: into, value: from, kind: "handle", to, removed: null };
    // A row of the roster under the old handle speaks of the same person, and not of whoever has it later.
    const renamed: SheetFact = { fact: "creator", key: [from], fields: { renamed_to: into } };
    const facts = [...factsOfRow(keys, cells, { ...shop, today }), renamed];
    const summary = `@${from} is called @${into} from ${day}`;
    const wanted = { command: "creators rename", from, into, to, summary, facts };
    return await joinCreators(context, ledger, wanted, options["dry-run"] === true);
  },
};
