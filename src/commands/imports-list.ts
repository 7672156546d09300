import type { CommandDef } from "./command.ts";

export const importsList: CommandDef = {
  arguments: [],
  options: [],
  report: true,
  examples: ["creatorops imports", "creatorops imports list --last 7d"],
};
