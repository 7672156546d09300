import { sum } from "./arithmetic.ts";
import { groupBy } from "./grouping.ts";
import type { Bucket } from "./settlement-columns.ts";
import { BUCKET_OF, BUCKETS, CARRIED_BY_TIKTOK, PARENTS } from "./settlement-columns.ts";

/** Amounts by family; revenue is positive in `gross`, everything else is positive when it is a cost. */
export type Buckets = Readonly<Record<Bucket, number>>;

const nameOf = (header: string): string => header.trim().toLowerCase();

/** The columns of a file that are added up, with their family. */
export function classified(headers: readonly string[]): Map<string, Bucket> {
  const names = new Set(headers.map(nameOf));
  const own = (name: string): Bucket | undefined => {
    const parent = PARENTS.find((one) => one.name === name);
    if (parent === undefined) return BUCKET_OF.get(name);
    return parent.children.some((child) => names.has(child)) ? undefined : parent.bucket;
  };
  return new Map(
    headers.flatMap((header) => {
      const bucket = own(nameOf(header));
      return bucket === undefined ? [] : [[header, bucket] as const];
    }),
  );
}

/** The families of one row; what they miss the total by is `unclassified` (`domain.md §6`). */
export function bucketsOf(
  columns: ReadonlyMap<string, Bucket>,
  money: Readonly<Record<string, number>>,
  total: number,
): Buckets {
  const cells = [...columns].map(([header, bucket]) => ({ bucket, amount: money[header] ?? 0 }));
  const byBucket = groupBy(cells, ({ bucket }) => bucket);
  const known = (bucket: Bucket): number => {
    const amount = sum((byBucket.get(bucket) ?? []).map((cell) => cell.amount));
    return bucket === "gross" ? amount : 0 - amount;
  };
  const buckets = Object.fromEntries(BUCKETS.map((bucket) => [bucket, known(bucket)])) as Buckets;
  return { ...buckets, unclassified: totalOf(buckets) - total };
}

/** What the seller gets: all families with the sign of the statement. */
export const totalOf = (buckets: Buckets): number =>
  sum(BUCKETS.map((bucket) => (bucket === "gross" ? buckets.gross : 0 - buckets[bucket])));

/** True when the row charges for a parcel that TikTok carried. */
export const isCarriedByTikTok = (
  columns: ReadonlyMap<string, Bucket>,
  money: Readonly<Record<string, number>>,
): boolean =>
  [...columns.keys()].some(
    (header) => CARRIED_BY_TIKTOK.includes(nameOf(header)) && (money[header] ?? 0) !== 0,
  );
