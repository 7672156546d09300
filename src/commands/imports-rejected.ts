import type { CommandDef } from "./command.ts";

export const importsRejected: CommandDef = {
  arguments: [{ name: "number", summary: "number of the import", required: true }],
  options: [],
  report: true,
  examples: ["creatorops imports rejected 1 --format csv"],
};
