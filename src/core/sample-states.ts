/** States of a sample, as far as a person can say them (`domain.md §8`). */
export const SAMPLE_STATES = [
  "requested",
  "approved",
  "shipped",
  "delivered",
  "posted",
  "lapsed",
  "lost",
  "rejected",
  "cancelled",
] as const;
export type SampleState = (typeof SAMPLE_STATES)[number];

/** States with a day of their own, in the order in which a sample goes through them. */
export const SAMPLE_STEPS = ["requested", "approved", "shipped", "delivered"] as const;
type Step = (typeof SAMPLE_STEPS)[number];

const isStep = (state: SampleState): state is Step =>
  (SAMPLE_STEPS as readonly SampleState[]).includes(state);

/** What is known of a sample, leaving aside what is only presumed. */
export interface SampleDays {
  /** As somebody says it without a day; null when only days are known. */
  readonly state: SampleState | null;
  readonly requested_on: string | null;
  readonly approved_on: string | null;
  readonly shipped_on: string | null;
  readonly delivered_on: string | null;
}

/** The state that follows from what is known. */
export function stateOf(sample: SampleDays): SampleState {
  const { state } = sample;
  if (state !== null && !isStep(state)) return state;
  const said = state === null ? -1 : SAMPLE_STEPS.indexOf(state);
  const reached = SAMPLE_STEPS.findLastIndex((step, index) => index <= said || sample[`${step}_on`] !== null);
  return SAMPLE_STEPS[Math.max(reached, 0)] ?? "requested";
}

/** What an edit of a sample's state records. */
export interface Move {
  readonly fields: Readonly<Record<string, string>>;
  /** True where the sample is further on already: then a day is mended, and its state stays. */
  readonly mendsDay: boolean;
}

export type Moved =
  | { readonly ok: true; readonly move: Move }
  | { readonly ok: false; readonly reason: string; readonly cure: string };

const ENDS: ReadonlySet<SampleState> = new Set(["rejected", "cancelled"]);
const SENT: ReadonlySet<SampleState> = new Set(["shipped", "delivered", "posted", "lapsed", "lost"]);

/** Why a sample cannot go from one state to another, whatever the days; null when it can. */
function impossible(sample: SampleDays, to: SampleState): { reason: string; cure: string } | null {
  const from = stateOf(sample);
  const wasSent = SENT.has(from) || sample.shipped_on !== null;
  if (ENDS.has(from) && !ENDS.has(to) && to !== "requested" && to !== "approved")
    return { reason: `it was ${from}`, cure: "--state approved --on DATE first, if it was sent after all" };
  if (!wasSent && (to === "posted" || to === "lapsed" || to === "lost"))
    return { reason: `it is ${from}, and was never shipped`, cure: "--state shipped --on DATE first" };
  if (to === "rejected" && wasSent)
    return { reason: "it was shipped", cure: "--state lost, if it never arrived" };
  if (to === "cancelled" && wasSent && from !== "shipped" && from !== "lost")
    return { reason: `it is ${from}`, cure: "--state lapsed, if no post will come" };
  return null;
}

/** The day that a state cannot be before, or after; null when it fits between the days that are known. */
function unfitDay(sample: SampleDays, to: SampleState, on: string): { reason: string; cure: string } | null {
  const place = isStep(to)
    ? SAMPLE_STEPS.indexOf(to)
    : SAMPLE_STEPS.indexOf(to === "lapsed" ? "delivered" : "shipped") + 1;
  for (const [index, step] of SAMPLE_STEPS.entries()) {
    const day = sample[`${step}_on`];
    if (day === null || step === to) continue;
    const mend = `--state ${step} --on DATE mends that day, if it is the wrong one`;
    if (index < place && on < day) return { reason: `${on} is before it was ${step}, ${day}`, cure: mend };
    // A second parcel leaves after the first was lost.
    const isLater = isStep(to) && index > place && sample.state !== "lost";
    if (isLater && on > day) return { reason: `${on} is after it was ${step}, ${day}`, cure: mend };
  }
  return null;
}

/**
 * What to record so that a sample is in a state from a day on. A step that lies behind it mends that day and no more:
 * nobody un-delivers a sample, that is what undoing is for.
 */
export function moveSample(sample: SampleDays, to: SampleState, on: string): Moved {
  const refusal = impossible(sample, to) ?? unfitDay(sample, to, on);
  if (refusal !== null) return { ok: false, ...refusal };
  if (!isStep(to)) return { ok: true, move: { fields: { state: to, state_on: on }, mendsDay: false } };
  const from = stateOf(sample);
  const isBehind = isStep(from) ? SAMPLE_STEPS.indexOf(from) > SAMPLE_STEPS.indexOf(to) : !canLeave(from, to);
  const day = { [`${to}_on`]: on };
  return { ok: true, move: { fields: isBehind ? day : { state: to, ...day }, mendsDay: isBehind } };
}

/** What was lost may be sent again or turn up, what was refused may be asked for again. */
function canLeave(from: SampleState, to: Step): boolean {
  if (from === "lost") return to === "shipped" || to === "delivered";
  return ENDS.has(from);
}
