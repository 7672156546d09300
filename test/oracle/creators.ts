import type { DayText, Moment } from "../shops/calendar.ts";
import { dayOf } from "../shops/calendar.ts";
import type { AffiliateRow, OutreachEvent, PostRow, Shop, ShopFile } from "../shops/model.ts";
import { rowsOf } from "../shops/model.ts";
import type { Facts } from "./facts.ts";
import { dayOfContent } from "./facts.ts";
import { groupBy } from "./grouping.ts";
import { handleText, isOwnHandle, keyOf, resolve } from "./identity.ts";

/** Who is a creator of this shop, what happened with them, and since when they are known. */
export interface Creator {
  readonly creator: string;
  readonly events: readonly { readonly event: OutreachEvent; readonly day: DayText }[];
  readonly owner: string | null;
  /** Earliest `seen_on`, else the export day of the file that first named them. */
  readonly known_since: DayText;
}

const STRENGTH: readonly OutreachEvent[] = ["accepted", "resumed", "paused", "declined", "cut"];
const AFTER_ALL: DayText = "9999-12-31";

/** The account in a profile or video link. */
const handleOfLink = (link: string): string | null => /tiktok\.com\/@([^/?]+)/.exec(link)?.[1] ?? null;

/** A handle in a file, and the day of the row that names it; null when the row has none. */
interface Naming {
  readonly handle: string | null;
  readonly on: DayText | null;
}

const earliestOf = (days: readonly (DayText | null)[]): DayText | null =>
  days.reduce((first, day) => (first === null || (day !== null && day < first) ? day : first), null);

function postNaming(row: PostRow, zone: string): Naming {
  const made = row.content_id ?? /\/(?:video|photo)\/(\d+)/.exec(row.link ?? "")?.[1] ?? null;
  const on = row.posted_on ?? (made === null ? null : dayOfContent(made, zone));
  return { handle: row.creator ?? handleOfLink(row.link ?? ""), on };
}

/** A video is a post from the day it was made, whenever it sells. */
function affiliateNaming(row: AffiliateRow, zone: string): Naming {
  const created = dayOf(row.created_at);
  const isVideo = row.content_type === "Video" && row.content_id !== null;
  const made = isVideo ? dayOfContent(row.content_id ?? "", zone) : created;
  return { handle: row.creator_handle, on: earliestOf([made, created]) };
}

/** Handles that a file names as creators; `*` is everybody, and a buyer is nobody. */
function namingsOf(file: ShopFile, zone: string): Naming[] {
  switch (file.kind) {
    case "tiktok-orders":
      return file.rows.map((row) => ({ handle: row.creator_handle, on: dayOf(row.created_at) }));
    case "tiktok-affiliate-orders":
      return file.rows.map((row) => affiliateNaming(row, zone));
    case "commissions":
      return file.rows.map((row) => ({ handle: row.creator, on: row.date }));
    case "posts":
      return file.rows.map((row) => postNaming(row, zone));
    case "pirateship":
    case "tiktok-settlements":
    case "costs":
      return [];
    case "fees":
      return file.rows.map((row) => ({ handle: row.creator, on: row.due_on }));
    case "ad-spend":
      return file.rows.map((row) => ({ handle: row.creator, on: row.day ?? row.from }));
    case "briefs":
      return file.rows.map((row) => ({ handle: row.creator, on: row.sent_on }));
    case "outreach":
      return file.rows.map((row) => ({ handle: row.creator, on: row.at }));
    case "creators":
      return file.rows.map((row) => ({ handle: row.creator, on: row.seen_on }));
    case "samples":
      return file.rows.map((row) => ({
        handle: row.creator,
        on: earliestOf([row.requested_on, row.shipped_on, row.delivered_on]),
      }));
    default:
      return file.rows.map((row) => ({ handle: row.creator, on: row.from }));
  }
}

const exportDay = (file: ShopFile, modified_at: Moment): DayText =>
  dayOf("exported_at" in file ? file.exported_at : modified_at);

interface Mention {
  readonly handle: string;
  /** The day of the row; null when it has none. */
  readonly on: DayText | null;
  /** The day of the file. */
  readonly day: DayText;
  readonly isRoster: boolean;
}

function mentions(shop: Shop): Mention[] {
  const all = shop.files.flatMap((file) =>
    namingsOf(file, shop.timezone).flatMap(({ handle, on }) =>
      handle === null || handle === "*"
        ? []
        : [
            {
              handle: handleText(handle),
              on,
              day: exportDay(file, shop.modified_at),
              isRoster: file.kind === "creators",
            },
          ],
    ),
  );
  return all.filter(({ handle }) => !isOwnHandle(shop, keyOf("handle", handle)));
}

/** Every handle that some fact names or some key claims. */
export function allHandles(facts: Facts): Set<string> {
  const claimed = rowsOf(facts.shop, "keys").filter((row) => row.kind === "handle");
  return new Set([
    ...mentions(facts.shop).map((mention) => mention.handle),
    ...claimed.map((row) => handleText(row.value)),
  ]);
}

/** The creator whom a name stands for; a name of several owners is no creator of its own. */
function ownerOf(shop: Shop, handle: string): string | null {
  const claimed = rowsOf(shop, "keys").filter(
    (row) => row.kind === "handle" && handleText(row.value) === handle,
  );
  const creators = resolve(shop, keyOf("handle", handle), "");
  if (claimed.length === 0) return handle;
  return creators.length === 1 ? creators[0]! : null;
}

function creatorAsOf(shop: Shop, creator: string, own: readonly Mention[], asOf: DayText): Creator {
  const rows = rowsOf(shop, "creators").filter((row) => handleText(row.creator) === creator);
  const seen = rows.map((row) => row.seen_on).sort();
  const messages = rowsOf(shop, "outreach").filter((row) => handleText(row.creator) === creator);
  const events = [
    ...rows.flatMap(({ stage, seen_on }) => (stage === null ? [] : [{ event: stage, day: seen_on }])),
    ...messages.map(({ event, at }) => ({ event, day: at })),
  ].filter(({ day }) => day <= asOf);
  // Of one day the strongest word is the last.
  const strength = (event: OutreachEvent): number => STRENGTH.indexOf(event);
  events.sort((one, other) =>
    one.day === other.day ? strength(one.event) - strength(other.event) : one.day < other.day ? -1 : 1,
  );
  const owner = rows.findLast((row) => row.owner !== null)?.owner ?? null;
  return { creator, events, owner, known_since: knownSince(own, seen[0] ?? null, asOf) };
}

/** What has no day is known on every day; a creator who is seen later is known by what happened before. */
function knownSince(own: readonly Mention[], seen: DayText | null, asOf: DayText): DayText {
  const known = own.filter(({ on }) => (on ?? "") <= asOf);
  if (seen !== null && seen <= asOf) return seen;
  if (seen !== null) return known.some(({ isRoster }) => !isRoster) ? asOf : seen;
  const named = own.map(({ day }) => day).sort()[0]!;
  return known.length === 0 ? AFTER_ALL : earliestOf([named, asOf])!;
}

/** All creators, by handle; also those who become known only after `asOf`. */
export function creatorsAsOf(facts: Facts, asOf: DayText): Map<string, Creator> {
  const { shop } = facts;
  const owned = mentions(shop).flatMap((mention) => {
    const owner = ownerOf(shop, mention.handle);
    return owner === null ? [] : [{ ...mention, owner }];
  });
  const byOwner = groupBy(owned, (mention) => mention.owner);
  return new Map(
    [...byOwner].map(([creator, own]) => [creator, creatorAsOf(shop, creator, own, asOf)] as const),
  );
}
