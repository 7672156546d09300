import { basisPoints } from "../core/allocation.ts";
import type { Note, Table, TableRow } from "../render/table.ts";
import type { PostRow } from "../store/queries/posts-report.ts";
import type { ProfitRow } from "../store/queries/profit.ts";
import { figures } from "./profit-columns.ts";

/** Rows of profit by content that no content sold or cost. */
const NO_CONTENT = "(none)";

interface Sums {
  readonly orders: number;
  readonly net_revenue: number;
  readonly cm3: number;
  readonly ad_spend: number;
}

const NOTHING: Sums = { orders: 0, net_revenue: 0, cm3: 0, ad_spend: 0 };

function sumsOf(row: ProfitRow): Sums {
  return {
    orders: row.orders,
    net_revenue: row.net_revenue,
    cm3: Number(figures(row)["cm3"]),
    ad_spend: row.ad_spend,
  };
}

function rate(part: number | null, whole: number | null): number | null {
  return part === null || whole === null ? null : basisPoints(part, whole);
}

function postRow(post: PostRow, sums: Sums): TableRow {
  return {
    content: post.content,
    creator: post.creator,
    posted_on: post.posted_on,
    product: post.product,
    views: post.views,
    engagement_bps: rate(post.interactions, post.views),
    clicks: post.clicks,
    // what a file tells, else what follows from its counts and from our orders
    ctr_bps: post.ctr ?? rate(post.clicks, post.impressions),
    ctor_bps: post.ctor ?? rate(post.clicks === null ? null : sums.orders, post.clicks),
    ...sums,
  };
}

function compareRows(left: TableRow, right: TableRow): number {
  const money = (row: TableRow): number => Number(row["cm3"]) - Number(row["ad_spend"]);
  const byMoney = money(right) - money(left) || Number(right["views"] ?? 0) - Number(left["views"] ?? 0);
  return byMoney || (String(left["content"]) < String(right["content"]) ? -1 : 1);
}

/** Σ of what a file tells; null when it tells it of no row. */
function sumKnown<Row>(rows: readonly Row[], valueOf: (row: Row) => number | null): number | null {
  const known = rows.map(valueOf).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((running, value) => running + value, 0);
}

function totalsOf(posts: readonly PostRow[], sums: readonly Sums[], orders: number): TableRow {
  const sum = (key: "net_revenue" | "cm3" | "ad_spend"): number =>
    sums.reduce((running, one) => running + one[key], 0);
  const rated = posts.filter(({ views, interactions }) => views !== null && interactions !== null);
  return {
    content: "total",
    creator: null,
    posted_on: null,
    product: null,
    views: sumKnown(posts, (post) => post.views),
    engagement_bps: rate(
      sumKnown(rated, (post) => post.interactions),
      sumKnown(rated, (post) => post.views),
    ),
    clicks: sumKnown(posts, (post) => post.clicks),
    ctr_bps: null,
    ctor_bps: null,
    orders,
    net_revenue: sum("net_revenue"),
    cm3: sum("cm3"),
    ad_spend: sum("ad_spend"),
  };
}

export interface PostsReport {
  readonly posts: readonly PostRow[];
  /** Profit by content, all of it. */
  readonly profit: readonly ProfitRow[];
  /** Orders of these posts, each once. */
  readonly orders: number;
  readonly isAllTime: boolean;
  readonly period: NonNullable<Table["period"]>;
}

function notesOf({ profit, isAllTime }: PostsReport, money: (amount: number) => string): readonly Note[] {
  const rest = profit.find(({ key }) => key === NO_CONTENT)?.net_revenue ?? 0;
  if (!isAllTime || rest === 0) return [];
  const message = `${money(rest)} of net revenue was sold by no content that a file names; it is in no row (creatorops profit --by content has it)`;
  return [{ code: "without_content", message }];
}

/** What each post was seen, clicked and bought, and what its ads cost; sums are those of profit by content. */
export function postsTable(report: PostsReport, money: (amount: number) => string): Table {
  const { posts, profit, orders, period } = report;
  const byContent = new Map(profit.map((row) => [row.key, sumsOf(row)]));
  const sums = posts.map(({ content }) => byContent.get(content) ?? NOTHING);
  return {
    name: "posts report",
    title: "Posts",
    columns: [
      { key: "content", label: "content", kind: "id", priority: 1 },
      { key: "creator", label: "creator", kind: "handle", priority: 1 },
      { key: "posted_on", label: "posted", kind: "day", priority: 2 },
      { key: "product", label: "product", kind: "text", priority: 5 },
      { key: "views", label: "views", kind: "integer", priority: 2 },
      { key: "engagement_bps", label: "engagement", kind: "bps", priority: 4 },
      { key: "clicks", label: "clicks", kind: "integer", priority: 6 },
      { key: "ctr_bps", label: "ctr", kind: "bps", priority: 6 },
      { key: "ctor_bps", label: "ctor", kind: "bps", priority: 6 },
      { key: "orders", label: "orders", kind: "integer", priority: 1 },
      { key: "net_revenue", label: "net revenue", kind: "money", priority: 3 },
      { key: "cm3", label: "cm3", kind: "money", priority: 1 },
      { key: "ad_spend", label: "ads", kind: "money", priority: 3 },
    ],
    rows: posts.map((post, place) => postRow(post, sums[place] ?? NOTHING)).toSorted(compareRows),
    totals: totalsOf(posts, sums, orders),
    notes: notesOf(report, money),
    empty: "No posts in this period. Import a posts sheet or TikTok's list of videos: creatorops import FILE",
    period,
  };
}
