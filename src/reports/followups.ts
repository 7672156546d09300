import { counted } from "../core/counted.ts";
import type { FollowupLimits, FollowupReason, FollowupRule } from "../core/followup-rules.ts";
import { FOLLOWUP_RULES, ruleInWords, waitDays } from "../core/followup-rules.ts";
import type { MessageValues } from "../core/message-template.ts";
import { fillTemplate } from "../core/message-template.ts";
import { formatRate } from "../core/rate.ts";
import type { Note, Table, TableBelow, TableRow } from "../render/table.ts";
import type { FollowupCandidate } from "../store/queries/followups.ts";

/** A template and where it stands: `built-in`, or the name of its file. */
export interface FollowupTemplate {
  readonly text: string;
  readonly place: string;
}

export type FollowupTemplates = ReadonlyMap<FollowupReason, FollowupTemplate>;

/** Someone to write to today, with the drafted message. */
export interface Followup extends FollowupCandidate {
  readonly rule: FollowupRule;
  readonly template: string;
  readonly message: string;
}

/** The queue, and how many were left out because the work with them has ended or rests. */
export interface FollowupQueue {
  readonly followups: readonly Followup[];
  readonly closed: number;
}

export interface FollowupSetting {
  readonly templates: FollowupTemplates;
  readonly followUpDays: number;
  readonly limits: FollowupLimits;
  readonly shop: string;
}

const CLOSED_STAGES: ReadonlySet<string> = new Set(["declined", "paused", "cut"]);
const REASONS: readonly string[] = FOLLOWUP_RULES.map(({ reason }) => reason);

/** The first reason of each creator, the most urgent first: one row, and so one draft, for each of them. */
export function followupQueue(
  candidates: readonly FollowupCandidate[],
  setting: FollowupSetting,
): FollowupQueue {
  const urgent = candidates.toSorted(
    (a, b) =>
      REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason) ||
      b.days - a.days ||
      (a.creator < b.creator ? -1 : 1),
  );
  const first = new Map<string, FollowupCandidate>();
  const closed = new Set<string>();
  for (const candidate of urgent) {
    if (CLOSED_STAGES.has(candidate.stage)) closed.add(candidate.creator);
    else if (hasWaited(candidate, setting.followUpDays) && !first.has(candidate.creator))
      first.set(candidate.creator, candidate);
  }
  return { followups: [...first.values()].map((one) => drafted(one, setting)), closed: closed.size };
}

function ruleOf(reason: FollowupReason): FollowupRule {
  const rule = FOLLOWUP_RULES.find((one) => one.reason === reason);
  if (rule === undefined) throw new Error(`${reason}: no rule`);
  return rule;
}

function hasWaited({ reason, message_age }: FollowupCandidate, followUpDays: number): boolean {
  return message_age === null || message_age >= waitDays(ruleOf(reason), followUpDays);
}

function drafted(candidate: FollowupCandidate, { templates, shop }: FollowupSetting): Followup {
  const template = templates.get(candidate.reason);
  if (template === undefined) throw new Error(`${candidate.reason}: no template`);
  const products = JSON.parse(candidate.product_names) as string[];
  const values: MessageValues = {
    creator: candidate.creator,
    name: candidate.name,
    product: products.length === 0 ? null : products.join(", "),
    niche: candidate.niche,
    rate: candidate.rate === null ? null : formatRate(candidate.rate),
    due_on: candidate.due_on,
    link: candidate.link,
    shop: shop === "" ? null : shop,
  };
  return {
    ...candidate,
    rule: ruleOf(candidate.reason),
    template: template.place,
    message: fillTemplate(template.text, values),
  };
}

