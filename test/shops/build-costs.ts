import { contentId } from "./build-affiliates.ts";
import { CREATORS, dayAt, PRODUCTS } from "./cast.ts";
import type { Draws } from "./draws.ts";
import type { AdSpendRow, BriefRow, FeeRow, OutreachRow } from "./model.ts";

const skuOf = (position: number | null): string | null => {
  const product = position === null ? undefined : PRODUCTS[position];
  if (product === undefined) return null;
  return position === 0 ? product.seller_sku : product.sku_id;
};

export const feeRows = (draws: Draws): FeeRow[] =>
  draws.fees.map((draw) => ({
    creator: CREATORS[draw.creator]!,
    amount: draw.amount,
    kind: draw.kind,
    due_on: dayAt(draw.day),
  }));

const CAMPAIGNS = ["Autumn", "Launch"] as const;

/** Contents of ads: the first post of the posts sheet, and two that no other file names. */
export function adSpendRows(draws: Draws, zone: string): AdSpendRow[] {
  const post = draws.posts[0];
  const contents = [
    contentId(dayAt(post?.day ?? 3), zone, 3_000_001),
    contentId(dayAt(5), zone, 4_000_001),
    contentId(dayAt(9), zone, 4_000_002),
  ];
  return draws.ad_spend.map((draw) => ({
    amount: draw.amount,
    day: draw.days === null ? dayAt(draw.from) : null,
    from: draw.days === null ? null : dayAt(draw.from),
    to: draw.days === null ? null : dayAt(draw.from + draw.days),
    creator: draw.creator === null ? null : CREATORS[draw.creator]!,
    content_id: draw.content === null ? null : contents[draw.content]!,
    campaign: draw.campaign === null ? null : CAMPAIGNS[draw.campaign]!,
    sku: skuOf(draw.product),
  }));
}

/** Each creator, product and day once, as a sheet has it. */
export function briefRows(draws: Draws): BriefRow[] {
  const rows = draws.briefs.map((draw): BriefRow => ({
    creator: CREATORS[draw.creator]!,
    sent_on: dayAt(draw.day),
    sku: skuOf(draw.product),
    post_days: draw.post_days,
    posts_due: draw.posts_due,
  }));
  const keyOf = (row: BriefRow): string => [row.creator, row.sent_on, row.sku].join(" ");
  return rows.filter((row, index) => rows.findIndex((other) => keyOf(other) === keyOf(row)) === index);
}

export const outreachRows = (draws: Draws): OutreachRow[] =>
  draws.outreach.map((draw) => ({
    creator: CREATORS[draw.creator]!,
    event: draw.event,
    at: dayAt(draw.day),
  }));
