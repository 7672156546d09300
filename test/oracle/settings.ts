import type { DayText } from "../shops/calendar.ts";
import type { Shop } from "../shops/model.ts";

/** Rates that hold without a setting (`domain.md §5`), in basis points, with their first day. */
const BUILT_IN: Readonly<Record<string, readonly { currency: string; from: DayText; value: number }[]>> = {
  referral_rate: [{ currency: "USD", from: "2024-04-01", value: 600 }],
  refund_admin_share: [{ currency: "USD", from: "2025-05-15", value: 2000 }],
};

const DEFAULTS: Readonly<Record<string, number>> = {
  post_days: 14,
  extension_days: 7,
  assumed_delivery_days: 10,
  selling_days: 30,
  follow_up_days: 5,
  stuck_shipping_days: 21,
  "returns.restock": 0,
};

/** A dated setting on a day: the latest value that has begun; null when none has. */
export function datedSetting(shop: Shop, name: string, day: DayText): number | null {
  const builtIn = (BUILT_IN[name] ?? []).filter((rate) => rate.currency === shop.currency);
  const own = shop.settings.filter((setting) => setting.name === name);
  const begun = [...builtIn, ...own].filter((setting) => (setting.from ?? "") <= day);
  begun.sort((one, other) => ((one.from ?? "") < (other.from ?? "") ? -1 : 1));
  const latest = begun.at(-1);
  return latest === undefined ? null : Number(latest.value);
}

/** A setting that is a count and has no day. */
export function countSetting(shop: Shop, name: string): number {
  const own = shop.settings.find((setting) => setting.name === name);
  return own === undefined ? (DEFAULTS[name] ?? 0) : Number(own.value);
}

export function ownHandles(shop: Shop): string[] {
  const own = shop.settings.find((setting) => setting.name === "shop.own_handles");
  return own === undefined ? [] : String(own.value).split(",");
}
