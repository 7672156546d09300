export type SettingKind =
  | "text"
  | "currency"
  | "timezone"
  | "handles"
  | "rate"
  | "money"
  | "days"
  | "count"
  | "ratio"
  | "choice"
  | "day";

/** A setting of the ledger, as data (`domain.md §11`). */
export interface SettingDef {
  readonly name: string;
  readonly kind: SettingKind;
  /** True when its values hold from a day on, because they change money. */
  readonly dated: boolean;
  /** Value while nobody set one; rates, and ratios, which may be more than a whole, in basis points. Null: none, or `RATE_DEFAULTS` has it. */
  readonly default: string | number | null;
  readonly summary: string;
  /** The values of a `choice`; numbers are stored as numbers. */
  readonly choices?: readonly (string | number)[];
}

function setting(
  name: string,
  kind: SettingKind,
  value: SettingDef["default"],
  summary: string,
  choices?: SettingDef["choices"],
): SettingDef {
  return { name, kind, dated: false, default: value, summary, ...(choices && { choices }) };
}

function dated(name: string, kind: "rate" | "money", value: number | null, summary: string): SettingDef {
  return { name, kind, dated: true, default: value, summary };
}

function shippingEstimate(part: string, whose: string): SettingDef {
  const summary = `What shipping an order ${whose} costs the seller, net, until it is settled`;
  return dated(`shipping_estimate${part}`, "money", null, summary);
}

const WEEK_STARTS = ["monday", "saturday", "sunday"] as const;

export const SETTINGS: readonly SettingDef[] = [
  setting("shop.name", "text", null, "Name of the shop"),
  setting("shop.currency", "currency", null, "Currency of every amount in the ledger"),
  setting("shop.timezone", "timezone", null, "Time zone that Seller Center shows"),
  setting("shop.own_handles", "handles", "", "The shop's own accounts, which are no creators"),
  dated("referral_rate", "rate", null, "Share of a sale that TikTok keeps, until it is settled"),
  dated("refund_admin_share", "rate", 0, "Share of a refunded referral fee that TikTok keeps"),
  dated("tax_in_prices", "rate", 0, "Sales tax that prices contain, as a share of the price without it"),
  shippingEstimate("", "of any fulfilment"),
  shippingEstimate(".seller", "fulfilled by the seller"),
  shippingEstimate(".tiktok", "shipped by TikTok"),
  shippingEstimate(".fbt", "fulfilled by TikTok"),
  setting("post_days", "days", 14, "Days from the delivery of a sample until its post is due"),
  setting("extension_days", "days", 7, "Days past due before a post is overdue"),
  setting("assumed_delivery_days", "days", 10, "Days after which an untracked sample is taken as delivered"),
  setting("selling_days", "days", 30, "Days without an order after which a creator is no longer selling"),
  setting("follow_up_days", "days", 5, "Days without an answer after which a creator is stuck"),
  setting("stuck_shipping_days", "days", 21, "Days under way after which a sample is stuck"),
  setting("returns.restock", "choice", 0, "1 when returned units can be sold again, else 0", [0, 1]),
  setting("week_start", "choice", "monday", "First day of a week in period options", WEEK_STARTS),
  setting("decide.min_orders", "count", 5, "Orders in 90 days that are enough to decide about a creator"),
  setting("decide.min_samples", "count", 1, "Samples past their due day that are enough to decide"),
  setting("decide.demand_orders", "count", 10, "Orders in 90 days that are full marks for demand"),
  setting("decide.demand_return", "ratio", 30_000, "What samples return of their cost for full marks"),
  setting("decide.demand_score", "count", 60, "Score out of 100 from which a creator drives demand"),
  setting("decide.content_posts", "count", 3, "Posts in 90 days that are full marks for content"),
  setting("decide.content_views", "count", 10_000, "Views of a post that are full marks for content"),
  setting("decide.content_engagement", "ratio", 400, "Engagement that is full marks for content"),
  setting("decide.content_score", "count", 60, "Score out of 100 from which a creator's content is an asset"),
  setting("decide.cut_missed", "count", 2, "Posts missed, with nothing sold, after which a creator is cut"),
  setting("decide.retainer_posts", "count", 4, "Posts in 90 days that merit a retainer"),
  setting("decide.raise_orders", "count", 20, "Orders in 90 days that merit a higher rate"),
  setting(
    "decide.raise_margin",
    "ratio",
    2_500,
    "Share of net revenue left after commission, to raise a rate",
  ),
  setting("decide.resample_return", "ratio", 10_000, "What samples return of their cost to merit the next"),
  setting("books.closed_to", "day", null, "Last day whose figures are closed"),
];

const SOURCE_TIMEZONE = /^shop\.timezone\.[a-z][a-z0-9-]*$/u;

/**
 * The definition of a setting by name; null for an unknown name. `shop.timezone.<source id>` is the
 * time zone of one source's files, where it is not the shop's.
 */
export function settingOf(name: string): SettingDef | null {
  if (SOURCE_TIMEZONE.test(name)) {
    const summary = "Time zone of the files of one source, where it is not the shop's";
    return { name, kind: "timezone", dated: false, default: null, summary };
  }
  return SETTINGS.find((known) => known.name === name) ?? null;
}
