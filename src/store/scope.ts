/**
 * What rows of a definition a refresh makes anew; the first line of its file says so, `-- scope: orders`.
 *
 * - `sheets`: it follows from plain sheets, edits, shipments and settings alone.
 * - `orders`: each of its rows belongs to one order.
 * - `everything`: small, made anew as a whole.
 * - `sums`: sums over rows of orders.
 * - `contents`: each row belongs to one piece of content.
 * - `samples`: each row belongs to one sample, or to its order.
 * - `listings`: what order lines say of SKUs.
 */
export type Scope = "sheets" | "orders" | "everything" | "sums" | "contents" | "samples" | "listings";

const SCOPE = /^-- scope: (sheets|orders|everything|sums|contents|samples|listings)$/mu;

export function scopeOf(name: string, text: string): Scope {
  const found = SCOPE.exec(text)?.[1];
  if (found === undefined) throw new Error(`${name} names no scope`);
  return found as Scope;
}

/** Restricts a statement to what is touched. */
const CONDITION = / AND [\w.]+(?:\([\w., ]+\))?(?: ->> 0)? IN \(SELECT \w+ FROM touched\w*\)/gu;

/** The text that makes all rows: without the conditions on what is touched. */
export function unscoped(text: string): string {
  return text.replaceAll(CONDITION, "");
}
