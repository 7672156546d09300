import { contentId } from "./build-affiliates.ts";
import { addDays, daysBetween } from "./calendar.ts";
import {
  affiliateId,
  ALIAS,
  codeText,
  CREATORS,
  dayAt,
  emailText,
  linkText,
  PRODUCTS,
  SHARED_NAME,
} from "./cast.ts";
import type { Draws } from "./draws.ts";
import type { CostRow, CreatorRow, KeyRow, PostRow, TermRow } from "./model.ts";

/** Keeps the first of the rows that a sheet would take for one and the same. */
function distinct<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const byKey = new Map<string, Row>();
  for (const row of rows) if (!byKey.has(keyOf(row))) byKey.set(keyOf(row), row);
  return [...byKey.values()];
}

/** The first sheet names everybody; later ones bring stages and owners. */
export function creatorSheets(draws: Draws): CreatorRow[][] {
  const everybody = CREATORS.map((creator, index): CreatorRow => ({
    creator,
    name: `Maker ${index}`,
    niche: index % 2 === 0 ? "kitchen" : "sport",
    owner: null,
    stage: null,
    seen_on: dayAt(index - 10),
  }));
  const rounds = [0, 1, 2].map((round) => {
    const rows = draws.creators
      .filter((draw) => draw.round === round)
      .map((draw): CreatorRow => ({
        creator: CREATORS[draw.creator]!,
        name: null,
        niche: null,
        owner: draw.owner,
        stage: draw.stage,
        seen_on: dayAt(15 + 25 * round + draw.creator),
      }));
    return distinct(rows, (row) => row.creator);
  });
  return [everybody, ...rounds.filter((rows) => rows.length > 0)];
}

export function keyRows(draws: Draws): KeyRow[] {
  const codes = draws.keys.map((draw): KeyRow => ({
    creator: CREATORS[draw.owner]!,
    kind: "code",
    value: codeText(draw.code),
    from: draw.from === null ? null : dayAt(draw.from),
    to: draw.days === null ? null : dayAt((draw.from ?? 0) + draw.days),
  }));
  const always = { from: null, to: null };
  const links = draws.links.map((who): KeyRow => ({
    creator: CREATORS[who]!,
    kind: "link",
    value: linkText(who),
    ...always,
  }));
  const identities = [0, 1, 2].flatMap((who): KeyRow[] => [
    { creator: CREATORS[who]!, kind: "email", value: emailText(who), ...always },
    { creator: CREATORS[who]!, kind: "affiliate_id", value: affiliateId(who), ...always },
  ]);
  const alias: KeyRow[] = draws.alias
    ? [{ creator: CREATORS[0], kind: "handle", value: ALIAS, ...always }]
    : [];
  const rows = [...codes, ...links, ...identities, ...alias, ...sharedName(draws)];
  return distinct(rows, (row) => `${row.creator} ${row.kind} ${row.value} ${row.from ?? ""}`);
}

/** A user name that passed from one creator to another, perhaps with a gap or an overlap. */
function sharedName(draws: Draws): KeyRow[] {
  if (draws.shared_name === null) return [];
  const { first_until, second_from } = draws.shared_name;
  return [
    { creator: CREATORS[1], kind: "handle", value: SHARED_NAME, from: null, to: dayAt(first_until) },
    { creator: CREATORS[2], kind: "handle", value: SHARED_NAME, from: dayAt(second_from), to: null },
  ];
}

type TermDraw = Draws["terms"][number];

const EVERYBODY = 5;
/** Longer than the lock of `domain.md §7`, so that never two cuts lock at once. */
const DAYS_BETWEEN_TERMS = 31;

function termRow(draw: TermDraw, from: string | null): TermRow {
  const product = draw.product === null ? null : PRODUCTS[draw.product]!;
  return {
    creator: draw.creator === EVERYBODY ? "*" : CREATORS[draw.creator]!,
    sku: product === null ? null : draw.product === 0 ? product.seller_sku : product.sku_id,
    kind: draw.ads ? "ads" : "standard",
    rate: draw.rate,
    from,
    to: null,
    post_days: null,
    posts_due: null,
  };
}

