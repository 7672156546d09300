import { counted } from "../core/counted.ts";
import { heldDays } from "../core/held-days.ts";
import { formatRate } from "../core/rate.ts";
import { formatMoney } from "../core/money.ts";
import type { LedgerHeading } from "../render/table.ts";
import type {
  CostOfCreator,
  EventOfCreator,
  KeyOfCreator,
  OrderOfCreator,
  SampleOfCreator,
  TermOfCreator,
} from "../store/queries/explain-creator.ts";
import type { ProfitSums } from "../store/queries/profit.ts";
import type { StageRow } from "../store/queries/standing.ts";
import type { Statement } from "./explain.ts";
import { reckoned, said } from "./explain.ts";

/** Everything that is known of one creator in a period. */
export interface CreatorFacts {
  readonly creator: string;
  readonly stage: StageRow | null;
  readonly keys: readonly KeyOfCreator[];
  readonly events: readonly EventOfCreator[];
  readonly terms: readonly TermOfCreator[];
  readonly samples: readonly SampleOfCreator[];
  readonly orders: readonly OrderOfCreator[];
  readonly costs: readonly CostOfCreator[];
  /** Their row of the profit report; null when it has none. */
  readonly profit: ProfitSums | null;
}

/** Why a stage holds (`domain.md §9`). */
const STAGE_RULES: Readonly<Record<string, string>> = {
  declined: "it is the last word of its events",
  paused: "it is the last word of its events",
  cut: "it is the last word of its events",
  selling: "a counted order within the last selling_days",
  delivered: "its newest open sample is delivered, and a post is owed",
  shipped: "its newest open sample is on its way",
  requested: "its newest open sample is asked for",
  posted: "it has a post, and no open sample",
  agreed: "it accepted, or has terms of its own",
  replied: "it answered",
  contacted: "it was written to",
  prospect: "nothing else is known of it",
};

function termText(term: TermOfCreator): string {
  const parts = [
    term.rate === null ? "" : `${formatRate(term.rate)} ${term.kind}`,
    term.post_days === null ? "" : `a post within ${term.post_days} days`,
    term.posts_due === null ? "" : `${term.posts_due} posts`,
  ].filter((text) => text !== "");
  const scope = term.sku === "*" ? "every SKU" : term.sku;
  return `${term.handle === "*" ? "everybody" : `@${term.handle}`}, ${scope}${heldDays(term.from_day, "")}: ${parts.join(", ")}`;
}

function sampleText(sample: SampleOfCreator): string {
  const { state, shipped_on, delivered_on, due_on, obligation, fulfilled_on } = sample;
  const told = [
    state,
    shipped_on === null ? "" : `shipped ${shipped_on}`,
    delivered_on === null ? "" : `delivered ${delivered_on}`,
    due_on === null
      ? ""
      : `post due ${due_on}: ${fulfilled_on === null ? (obligation ?? "") : `posted ${fulfilled_on}`}`,
  ];
  return `${sample.sample}: ${told.filter((text) => text !== "").join(", ")}`;
}

function profitStatements(facts: CreatorFacts, money: (amount: number) => string): Statement[] {
  const { profit, orders, creator } = facts;
  if (profit === null) return [said(`@${creator}`, "net_profit", "no figure in this period")];
  const subject = `@${creator}`;
  const lines = orders.reduce((sum, order) => sum + order.lines, 0);
  const text = `sum of ${counted(lines, "line")} of ${counted(orders.length, "order")}`;
  const { net_revenue, sales_tax, cogs, platform_fees, shipping, other_fees, commission } = profit;
  const parts = [sales_tax, cogs, platform_fees, shipping, other_fees, commission];
  const cm3 = parts.reduce((left, part) => left - part, net_revenue);
  const below = [profit.sample_cost, profit.fixed_fees, profit.ad_spend];
  const net = below.reduce((left, part) => left - part, cm3);
  const put = (amounts: readonly number[]): string =>
    amounts.map((amount) => (amount < 0 ? `(${money(amount)})` : money(amount))).join(" - ");
  return [
    reckoned(
      subject,
      "net_revenue",
      net_revenue,
      `${text}: gross - seller_discount - refunds = ${put([profit.gross, profit.seller_discount, profit.refunds])}`,
    ),
    reckoned(
      subject,
      "cm3",
      cm3,
      `net_revenue - sales_tax - cogs - platform_fees - shipping - other_fees - commission = ${put([net_revenue, ...parts])}`,
    ),
    ...facts.costs.map((cost) =>
      reckoned(
        subject,
        cost.component,
        cost.amount,
        `${cost.reason} on ${cost.day}${cost.sources.length === 0 ? `: ${cost.reference}` : ""}`,
        { sources: cost.sources },
      ),
    ),
    reckoned(
      subject,
      "net_profit",
      net,
      `cm3 - sample_cost - fixed_fees - ad_spend = ${put([cm3, ...below])}`,
    ),
  ];
}

/** A creator from who they are to what they brought (`domain.md §4`, §5, §9). */
export function explainCreator(facts: CreatorFacts, heading: LedgerHeading): readonly Statement[] {
  const money = (amount: number): string => formatMoney(amount, heading.currency);
  const subject = `@${facts.creator}`;
  const { stage } = facts;
  return [
    stage === null
      ? said(subject, "stage", "not known yet on this day")
      : said(subject, "stage", `${stage.stage} since ${stage.since}: ${STAGE_RULES[stage.stage] ?? ""}`),
    ...facts.keys.map((key) =>
      said(
        subject,
        "key",
        `${key.kind} ${key.kind === "handle" ? "@" : ""}${key.value}${heldDays(key.from_day, key.to_day)}`,
        key.sources,
      ),
    ),
    ...facts.terms.map((term) => said(subject, "term", termText(term), term.sources)),
    ...facts.events.map((event) =>
      said(subject, "event", `${event.event} on ${event.on_day}`, event.sources),
    ),
    ...facts.samples.map((sample) => said(subject, "sample", sampleText(sample))),
    ...facts.orders.map((order) => {
      const lines = counted(order.lines, "line");
      const contested = order.contested > 0 ? ", contested" : "";
      const text = `cm3 of ${order.order_id} on ${order.ordered_on}: ${lines}, net_revenue ${money(order.net_revenue)}${contested}`;
      return reckoned(subject, "order", order.cm3, text);
    }),
    ...profitStatements(facts, money),
  ];
}
