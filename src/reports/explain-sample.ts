import { counted } from "../core/counted.ts";
import { formatMoney } from "../core/money.ts";
import type { LedgerHeading } from "../render/table.ts";
import type {
  ExplainedObligation,
  ExplainedSample,
  SampleCost,
  SampleItem,
  SampleSaying,
  ServingPost,
} from "../store/queries/explain-sample.ts";
import type { LabelOfTarget } from "../store/queries/explain-amounts.ts";
import type { Statement } from "./explain.ts";
import { reckoned, said } from "./explain.ts";

/** Everything that is known of one sample. */
export interface SampleFacts {
  readonly sample: ExplainedSample;
  readonly sayings: readonly SampleSaying[];
  readonly items: readonly SampleItem[];
  readonly labels: readonly LabelOfTarget[];
  readonly costs: readonly SampleCost[];
  readonly obligation: ExplainedObligation | null;
  readonly posts: readonly ServingPost[];
}

const SOURCE_NAMES = { sheet: "the samples sheet", order: "its order", shipment: "its parcel" } as const;

function standing({ sample }: SampleFacts): string {
  const { state, delivered_on, is_assumed, shipped_on, requested_on } = sample;
  const told = [
    requested_on === null ? "" : `requested ${requested_on}`,
    shipped_on === null ? "" : `shipped ${shipped_on}`,
    delivered_on === null
      ? ""
      : `delivered ${delivered_on}${is_assumed === 1 ? " (assumed: no source says so)" : ""}`,
  ];
  return [state, ...told.filter((text) => text !== "")].join(", ");
}

function sayingText(saying: SampleSaying): string {
  const fields = [
    saying.creator === null ? "" : `creator @${saying.creator}`,
    saying.state === null ? "" : `state ${saying.state}`,
    saying.requested_on === null ? "" : `requested ${saying.requested_on}`,
    saying.approved_on === null ? "" : `approved ${saying.approved_on}`,
    saying.shipped_on === null ? "" : `shipped ${saying.shipped_on}`,
    saying.delivered_on === null ? "" : `delivered ${saying.delivered_on}`,
  ].filter((text) => text !== "");
  return `${SOURCE_NAMES[saying.source]} says: ${fields.length === 0 ? "nothing of its state" : fields.join(", ")}`;
}

function obligationText(obligation: ExplainedObligation): string {
  const { delivered_on, post_days, due_on, posts_due, said_by } = obligation;
  const rule = { brief: "the brief in force", term: "the term in force", setting: "the setting post_days" }[
    said_by
  ];
  const posts = counted(posts_due, "post");
  return `${posts} by ${delivered_on} + ${post_days} days (${rule}) = ${due_on}`;
}

function obligationStatements(subject: string, facts: SampleFacts): Statement[] {
  const { obligation, posts } = facts;
  if (obligation === null)
    return [said(subject, "post owed", "none: it is not delivered to a known creator")];
  const statements = [
    said(subject, "post owed", obligationText(obligation), obligation.sources),
    said(subject, "obligation", obligationState(obligation)),
  ];
  for (const post of posts) {
    const text = `${post.content} of ${post.posted_on}: the oldest open obligation of its product, else the oldest`;
    statements.push(said(subject, "post", text, post.sources));
  }
  return statements;
}

function obligationState({ state, fulfilled_on, due_on }: ExplainedObligation): string {
  if (fulfilled_on === null) return state;
  return fulfilled_on > due_on ? `posted late, on ${fulfilled_on}` : `posted in time, on ${fulfilled_on}`;
}

/** A sample from what each source says of it to the post that is owed for it (`domain.md §8`). */
export function explainSample(facts: SampleFacts, heading: LedgerHeading): readonly Statement[] {
  const money = (amount: number): string => formatMoney(amount, heading.currency);
  const { sample, sayings, items, labels, costs } = facts;
  const subject = `sample ${sample.sample}`;
  const total = costs.reduce((sum, { amount }) => sum + amount, 0);
  return [
    said(
      subject,
      "creator",
      sample.creator === null ? "nobody is known to have received it" : `@${sample.creator}`,
    ),
    said(subject, "state", standing(facts)),
    ...sayings.map((saying) => said(subject, "told by", sayingText(saying), saying.sources)),
    ...items.map((item) => itemStatement(item, sample, money)),
    ...labels.map((label) =>
      reckoned(
        subject,
        "label",
        label.part,
        label.label_cost === null ? "its cost is not known" : `label ${label.shipment_key}`,
        {
          sources: label.sources,
        },
      ),
    ),
    reckoned(
      subject,
      "sample_cost",
      total,
      costs.length === 0
        ? "nothing was spent on it yet"
        : `${costs.map(({ reason, day }) => `${reason} on ${day}`).join(" + ")} = ${costs.map(({ amount }) => money(amount)).join(" + ")}`,
    ),
    ...obligationStatements(subject, facts),
  ];
}

function itemStatement(
  item: SampleItem,
  sample: ExplainedSample,
  money: (amount: number) => string,
): Statement {
  if (sample.ship_on === null) return said(item.name, "item", `${item.quantity} of it; nothing was sent yet`);
  if (item.unit_cost === null)
    return reckoned(item.name, "item", 0, `${item.quantity} of it; no unit cost is known: it counts as 0`, {
      basis: "missing",
    });
  const since = item.cost === null || item.cost.from_day === "" ? "" : ` since ${item.cost.from_day}`;
  return reckoned(
    item.name,
    "item",
    item.unit_cost * item.quantity,
    `unit cost${since} x quantity = ${money(item.unit_cost)} x ${item.quantity}`,
    { basis: "actual", sources: item.cost?.sources ?? [] },
  );
}
