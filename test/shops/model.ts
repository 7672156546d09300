import type { CommissionState, OrderState } from "../../src/core/facts.ts";
import type { DayText, Moment } from "./calendar.ts";
import type { SettlementFile, SettlementRow } from "./settlement-model.ts";

/** Money is an integer of minor units everywhere in the model; null is an empty cell. */
export interface OrderRow {
  readonly order_id: string;
  readonly sku_id: string;
  readonly product_id: string | null;
  readonly seller_sku: string | null;
  readonly product_name: string;
  readonly state: OrderState;
  readonly quantity: number;
  readonly returned_quantity: number;
  readonly gross: number;
  readonly platform_discount: number;
  readonly seller_discount: number;
  readonly buyer_shipping_fee: number;
  readonly platform_shipping_discount: number;
  readonly order_amount: number | null;
  readonly refund_amount: number | null;
  readonly created_at: Moment;
  readonly paid_at: Moment | null;
  readonly shipped_at: Moment | null;
  readonly delivered_at: Moment | null;
  readonly cancelled_at: Moment | null;
  readonly fulfilment_type: "seller" | "fbt";
  readonly tracking_number: string | null;
  readonly creator_handle: string | null;
  readonly buyer_username: string;
}

export interface AffiliateRow {
  readonly order_id: string;
  readonly sku_id: string;
  readonly product_id: string;
  readonly product_name: string;
  readonly content_id: string | null;
  readonly content_type: "Video" | "Livestream" | "Showcase";
  readonly state: CommissionState;
  readonly creator_handle: string;
  readonly quantity: number;
  readonly payment_amount: number;
  /** Basis points. */
  readonly standard_rate: number | null;
  readonly estimated_base: number | null;
  readonly estimated_standard: number | null;
  readonly actual_base: number | null;
  readonly actual_standard: number | null;
  readonly ads_rate: number | null;
  readonly estimated_ads: number | null;
  readonly actual_ads: number | null;
  readonly estimated_bonus: number | null;
  readonly actual_bonus: number | null;
  readonly created_at: Moment;
  readonly commission_paid_at: Moment | null;
}

/** One sale in a creator's own export. */
export interface CreatorSaleRow {
  /** Whose file it is. */
  readonly creator: string;
  readonly order_id: string;
  readonly sku_id: string;
  readonly product_id: string;
  readonly content_id: string | null;
  readonly content_type: "Video" | "Livestream" | "Showcase";
  readonly state: CommissionState;
  readonly shop_name: string;
  readonly estimated_standard: number;
  readonly actual_standard: number | null;
  readonly estimated_ads: number | null;
  readonly actual_ads: number | null;
  readonly created_at: Moment;
  readonly commission_paid_at: Moment | null;
}

export interface ReturnRow {
  readonly return_id: string;
  readonly order_id: string;
  readonly sku_id: string;
  readonly quantity: number;
  readonly status: "completed" | "requested" | "rejected";
  /** The same goods are sent again: nothing is refunded. */
  readonly is_exchange: boolean;
  readonly requested_on: DayText;
  readonly refunded_on: DayText | null;
}

export interface LabelRow {
  readonly tracking_number: string;
  /** 0 is what the file shows when the cost is unknown. */
  readonly label_cost: number;
  readonly label_voided: boolean;
  readonly delivered_on: DayText | null;
  readonly created_on: DayText;
  readonly shipped_on: DayText | null;
  readonly order_number: string | null;
  readonly reference: string | null;
}

export interface CreatorRow {
  readonly creator: string;
  readonly name: string | null;
  readonly niche: string | null;
  readonly owner: string | null;
  readonly stage: CreatorEvent | null;
  readonly seen_on: DayText;
}

export type CreatorEvent = "contacted" | "replied" | "accepted" | "declined" | "paused" | "resumed" | "cut";

export type KeyKind = "code" | "link" | "handle" | "email" | "affiliate_id";

export interface KeyRow {
  readonly creator: string;
  readonly kind: KeyKind;
  readonly value: string;
  readonly from: DayText | null;
  readonly to: DayText | null;
}

export interface TermRow {
  readonly creator: string;
  readonly sku: string | null;
  readonly kind: "standard" | "ads";
  /** Basis points. */
  readonly rate: number;
  readonly from: DayText | null;
  readonly to: DayText | null;
  readonly post_days: number | null;
  readonly posts_due: number | null;
}

export interface CostRow {
  readonly sku: string;
  readonly unit_cost: number;
  readonly from: DayText | null;
}

export type SampleState =
  | "requested"
  | "approved"
  | "shipped"
  | "delivered"
  | "posted"
  | "lapsed"
  | "rejected"
  | "cancelled"
  | "lost";

export interface SampleRow {
  readonly creator: string;
  readonly sku: string;
  readonly quantity: number;
  readonly state: SampleState | null;
  readonly requested_on: DayText | null;
  readonly shipped_on: DayText | null;
  readonly delivered_on: DayText | null;
  readonly order_id: string | null;
  readonly tracking_number: string | null;
}

