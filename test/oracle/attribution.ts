import type { DayText } from "../shops/calendar.ts";
import type { OrderRow } from "../shops/model.ts";
import type { CommissionRow } from "./commission-rows.ts";
import { commissionRows } from "./commission-rows.ts";
import type { Facts, Order } from "./facts.ts";
import type { Key } from "./identity.ts";
import { isOwnHandle, keyOf, resolve } from "./identity.ts";
import { isCounted, ordersAsOf } from "./order-state.ts";

export type Status = "attributed" | "conflict" | "unknown" | "organic";

/** Who gets an order line, and why (`domain.md §4`). */
export interface Attribution {
  readonly order: Order;
  readonly line: OrderRow;
  readonly counted: boolean;
  readonly status: Status;
  /** The creator, when the status is `attributed`. */
  readonly creator: string | null;
  readonly contested: boolean;
  /** Keys of the line's evidence that do not resolve on the order's day. */
  readonly unresolved: readonly Key[];
}

const NAMING = ["handle", "email", "affiliate_id"];

/** Keys that name somebody for this SKU, else those that name somebody for the order as a whole. */
function namingKeys(rows: readonly CommissionRow[], sku_id: string): Key[] {
  const keysOf = (some: readonly CommissionRow[]): Key[] =>
    some.flatMap((row) => row.keys).filter((key) => NAMING.includes(key.kind));
  const ofLine = keysOf(rows.filter((row) => row.sku_ids?.includes(sku_id)));
  return ofLine.length > 0 ? ofLine : keysOf(rows.filter((row) => row.sku_ids === null));
}

/** Keys by rank, strongest first. */
function evidence(facts: Facts, line: OrderRow, all: readonly CommissionRow[]): Key[][] {
  const isEvidence = (key: Key): boolean => !isOwnHandle(facts.shop, key);
  const rows = all.map((row) => ({ ...row, keys: row.keys.filter(isEvidence) }));
  const column = line.creator_handle === null ? [] : [keyOf("handle", line.creator_handle)];
  const keys = rows.flatMap((row) => row.keys);
  return [
    namingKeys(rows, line.sku_id),
    column.filter(isEvidence),
    keys.filter((key) => key.kind === "code"),
    keys.filter((key) => key.kind === "link"),
  ];
}

type Verdict = Omit<Attribution, "order" | "line" | "counted">;

function verdict(facts: Facts, ranks: readonly Key[][], day: DayText): Verdict {
  const unresolved = ranks.flat().filter((key) => resolve(facts.shop, key, day).length === 0);
  const named = ranks.map((keys) => new Set(keys.flatMap((key) => resolve(facts.shop, key, day))));
  const strongest = named.findIndex((creators) => creators.size > 0);
  if (strongest === -1) {
    const status = ranks.flat().length === 0 ? "organic" : "unknown";
    return { status, creator: null, contested: false, unresolved };
  }
  const [creator, ...others] = [...named[strongest]!];
  if (others.length > 0) return { status: "conflict", creator: null, contested: false, unresolved };
  const weaker = named.slice(strongest + 1).flatMap((creators) => [...creators]);
  const contested = weaker.some((other) => other !== creator);
  return { status: "attributed", creator: creator!, contested, unresolved };
}

/** Every line of every order created up to `asOf`. */
export function attribute(facts: Facts, asOf: DayText): Attribution[] {
  const rows = commissionRows(facts, asOf);
  return ordersAsOf(facts, asOf).flatMap((order) => {
    const ofOrder = rows.filter((row) => row.order_id === order.order_id);
    const counted = isCounted(facts, order, asOf);
    return order.lines.map((line) => ({
      order,
      line,
      counted,
      ...verdict(facts, evidence(facts, line, ofOrder), order.created_on),
    }));
  });
}
