import type { CommandDef } from "./command.ts";

export const configGet: CommandDef = {
  arguments: [{ name: "key", summary: "name of the setting", required: true }],
  options: [],
  report: false,
  examples: ["creatorops config get post_days"],
};
