import type { TermInForce } from "../core/terms-in-force.ts";
import { decidedFields, isInForce } from "../core/terms-in-force.ts";
import type { Table } from "../render/table.ts";
import type { TermRow } from "../store/queries/terms.ts";

export interface TermsChoice {
  readonly asOf: string;
  /** Only those of this creator, and of everybody. */
  readonly creator: string | null;
  /** Only those in force on the day. */
  readonly onlyInForce: boolean;
  /** Only those whose last day is on the day, or at latest on this one. */
  readonly endingBy: string | null;
}

function isChosen(term: TermInForce, { asOf, creator, onlyInForce, endingBy }: TermsChoice): boolean {
  if (creator !== null && term.creator !== creator && term.creator !== "*") return false;
  if (endingBy !== null) return term.to_day !== null && asOf <= term.to_day && term.to_day <= endingBy;
  return !onlyInForce || isInForce(term, asOf);
}

function titleOf({ asOf, onlyInForce, endingBy }: TermsChoice): string {
  if (endingBy !== null) return `Terms that end from ${asOf} to ${endingBy}`;
  return onlyInForce ? `Terms in force on ${asOf}` : "Terms";
}

/** What is agreed with whom, since when, and which of it decides on the day (`domain.md §7`). */
export function termsTable(terms: readonly TermRow[], choice: TermsChoice): Table {
  const inForce = terms.filter((term) => isInForce(term, choice.asOf));
  return {
    name: "terms list",
    title: titleOf(choice),
    columns: [
      { key: "creator", label: "creator", kind: "handle", priority: 1 },
      { key: "sku", label: "sku", kind: "id", priority: 2 },
      { key: "kind", label: "kind", kind: "text", priority: 2 },
      { key: "rate_bps", label: "rate", kind: "bps", priority: 1 },
      { key: "from", label: "from", kind: "day", priority: 1 },
      { key: "to", label: "to", kind: "day", priority: 1 },
      { key: "post_days", label: "post days", kind: "integer", priority: 4 },
      { key: "posts_due", label: "posts due", kind: "integer", priority: 5 },
      { key: "flat_fee", label: "flat fee", kind: "money", priority: 4 },
      { key: "note", label: "note", kind: "text", priority: 6 },
      { key: "in_force", label: "in force", kind: "boolean", priority: 2 },
      { key: "decides", label: "decides", kind: "list", priority: 3 },
    ],
    rows: terms
      .filter((term) => isChosen(term, choice))
      .map((term) => ({
        creator: term.creator,
        sku: term.sku,
        kind: term.kind,
        rate_bps: term.rate,
        from: term.from_day === "" ? null : term.from_day,
        to: term.to_day,
        post_days: term.post_days,
        posts_due: term.posts_due,
        flat_fee: term.flat_fee,
        note: term.note,
        in_force: inForce.includes(term),
        decides: inForce.includes(term) ? decidedFields(term, inForce, choice.creator) : [],
      })),
    totals: null,
    notes: [],
    empty:
      choice.endingBy === null
        ? "No terms. What is agreed: creatorops terms add @handle --rate 15%"
        : "No terms end by then.",
    period: null,
  };
}
