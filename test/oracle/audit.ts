import type { DayText } from "../shops/calendar.ts";
import { addDays, dayOf } from "../shops/calendar.ts";
import type { AffiliateRow } from "../shops/model.ts";
import { atRate, share, sum } from "./arithmetic.ts";
import type { Attribution } from "./attribution.ts";
import { attribute } from "./attribution.ts";
import { countedLines } from "./economics.ts";
import type { Facts } from "./facts.ts";
import { factsAsOf, netSales } from "./facts.ts";
import { groupBy } from "./grouping.ts";
import { isOwnHandle, keyOf, resolve } from "./identity.ts";
import type { LineMoney } from "./line-money.ts";
import { isCancelled } from "./order-state.ts";
import type { Period } from "./profit.ts";
import { refundsOf } from "./refunds.ts";
import { agreedRate } from "./terms.ts";

export type Kind = "standard" | "ads";

export const VERDICTS = [
  "no_terms",
  "refund_not_reversed",
  "match",
  "locked_rate",
  "rate_differs",
  "base_differs",
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A row of `audit` (`cli.md §4`, `domain.md §7`). */
export interface AuditRow {
  readonly creator: string;
  readonly order_id: string;
  readonly sku_id: string;
  readonly ordered_on: DayText;
  readonly kind: Kind;
  readonly base: number | null;
  readonly charged_rate_bps: number | null;
  readonly expected_rate_bps: number | null;
  readonly charged: number;
  readonly expected: number | null;
  readonly difference: number | null;
  readonly verdict: Verdict;
}

/** What a row charges for one kind, as of a day. */
interface Charge {
  readonly kind: Kind;
  readonly charged: number;
  readonly isActual: boolean;
  readonly base: number | null;
  readonly charged_rate: number | null;
}

const LOCK_DAYS = 30;

function chargeOf(row: AffiliateRow, kind: Kind, asOf: DayText): Charge | null {
  const paid = row.commission_paid_at === null || dayOf(row.commission_paid_at) <= asOf;
  const cells =
    kind === "standard"
      ? { actual: row.actual_standard, estimate: row.estimated_standard, rate: row.standard_rate }
      : { actual: row.actual_ads, estimate: row.estimated_ads, rate: row.ads_rate };
  const actual = paid ? cells.actual : null;
  if (row.state === "ineligible" && (actual === null || actual <= 0)) return null;
  const charged = actual ?? cells.estimate;
  if (charged === null || charged === 0) return null;
  const base = actual === null ? row.estimated_base : (row.actual_base ?? row.estimated_base);
  const computed = base === null || base === 0 ? null : share(charged, 10_000, base);
  return { kind, charged, isActual: actual !== null, base, charged_rate: cells.rate ?? computed };
}

/** The rate in force for a kind: an ads charge looks for ads terms first, at every level. */
function rateOn(facts: Facts, creator: string, sku_id: string, kind: Kind, day: DayText): number | null {
  const standard = (): number | null => agreedRate(facts, creator, sku_id, day, "standard");
  return kind === "standard" ? standard() : (agreedRate(facts, creator, sku_id, day, "ads") ?? standard());
}

const isMatch = (charged: number, expected: number): boolean => Math.abs(charged - expected) <= 1;

interface Audited {
  readonly facts: Facts;
  readonly asOf: DayText;
  /** Lines of orders that count, with their money: once settled, that of the settlement. */
  readonly money: ReadonlyMap<string, readonly LineMoney[]>;
  /** Days of the attributed counted orders of a creator. */
  readonly orderDays: (creator: string) => readonly DayText[];
}

/** Cancelled, or wholly refunded: what was sold came to nothing. */
function cameToNothing({ facts, asOf, money }: Audited, order_id: string): boolean {
  const order = facts.orders.get(order_id);
  if (order === undefined || order.created_on > asOf) return false;
  if (isCancelled(order, asOf)) return true;
  const counted = money.get(order_id);
  if (counted !== undefined)
    return (
      counted.some((line) => line.refunds.amount !== 0) && counted.every((line) => line.net_revenue === 0)
    );
  const refunds = refundsOf(order);
  return sum(refunds) !== 0 && order.lines.every((line, index) => refunds[index] === netSales(line));
}

/** The rate before a cut of less than 30 days ago is what was charged, to somebody who sold before it. */
function isLocked(audited: Audited, row: AuditRow): boolean {
  const { facts } = audited;
  for (let back = 0; back < LOCK_DAYS; back += 1) {
    const cut = addDays(row.ordered_on, -back);
    const after = rateOn(facts, row.creator, row.sku_id, row.kind, cut);
    const before = rateOn(facts, row.creator, row.sku_id, row.kind, addDays(cut, -1));
    const isCut = before !== null && after !== null && after < before;
    const soldBefore = audited.orderDays(row.creator).some((day) => day < cut);
    if (isCut && soldBefore && row.base !== null && isMatch(row.charged, atRate(row.base, before)))
      return true;
  }
  return false;
}

function judged(audited: Audited, row: AuditRow, isActual: boolean): AuditRow {
  const { base, charged, expected_rate_bps: rate } = row;
  if (rate === null) return { ...row, verdict: "no_terms" };
  if (isActual && charged > 0 && cameToNothing(audited, row.order_id))
    return { ...row, expected: 0, difference: charged, verdict: "refund_not_reversed" };
  const expected = base === null ? null : atRate(base, rate);
  const difference = expected === null ? null : charged - expected;
  const known = { ...row, expected, difference };
  if (expected !== null && isMatch(charged, expected)) return { ...known, verdict: "match" };
  if (isLocked(audited, row)) return { ...known, verdict: "locked_rate" };
  if (row.charged_rate_bps !== rate) return { ...known, verdict: "rate_differs" };
  return { ...known, verdict: "base_differs" };
}

function auditRow(audited: Audited, row: AffiliateRow, charge: Charge): AuditRow | null {
  const { facts } = audited;
  const key = keyOf("handle", row.creator_handle);
  if (isOwnHandle(facts.shop, key)) return null;
  const order = facts.orders.get(row.order_id);
  const ordered_on = order === undefined ? dayOf(row.created_at) : order.created_on;
  const [creator, ...others] = resolve(facts.shop, key, ordered_on);
  if (creator === undefined || others.length > 0) return null;
  const plain: AuditRow = {
    creator,
    order_id: row.order_id,
    sku_id: row.sku_id,
    ordered_on,
    kind: charge.kind,
    base: charge.base,
    charged_rate_bps: charge.charged_rate,
    expected_rate_bps: rateOn(facts, creator, row.sku_id, charge.kind, ordered_on),
    charged: charge.charged,
    expected: null,
    difference: null,
    verdict: "no_terms",
  };
  return judged(audited, plain, charge.isActual);
}

const soldBy = (attributions: readonly Attribution[], creator: string): DayText[] =>
  attributions.filter((one) => one.counted && one.creator === creator).map((one) => one.order.created_on);

/** Every charge of the affiliate export, against what was agreed. */
export function audit(allFacts: Facts, asOf: DayText): AuditRow[] {
  const facts = factsAsOf(allFacts, asOf);
  const attributions = attribute(facts, asOf);
  const lines = countedLines(facts, asOf).map((line) => line.money);
  const money = groupBy(lines, (line) => line.order_id);
  const audited = { facts, asOf, money, orderDays: (creator: string) => soldBy(attributions, creator) };
  const rows = facts.affiliate_rows.filter((row) => dayOf(row.created_at) <= asOf);
  return rows.flatMap((row) =>
    (["standard", "ads"] as const).flatMap((kind) => {
      const charge = chargeOf(row, kind, asOf);
      const found = charge === null ? null : auditRow(audited, row, charge);
      return found === null ? [] : [found];
    }),
  );
}

export const auditOf = (rows: readonly AuditRow[], { from, to }: Period): AuditRow[] =>
  rows.filter((row) => row.ordered_on >= (from ?? "") && (to === null || row.ordered_on <= to));

/** Sums of the columns of money. */
export function auditTotals(rows: readonly AuditRow[]): Record<string, number> {
  return {
    base: sum(rows.map((row) => row.base ?? 0)),
    charged: sum(rows.map((row) => row.charged)),
    expected: sum(rows.map((row) => row.expected ?? 0)),
    difference: sum(rows.map((row) => row.difference ?? 0)),
  };
}
