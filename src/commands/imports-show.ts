import type { CommandDef } from "./command.ts";

export const importsShow: CommandDef = {
  arguments: [{ name: "number", summary: "number of the change", required: true }],
  options: [],
  report: false,
  examples: ["creatorops imports show 1"],
};
