import { FOLLOWUP_LIMITS, REMINDER_WAIT_DAYS } from "../core/followup-rules.ts";
import type { Table, TableRow } from "../render/table.ts";
import type { OverdueRow } from "../store/queries/standing.ts";
import { missingSampleCosts } from "./sample-costs-note.ts";

export interface OverdueChoice {
  /** Only overdue, and only where the delivery is known. */
  readonly certain: boolean;
  /** Posts that fall due within so many days, too; null: none. */
  readonly dueWithin: number | null;
  /** Those that are given up, and no others. */
  readonly lapsed: boolean;
}

function isChosen(row: OverdueRow, choice: OverdueChoice): boolean {
  if (choice.lapsed) return row.state === "lapsed";
  if (choice.certain) return row.state === "overdue" && row.assumed === 0;
  if (row.state === "due") return choice.dueWithin !== null && -row.days_late <= choice.dueWithin;
  return row.state !== "lapsed";
}

/** Reminders after which one more helps nobody. */
const MOST_REMINDERS = 3;

const CLOSED: Readonly<Record<NonNullable<OverdueRow["closed_by"]>, string>> = {
  paused: "none until they resume",
  declined: "ask for the sample back, or write it off",
  cut: "ask for the sample back, or write it off",
};

/** What to do about a post that is owed; the first that holds. */
function nextAction(row: OverdueRow): string {
  if (row.state === "lapsed") return "write it off";
  if (row.closed_by !== null) return CLOSED[row.closed_by];
  if (row.message_age !== null && row.message_age < REMINDER_WAIT_DAYS) return "wait for an answer";
  if (row.state === "due" && (-row.days_late > FOLLOWUP_LIMITS.near_days || row.reminders > 0))
    return "wait for the post";
  if (row.assumed === 1) return "ask whether the sample arrived";
  if (row.state === "due") return "remind before it is due";
  if (row.reminders === 0) return "send a reminder";
  return row.reminders < MOST_REMINDERS
    ? "remind again, or agree on a new day"
    : "agree on a new day, or give it up";
}

function totalsOf(rows: readonly OverdueRow[]): TableRow | null {
  if (rows.length === 0) return null;
  return { value_at_risk: rows.reduce((sum, row) => sum + row.value_at_risk, 0) };
}

/** Creators who have the sample and owe the post, the latest first (`domain.md §8`). */
export function overdueTable(rows: readonly OverdueRow[], choice: OverdueChoice): Table {
  const shown = rows.filter((row) => isChosen(row, choice));
  return {
    name: "overdue",
    title: choice.lapsed ? "Posts that lapsed" : "Overdue posts",
    columns: [
      { key: "creator", label: "creator", kind: "handle", priority: 1 },
      { key: "sample", label: "sample", kind: "id", priority: 5 },
      { key: "products", label: "products", kind: "list", priority: 1 },
      { key: "shipped_on", label: "shipped", kind: "day", priority: 6 },
      { key: "delivered_on", label: "delivered", kind: "day", priority: 4 },
      { key: "due_on", label: "due", kind: "day", priority: 1 },
      { key: "days_late", label: "days late", kind: "integer", priority: 1 },
      { key: "state", label: "state", kind: "text", priority: 1 },
      { key: "reminders", label: "reminders", kind: "integer", priority: 3 },
      { key: "last_contact_on", label: "last contact", kind: "day", priority: 4 },
      { key: "assumed", label: "assumed", kind: "boolean", priority: 5 },
      { key: "value_at_risk", label: "value at risk", kind: "money", priority: 1 },
      { key: "owner", label: "owner", kind: "text", priority: 6 },
      { key: "next_action", label: "next action", kind: "text", priority: 2 },
    ],
    rows: shown.map((row) => ({
      creator: row.creator,
      sample: row.sample,
      products: JSON.parse(row.products) as string[],
      shipped_on: row.shipped_on,
      delivered_on: row.delivered_on,
      due_on: row.due_on,
      days_late: row.days_late,
      state: row.state,
      reminders: row.reminders,
      last_contact_on: row.last_contact_on,
      assumed: row.assumed === 1,
      value_at_risk: row.value_at_risk,
      owner: row.owner,
      next_action: nextAction(row),
    })),
    totals: totalsOf(shown),
    notes: missingSampleCosts(shown),
    empty: "No post is overdue. What falls due soon: creatorops overdue --due-within 7d",
    period: null,
  };
}
