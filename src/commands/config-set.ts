import type { CommandDef } from "./command.ts";

export const configSet: CommandDef = {
  arguments: [
    { name: "key", summary: "name of the setting", required: true },
    { name: "value", summary: "its new value", required: true },
  ],
  options: [{ name: "from", kind: "day", value: "date", summary: "first day on which it holds" }],
  report: false,
  examples: ["creatorops config set referral_rate 6% --from 2026-07-01"],
};
