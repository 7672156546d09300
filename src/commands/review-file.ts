import { basename, resolve } from "node:path";
import { CannotGoOn, EXIT, type Problem } from "../core/problem.ts";
import { formatMoney } from "../core/money.ts";
import type { ReviewAnswer, ReviewChoice, ReviewItem } from "../core/review.ts";
import type { Day, Instant } from "../core/scalars.ts";
import { openContent, readContent } from "../importers/content.ts";
import { PROBLEMS } from "../importers/problems.ts";
import type { ReadFile, ReadOptions } from "../importers/read.ts";
import { reviewSheet } from "../importers/review.ts";
import { withoutControls } from "../render/visible.ts";
import type { Ledger } from "../store/open.ts";
import { isSettled } from "../store/queries/review-grounds.ts";
import { gatherFiles, readBytes } from "./gather-files.ts";
import { commandProblem } from "./problems.ts";
import { answerProblem } from "./review-checks.ts";

/** A row of the file: the answer, and what its item was when the file was written. */
export interface AnsweredRow extends ReviewAnswer {
  readonly orders: number | null;
  readonly amount: number | null;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/** The rows of a file; where its dates could be either way round, once for each way. */
export interface ReadAnswers {
  readonly readings: readonly (readonly AnsweredRow[])[];
  /** Why there are several: thrown when the days of the items do not tell. */
  readonly doubt: CannotGoOn | null;
}

/**
 * Reads a table, of whichever kind of file it is.
 * @throws CannotGoOn (exit 2) naming all rows that cannot be read
 */
export async function readAnswers(path: string, cwd: string, options: ReadOptions): Promise<ReadAnswers> {
  const [found] = gatherFiles([path], cwd, false);
  if (found === undefined || found.path === "-" || !found.isNamed)
    throw new CannotGoOn(EXIT.refused, commandProblem("notAFile", `${path} is not one file`));
  const { bytes, modifiedAt } = readBytes(found.path);
  const name = resolve(cwd, path);
  const content = await openContent(bytes, name);
  const read = (said: ReadOptions): readonly AnsweredRow[] => {
    const origin = { name, modifiedAt: Math.floor(modifiedAt / 1000) as Instant, options: said };
    return rowsOf(
      tablesOf(() => readContent(content, origin, [reviewSheet]), name),
      name,
    );
  };
  try {
    return { readings: [read(options)], doubt: null };
  } catch (error) {
    const isOpen =
      error instanceof CannotGoOn && error.problems.every(({ code }) => code === PROBLEMS.dateOrder.code);
    if (!isOpen || options.dateOrder !== undefined) throw error;
    const ways = (["mdy", "dmy"] as const).map((dateOrder) => read({ ...options, dateOrder }));
    return { readings: ways, doubt: error };
  }
}

function rowsOf(tables: readonly ReadFile[], name: string): readonly AnsweredRow[] {
  const outcomes = tables.flatMap((table) => [...table.rows()]);
  const problems = outcomes.flatMap(({ outcome }) => (outcome.kind === "rejected" ? outcome.problems : []));
  if (problems.length > 0) throw new CannotGoOn(EXIT.refused, ...problems.map(refusedRow));
  return outcomes.flatMap(({ line, outcome }) => {
    const [fact] = outcome.kind === "facts" ? outcome.facts : [];
    if (fact?.fact !== "decision") return [];
    return [rowOf(fact.key[0] ?? "", fact.fields, { file: basename(name), line })];
  });
}

function tablesOf<Tables>(read: () => Tables, name: string): Tables {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    const isOther = error.problems.some(({ code }) => code === PROBLEMS.unrecognised.code);
    if (!isOther) throw error;
    const file = basename(name);
    throw new CannotGoOn(
      EXIT.refused,
      commandProblem(
        "notAReview",
        "it lacks a column of review --export: item, orders, amount, choice or creator",
        {
          file,
        },
      ),
    );
  }
}

/** Of an import the other rows would be in the ledger; here nothing is. */
function refusedRow(problem: Problem): Problem {
  const cure = "mend the cell and apply the file again; nothing of it was recorded.";
  return { ...problem, severity: "refused", cure };
}

function rowOf(
  item: string,
  fields: Readonly<Record<string, string | number | null>>,
  place: NonNullable<ReviewAnswer["place"]>,
): AnsweredRow {
  const text = (field: string): string | null => {
    const value = fields[field];
    return typeof value === "string" ? value : null;
  };
  const figure = (field: string): number | null => {
    const value = fields[field];
    return typeof value === "number" ? value : null;
  };
  const remember = text("remember");
  return {
    item,
    choice: text("choice") as ReviewChoice | null,
    creator: text("creator"),
    remember: remember === null ? null : remember === "yes",
    from: text("from") as Day | null,
    to: text("to") as Day | null,
    place,
    orders: figure("orders"),
    amount: figure("amount"),
    firstDay: text("first_day"),
    lastDay: text("last_day"),
  };
}

/**
 * The rows as answers to what is open now. @throws CannotGoOn (exit 2) naming every row that is not, and every
 * open item without a row
 */
export function matchAnswers(
  { db }: Ledger,
  answers: ReadAnswers,
  items: readonly ReviewItem[],
  { file, currency }: { readonly file: string; readonly currency: string },
): readonly ReviewAnswer[] {
  const open = new Map(items.map((item) => [withoutControls(item.item), item]));
  const seen = new Map<string, number>();
  const problems: Problem[] = [];
  const matched = rightWay(answers, open).map((row): ReviewAnswer => {
    const item = open.get(row.item);
    const before = seen.get(row.item);
    seen.set(row.item, row.place?.line ?? 0);
    const found = item === undefined ? goneProblem(db, row) : changedProblem(row, item, currency);
    if (found !== null) problems.push(found);
    else if (before !== undefined)
      problems.push(answerProblem("missingItem", row, `line ${before} is about the same item`));
    return { ...row, item: item?.item ?? row.item };
  });
  for (const [item] of open) {
    if (seen.has(item)) continue;
    const message = `${item} is open and has no row: it was deleted, or has opened since the file was written`;
    problems.push(commandProblem("missingItem", message, { file }));
  }
  if (problems.length > 0) throw new CannotGoOn(EXIT.refused, ...problems);
  return matched;
}

/** Of two ways to read its dates the one in which the file says of the items what the ledger says. */
function rightWay(
  { readings, doubt }: ReadAnswers,
  open: ReadonlyMap<string, ReviewItem>,
): readonly AnsweredRow[] {
  const right = readings.filter((rows) =>
    rows.every(({ item, firstDay, lastDay }) => {
      const known = open.get(item);
      return known === undefined || (known.firstDay === firstDay && known.lastDay === lastDay);
    }),
  );
  const [only, second] = doubt === null ? readings : right;
  if (only !== undefined && (second === undefined || JSON.stringify(only) === JSON.stringify(second)))
    return only;
  throw doubt ?? new Error("a file without a reading");
}

function goneProblem(db: Ledger["db"], row: AnsweredRow): Problem {
  return isSettled(db, row.item)
    ? answerProblem("settledItem", row, "it is settled already")
    : answerProblem("unknownItem", row, "no open item has this name");
}

function changedProblem(row: AnsweredRow, item: ReviewItem, currency: string): Problem | null {
  if (row.amount === item.amount && row.orders === item.orders) return null;
  const was = `${row.orders ?? "no"} orders, ${row.amount === null ? "no amount" : formatMoney(row.amount, currency)}`;
  const now = `${item.orders} orders, ${formatMoney(item.amount, currency)}`;
  return answerProblem("changedItem", row, `the file says ${was}; now it is ${now}`);
}
