/** What may happen with a creator (`domain.md §9`, §10): one list for sheets and for `log`. */
export const OUTREACH_EVENTS = [
  "contacted",
  "replied",
  "accepted",
  "declined",
  "brief_sent",
  "reminded",
  "draft_received",
  "approved",
  "revision_requested",
  "note",
  "paused",
  "resumed",
  "cut",
] as const;

export type OutreachEvent = (typeof OUTREACH_EVENTS)[number];
