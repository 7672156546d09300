import type { CommandDef } from "./command.ts";

export const overdue: CommandDef = {
  arguments: [],
  options: [
    { name: "certain", kind: "flag", summary: "only past the extension, and only where the delivery is known" },
    { name: "due-within", kind: "text", value: "days", summary: "posts that fall due within these days, too: 3d" },
    { name: "lapsed", kind: "flag", summary: "list those that are given up" },
  ],
  report: true,
  examples: ["creatorops overdue", "creatorops overdue --certain --fail-on 'rows>0'"],
};
