import type { Day } from "./scalars.ts";

/** What of the exceptions a person can settle (`domain.md §4`). */
export const REVIEW_KINDS = [
  "conflict",
  "unknown_key",
  "sample_without_creator",
  "shipment_without_order",
] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** Recorded in place of a creator: a person found that it is nobody's. */
export const NOBODY = "(organic)";

export const REVIEW_CHOICES = ["assign", "organic", "skip"] as const;
export type ReviewChoice = (typeof REVIEW_CHOICES)[number];

/** A key that an item is about; `handle` is the user name of a sample order's buyer. */
export interface ReviewKey {
  readonly kind: string;
  readonly value: string;
}

/** Something that is open until a person decides. */
export interface ReviewItem {
  /** Made of its content, so that it is the same on every day and after every import: `code:MAYA15`. */
  readonly item: string;
  readonly kind: ReviewKind;
  /** What it is, in words. */
  readonly what: string;
  /** Distinct orders; of a sample or a parcel 1. */
  readonly orders: number;
  /** Minor units: net sales that nobody is credited with, or a cost. */
  readonly amount: number;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** Creators who may be meant because a file says so. */
  readonly candidates: readonly string[];
  /** The keys that speak of it. */
  readonly keys: readonly ReviewKey[];
  /** What its likeness to a known name is measured by; null where nothing can be compared. */
  readonly likenessOf: ReviewKey | null;
  /** Of a sample or a parcel: which of its two it is known by, and that number. */
  readonly parcel: { readonly field: "order_id" | "tracking_number"; readonly id: string } | null;
}

/** What a person decided of one item. */
export interface ReviewAnswer {
  readonly item: string;
  readonly choice: ReviewChoice | null;
  readonly creator: string | null;
  /** Whether later orders with the same key are answered as well; null: as is usual for its kind. */
  readonly remember: boolean | null;
  readonly from: Day | null;
  readonly to: Day | null;
  /** Where the answer stands, when a file holds it. */
  readonly place: { readonly file: string; readonly line: number } | null;
}

/** The one key that can be remembered for an item; null where its orders alone can be decided. */
export function rememberedKey({ kind, keys, likenessOf }: ReviewItem): ReviewKey | null {
  if (kind === "sample_without_creator") return likenessOf;
  const [only, second] = keys;
  if (only === undefined || second !== undefined) return null;
  // Two owners of a handle are two accounts that claim it: which of them does not follow from one order.
  return kind === "conflict" && only.kind === "handle" ? null : only;
}
