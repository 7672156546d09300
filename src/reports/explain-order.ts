import type { LedgerHeading } from "../render/table.ts";
import { formatMoney } from "../core/money.ts";
import { ORDER_STATES } from "../core/facts.ts";
import { NOBODY } from "../core/review.ts";
import type { LabelOfTarget } from "../store/queries/explain-amounts.ts";
import type { GroundedCharge } from "../store/queries/audit-grounds.ts";
import type { EvidenceRow, OwnKeyRow } from "../store/queries/explain-evidence.ts";
import type { ExplainedLine, ExplainedOrder, LineVersion } from "../store/queries/explain-order.ts";
import type { ReturnOfLine } from "../store/queries/explain-returns.ts";
import type { Statement } from "./explain.ts";
import { reckoned, said } from "./explain.ts";
import { chargeStatement } from "./explain-charge.ts";
import type { LineFacts } from "./explain-line.ts";
import { lineStatements } from "./explain-line.ts";
import { returnStatements } from "./explain-returns.ts";

/** Everything that is known of one order. */
export interface OrderFacts {
  readonly order: ExplainedOrder;
  readonly versions: readonly LineVersion[];
  readonly labels: readonly LabelOfTarget[];
  readonly lines: readonly (LineFacts & {
    readonly evidence: readonly EvidenceRow[];
    readonly passedOver: readonly OwnKeyRow[];
    readonly returns: readonly ReturnOfLine[];
  })[];
  readonly charges: readonly GroundedCharge[];
}

const RANKS: Readonly<Record<number, string>> = {
  1: "manual",
  2: "commission",
  3: "handle",
  4: "code",
  5: "link",
};

function whyCounted(order: ExplainedOrder): string {
  if (order.is_replacement) return "it is a replacement: its lines bring no revenue";
  if (order.is_sample) return "it is a sample order: its lines bring no revenue";
  if (order.is_cancelled) return "it was cancelled: its lines bring no revenue";
  return order.is_paid ? "it is paid: its lines count" : "it is not paid: its lines do not count yet";
}

function days(order: ExplainedOrder): string {
  const told = [
    `created ${order.created_on}`,
    order.paid_on === null ? "" : `paid ${order.paid_on}`,
    order.shipped_on === null ? "" : `shipped ${order.shipped_on}`,
    order.delivered_on === null ? "" : `delivered ${order.delivered_on}`,
  ];
  return told.filter((text) => text !== "").join(", ");
}

function versionStatements(versions: readonly LineVersion[]): Statement[] {
  return versions
    .filter(({ is_current }) => is_current === 0)
    .map((version) => {
      const state = ORDER_STATES[version.state_rank] ?? "";
      const winner = versions.find((one) => one.is_current === 1 && one.sku_id === version.sku_id);
      const why =
        winner !== undefined && winner.state_rank > version.state_rank
          ? `it lost to ${ORDER_STATES[winner.state_rank] ?? ""}, which is further on`
          : "it lost to a later export";
      return said(version.sku_id, "older version", `${state}; ${why}`, version.sources);
    });
}

function orderStatements(facts: OrderFacts, money: (amount: number) => string): Statement[] {
  const { order, versions, labels } = facts;
  const current = versions.filter(({ is_current }) => is_current === 1);
  const sources = current.flatMap((version) => version.sources);
  const subject = `order ${order.order_id}`;
  const statements = [
    said(subject, "state", `${ORDER_STATES[order.state_rank] ?? ""}: ${days(order)}`, sources),
    said(subject, "counts", whyCounted(order)),
  ];
  if (order.refund_kind !== null) statements.push(refundStatement(subject, order, money));
  for (const label of labels) statements.push(labelStatement(subject, label, money));
  return statements;
}

function refundStatement(
  subject: string,
  order: ExplainedOrder,
  money: (amount: number) => string,
): Statement {
  const { order_amount: amount, refund_amount: refund, net_sales, net_refund } = order;
  if (order.refund_kind === "whole") {
    const why =
      amount === null || amount === 0
        ? "the order amount is 0"
        : (refund ?? 0) >= amount
          ? `${money(refund ?? 0)} of ${money(amount)} came back`
          : "every unit came back";
    return reckoned(subject, "refund", net_refund, `all of its net sales: ${why}`, { basis: "estimate" });
  }
  const formula = `round(refund x net_sales / order_amount) = round(${money(refund ?? 0)} x ${money(net_sales)} / ${money(amount ?? 0)})`;
  return reckoned(subject, "refund", net_refund, formula, { basis: "estimate" });
}

