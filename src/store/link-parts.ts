import type Database from "better-sqlite3";
import { readLink } from "../core/link.ts";

const PROFILE = /^tiktok\.com\/@[^/?]+/u;

/** TikTok opens a profile in any case of its handle, so that two spellings are one link. */
function comparable(link: string): string {
  return link.replace(PROFILE, (profile) => profile.toLowerCase());
}

/**
 * What links tell, in SQL: `link_handle(link)` and `link_content_id(link)`, null where a link tells
 * none, and `comparable_link(link)`, under which two links are the same.
 */
export function registerLinks(db: Database.Database): void {
  const part = (name: string, read: (link: string) => string | null): void => {
    db.function(name, { deterministic: true }, (link: unknown) =>
      typeof link === "string" ? read(link) : null,
    );
  };
  part("link_handle", (link) => readLink(link)?.handle ?? null);
  part("link_content_id", (link) => readLink(link)?.contentId ?? null);
  part("comparable_link", comparable);
}
