import type { CommandDef } from "./command.ts";

export const configList: CommandDef = {
  arguments: [],
  options: [],
  report: false,
  examples: ["creatorops config"],
};