function labelStatement(subject: string, label: LabelOfTarget, money: (amount: number) => string): Statement {
  const { label_cost, label_voided, targets, part } = label;
  const text =
    label_voided === 1
      ? "voided: it costs nothing"
      : label_cost === null
        ? "its cost is not known: it is no own label"
        : targets > 1
          ? `${money(label_cost)} split over ${targets} orders by net sales`
          : `label ${label.shipment_key}, shipped ${label.ship_on}`;
  return reckoned(subject, "label", part, text, { sources: label.sources });
}

function evidenceStatements(line: ExplainedLine, evidence: readonly EvidenceRow[], day: string): Statement[] {
  if (evidence.length === 0) {
    return [said(line.sku_id, "evidence", "none: the sale is organic")];
  }
  return evidence.map((row) => {
    if (row.rank === 1) return said(line.sku_id, "evidence", decided(row), row.sources);
    const rank = RANKS[row.rank] ?? "";
    const named = row.creator === null ? "nobody" : `@${row.creator}`;
    const value = shownKey(row);
    const keys = row.registrations.length === 0 ? "" : ` (registered ${row.registrations.join(", ")})`;
    const text = `${rank}: ${row.kind} ${value} names ${named} on ${day}${keys}; ${verdict(line, row)}`;
    return said(line.sku_id, "evidence", text, row.sources);
  });
}

function shownKey({ kind, value }: Pick<EvidenceRow, "kind" | "value">): string {
  return kind === "handle" ? `@${value}` : value;
}

function passedOverStatement({ sku_id }: ExplainedLine, row: OwnKeyRow): Statement {
  const why = row.is_remembered === 1 ? "a review found it to be nobody's" : "it is the shop's own";
  const text = `${RANKS[row.rank] ?? ""}: ${row.kind} ${shownKey(row)} says nothing of creators: ${why}`;
  return said(sku_id, "evidence", text, row.sources);
}

/** What a person said goes before all that files say. */
function decided({ creator, value }: EvidenceRow): string {
  return creator === NOBODY
    ? "manual: a review found it to be nobody's; it wins"
    : `manual: a review gave it to @${value}${creator === value ? "" : `, who is @${creator ?? ""}`}; it wins`;
}

function verdict(line: ExplainedLine, row: EvidenceRow): string {
  if (row.creator === null)
    return row.registrations.length === 0 ? "nobody registered it" : "it belongs to nobody on that day";
  if (line.status === "conflict" && row.rank === line.rank)
    return "as strong as another that names somebody else";
  if (line.status === "attributed" && row.creator === line.creator)
    return row.rank === line.rank ? "it wins" : "it agrees";
  if (line.rank !== null && row.rank > line.rank)
    return `it loses: ${RANKS[line.rank] ?? ""} is stronger than ${RANKS[row.rank] ?? ""}`;
  return "it does not decide";
}

function whose(line: ExplainedLine): string {
  if (line.status === "attributed")
    return `@${line.creator ?? ""}${line.is_contested === 1 ? ", contested by weaker evidence" : ""}`;
  if (line.status === "organic" && line.rank === 1) return "nobody: a review found it to be organic";
  if (line.status === "conflict") return "nobody: the strongest evidence names two creators; review it";
  return line.status === "unknown" ? "nobody: no evidence resolves" : "nobody: there is no evidence";
}

/** An order from its files to the profit of its lines, and what was charged for them (`domain.md §4`, §5, §7). */
export function explainOrder(facts: OrderFacts, heading: LedgerHeading): readonly Statement[] {
  const money = (amount: number): string => formatMoney(amount, heading.currency);
  const lines = facts.lines.flatMap((one) => {
    const { line, evidence, returns } = one;
    const names = [line.seller_sku, line.product_name].filter((name) => name !== null).join(", ");
    return [
      said(line.sku_id, "line", `${line.quantity} x ${names === "" ? line.sku_id : names}`),
      said(line.sku_id, "goes to", whose(line)),
      ...evidenceStatements(line, evidence, facts.order.created_on),
      ...one.passedOver.map((row) => passedOverStatement(line, row)),
      ...returnStatements(line, returns, money),
      ...lineStatements(one, facts.order, money),
    ];
  });
  const charges = facts.charges.map((charge) => chargeStatement(charge, money));
  return [...orderStatements(facts, money), ...versionStatements(facts.versions), ...lines, ...charges];
}