export interface PostRow {
  readonly link: string | null;
  readonly content_id: string | null;
  readonly creator: string | null;
  readonly posted_on: DayText | null;
  readonly sku: string | null;
}

export interface CommissionSheetRow {
  readonly order_id: string | null;
  readonly sku: string | null;
  readonly creator: string | null;
  readonly code: string | null;
  readonly link: string | null;
  readonly email: string | null;
  readonly affiliate_id: string | null;
  readonly commission: number;
  readonly status: "paid" | "approved" | "pending" | null;
  readonly date: DayText | null;
}

export interface FeeRow {
  readonly creator: string;
  readonly amount: number;
  readonly kind: "flat" | "retainer" | "bonus" | "commission";
  readonly due_on: DayText;
}

export interface AdSpendRow {
  readonly amount: number;
  readonly day: DayText | null;
  readonly from: DayText | null;
  readonly to: DayText | null;
  readonly creator: string | null;
  readonly content_id: string | null;
  readonly campaign: string | null;
  readonly sku: string | null;
}

export interface BriefRow {
  readonly creator: string;
  readonly sent_on: DayText;
  readonly sku: string | null;
  readonly post_days: number | null;
  readonly posts_due: number | null;
}

export interface OutreachRow {
  readonly creator: string;
  readonly event: OutreachEvent;
  readonly at: DayText;
}

export type OutreachEvent = CreatorEvent | "brief_sent" | "reminded" | "note";

/** One `config set`; `from` only for dated settings. */
export interface Setting {
  readonly name: string;
  /** Rates in basis points, money in minor units, days as a count. */
  readonly value: number | string;
  readonly unit: "rate" | "money" | "count" | "text";
  readonly from: DayText | null;
}

export type ShopFile =
  | {
      readonly kind: "tiktok-orders";
      readonly exported_at: Moment;
      /** A row under the header that explains the columns. */
      readonly described: boolean;
      readonly rows: readonly OrderRow[];
    }
  | {
      readonly kind: "tiktok-affiliate-orders";
      readonly exported_at: Moment;
      readonly rows: readonly AffiliateRow[];
    }
  | SettlementFile
  | { readonly kind: "tiktok-returns"; readonly rows: readonly ReturnRow[] }
  | {
      readonly kind: "tiktok-creator-orders";
      readonly creator: string;
      readonly exported_at: Moment;
      readonly rows: readonly CreatorSaleRow[];
    }
  | { readonly kind: "pirateship"; readonly rows: readonly LabelRow[] }
  | { readonly kind: "creators"; readonly rows: readonly CreatorRow[] }
  | { readonly kind: "keys"; readonly rows: readonly KeyRow[] }
  | { readonly kind: "terms"; readonly rows: readonly TermRow[] }
  | { readonly kind: "costs"; readonly rows: readonly CostRow[] }
  | { readonly kind: "samples"; readonly rows: readonly SampleRow[] }
  | { readonly kind: "posts"; readonly rows: readonly PostRow[] }
  | { readonly kind: "commissions"; readonly rows: readonly CommissionSheetRow[] }
  | { readonly kind: "fees"; readonly rows: readonly FeeRow[] }
  | { readonly kind: "ad-spend"; readonly rows: readonly AdSpendRow[] }
  | { readonly kind: "briefs"; readonly rows: readonly BriefRow[] }
  | { readonly kind: "outreach"; readonly rows: readonly OutreachRow[] };

/** A made-up shop: what its files say, in the order in which its plain sheets are imported. */
export interface Shop {
  readonly currency: string;
  readonly timezone: string;
  /** The report's today; later than everything in the files. */
  readonly asOf: DayText;
  /** Further days to look from, within the time of the files. */
  readonly earlier: readonly DayText[];
  readonly settings: readonly Setting[];
  /** Modification time of every file; later than all export times. */
  readonly modified_at: Moment;
  readonly files: readonly ShopFile[];
}

interface RowOfKind {
  readonly "tiktok-orders": OrderRow;
  readonly "tiktok-affiliate-orders": AffiliateRow;
  readonly "tiktok-settlements": SettlementRow;
  readonly "tiktok-returns": ReturnRow;
  readonly "tiktok-creator-orders": CreatorSaleRow;
  readonly pirateship: LabelRow;
  readonly creators: CreatorRow;
  readonly keys: KeyRow;
  readonly terms: TermRow;
  readonly costs: CostRow;
  readonly samples: SampleRow;
  readonly posts: PostRow;
  readonly commissions: CommissionSheetRow;
  readonly fees: FeeRow;
  readonly "ad-spend": AdSpendRow;
  readonly briefs: BriefRow;
  readonly outreach: OutreachRow;
}

/** Rows of all files of one kind, in file order. */
export function rowsOf<Kind extends keyof RowOfKind>(shop: Shop, kind: Kind): RowOfKind[Kind][] {
  const files = shop.files.filter((file) => file.kind === kind);
  return files.flatMap((file) => file.rows as unknown as readonly RowOfKind[Kind][]);
}
