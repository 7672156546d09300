import { counted } from "../core/counted.ts";
import { likenessTo, type Likeness } from "../core/likeness.ts";
import type { ReviewItem, ReviewKey } from "../core/review.ts";
import type { KeyOwner } from "../store/queries/review-grounds.ts";

/** Whom an item may be about. A suggestion is shown to a person and never taken by itself. */
export interface Suggestion {
  readonly creator: string | null;
  /** The reason first, then how like the two are. */
  readonly reason: string;
}

/** What an item's key is like, before the orders of the known key are counted. */
export interface Found {
  readonly owners: readonly KeyOwner[];
  /** Null: it is the known key itself, on other days. */
  readonly likeness: Likeness | null;
}

/** The owners of known keys by kind, each key's days together. */
export type KnownKeys = ReadonlyMap<string, ReadonlyMap<string, readonly KeyOwner[]>>;

export function knownKeys(owners: readonly KeyOwner[]): KnownKeys {
  const kinds = new Map<string, Map<string, KeyOwner[]>>();
  for (const owner of owners) {
    const values = kinds.get(owner.kind) ?? new Map<string, KeyOwner[]>();
    kinds.set(owner.kind, values);
    const same = values.get(owner.value) ?? [];
    values.set(owner.value, same);
    same.push(owner);
  }
  return kinds;
}

/** The known key that an item's is, on other days, or may be a slip of. */
export function findKnown({ likenessOf }: ReviewItem, known: KnownKeys): Found | null {
  if (likenessOf === null) return null;
  const values = known.get(likenessOf.kind);
  if (values === undefined) return null;
  const same = values.get(likenessOf.value);
  if (same !== undefined) return { owners: same, likeness: null };
  const likeness = likenessTo(likenessOf.value, [...values.keys()]);
  return likeness === null ? null : { owners: values.get(likeness.known) ?? [], likeness };
}

const daysOf = ({ from_day, to_day }: KeyOwner): string =>
  `${from_day === "" ? "" : ` from ${from_day}`}${to_day === "9999-12-31" ? "" : ` to ${to_day}`}`;

const nameOf = ({ kind, value }: ReviewKey): string =>
  kind === "handle" ? `@${value}` : `${kind.replaceAll("_", " ")} ${value}`;

/** Why nothing is suggested. */
function openReason({ kind, candidates, keys }: ReviewItem): string {
  const names = candidates.map((candidate) => `@${candidate}`).join(" and ");
  if (kind === "conflict")
    return keys.length === 1 ? `it is of ${names} on the same days` : `each names another: ${names}`;
  if (kind === "unknown_key") return "no known one is like it";
  if (kind === "shipment_without_order") return "no order and no sample has its number";
  return candidates.length === 0
    ? "neither its order nor its parcel names a creator"
    : "its buyer is no known creator";
}

/** @param orders how many orders a key (`code:MAYA15`) gives to a creator */
export function suggestionFor(
  item: ReviewItem,
  found: Found | null,
  orders: ReadonlyMap<string, number>,
): Suggestion {
  const [owner] = found?.owners ?? [];
  if (found === null || owner === undefined) return { creator: null, reason: openReason(item) };
  const { owners, likeness } = found;
  const creators = new Set(owners.map(({ creator }) => creator));
  const creator = creators.size === 1 ? owner.creator : null;
  const count = orders.get(`${owner.kind}:${owner.value}`) ?? 0;
  const sold = count === 0 ? "" : `; ${counted(count, "order")} with ${nameOf(owner)}`;
  if (likeness === null) {
    const days = owners.map((one) => `@${one.creator}'s${daysOf(one)}`).join(", ");
    return { creator, reason: `it is ${days}, not on the days of its orders${sold}` };
  }
  const from = count === 0 ? ` from ${nameOf(owner)}` : "";
  return { creator, reason: `${likeness.reason}${from}${sold}; ${likeness.score}% alike` };
}
