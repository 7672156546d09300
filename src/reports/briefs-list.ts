import type { Table } from "../render/table.ts";
import type { BriefRow } from "../store/queries/briefs-list.ts";

/** What creators were asked for, of one or of all. */
export function briefsTable(briefs: readonly BriefRow[], creator: string | null): Table {
  return {
    name: "briefs list",
    title: "Briefs",
    columns: [
      { key: "creator", label: "creator", kind: "handle", priority: 1 },
      { key: "sku", label: "sku", kind: "id", priority: 1 },
      { key: "sent_on", label: "sent", kind: "day", priority: 1 },
      { key: "post_days", label: "post days", kind: "integer", priority: 2 },
      { key: "posts_due", label: "posts due", kind: "integer", priority: 2 },
      { key: "link", label: "link", kind: "text", priority: 4 },
      { key: "code", label: "code", kind: "text", priority: 3 },
      { key: "hashtags", label: "hashtags", kind: "text", priority: 5 },
      { key: "note", label: "note", kind: "text", priority: 6 },
    ],
    rows: briefs
      .filter((brief) => creator === null || brief.creator === creator)
      .map((brief) => ({ ...brief })),
    totals: null,
    notes: [],
    empty: "No briefs. What you asked a creator for: creatorops briefs add @handle --sku SKU --post-days 14",
    period: null,
  };
}
