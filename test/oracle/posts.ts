import type { DayText } from "../shops/calendar.ts";
import { rowsOf } from "../shops/model.ts";
import { productOf, skuIdsOf } from "./catalogue.ts";
import type { Facts } from "./facts.ts";
import { dayOfContent, ownSales } from "./facts.ts";
import { groupBy, textOrder } from "./grouping.ts";
import { handleText, isOwnHandle, keyOf, linkText, resolve } from "./identity.ts";

/** A post of a creator; a sheet row and commission rows of one content id are one post. */
export interface Post {
  readonly key: string;
  readonly creator: string;
  readonly day: DayText;
  readonly products: readonly string[];
}

interface Mention {
  readonly key: string;
  readonly handle: string | null;
  /** A day that a file gives; it wins over the day in the content id. */
  readonly written: DayText | null;
  readonly content_id: string | null;
  readonly product: string | null;
}

function fromSheet(facts: Facts): Mention[] {
  return rowsOf(facts.shop, "posts").map((row) => {
    const inLink = /tiktok\.com\/@([^/]+)\/(?:video|photo)\/(\d+)/.exec(row.link ?? "");
    const content_id = row.content_id ?? inLink?.[2] ?? null;
    const product = row.sku === null ? null : productOf(facts, skuIdsOf(facts, row.sku)[0]!);
    return {
      key: content_id ?? linkText(row.link ?? ""),
      handle: row.creator ?? inLink?.[1] ?? null,
      written: row.posted_on,
      content_id,
      product,
    };
  });
}

function fromAffiliates(facts: Facts): Mention[] {
  const own = ownSales(facts).map((row) => ({ ...row, creator_handle: row.creator }));
  const videos = [...facts.affiliate_rows, ...own].filter((row) => row.content_type === "Video");
  return videos.flatMap(({ content_id, creator_handle, sku_id }) =>
    content_id === null
      ? []
      : [
          {
            key: content_id,
            handle: creator_handle,
            written: null,
            content_id,
            product: productOf(facts, sku_id),
          },
        ],
  );
}

function postOf(facts: Facts, key: string, mentions: readonly Mention[]): Post | null {
  const { shop } = facts;
  const handle = mentions.find((one) => one.handle !== null)?.handle ?? null;
  const content_id = mentions.find((one) => one.content_id !== null)?.content_id ?? null;
  const written = mentions.find((one) => one.written !== null)?.written ?? null;
  const day = written ?? (content_id === null ? null : dayOfContent(content_id, shop.timezone));
  if (handle === null || day === null || isOwnHandle(shop, keyOf("handle", handle))) return null;
  const creators = resolve(shop, keyOf("handle", handleText(handle)), day);
  if (creators.length !== 1) return null;
  const products = new Set(mentions.flatMap((one) => one.product ?? []));
  return { key, creator: creators[0]!, day, products: [...products] };
}

/** Posts made up to a day, oldest first. */
export function postsAsOf(facts: Facts, asOf: DayText): Post[] {
  const mentions = [...fromSheet(facts), ...fromAffiliates(facts)];
  const posts = [...groupBy(mentions, (one) => one.key)].flatMap(
    ([key, ofPost]) => postOf(facts, key, ofPost) ?? [],
  );
  const made = posts.filter((post) => post.day <= asOf);
  return made.toSorted((one, other) => textOrder(one.day, other.day) || textOrder(one.key, other.key));
}
