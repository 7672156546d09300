import type { CommandDef } from "./command.ts";

export const demo: CommandDef = {
  arguments: [
    { name: "dir", summary: "where to put the sample ledger (else a new temporary folder)", required: false },
  ],
  options: [],
  report: false,
  examples: ["creatorops demo", "creatorops demo sample-shop"],
};
