import type { CommandDef } from "./command.ts";

/** Stages in the order of `domain.md §9`, reversed: the way that a creator takes. */
const STAGES = [
  "prospect",
  "contacted",
  "replied",
  "agreed",
  "requested",
  "shipped",
  "delivered",
  "posted",
  "selling",
  "paused",
  "declined",
  "cut",
] as const;

export const pipeline: CommandDef = {
  arguments: [],
  options: [
    { name: "stage", kind: "choice", choices: STAGES, value: "stage", summary: "list the creators at one stage" },
    { name: "list", kind: "flag", summary: "list the creators of all stages" },
  ],
  report: true,
  examples: ["creatorops pipeline", "creatorops pipeline --stage delivered"],
};
