import { STAGES } from "../reports/pipeline.ts";
import { startReport } from "./answer.ts";
import type { CommandDef } from "./command.ts";
import { listedCreators } from "./listed-creators.ts";
import { optionText, rateOf } from "./typed-value.ts";

export const creatorsFind: CommandDef = {
  arguments: [],
  options: [
    { name: "niche", kind: "text", value: "niche", summary: "in this niche" },
    { name: "region", kind: "text", value: "region", summary: "in this region" },
    {
      name: "min-followers",
      kind: "integer",
      value: "followers",
      summary: "with at least as many followers",
    },
    { name: "min-engagement", kind: "text", value: "rate", summary: "with at least this engagement: 3%" },
    { name: "level", kind: "text", value: "level", summary: "of this level" },
    { name: "tag", kind: "text", value: "tag", summary: "with this tag" },
    { name: "stage", kind: "choice", choices: STAGES, value: "stage", summary: "at this stage" },
    { name: "sold", kind: "flag", summary: "with an order in the period" },
    {
      name: "not-contacted-since",
      kind: "day",
      value: "date",
      summary: "whom nobody wrote to, or heard from, on or after this day",
    },
    { name: "owner", kind: "text", value: "name", summary: "looked after by this person" },
  ],
  report: true,
  examples: [
    "creatorops creators find --niche skincare --min-followers 20000 --min-engagement 3%",
    "creatorops creators find --sold --month 2026-10 --not-contacted-since 14d",
  ],
  run: async (context, { options }) => {
    const text = (name: string): string | null => optionText(options[name])?.trim() ?? null;
    const engagement = text("min-engagement");
    const minEngagement = engagement === null ? null : rateOf("--min-engagement", engagement);
    const start = await startReport(context);
    const since = text("not-contacted-since");
    return listedCreators(start, "creators find", {
      niche: text("niche"),
      region: text("region"),
      level: text("level"),
      tag: text("tag"),
      owner: text("owner"),
      stage: text("stage"),
      minFollowers: (options["min-followers"] as number | undefined) ?? null,
      minEngagement,
      sold: options["sold"] === true,
      notContactedSince:
        since === null ? null : await context.day("not-contacted-since", since, start.heading.timezone),
    });
  },
};
