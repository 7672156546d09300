import type { OutreachEvent } from "./outreach-events.ts";

/** Figures that decide who is in the queue of follow-ups; printed with it. */
export const FOLLOWUP_LIMITS = {
  /** Days before its due day from which a post is spoken of. */
  near_days: 3,
  /** Days after a post in which a thank-you still makes sense. */
  thanks_days: 30,
  /** Days of messages without an answer after which nobody is written to once more. */
  most_unanswered: 3,
  /** Orders within `rate_days` that are selling well, unless the caller says another number. */
  rate_orders: 20,
  /** Days that count for selling well, and days that a rate of the creator's own has to be old. */
  rate_days: 30,
} as const;

export type FollowupLimits = { readonly [Name in keyof typeof FOLLOWUP_LIMITS]: number };

/** Days to wait for an answer before one reminds again of what is late. */
export const REMINDER_WAIT_DAYS = 3;

/** Why somebody is written to. */
export interface FollowupRule {
  readonly reason: string;
  /** When it holds, in words; `{name}` stands for a limit. */
  readonly when: string;
  /** Days that have to pass after any message: `follow_up_days`, within these bounds. */
  readonly waits: { readonly atMost?: number; readonly atLeast?: number };
  /** The event that marks the message as sent. */
  readonly event: Extract<OutreachEvent, "contacted" | "reminded">;
}

/** The most urgent first: of several reasons a creator gets the first, so never two messages a day. */
export const FOLLOWUP_RULES = [
  {
    reason: "overdue",
    when: "the post is past its due day and the extension",
    waits: { atMost: REMINDER_WAIT_DAYS },
    event: "reminded",
  },
  {
    reason: "late",
    when: "the post is past its due day, within the extension",
    waits: { atMost: REMINDER_WAIT_DAYS },
    event: "reminded",
  },
  {
    reason: "delivered_near_due",
    when: "the post falls due within {near_days} days",
    waits: {},
    event: "reminded",
  },
  {
    reason: "terms_agreed_no_sample",
    when: "terms are agreed, and no sample is requested or sent",
    waits: {},
    event: "contacted",
  },
  {
    reason: "no_answer",
    when: "the last message has no answer, and there were fewer than {most_unanswered}",
    waits: {},
    event: "contacted",
  },
  {
    reason: "due_better_rate",
    when: "at least {rate_orders} orders in {rate_days} days, and no own rate that beats everybody's or began in them",
    waits: { atLeast: 30 },
    event: "contacted",
  },
  {
    reason: "posted_never_thanked",
    when: "posted in the last {thanks_days} days, and no message since",
    waits: {},
    event: "contacted",
  },
] as const satisfies readonly FollowupRule[];

export type FollowupReason = (typeof FOLLOWUP_RULES)[number]["reason"];

/** Days that have to pass after any message; at least one, so that a queue that was written to is empty. */
export function waitDays({ waits }: FollowupRule, followUpDays: number): number {
  const { atMost = followUpDays, atLeast = 1 } = waits;
  return Math.max(1, atLeast, Math.min(followUpDays, atMost));
}

/** The rule in words, with its limits. */
export function ruleInWords({ when }: FollowupRule, limits: FollowupLimits): string {
  return when.replace(/\{(\w+)\}/gu, (_, name: string) => String(limits[name as keyof FollowupLimits]));
}
