import type { Finding } from "../core/finding.ts";
import { fail, ok, warn } from "../core/finding.ts";
import { formatRate } from "../core/rate.ts";
import { parseSetting, RATE_DEFAULTS, USUAL_TAX } from "../core/settings.ts";
import type { SettingRow } from "../store/queries/settings.ts";
import type { Shop } from "../store/shop.ts";

/** What the settings are judged by. */
export interface SettingFacts {
  readonly shop: Shop;
  /** Values that somebody set. */
  readonly set: readonly SettingRow[];
  readonly asOf: string;
  readonly pricedLabels: number;
}

/** Whether the settings that estimates depend on are there (`domain.md §11`). */
export function settingFindings(facts: SettingFacts): readonly Finding[] {
  return [taxFinding(facts), referralFinding(facts), shippingFinding(facts)];
}

/** Whether the shop's own settings can be read; without them no day or amount can. */
export function shopFinding({ shop, currency, timezone }: Shop): Finding {
  const values = { "shop.name": shop, "shop.currency": currency, "shop.timezone": timezone };
  for (const [name, value] of Object.entries(values)) {
    const parsed = parseSetting(name, value, currency);
    if (!parsed.ok) {
      return fail("shop", `${name} is "${value}": ${parsed.reason}`, `creatorops config set ${name} VALUE`);
    }
  }
  return ok("shop", `${shop}, ${currency}, ${timezone}`);
}

function taxFinding({ shop, set, asOf }: SettingFacts): Finding {
  const own = inForce(set, "tax_in_prices", asOf);
  const usual = USUAL_TAX[shop.currency];
  if (own !== null) return ok("tax_in_prices", formatRate(Number(own)));
  if (usual === undefined) return ok("tax_in_prices", `not set: prices in ${shop.currency} are without tax`);
  const finding = `not set, and prices in ${shop.currency} usually contain sales tax`;
  return warn("tax_in_prices", finding, `creatorops config set tax_in_prices ${usual}`);
}

function referralFinding({ shop, set, asOf }: SettingFacts): Finding {
  const published = RATE_DEFAULTS.filter(
    ({ setting, currency, from }) =>
      setting === "referral_rate" && currency === shop.currency && from <= asOf,
  ).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const own = inForce(set, "referral_rate", asOf);
  const value = own ?? published.at(-1)?.value;
  if (value === undefined) {
    const finding = `no rate is known for ${shop.currency}: fees of unsettled orders count 0`;
    return warn("referral_rate", finding, "creatorops config set referral_rate 6%");
  }
  return ok("referral_rate", `${formatRate(Number(value))}, ${own === null ? "as published" : "as set"}`);
}

function shippingFinding({ set, asOf, pricedLabels }: SettingFacts): Finding {
  const isSet = set.some(({ name, from_day }) => name.startsWith("shipping_estimate") && from_day <= asOf);
  if (isSet) return ok("shipping_estimate", "set");
  if (pricedLabels > 0) return ok("shipping_estimate", `not set; ${pricedLabels} labels with their cost`);
  const finding = "not set, and there are no labels: shipping of unsettled orders counts 0";
  return warn("shipping_estimate", finding, "creatorops config set shipping_estimate AMOUNT");
}

/** The value of a setting that somebody set for the day; null when nobody did. */
function inForce(set: readonly SettingRow[], name: string, day: string): string | number | null {
  const rows = set.filter((row) => row.name === name && row.from_day <= day);
  return rows.toSorted((a, b) => (a.from_day < b.from_day ? -1 : 1)).at(-1)?.value ?? null;
}
