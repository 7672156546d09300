import { cleanCell } from "./cell.ts";
import { INVISIBLE, normaliseHandle } from "./handle.ts";
import type { Handle } from "./scalars.ts";

/** A link in the one form under which it is compared, and what a TikTok link tells. */
export interface ReadLink {
  /** Without scheme, `www.`/`m.`, fragment, trailing slash and tracking parameters. */
  readonly link: string;
  readonly handle: Handle | null;
  readonly contentId: string | null;
  /** True for TikTok's short links, which only the network can open: they match as registered. */
  readonly short: boolean;
}

const PARTS = /^(?:(https?):)?(\/\/)?([^/?#\s\\]+)(\/[^?#\s]*)?(?:\?([^#\s]*))?(?:#\S*)?$/iu;
const HOST = /^(?:[\p{L}\d](?:[\p{L}\d_-]*[\p{L}\d])?\.)+\p{L}{2,}(?::\d+)?$/u;
const LONGEST = 4096;

/** Parameters that say how a link was shared, not what it shows. */
const TRACKING: ReadonlySet<string> = new Set([
  "is_from_webapp",
  "sender_device",
  "_r",
  "_t",
  "fbclid",
  "gclid",
  "ttclid",
]);

const SHORT_HOSTS: ReadonlySet<string> = new Set(["vm.tiktok.com", "vt.tiktok.com", "t.tiktok.com"]);
const PROFILE = /^\/@([^/]+)/u;
const CONTENT = /^(?:\/@[^/]*)?\/(?:video|photo)\/(\d{10,25})(?:\/|$)/u;

/**
 * Reads a link (`domain.md §2`, Link). Null when the text is none: it needs a scheme or a path,
 * for `demo.shop` alone may as well be a handle or a code. Content is matched by its number, since
 * the handle in a link changes with the account.
 */
export function readLink(text: string): ReadLink | null {
  const cleaned = cleanCell(text.replace(INVISIBLE, ""));
  if (cleaned === null || cleaned.length > LONGEST) return null;
  const match = PARTS.exec(cleaned);
  if (match === null) return null;
  const [, scheme, slashes, authority = "", path = "", query = ""] = match;
  const rawHost = authority.toLowerCase();
  if (scheme === undefined ? path === "" && !rawHost.startsWith("www.") : slashes === undefined) return null;
  if (!HOST.test(rawHost)) return null;

  const host = rawHost.replace(/:(?:80|443)$/u, "").replace(/^(?:www\.|m\.)+(?=[^.]+\.)/u, "");
  const where = path.replaceAll("%40", "@").replace(/\/+$/u, "");
  const what = keptParameters(query);
  const link = `${host}${where}${what === "" ? "" : `?${what}`}`;
  return { link, ...tiktokParts(host, where) };
}

function keptParameters(query: string): string {
  const kept = query.split("&").filter((pair) => {
    return pair !== "" && !TRACKING.has((pair.split("=", 1)[0] ?? "").toLowerCase());
  });
  return kept.sort().join("&");
}

function tiktokParts(host: string, path: string): Omit<ReadLink, "link"> {
  if (SHORT_HOSTS.has(host) || (host === "tiktok.com" && path.startsWith("/t/"))) {
    return { handle: null, contentId: null, short: true };
  }
  if (host !== "tiktok.com") return { handle: null, contentId: null, short: false };
  const name = PROFILE.exec(path)?.[1];
  return {
    handle: name === undefined ? null : normaliseHandle(name),
    contentId: CONTENT.exec(path)?.[1] ?? null,
    short: false,
  };
}
