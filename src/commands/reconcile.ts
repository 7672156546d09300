import type { CommandDef } from "./command.ts";

export const reconcile: CommandDef = {
  arguments: [],
  options: [],
  report: true,
  examples: ["creatorops reconcile --month 2026-10", "creatorops reconcile --json"],
};
