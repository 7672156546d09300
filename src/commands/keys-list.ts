import { keysTable } from "../reports/keys.ts";
import { sheetSources } from "../store/queries/explain-sources.ts";
import { writtenKeys } from "../store/queries/keys.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef } from "./command.ts";
import { creatorOfArgument } from "./creator-argument.ts";
import { KIND_OPTION } from "./key-argument.ts";
import { optionText } from "./typed-value.ts";

export const keysList: CommandDef = {
  arguments: [],
  options: [
    { name: "creator", kind: "text", value: "handle", summary: "only the keys of this creator" },
    { ...KIND_OPTION, summary: "only keys of this kind" },
  ],
  report: false,
  rows: true,
  examples: ["creatorops keys list", "creatorops keys list --creator demo.maya --kind code"],
  run: async (context, { options }) => {
    const start = await startReport(context);
    const { db } = start.ledger;
    const [named, kind] = [optionText(options["creator"]), optionText(options["kind"])];
    const creator = named === undefined ? null : creatorOfArgument(start.ledger, named);
    const shown = writtenKeys(db)
      .filter((key) => creator === null || key.owners.includes(creator))
      .filter((key) => kind === undefined || key.kind === kind);
    const listed = shown.map((key) => {
      const { is_key, row_key } = key;
      const [source = null] = is_key
        ? sheetSources(db, "key", row_key)
        : sheetSources(db, "creator", row_key, "email");
      return { ...key, source };
    });
    return reportResult(start, keysTable(listed, start.asOf));
  },
};
