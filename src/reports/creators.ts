import { counted } from "../core/counted.ts";
import { tagsOf } from "../core/tags.ts";
import type { Note, Table } from "../render/table.ts";
import type { CreatorRow } from "../store/queries/creators.ts";
import type { StageRow } from "../store/queries/standing.ts";

/** A creator with all that the list shows. */
export type ListedCreator = CreatorRow &
  Pick<StageRow, "stage" | "since" | "samples" | "posts" | "last_contact_on">;

/** What is looked for; what is null or false does not matter. Texts are compared whatever their case. */
export interface CreatorWish {
  readonly niche: string | null;
  readonly region: string | null;
  readonly level: string | null;
  readonly tag: string | null;
  readonly owner: string | null;
  readonly stage: string | null;
  readonly minFollowers: number | null;
  /** Basis points. */
  readonly minEngagement: number | null;
  /** Has a counted order in the period. */
  readonly sold: boolean;
  /** Nothing was said to or by them since this day. */
  readonly notContactedSince: string | null;
}

export const NO_WISH: CreatorWish = {
  niche: null,
  region: null,
  level: null,
  tag: null,
  owner: null,
  stage: null,
  minFollowers: null,
  minEngagement: null,
  sold: false,
  notContactedSince: null,
};

function isSame(wanted: string | null, text: string | null): boolean {
  return wanted === null || wanted.toLowerCase() === text?.toLowerCase();
}

function isAtLeast(least: number | null, figure: number | null): boolean {
  return least === null || (figure !== null && figure >= least);
}

function hasFigures({ minFollowers, minEngagement }: CreatorWish, row: ListedCreator): boolean {
  return isAtLeast(minFollowers, row.followers) && isAtLeast(minEngagement, row.engagement);
}

function isWanted(wish: CreatorWish, row: ListedCreator): boolean {
  const { tag, notContactedSince: since } = wish;
  return (
    isSame(wish.niche, row.niche) &&
    isSame(wish.region, row.region) &&
    isSame(wish.level, row.level) &&
    isSame(wish.owner, row.owner) &&
    isSame(wish.stage, row.stage) &&
    (tag === null || tagsOf(row.tags).some((one) => isSame(tag, one))) &&
    (!wish.sold || row.orders > 0) &&
    (since === null || row.last_contact_on === null || row.last_contact_on < since)
  );
}

/** Creators who might be wanted, if anybody had written down how many follow them. */
function unknownFigures(wish: CreatorWish, wanted: readonly ListedCreator[]): readonly Note[] {
  const unknown = wanted.filter((row) => {
    const { followers, engagement } = row;
    const asked = { ...wish, minFollowers: followers === null ? null : wish.minFollowers };
    const left = { ...asked, minEngagement: engagement === null ? null : wish.minEngagement };
    return !hasFigures(wish, row) && hasFigures(left, row);
  }).length;
  if (unknown === 0) return [];
  const message = `${counted(unknown, "creator")} left out for want of a figure: nobody wrote down their followers or engagement.`;
  return [{ code: "figures_unknown", message }];
}

/** Creators with what is known of them, by name; `wish` says which. */
export function creatorsTable(
  name: "creators list" | "creators find",
  rows: readonly ListedCreator[],
  wish: CreatorWish,
  period: NonNullable<Table["period"]>,
): Table {
  const wanted = rows.filter((row) => isWanted(wish, row));
  const shown = wanted.filter((row) => hasFigures(wish, row));
  return {
    name,
    title: name === "creators list" ? "Creators" : `Creators found: ${shown.length} of ${rows.length}`,
    columns: [
      { key: "creator", label: "creator", kind: "handle", priority: 1 },
      { key: "name", label: "name", kind: "text", priority: 6 },
      { key: "niche", label: "niche", kind: "text", priority: 2 },
      { key: "region", label: "region", kind: "text", priority: 4 },
      { key: "owner", label: "owner", kind: "text", priority: 3 },
      { key: "tags", label: "tags", kind: "list", priority: 3 },
      { key: "stage", label: "stage", kind: "text", priority: 1 },
      { key: "since", label: "since", kind: "day", priority: 4 },
      { key: "followers", label: "followers", kind: "integer", priority: 2 },
      { key: "engagement_bps", label: "engagement", kind: "bps", priority: 3 },
      { key: "level", label: "level", kind: "text", priority: 5 },
      { key: "seen_on", label: "seen", kind: "day", priority: 4 },
      { key: "samples", label: "samples", kind: "integer", priority: 5 },
      { key: "posts", label: "posts", kind: "integer", priority: 5 },
      { key: "orders", label: "orders", kind: "integer", priority: 1 },
      { key: "net_revenue", label: "net revenue", kind: "money", priority: 1 },
      { key: "last_contact_on", label: "last contact", kind: "day", priority: 3 },
      { key: "email", label: "e-mail", kind: "text", priority: 7 },
    ],
    rows: shown.map((row) => ({
      creator: row.creator,
      name: row.name,
      niche: row.niche,
      region: row.region,
      owner: row.owner,
      tags: tagsOf(row.tags),
      stage: row.stage,
      since: row.since,
      followers: row.followers,
      engagement_bps: row.engagement,
      level: row.level,
      seen_on: row.seen_on,
      samples: row.samples,
      posts: row.posts,
      orders: row.orders,
      net_revenue: row.net_revenue,
      last_contact_on: row.last_contact_on,
      email: row.email,
    })),
    totals: null,
    notes: unknownFigures(wish, wanted),
    empty:
      rows.length === 0
        ? "No creators yet. Import a roster or an affiliate export: creatorops import FILE"
        : `None of the ${rows.length} creators is like that; leave out a condition, or see them all with creatorops creators list.`,
    period,
  };
}
