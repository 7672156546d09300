import type { Problem } from "../core/problem.ts";
import { type DateOrder, decideDateOrder, parseDay } from "../core/time.ts";
import { type Decided, placeOf, show } from "./decided.ts";
import type { BoundColumn } from "./header.ts";
import { problem } from "./problems.ts";
import type { Evidence } from "./survey.ts";

const ORDER_WORDS: Readonly<Record<DateOrder, string>> = {
  dmy: "the day comes first",
  mdy: "the month comes first",
  ymd: "the year comes first",
};

/** A column whose own cells say which part comes first. */
interface DecidedColumn {
  readonly column: BoundColumn;
  readonly order: "dmy" | "mdy";
}

/**
 * The order of day and month per column (`domain.md §2`): its own cells, else `--date-order`, else
 * the file's decided columns, else the format's habit; a column that still needs an order is a
 * problem. Columns that disagree, with each other or with `--date-order`, are one as well.
 */
export function decideDateOrders(
  columns: readonly BoundColumn[],
  cellsOf: (column: BoundColumn) => readonly Evidence[],
  stated: DateOrder | undefined,
  habit: DateOrder | undefined,
): Decided<DateOrder | null> {
  const values = new Map<string, DateOrder | null>();
  const problems: Problem[] = [];
  const decided: DecidedColumn[] = [];
  const open: BoundColumn[] = [];
  for (const column of columns) {
    const cells = cellsOf(column);
    const decision = decideDateOrder(cells.map(({ text }) => text));
    if (decision.kind === "mixed") {
      const [one, other] = decision.examples.map((text) => placeOf(cells, text));
      const message = `"${column.header}" has the day first and the month first: ${one} and ${other}.`;
      problems.push(problem("mixedDates", message, { column: column.header, line: cells[0]?.line ?? 1 }));
    } else if (decision.kind === "open") {
      open.push(column);
    } else {
      values.set(column.def.field, decision.order);
      if (decision.order !== "ymd") decided.push({ column, order: decision.order });
    }
  }
  problems.push(
    ...disagreements(decided, stated),
    ...columns.flatMap((column) => swapped(column, cellsOf(column))),
  );
  const followed = stated ?? decided[0]?.order ?? habit ?? null;
  for (const column of open) {
    const needy = cellsOf(column).find(({ text }) => needsOrder(text));
    if (needy !== undefined && (followed === null || followed === "ymd"))
      problems.push(needsDateOrder(column, needy));
    values.set(column.def.field, followed);
  }
  const shown = show(columns, values, (order) =>
    order === null ? "every date is clear" : ORDER_WORDS[order],
  );
  return { values, problems, shown };
}

/** True for a date that is another day when day and month change places. */
function needsOrder(text: string): boolean {
  return !parseDay(text, null, "UTC").ok && parseDay(text, "dmy", "UTC").ok;
}

function needsDateOrder(column: BoundColumn, { text, line }: Evidence): Problem {
  const message = `"${column.header}" ${text}: day and month could be either way round.`;
  return problem("dateOrder", message, { column: column.header, line, value: text });
}

/**
 * A spreadsheet that expects the other order takes `03/04/2026` for a date, with day and month
 * swapped, and leaves `13/04/2026` as text. So dates of days up to 12 beside text that could be no
 * date in that order are not to be trusted.
 */
function swapped({ header }: BoundColumn, cells: readonly Evidence[]): Problem[] {
  const dates = cells.filter(({ type }) => type === "date");
  const [first] = dates;
  const left = cells.find(({ text, type }) => {
    return type !== "date" && !parseDay(text, "mdy", "UTC").ok !== !parseDay(text, "dmy", "UTC").ok;
  });
  const couldAllBe = dates.every(({ text }) => Number(text.slice(8, 10)) <= 12);
  if (first === undefined || left === undefined || !couldAllBe) return [];
  const message =
    `"${header}" has dates such as ${first.text} (line ${first.line}) beside text that is none, ` +
    `${left.text} (line ${left.line}): a spreadsheet may have swapped day and month.`;
  return [problem("mixedDates", message, { column: header, line: left.line })];
}

function disagreements(decided: readonly DecidedColumn[], stated: DateOrder | undefined): Problem[] {
  const [first] = decided;
  if (first === undefined) return [];
  if (stated === "dmy" || stated === "mdy") {
    return decided
      .filter(({ order }) => order !== stated)
      .map(({ column, order }) =>
        problem(
          "mixedDates",
          `in "${column.header}" ${ORDER_WORDS[order]}, against --date-order ${stated}.`,
          {
            column: column.header,
          },
        ),
      );
  }
  const other = decided.find(({ order }) => order !== first.order);
  if (other === undefined) return [];
  const message =
    `in "${first.column.header}" ${ORDER_WORDS[first.order]}, ` +
    `in "${other.column.header}" ${ORDER_WORDS[other.order]}.`;
  return [problem("mixedDates", message, { column: other.column.header })];
}
