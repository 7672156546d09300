import type { Column, Table, TableRow } from "../render/table.ts";
import type { CreatorCounts } from "../store/queries/creator-counts.ts";

/** What joining one creator to another did, or would do. */
export interface Joined {
  readonly from: string;
  readonly into: string;
  /** What was `from`'s, before and after. */
  readonly fromBefore: CreatorCounts;
  readonly fromAfter: CreatorCounts;
  readonly intoBefore: CreatorCounts;
  readonly intoAfter: CreatorCounts;
  /** Null of a rehearsal. */
  readonly changeId: number | null;
}

const COUNTS: readonly (Column & { readonly key: keyof CreatorCounts })[] = [
  { key: "orders", label: "orders", kind: "integer", priority: 1 },
  { key: "commission_rows", label: "commission rows", kind: "integer", priority: 1 },
  { key: "samples", label: "samples", kind: "integer", priority: 1 },
  { key: "posts", label: "posts", kind: "integer", priority: 1 },
  { key: "events", label: "events", kind: "integer", priority: 2 },
  { key: "terms", label: "terms", kind: "integer", priority: 2 },
  { key: "keys", label: "keys", kind: "integer", priority: 2 },
  { key: "net_revenue", label: "net revenue", kind: "money", priority: 1 },
];

function countsRow(part: string, creator: string, counts: CreatorCounts, changeId: number | null): TableRow {
  return { part, creator, ...counts, import_id: changeId };
}

function difference(before: CreatorCounts, after: CreatorCounts): CreatorCounts {
  const entries = COUNTS.map(({ key }) => [key, before[key] - after[key]] as const);
  return Object.fromEntries(entries) as unknown as CreatorCounts;
}

/** What moves from one creator to another, what that one had and has then. `title` says which of both it is. */
export function joinedTable(name: string, title: string, joined: Joined): Table {
  const { from, into, fromBefore, fromAfter, intoBefore, intoAfter, changeId } = joined;
  return {
    name,
    title,
    columns: [
      { key: "part", label: "", kind: "text", priority: 1 },
      { key: "creator", label: "creator", kind: "handle", priority: 1 },
      ...COUNTS,
      { key: "import_id", label: "change", kind: "integer", priority: 3 },
    ],
    rows: [
      countsRow("moves", from, difference(fromBefore, fromAfter), changeId),
      countsRow("before", into, intoBefore, changeId),
      countsRow("after", into, intoAfter, changeId),
    ],
    totals: null,
    notes: [],
    empty: "",
    period: null,
  };
}
