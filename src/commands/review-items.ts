import type { ListedItem } from "../reports/review.ts";
import { findKnown, knownKeys, suggestionFor } from "../reports/review-suggestions.ts";
import type { Ledger } from "../store/open.ts";
import { reviewItems } from "../store/queries/review.ts";
import { keyOwners, ordersByKey } from "../store/queries/review-grounds.ts";

/** The open items of a ledger whose derived tables fit its facts, each with the known key that it may mean. */
export function listedItems({ db }: Ledger): readonly ListedItem[] {
  const items = reviewItems(db);
  const known = knownKeys(items.length === 0 ? [] : keyOwners(db));
  const found = items.map((item) => findKnown(item, known));
  const keys = found.flatMap((one) => one?.owners.map(({ kind, value }) => `${kind}:${value}`) ?? []);
  const orders = keys.length === 0 ? new Map<string, number>() : ordersByKey(db, keys);
  return items.map((item, index) => ({
    item,
    suggestion: suggestionFor(item, found[index] ?? null, orders),
  }));
}
