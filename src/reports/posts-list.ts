import type { Table } from "../render/table.ts";
import type { CheckedPost } from "../store/queries/post-checks.ts";
import { FAULT_WORDS } from "./timeline-entry.ts";
import type { PostRow } from "../store/queries/posts-list.ts";

/** Every post, the sample that it answers, and what is wrong with it against the brief that was in force. */
export function postsTable(
  posts: readonly PostRow[],
  checked: readonly CheckedPost[],
  creator: string | null,
): Table {
  const faults = new Map(checked.map((post) => [post.content, post.faults]));
  const shown = posts.filter((post) => creator === null || post.creator === creator);
  return {
    name: "posts list",
    title: "Posts",
    columns: [
      { key: "content", label: "content", kind: "id", priority: 1 },
      { key: "creator", label: "creator", kind: "handle", priority: 1 },
      { key: "posted_on", label: "posted", kind: "day", priority: 1 },
      { key: "products", label: "products", kind: "list", priority: 5 },
      { key: "sample", label: "sample", kind: "id", priority: 3 },
      { key: "due_on", label: "due", kind: "day", priority: 4 },
      { key: "days_late", label: "days late", kind: "integer", priority: 2 },
      { key: "faults", label: "against the brief", kind: "list", priority: 2 },
      { key: "approved_on", label: "approved", kind: "day", priority: 4 },
      { key: "link", label: "link", kind: "text", priority: 6 },
      { key: "note", label: "note", kind: "text", priority: 7 },
    ],
    rows: shown.map((post) => ({
      ...post,
      products: JSON.parse(post.products) as string[],
      faults: (faults.get(post.content) ?? []).map((fault) => FAULT_WORDS[fault]),
    })),
    totals: null,
    notes: [],
    empty: "No posts. One that a creator made: creatorops posts add LINK @handle",
    period: null,
  };
}
