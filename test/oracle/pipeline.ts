import type { DayText } from "../shops/calendar.ts";
import { addDays, daysBetween } from "../shops/calendar.ts";
import { share, sum } from "./arithmetic.ts";
import { creatorsAsOf } from "./creators.ts";
import type { CountedLine } from "./economics.ts";
import { countedLines } from "./economics.ts";
import type { Facts } from "./facts.ts";
import { factsAsOf } from "./facts.ts";
import { textOrder } from "./grouping.ts";
import { obligationsAsOf } from "./obligations.ts";
import { postsAsOf } from "./posts.ts";
import { samplesAsOf } from "./samples.ts";
import type { Stage, Standing } from "./stages.ts";
import { isStuck, lastContact, STAGES, standingOf } from "./stages.ts";

/** A row of `pipeline --list` (`cli.md §4`), without the wording of `next_action`. */
export interface ListRow {
  readonly creator: string;
  readonly stage: Stage;
  readonly since: DayText;
  readonly days: number;
  readonly samples: number;
  readonly posts: number;
  readonly orders_30d: number;
  readonly net_revenue_30d: number;
  readonly last_contact_on: DayText | null;
}

/** A row of `pipeline`. */
export interface StageRow {
  readonly stage: Stage;
  readonly creators: number;
  readonly share_bps: number | null;
  readonly new_7d: number;
  readonly median_days: number | null;
  readonly oldest_days: number | null;
  readonly stuck: number;
}

interface Entry {
  readonly row: ListRow;
  readonly standing: Standing;
}

const RECENT_DAYS = 30;

function recent(
  lines: readonly CountedLine[],
  asOf: DayText,
): Pick<ListRow, "orders_30d" | "net_revenue_30d"> {
  const own = lines.filter((line) => line.money.day > addDays(asOf, -RECENT_DAYS));
  return {
    orders_30d: new Set(own.map((line) => line.money.order_id)).size,
    net_revenue_30d: sum(own.map((line) => line.money.net_revenue)),
  };
}

/** Every creator known by `asOf` with the stage they are in. */
function entries(allFacts: Facts, asOf: DayText): Entry[] {
  const facts = factsAsOf(allFacts, asOf);
  const samples = samplesAsOf(facts, asOf);
  const obligations = obligationsAsOf(facts, samples, asOf);
  const posts = postsAsOf(facts, asOf);
  const lines = countedLines(facts, asOf);
  return [...creatorsAsOf(facts, asOf).values()].flatMap((creator) => {
    const own = lines.filter((line) => line.attribution.creator === creator.creator);
    const record = {
      creator,
      samples: samples.filter((sample) => sample.creator === creator.creator),
      obligations: obligations.filter((one) => one.creator === creator.creator),
      posts: posts.filter((post) => post.creator === creator.creator),
      order_days: own.map((line) => line.money.day),
    };
    const standing = standingOf(facts, record, asOf);
    if (standing.since > asOf) return [];
    const row: ListRow = {
      creator: creator.creator,
      stage: standing.stage,
      since: standing.since,
      days: daysBetween(standing.since, asOf),
      samples: record.samples.length,
      posts: record.posts.length,
      ...recent(own, asOf),
      last_contact_on: lastContact(creator),
    };
    return [{ row, standing }];
  });
}

export function pipelineList(facts: Facts, asOf: DayText): ListRow[] {
  const rows = entries(facts, asOf).map((entry) => entry.row);
  return rows.sort((one, other) => textOrder(one.creator, other.creator));
}

export function pipeline(facts: Facts, asOf: DayText): StageRow[] {
  const all = entries(facts, asOf);
  return STAGES.map((stage) => {
    const own = all.filter((entry) => entry.row.stage === stage);
    const days = own.map((entry) => entry.row.days).sort((one, other) => one - other);
    return {
      stage,
      creators: own.length,
      share_bps: all.length === 0 ? null : share(10_000, own.length, all.length),
      new_7d: own.filter((entry) => entry.row.since > addDays(asOf, -7)).length,
      median_days: days[Math.floor((days.length - 1) / 2)] ?? null,
      oldest_days: days.at(-1) ?? null,
      stuck: own.filter((entry) => isStuck(facts, entry.standing, asOf)).length,
    };
  });
}