const isOwnDated = (draw: TermDraw): boolean =>
  draw.creator !== EVERYBODY && draw.product === null && !draw.ads;

/** A creator's own standard terms, one after the other; all of them or none say how to post. */
function ownTerms(draws: readonly TermDraw[], startsAtOnce: boolean): TermRow[] {
  const sorted = [...draws].sort((one, other) => (one.from ?? -1) - (other.from ?? -1));
  const posting = sorted[0]?.post_days !== null;
  const rows: TermRow[] = [];
  for (const draw of sorted) {
    const previous = rows.at(-1);
    const from = draw.from === null || (previous === undefined && startsAtOnce) ? null : dayAt(draw.from);
    const since = previous?.from ?? dayAt(-DAYS_BETWEEN_TERMS);
    const tooClose =
      previous !== undefined && (from === null || daysBetween(since, from) < DAYS_BETWEEN_TERMS);
    if (tooClose) continue;
    const post_days = posting ? (draw.post_days ?? 10) : null;
    rows.push({ ...termRow(draw, from), post_days, posts_due: posting ? (draw.posts_due ?? 1) : null });
  }
  return rows;
}

/** The first creator's terms when their rate is cut: no others, so that this is the only cut. */
function cutTerms({ before, after, day }: NonNullable<Draws["cut"]>): TermRow[] {
  const always = {
    creator: CREATORS[0],
    sku: null,
    kind: "standard",
    to: null,
    post_days: null,
    posts_due: null,
  } as const;
  return [
    { ...always, rate: before, from: null },
    { ...always, rate: after, from: dayAt(day) },
  ];
}

/**
 * Only a creator's own terms change over time, so that a cut is always a cut of the terms agreed
 * with that creator, and never a change from a general rate to a particular one.
 */
export function termRows(draws: Draws): TermRow[] {
  const general = draws.terms.some((draw) => draw.creator === EVERYBODY && !draw.ads);
  const own = CREATORS.flatMap((_, creator) =>
    draws.cut !== null && creator === 0
      ? cutTerms(draws.cut)
      : ownTerms(
          draws.terms.filter((draw) => draw.creator === creator && isOwnDated(draw)),
          general,
        ),
  );
  const posting = new Set(own.filter((row) => row.post_days !== null).map((row) => row.creator));
  const others = draws.terms
    .filter((draw) => !isOwnDated(draw))
    .map((draw) => termRow(draw, draw.ads && draw.from !== null ? dayAt(draw.from) : null))
    .filter((row) => !posting.has(row.creator));
  const keyOf = (row: TermRow): string => [row.creator, row.sku, row.kind, row.from].join(" ");
  return distinct([...own, ...others], keyOf);
}

export function costRows(draws: Draws): CostRow[] {
  const rows = draws.costs.map((draw): CostRow => {
    const product = PRODUCTS[draw.product]!;
    return {
      sku: draw.by_seller_sku ? (product.seller_sku ?? product.sku_id) : product.sku_id,
      unit_cost: draw.unit_cost,
      from: draw.from === null ? null : dayAt(draw.from),
    };
  });
  return distinct(rows, (row) => `${row.sku} ${row.from ?? ""}`);
}

export function postRows(draws: Draws, zone: string): PostRow[] {
  return draws.posts.map((draw, index): PostRow => {
    const creator = CREATORS[draw.creator]!;
    const day = dayAt(draw.day);
    const id = contentId(day, zone, 3_000_001 + index);
    const sku = draw.product === null ? null : PRODUCTS[draw.product]!.sku_id;
    const nothing = { link: null, content_id: null, creator: null, posted_on: null, sku };
    if (draw.by === "short_link") {
      const link = `https://vm.tiktok.com/ZM${index}x/`;
      return { ...nothing, link, creator, posted_on: day };
    }
    if (draw.by === "link") {
      return { ...nothing, link: `https://www.tiktok.com/@${creator}/video/${id}?is_from_webapp=1` };
    }
    return { ...nothing, content_id: id, creator, posted_on: addDays(day, index % 2) };
  });
}
