import type { CommandDef } from "./command.ts";

export const profit: CommandDef = {
  arguments: [],
  options: [
    {
      name: "by",
      kind: "choice",
      choices: ["creator", "product", "week", "month", "total"],
      value: "key",
      summary: "what a row stands for",
    },
    { name: "basis", kind: "choice", choices: ["order"], value: "basis", summary: "the date that puts a line into a period" },
    { name: "attributed", kind: "flag", summary: "only lines that a creator gets" },
  ],
  report: true,
  examples: ["creatorops profit --month 2026-10", "creatorops profit --by product --format csv"],
};
