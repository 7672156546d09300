/** A sample in the life of a creator; days that are not known are null. */
export interface SampleDays {
  readonly sample: string;
  readonly requestedOn: string | null;
  readonly shippedOn: string | null;
  readonly deliveredOn: string | null;
  /** The day on which nothing was owed for it any more; null: still open. */
  readonly closedOn: string | null;
}

/** What stages follow from, each with its day (`domain.md §9`). */
export interface StageDays {
  readonly foundOn: string;
  readonly asOf: string;
  readonly sellingDays: number;
  /** Events declined, paused, cut, resumed, accepted. */
  readonly words: readonly { readonly event: string; readonly day: string }[];
  readonly accepted: readonly string[];
  readonly terms: readonly string[];
  readonly replied: readonly string[];
  readonly contacted: readonly string[];
  readonly orders: readonly string[];
  readonly posts: readonly string[];
  readonly samples: readonly SampleDays[];
}

/** A stage and the day on which it began. */
export interface StageChange {
  readonly day: string;
  readonly stage: string;
}

/** Of words of one day the one that holds. */
const WORDS = ["accepted", "resumed", "paused", "declined", "cut"];
const WAYS_OUT = new Set(["declined", "paused", "cut"]);

function known(day: string | null, by: string): string | null {
  return day !== null && day <= by ? day : null;
}

function lastWord({ words }: StageDays, day: string): string | null {
  const said = words.filter((word) => word.day <= day);
  const last = said.toSorted(
    (a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) || WORDS.indexOf(a.event) - WORDS.indexOf(b.event),
  );
  return last.at(-1)?.event ?? null;
}

/** Where the newest sample that is open on a day stands: latest ship day, else requested day. */
function openSample({ samples }: StageDays, day: string): string | null {
  const open = samples.flatMap((sample) => {
    const [requested, shipped, delivered] = [
      known(sample.requestedOn, day),
      known(sample.shippedOn, day),
      known(sample.deliveredOn, day),
    ];
    if ((requested ?? shipped ?? delivered) === null || known(sample.closedOn, day) !== null) return [];
    const stage = delivered === null ? (shipped === null ? "requested" : "shipped") : "delivered";
    return [{ stage, newest: `${shipped ?? requested ?? ""} ${sample.sample}` }];
  });
  return open.toSorted((a, b) => (a.newest < b.newest ? -1 : 1)).at(-1)?.stage ?? null;
}

function stageOn(days: StageDays, day: string, firstSellingDay: string): string {
  const word = lastWord(days, day);
  if (word !== null && WAYS_OUT.has(word)) return word;
  const has = (list: readonly string[]): boolean => list.some((one) => one <= day);
  if (days.orders.some((order) => order <= day && order >= firstSellingDay)) return "selling";
  const sample = openSample(days, day);
  if (sample !== null) return sample;
  if (has(days.posts)) return "posted";
  if (has(days.accepted) || has(days.terms)) return "agreed";
  if (has(days.replied)) return "replied";
  return has(days.contacted) ? "contacted" : "prospect";
}

/**
 * The stages that a creator went through up to the report's day, from what happened on which day. Each day is
 * judged as a report of that day would, with today's knowledge of what has no day.
 * @param shift the day so many days after another.
 */
export function stageChanges(
  days: StageDays,
  shift: (day: string, count: number) => string,
): readonly StageChange[] {
  const { foundOn, asOf, sellingDays, samples } = days;
  const turns = new Set([
    foundOn,
    ...days.words.map(({ day }) => day),
    ...[days.accepted, days.terms, days.replied, days.contacted, days.posts, days.orders].flat(),
    ...days.orders.map((order) => shift(order, sellingDays)),
    ...samples.flatMap(({ requestedOn, shippedOn, deliveredOn, closedOn }) =>
      [requestedOn, shippedOn, deliveredOn, closedOn].filter((day) => day !== null),
    ),
  ]);
  const changes: StageChange[] = [];
  for (const day of [...turns].filter((one) => one <= asOf).toSorted()) {
    const stage = stageOn(days, day, shift(day, 1 - sellingDays));
    if (stage !== changes.at(-1)?.stage) changes.push({ day, stage });
  }
  return changes;
}
