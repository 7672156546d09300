import type { Money } from "../core/scalars.ts";
import type { Row } from "./importer.ts";
import { BUCKET_COLUMNS, SETTLEMENT_BUCKETS, type SettlementBucket } from "./settlement-columns.ts";
import { PARENT_COLUMNS, type ParentColumn } from "./settlement-parents.ts";

/** The parts of one settlement row: gross as money in, everything else costs-positive (`domain.md §6`). */
export interface Buckets {
  readonly amounts: Readonly<Record<SettlementBucket, Money>>;
  /** What the parts leave of the total, costs-positive. */
  readonly unclassified: Money;
  readonly chargesParcel: boolean;
}

const BUCKET_OF = new Map(BUCKET_COLUMNS.map(({ field, bucket }) => [field, bucket]));

/** Amounts of a row by field, as the file has them: costs negative; undefined where a column is absent. */
class Parts {
  readonly #values: Row["values"];
  /** What each field has put into a bucket, by itself or through what it sums. */
  readonly #counted = new Map<string, number>();
  readonly sums = new Map<SettlementBucket, number>();

  constructor(values: Row["values"]) {
    this.#values = values;
  }

  amount(field: string): number {
    return (this.#values[field] as number | null | undefined) ?? 0;
  }

  isTold(field: string): boolean {
    return this.#values[field] !== undefined;
  }

  counted(fields: readonly string[]): number {
    return fields.reduce((sum, field) => sum + (this.#counted.get(field) ?? 0), 0);
  }

  add(field: string, bucket: SettlementBucket, amount: number): void {
    this.#counted.set(field, (this.#counted.get(field) ?? 0) + amount);
    this.sums.set(bucket, (this.sums.get(bucket) ?? 0) + amount);
  }
}

/** What a sum adds of its own: all that the file does not tell apart below it. */
function ownAmount({ field, bucket, children, mayBePart }: ParentColumn, parts: Parts): number {
  const amount = parts.amount(field);
  const isTold = children.some((child) => BUCKET_OF.get(child) === bucket && parts.isTold(child));
  if (!isTold) return amount === 0 ? 0 : amount - parts.counted(children);
  return mayBePart === true && parts.counted(children) === 0 ? amount : 0;
}

/**
 * Adds the columns of a row up by bucket; a sum counts only as far as the file lacks its parts. What is
 * then left of the total is unclassified: listed, never lost.
 */
export function bucketsOf({ values }: Row, total: number): Buckets {
  const parts = new Parts(values);
  for (const { field, bucket } of BUCKET_COLUMNS) parts.add(field, bucket, parts.amount(field));
  for (const parent of PARENT_COLUMNS) parts.add(parent.field, parent.bucket, ownAmount(parent, parts));
  const sum = [...parts.sums.values()].reduce((running, amount) => running + amount, 0);
  const signed = SETTLEMENT_BUCKETS.map((bucket) => {
    const amount = parts.sums.get(bucket) ?? 0;
    return [bucket, bucket === "gross" || amount === 0 ? amount : -amount] as const;
  });
  return {
    amounts: Object.fromEntries(signed) as Record<SettlementBucket, Money>,
    unclassified: (sum === total ? 0 : sum - total) as Money,
    chargesParcel: BUCKET_COLUMNS.some(
      ({ field, chargesParcel }) => chargesParcel === true && parts.amount(field) !== 0,
    ),
  };
}
