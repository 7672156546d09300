import type { OptionDef } from "../commands/command.ts";
import { FORMATS } from "../render/format.ts";

/** Options that every command takes and that mean the same everywhere (`cli.md §2`). */
export const GLOBAL_OPTIONS: readonly OptionDef[] = [
  {
    name: "db",
    kind: "path",
    value: "file",
    summary: "the ledger (else CREATOROPS_DB, else ./creatorops.db)",
  },
  {
    name: "as-of",
    kind: "day",
    value: "date",
    summary: "the report's today: YYYY-MM-DD, today, yesterday, monday, 7d",
  },
  {
    name: "known-at",
    kind: "text",
    value: "change|date",
    summary: "look at the changes up to this number or day",
  },
  { name: "format", kind: "choice", choices: FORMATS, value: "format", summary: "how to print the answer" },
  { name: "json", kind: "flag", summary: "the same as --format json" },
  {
    name: "out",
    kind: "path",
    value: "file",
    summary: "write the answer to a file; its extension names the format",
  },
  { name: "force", kind: "flag", summary: "let --out and --export replace a file" },
  { name: "excel", kind: "flag", summary: "CSV as spreadsheets like it: byte order mark and CRLF" },
  { name: "yes", kind: "flag", summary: "confirm without asking" },
  { name: "no-input", kind: "flag", summary: "never ask; fail and name the missing option" },
  { name: "quiet", kind: "flag", summary: "no warnings and no progress" },
  { name: "verbose", kind: "flag", summary: "say more on stderr" },
  { name: "debug", kind: "flag", summary: "show where a fault comes from" },
  { name: "color", kind: "flag", summary: "colour, also in a pipe" },
  { name: "no-color", kind: "flag", summary: "no colour" },
];

/** What of a table to show, and what to make of it. */
export const ROW_OPTIONS: readonly OptionDef[] = [
  { name: "columns", kind: "list", value: "names", summary: "show these columns, in this order" },
  { name: "sort", kind: "text", value: "column[:desc]", summary: "order by a column" },
  { name: "limit", kind: "integer", value: "rows", summary: "show at most this many rows" },
  {
    name: "fail-on",
    kind: "text",
    value: "condition",
    summary: "exit 4 when it is true: 'rows>0', 'max(days_late)>7', 'sum(net_profit)<0'",
  },
];

/** Options of reports: the period, and what of the table to show. */
export const REPORT_OPTIONS: readonly OptionDef[] = [
  { name: "from", kind: "day", value: "date", summary: "first day" },
  { name: "to", kind: "day", value: "date", summary: "last day" },
  { name: "last", kind: "text", value: "days", summary: "the last days up to --as-of: 7d" },
  { name: "week", kind: "text", value: "week", summary: "an ISO week: 2026-W45" },
  { name: "month", kind: "text", value: "month", summary: "a month: 2026-10" },
  ...ROW_OPTIONS,
];

/** Name of the property under which commander keeps an option: `date-order` → `dateOrder`. */
export function propertyOf(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
