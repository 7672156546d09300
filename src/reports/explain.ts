import type { Table, TableRow } from "../render/table.ts";

/** One statement of an explanation: a number with its formula, or a fact with where it stands. */
export interface Statement {
  /** What it is about: the order, a SKU, a sample, a creator. */
  readonly subject: string;
  readonly item: string;
  /** Minor units; null where the statement is no amount. */
  readonly value: number | null;
  /** The formula with the numbers put in, or the reason in words. */
  readonly text: string;
  readonly basis: string | null;
  /** `file:line (change N)`. */
  readonly sources: readonly string[];
}

/** A statement without amount. */
export function said(
  subject: string,
  item: string,
  text: string,
  sources: readonly string[] = [],
): Statement {
  return { subject, item, value: null, text, basis: null, sources };
}

/** An amount with its formula. */
export function reckoned(
  subject: string,
  item: string,
  value: number | null,
  text: string,
  more: { readonly basis?: string; readonly sources?: readonly string[] } = {},
): Statement {
  return { subject, item, value, text, basis: more.basis ?? null, sources: more.sources ?? [] };
}

/** The statements as a table, in their order. */
export function explainTable(title: string, statements: readonly Statement[]): Table {
  return {
    name: "explain",
    title,
    columns: [
      { key: "subject", label: "about", kind: "text", priority: 2, folds: true },
      { key: "item", label: "item", kind: "text", priority: 1 },
      { key: "value", label: "amount", kind: "money", priority: 1 },
      { key: "text", label: "why", kind: "text", priority: 1, folds: true },
      { key: "basis", label: "basis", kind: "text", priority: 3 },
      { key: "sources", label: "where", kind: "list", priority: 1, folds: true },
    ],
    rows: statements.map((statement): TableRow => ({ ...statement })),
    totals: null,
    notes: [],
    empty: "Nothing is known of it.",
    period: null,
  };
}
