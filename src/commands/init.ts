import type { CommandDef } from "./command.ts";

export const init: CommandDef = {
  arguments: [],
  options: [
    { name: "shop", kind: "text", value: "name", summary: "the shop's name" },
    { name: "currency", kind: "text", value: "code", summary: "its one currency: USD, GBP, IDR" },
    {
      name: "timezone",
      kind: "text",
      value: "zone",
      summary: "the zone that Seller Center shows: America/Los_Angeles",
    },
  ],
  report: false,
  examples: ['creatorops init --shop "My Shop" --currency USD --timezone America/Los_Angeles'],
};
