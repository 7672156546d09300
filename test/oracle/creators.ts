import type { DayText, Moment } from "../shops/calendar.ts";
import { dayOf } from "../shops/calendar.ts";
import type { CreatorEvent, Shop, ShopFile } from "../shops/model.ts";
import { rowsOf } from "../shops/model.ts";
import type { Facts } from "./facts.ts";
import { groupBy } from "./grouping.ts";
import { handleText, isOwnHandle, keyOf, resolve } from "./identity.ts";

/** Who is a creator of this shop, what happened with them, and since when they are known. */
export interface Creator {
  readonly creator: string;
  readonly events: readonly { readonly event: CreatorEvent; readonly day: DayText }[];
  readonly owner: string | null;
  /** Earliest `seen_on`, else the export day of the file that first named them. */
  readonly known_since: DayText;
}

/** The account in a profile or video link. */
const handleOfLink = (link: string): string | null => /tiktok\.com\/@([^/?]+)/.exec(link)?.[1] ?? null;

/** Handles that a file names as creators; `*` is everybody, and a buyer is nobody. */
function handlesOf(file: ShopFile): string[] {
  switch (file.kind) {
    case "tiktok-orders":
      return file.rows.flatMap((row) => row.creator_handle ?? []);
    case "tiktok-affiliate-orders":
      return file.rows.map((row) => row.creator_handle);
    case "commissions":
      return file.rows.flatMap((row) => row.creator ?? []);
    case "posts":
      return file.rows.flatMap((row) => row.creator ?? handleOfLink(row.link ?? "") ?? []);
    case "pirateship":
    case "costs":
      return [];
    default:
      return file.rows.map((row) => row.creator).filter((creator) => creator !== "*");
  }
}

const exportDay = (file: ShopFile, modified_at: Moment): DayText =>
  dayOf("exported_at" in file ? file.exported_at : modified_at);

interface Mention {
  readonly handle: string;
  readonly day: DayText;
}

function mentions(shop: Shop): Mention[] {
  const all = shop.files.flatMap((file) =>
    handlesOf(file).map((text) => ({ handle: handleText(text), day: exportDay(file, shop.modified_at) })),
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
  const events = rows.flatMap(({ stage, seen_on }) =>
    stage === null || seen_on > asOf ? [] : [{ event: stage, day: seen_on }],
  );
  events.sort((one, other) => (one.day < other.day ? -1 : 1));
  const named = own.map((mention) => mention.day).sort();
  const owner = rows.findLast((row) => row.owner !== null)?.owner ?? null;
  return { creator, events, owner, known_since: seen[0] ?? named[0]! };
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
