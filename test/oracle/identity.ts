import type { DayText } from "../shops/calendar.ts";
import type { KeyKind, KeyRow, Shop } from "../shops/model.ts";
import { rowsOf } from "../shops/model.ts";
import { ownHandles } from "./settings.ts";

/** Something in a file that identifies a creator. */
export interface Key {
  readonly kind: KeyKind;
  readonly value: string;
}

/** `@Name ` and `name` are one account. */
export const handleText = (text: string): string => text.trim().replace(/^@/, "").toLowerCase();

/** A link without scheme, tracking parameters and trailing slash. */
export function linkText(text: string): string {
  const url = new URL(text);
  const tracking = ["is_from_webapp", "sender_device", "_r", "_t", "fbclid", "gclid", "ttclid"];
  for (const name of tracking) url.searchParams.delete(name);
  const host = url.host.replace(/^(www|m)\./, "");
  const query = url.searchParams.toString();
  return `${host}${url.pathname.replace(/\/$/, "")}${query === "" ? "" : `?${query}`}`;
}

function normalised(kind: KeyKind, value: string): string {
  if (kind === "handle") return handleText(value);
  if (kind === "code") return value.trim().toUpperCase();
  return kind === "link" ? linkText(value) : value.trim();
}

export const keyOf = (kind: KeyKind, value: string): Key => ({ kind, value: normalised(kind, value) });

export const isOwnHandle = (shop: Shop, key: Key): boolean =>
  key.kind === "handle" && ownHandles(shop).includes(key.value);

const inForce = (row: { from: DayText | null; to: DayText | null }, day: DayText): boolean =>
  (row.from === null || row.from <= day) && (row.to === null || day <= row.to);

/** Who claims the key; a row of a creators sheet claims its own handle for ever. */
function claims(shop: Shop, key: Key): Pick<KeyRow, "creator" | "from" | "to">[] {
  const rows = rowsOf(shop, "keys").filter(
    (row) => row.kind === key.kind && normalised(row.kind, row.value) === key.value,
  );
  const registered = rowsOf(shop, "creators").filter((row) => handleText(row.creator) === key.value);
  const itself = registered.map((row) => ({ creator: handleText(row.creator), from: null, to: null }));
  return key.kind === "handle" ? [...rows, ...itself] : rows;
}

/** The creators that a key names on a day (`domain.md §4`); none when it does not resolve. */
export function resolve(shop: Shop, key: Key, day: DayText): string[] {
  const all = claims(shop, key);
  const owners = new Set(all.map((claim) => claim.creator));
  if (key.kind === "handle" && owners.size === 0) return [key.value];
  const dated = key.kind === "code" || key.kind === "link" || owners.size > 1;
  const live = dated ? all.filter((claim) => inForce(claim, day)) : all;
  return [...new Set(live.map((claim) => claim.creator))].sort();
}
