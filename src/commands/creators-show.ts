import type { TimelineEntry } from "../reports/timeline-entry.ts";
import { timelineTable } from "../reports/timeline.ts";
import type { Ledger } from "../store/open.ts";
import { termsOfCreator } from "../store/queries/explain-creator.ts";
import { sampleSayings } from "../store/queries/explain-sample.ts";
import { sheetSources } from "../store/queries/explain-sources.ts";
import { writtenKeys } from "../store/queries/keys.ts";
import { checkedPosts } from "../store/queries/post-checks.ts";
import { stageRows } from "../store/queries/standing.ts";
import { adDays, commissionDays, feesOf, orderDays, refundDays } from "../store/queries/timeline-money.ts";
import { foundOn, sampleLives, sellingDays } from "../store/queries/timeline-samples.ts";
import { briefsOf, eventRows, ownTerms } from "../store/queries/timeline-words.ts";
import { standOn } from "../store/standing.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef } from "./command.ts";
import { creatorOfArgument } from "./creator-argument.ts";

const STEP_DAYS: Readonly<Record<string, "requested_on" | "approved_on" | "shipped_on" | "delivered_on">> = {
  "sample requested": "requested_on",
  "sample approved": "approved_on",
  "sample shipped": "shipped_on",
  "sample delivered": "delivered_on",
};

/** Where it stands that something happened: of a step of a sample the newest source that gives its day. */
function sourceOf(db: Ledger["db"], { day, what, fact, said }: TimelineEntry): string | null {
  if (fact !== undefined) return sheetSources(db, ...fact)[0] ?? null;
  const step = STEP_DAYS[what];
  if (said === undefined || step === undefined) return null;
  return sampleSayings(db, said).find((saying) => saying[step] === day)?.sources[0] ?? null;
}

export const creatorsShow: CommandDef = {
  arguments: [{ name: "creator", summary: "whose life, under any of their handles", required: true }],
  options: [],
  report: true,
  examples: [
    "creatorops creators show @demo.hanna",
    "creatorops creators show @demo.maya --last 30d --as-of 2026-11-09",
  ],
  run: async (context, { arguments: [name = ""] }) => {
    const start = await startReport(context);
    const { asOf, period, heading, ledger } = start;
    const { db } = ledger;
    const creator = creatorOfArgument(ledger, name);
    standOn(db, asOf);
    const life = {
      creator,
      foundOn: foundOn(db, creator),
      stage: stageRows(db).find((row) => row.creator === creator) ?? null,
      sellingDays: sellingDays(db),
      events: eventRows(db, creator, asOf),
      terms: ownTerms(db, creator, asOf),
      termsInForce: termsOfCreator(db, creator, asOf),
      briefs: briefsOf(db, creator, asOf),
      samples: sampleLives(db, creator),
      posts: checkedPosts(db, creator),
      orders: orderDays(db, creator, asOf),
      refunds: refundDays(db, creator, asOf),
      commissions: commissionDays(db, creator, asOf),
      fees: feesOf(db, creator),
      ads: adDays(db, creator, asOf),
      keys: writtenKeys(db).filter(({ owners, is_key }) => is_key && owners.includes(creator)),
    };
    const to = period.to === null || period.to > asOf ? asOf : period.to;
    const days = { from: period.from, to, asOf };
    return reportResult(
      start,
      timelineTable(life, days, heading, (entry) => sourceOf(db, entry)),
    );
  },
};
