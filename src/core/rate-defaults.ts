import type { Day } from "./scalars.ts";

/** A rate that TikTok publishes, in basis points, for one currency from a day on ("" is always). */
export interface RateDefault {
  readonly setting: "referral_rate" | "refund_admin_share";
  readonly currency: string;
  readonly from: Day | "";
  readonly value: number;
  /** Whose rate it is, for reports that explain an estimate. */
  readonly source: string;
}

function published(
  setting: RateDefault["setting"],
  currency: string,
  from: string,
  value: number,
  source: string,
): RateDefault {
  return { setting, currency, from: from as Day | "", value, source };
}

/** Published rates of `domain.md §5`; a currency without an entry on a day has no known rate then. */
export const RATE_DEFAULTS: readonly RateDefault[] = [
  published("referral_rate", "USD", "2024-04-01", 600, "TikTok Shop US referral fee"),
  published("referral_rate", "GBP", "", 500, "TikTok Shop UK commission fee"),
  published("referral_rate", "GBP", "2024-09-02", 900, "TikTok Shop UK commission fee"),
  published("referral_rate", "EUR", "", 500, "TikTok Shop EU commission fee"),
  published("referral_rate", "EUR", "2026-01-08", 900, "TikTok Shop EU commission fee"),
  published("refund_admin_share", "USD", "2025-05-15", 2000, "TikTok Shop US refund administration fee"),
];

/**
 * Currencies of countries whose prices contain sales tax (`domain.md §11`), with what `tax_in_prices`
 * usually is; `RATE` where one currency has several.
 */
export const USUAL_TAX: Readonly<Record<string, string>> = { GBP: "20%", JPY: "10%", EUR: "RATE" };
