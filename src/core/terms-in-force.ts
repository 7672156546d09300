/** What of a term decides money and days; `null` where it says nothing. */
export interface TermInForce {
  /** `*` is everybody. */
  readonly creator: string;
  /** `*` is every SKU. */
  readonly sku: string;
  readonly kind: string;
  readonly from_day: string;
  readonly to_day: string | null;
  readonly rate: number | null;
  readonly post_days: number | null;
  readonly posts_due: number | null;
  readonly flat_fee: number | null;
}

/** What a term may decide. */
export const TERM_FIELDS = ["rate", "post_days", "posts_due", "flat_fee"] as const;
export type TermField = (typeof TERM_FIELDS)[number];

const EVERY = "*";

/** In force when from ≤ day ≤ to (`domain.md §7`). */
export function isInForce({ from_day, to_day }: TermInForce, day: string): boolean {
  return from_day <= day && (to_day === null || day <= to_day);
}

/** Standard and ads are rates of different sales; whatever else is agreed has no kind. */
function compete(one: TermInForce, other: TermInForce, field: TermField): boolean {
  return other[field] !== null && (field !== "rate" || one.kind === other.kind);
}

/** Which of two terms of one creator and SKU wins: the later one, else the higher rate. */
function beats(other: TermInForce, one: TermInForce, field: TermField): boolean {
  if (other.from_day !== one.from_day) return other.from_day > one.from_day;
  return Number(other[field]) > Number(one[field]);
}

/**
 * What a term decides on a day: of the terms in force the most specific wins (creator and SKU, creator, everybody and
 * SKU, everybody), then the latest from-day, each field by itself. A term is not overruled by one of a narrower
 * scope, for it still holds for the rest: except that a creator who is asked for has no rest of everybody.
 * @param terms all that are in force; `creator` narrows the question to one creator.
 */
export function decidedFields(
  term: TermInForce,
  terms: readonly TermInForce[],
  creator: string | null,
): readonly TermField[] {
  return TERM_FIELDS.filter((field) => {
    if (term[field] === null) return false;
    return !terms.some((other) => {
      if (other === term || !compete(term, other, field)) return false;
      if (other.creator === term.creator && other.sku === term.sku) return beats(other, term, field);
      const isOwn = creator !== null && term.creator === EVERY && other.creator === creator;
      return isOwn && (other.sku === EVERY || other.sku === term.sku);
    });
  });
}
