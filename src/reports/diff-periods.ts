import { roundedShare } from "../core/allocation.ts";
import type { Cause, CauseChange } from "../core/causes.ts";
import type { PeriodPart, PeriodSums } from "../store/queries/diff-periods.ts";

type Period = ReadonlyMap<PeriodPart, PeriodSums>;

const SCALED = [
  "refunds",
  "sales_tax",
  "cogs",
  "platform_fees",
  "shipping",
  "other_fees",
  "commission",
] as const;
type Scaled = (typeof SCALED)[number];

function amount(period: Period, part: PeriodPart, name: keyof PeriodSums): number {
  return period.get(part)?.[name] ?? 0;
}

function cm3(period: Period, part: PeriodPart): number {
  return SCALED.reduce((left, name) => left - amount(period, part, name), amount(period, part, "net_sales"));
}

/**
 * From one period to another (docs/glossary.md): had the first period sold as much as the second, at its own
 * rates, its lines would have brought so much more: `new_orders`. What each component then differs is its own
 * cause. Without sales to go by, all of it is new orders.
 */
export function periodCauses(before: Period, after: Period): Record<Cause, CauseChange> {
  const sales = { before: amount(before, "line", "net_sales"), after: amount(after, "line", "net_sales") };
  const expected = (name: Scaled): number =>
    sales.before > 0
      ? roundedShare(amount(before, "line", name), sales.after, sales.before)
      : amount(after, "line", name);
  const beyond = (name: Scaled): number => expected(name) - amount(after, "line", name);
  const growth = SCALED.reduce(
    (left, name) => left - (expected(name) - amount(before, "line", name)),
    sales.after - sales.before,
  );
  const rise = (part: PeriodPart, name: keyof PeriodSums): number =>
    amount(after, part, name) - amount(before, part, name);
  const both = (part: PeriodPart, name: keyof PeriodSums): number =>
    amount(before, part, name) + amount(after, part, name);
  const ofShop =
    both("cost", "lines") - both("cost", "costs_of_ads") - both("cost", "costs_of_samples_and_fees");
  const rest = beyond("sales_tax") + beyond("platform_fees") + beyond("shipping") + beyond("other_fees");
  return {
    new_orders: { amount: growth, lines: both("line", "lines") },
    late_settlement: { amount: cm3(after, "late") - cm3(before, "late"), lines: both("late", "lines") },
    refunds: { amount: beyond("refunds"), lines: both("line", "lines_with_refunds") },
    rate_change: { amount: beyond("commission"), lines: both("line", "lines_with_commission") },
    cost_change: { amount: beyond("cogs"), lines: both("line", "lines_with_cogs") },
    ad_spend: { amount: 0 - rise("cost", "ad_spend"), lines: both("cost", "costs_of_ads") },
    samples_and_fees: {
      amount: 0 - rise("cost", "sample_cost") - rise("cost", "fixed_fees"),
      lines: both("cost", "costs_of_samples_and_fees"),
    },
    re_attribution: { amount: 0, lines: 0 },
    other: { amount: rest + cm3(after, "cost") - cm3(before, "cost"), lines: both("line", "lines") + ofShop },
  };
}
