import { decideDecimalMark, type DecimalMark } from "../core/money.ts";
import type { Problem } from "../core/problem.ts";
import { decideRateStyle, type RateStyle } from "../core/rate.ts";
import type { DateOrder } from "../core/time.ts";
import { decideDateOrders } from "./decide-dates.ts";
import { type Decided, placeOf, show } from "./decided.ts";
import type { BoundColumn } from "./header.ts";
import type { ImporterDef } from "./importer.ts";
import { problem } from "./problems.ts";
import type { Evidence, Survey } from "./survey.ts";

/** What a person may say about how the file is written. */
export interface StatedStyles {
  readonly dateOrder?: DateOrder;
  readonly decimal?: DecimalMark;
  readonly rateStyle?: RateStyle;
  readonly currency: string;
}

/** How the columns of one file are to be read, by field, and what was decided for a person to see. */
export interface Decisions {
  readonly orders: ReadonlyMap<string, DateOrder | null>;
  readonly marks: ReadonlyMap<string, DecimalMark>;
  readonly styles: ReadonlyMap<string, RateStyle>;
  readonly shown: readonly { readonly column: string; readonly decision: string }[];
  readonly problems: readonly Problem[];
}

/** Decides each column by all its cells, never cell by cell (`domain.md §2`). */
export function decideColumns(
  importer: ImporterDef,
  bound: readonly BoundColumn[],
  survey: Survey,
  stated: StatedStyles,
): Decisions {
  const columns = bound.filter(({ def }) => survey.evidence.has(def.field));
  const cellsOf = (column: BoundColumn): readonly Evidence[] => survey.evidence.get(column.def.field) ?? [];
  const dates = columns.filter(({ def }) => def.kind === "instant" || def.kind === "day");
  const amounts = columns.filter(({ def }) => def.kind === "money" || def.kind === "decimal");
  const rates = columns.filter(({ def }) => def.kind === "rate");
  const orders = decideDateOrders(dates, cellsOf, stated.dateOrder, habitOf(importer, bound));
  const marks = decideMarks(amounts, cellsOf, stated);
  const styles = decideStyles(rates, cellsOf, stated.rateStyle);
  return {
    orders: orders.values,
    marks: marks.values,
    styles: styles.values,
    shown: [...orders.shown, ...marks.shown, ...styles.shown],
    problems: [...orders.problems, ...marks.problems, ...styles.problems],
  };
}

/** The order that a file of this layout is known to use; undefined where none is. */
function habitOf({ dateHabit }: ImporterDef, bound: readonly BoundColumn[]): DateOrder | undefined {
  if (typeof dateHabit !== "object") return dateHabit;
  return bound.some(({ def }) => def.field === dateHabit.withField) ? dateHabit.order : undefined;
}

type CellsOf = (column: BoundColumn) => readonly Evidence[];

/** The decimal mark per column: its own cells, else `--decimal`, else the file's other columns. */
function decideMarks(
  columns: readonly BoundColumn[],
  cellsOf: CellsOf,
  stated: StatedStyles,
): Decided<DecimalMark> {
  const values = new Map<string, DecimalMark>();
  const problems: Problem[] = [];
  const undecided: { column: BoundColumn; example: string | null }[] = [];
  for (const column of columns) {
    const cells = cellsOf(column);
    const decision = decideDecimalMark(
      cells.map(({ text }) => text),
      stated.currency,
    );
    const where = { column: column.header, line: cells[0]?.line ?? 1 };
    if (decision.kind === "mixed") {
      const [one, other] = decision.examples.map((text) => placeOf(cells, text));
      problems.push(
        problem("mixedNumbers", `"${column.header}" has two number styles: ${one} and ${other}.`, where),
      );
    } else if (decision.kind !== "decided") {
      undecided.push({ column, example: decision.kind === "ambiguous" ? decision.example : null });
    } else if (stated.decimal !== undefined && stated.decimal !== decision.mark) {
      problems.push(
        problem(
          "mixedNumbers",
          `"${column.header}" uses "${decision.mark}" for decimals, not "${stated.decimal}".`,
          where,
        ),
      );
    } else {
      values.set(column.def.field, decision.mark);
    }
  }
  const decided = new Set(values.values());
  const others = decided.size === 1 ? [...decided][0] : undefined;
  for (const { column, example } of undecided) {
    const mark = stated.decimal ?? others ?? (example === null ? "." : undefined);
    if (mark !== undefined) values.set(column.def.field, mark);
    else if (example !== null) problems.push(needsMark(column, cellsOf(column), example));
  }
  return { values, problems, shown: show(columns, values, (mark) => `"${mark}" marks the decimals`) };
}

function needsMark(column: BoundColumn, cells: readonly Evidence[], example: string): Problem {
  const line = cells.find(({ text }) => text === example)?.line ?? 1;
  const message = `"${column.header}" ${example}: this could be decimals or thousands.`;
  return problem("decimalMark", message, { column: column.header, line, value: example });
}

/** How bare rates are meant per column: `--rate-style`, else the column's own cells. */
function decideStyles(
  columns: readonly BoundColumn[],
  cellsOf: CellsOf,
  stated: RateStyle | undefined,
): Decided<RateStyle> {
  const values = new Map<string, RateStyle>();
  const problems: Problem[] = [];
  for (const column of columns) {
    const cells = cellsOf(column);
    const decision = decideRateStyle(cells.map(({ text }) => text));
    if (stated !== undefined) values.set(column.def.field, stated);
    else if (decision.kind === "decided") values.set(column.def.field, decision.style);
    else if (decision.kind === "open") values.set(column.def.field, "percent");
    else {
      const line = cells.find(({ text }) => text === decision.example)?.line ?? 1;
      const message = `"${column.header}" ${decision.example}: its rates could be fractions or percents.`;
      problems.push(problem("rateStyle", message, { column: column.header, line, value: decision.example }));
    }
  }
  return { values, problems, shown: show(columns, values, (style) => `rates are ${style}s`) };
}
