import type { PostFault } from "../core/post-checks.ts";

/** Something that happened with a creator. */
export interface TimelineEntry {
  /** Null: nobody knows the day; it stands first. */
  readonly day: string | null;
  /** Kind of thing; of one day they stand in the order of `KINDS`. */
  readonly what: string;
  readonly detail: string;
  /** Minor units. */
  readonly amount: number | null;
  /** Instant, where it is known: events of one day stand in its order. */
  readonly at?: string | null;
  /** Node of the sample whose step it is: its sources say on which day. */
  readonly said?: string;
  /** Fact of a sheet or an edit that says so, and its key. */
  readonly fact?: readonly [fact: string, key: string];
}

/** Kinds of things in the order in which they usually follow each other on one day. */
const KINDS: readonly string[] = [
  "found",
  "key",
  "message",
  "reply",
  "accepted",
  "terms set",
  "terms changed",
  "brief",
  "sample requested",
  "sample approved",
  "sample shipped",
  "sample delivered",
  "draft",
  "revision",
  "approval",
  "post",
  "post due",
  "reminder",
  "orders",
  "refund",
  "commission",
  "fee due",
  "payment",
  "ad spend",
  "note",
  "stage",
];

/** Told by events: of one day they keep the order in which they came. */
const SPOKEN: Readonly<Record<string, string>> = {
  contacted: "message",
  replied: "reply",
  brief_sent: "brief",
  reminded: "reminder",
  draft_received: "draft",
  revision_requested: "revision",
  approved: "approval",
};

/** How a kind of event is called on the time line: `contacted` is a message. */
export function eventWord(event: string): string {
  return SPOKEN[event] ?? event.replaceAll("_", " ");
}

export const FAULT_WORDS: Readonly<Record<PostFault, string>> = {
  wrong_product: "wrong product",
  wrong_link: "wrong link",
  wrong_account: "wrong account",
};

function place(entry: TimelineEntry): number {
  const found = KINDS.indexOf(entry.what);
  return found === -1 ? KINDS.length - 2 : found;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The entries by time. */
export function inOrder(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  return entries.toSorted((a, b) => {
    const byDay = compare(a.day ?? "", b.day ?? "");
    if (byDay !== 0) return byDay;
    const [atA, atB] = [a.at ?? null, b.at ?? null];
    const byTime = atA !== null && atB !== null ? compare(atA, atB) : 0;
    return byTime || place(a) - place(b) || compare(a.detail, b.detail);
  });
}