/** The reasons in their order, with what they wait for: below the queue, and a key of its JSON. */
function rulesBelow({ limits, followUpDays }: FollowupSetting): TableBelow {
  return {
    name: "rules",
    title: "Reasons, the most urgent first",
    columns: [
      { key: "reason", label: "reason", kind: "text", priority: 1 },
      { key: "rule", label: "holds when", kind: "text", priority: 1, folds: true },
      { key: "wait_days", label: "waits days", kind: "integer", priority: 1 },
      { key: "event", label: "marked as", kind: "text", priority: 2 },
    ],
    rows: FOLLOWUP_RULES.map((rule) => ({
      reason: rule.reason,
      rule: ruleInWords(rule, limits),
      wait_days: waitDays(rule, followUpDays),
      event: rule.event,
    })),
    empty: "",
  };
}

function notesOf({ followups, closed }: FollowupQueue): readonly Note[] {
  const notes: Note[] = [];
  const withoutCost = followups.filter((row) => row.missing_costs > 0).length;
  if (closed > 0) {
    const message = `${counted(closed, "creator")} who declined, paused or was cut: no message is drafted`;
    notes.push({ code: "closed_creators", message });
  }
  if (withoutCost > 0) {
    const message = `${counted(withoutCost, "creator")} with a sample whose product has no cost; it counts as 0`;
    notes.push({ code: "missing_sample_costs", message });
  }
  return notes;
}

/** Whom to write to today, one row for each creator. */
export function followupsTable(queue: FollowupQueue, setting: FollowupSetting): Table {
  const below = rulesBelow(setting);
  return {
    name: "followups",
    title: "Whom to write to",
    columns: [
      { key: "creator", label: "creator", kind: "handle", priority: 1 },
      { key: "reason", label: "reason", kind: "text", priority: 1 },
      { key: "days", label: "days", kind: "integer", priority: 1 },
      { key: "last_contact_on", label: "last contact", kind: "day", priority: 4 },
      { key: "channel", label: "channel", kind: "text", priority: 5 },
      { key: "products", label: "products", kind: "list", priority: 6 },
      { key: "due_on", label: "due", kind: "day", priority: 3 },
      { key: "value_at_risk", label: "value at risk", kind: "money", priority: 3 },
      { key: "owner", label: "owner", kind: "text", priority: 4 },
      { key: "template", label: "template", kind: "text", priority: 7 },
      { key: "message", label: "message", kind: "lines", priority: 1, folds: true },
    ],
    rows: queue.followups.map((row) => ({ ...shared(row), template: row.template, message: row.message })),
    totals: null,
    notes: notesOf(queue),
    empty: "Nobody to write to today. What falls due soon: creatorops overdue --due-within 7d",
    period: null,
    extra: { rules: below.rows },
    below: queue.followups.length === 0 ? [] : [below],
  };
}

function shared(row: Followup): TableRow {
  return {
    creator: row.creator,
    reason: row.reason,
    days: row.days,
    last_contact_on: row.last_contact_on,
    channel: row.channel,
    products: JSON.parse(row.products) as string[],
    due_on: row.due_on,
    value_at_risk: row.value_at_risk,
    owner: row.owner,
  };
}

/** The same for a mail merge: whom, where to, and the text come first. */
export function mailMergeTable({ followups }: FollowupQueue): Table {
  return {
    name: "followups",
    title: "Messages",
    columns: [
      { key: "creator", label: "creator", kind: "handle", priority: 1 },
      { key: "email", label: "e-mail", kind: "text", priority: 1 },
      { key: "name", label: "name", kind: "text", priority: 1 },
      { key: "message", label: "message", kind: "lines", priority: 1 },
      { key: "reason", label: "reason", kind: "text", priority: 1 },
      { key: "channel", label: "channel", kind: "text", priority: 1 },
      { key: "products", label: "products", kind: "list", priority: 1 },
      { key: "due_on", label: "due", kind: "day", priority: 1 },
      { key: "owner", label: "owner", kind: "text", priority: 1 },
    ],
    rows: followups.map((row) => ({
      ...shared(row),
      email: row.email,
      name: row.name,
      message: row.message,
    })),
    totals: null,
    notes: [],
    empty: "",
    period: null,
  };
}
