import type { DayText } from "../shops/calendar.ts";
import { addDays, monthOf, weekOf } from "../shops/calendar.ts";
import type { Shop } from "../shops/model.ts";
import { rowsOf } from "../shops/model.ts";
import type { AuditRow } from "./audit.ts";
import { audit, auditOf, auditTotals } from "./audit.ts";
import { auditByCreator } from "./audit-by-creator.ts";
import { differencesOfRows, differencesOfValues } from "./differences.ts";
import type { Facts } from "./facts.ts";
import type { OverdueChoice } from "./overdue.ts";
import { overdue } from "./overdue.ts";
import { pipeline, pipelineList } from "./pipeline.ts";
import type { DateBasis, Posting } from "./posting.ts";
import { postings } from "./postings.ts";
import type { Period, ProfitKey } from "./profit.ts";
import { hasFigure, profit } from "./profit.ts";
import { reconcile } from "./reconcile.ts";

/** The JSON that a report prints, as far as it is compared. */
export interface Report {
  readonly rows: readonly Row[];
  readonly totals: Row | null;
  readonly exceptions?: readonly Row[];
  readonly settlements?: readonly Row[];
}
type Row = Readonly<{ [column: string]: unknown }>;

export interface Expectation {
  /** Arguments without `--json` and `--db`. */
  readonly args: readonly string[];
  readonly compare: (report: Report) => string[];
}

/** Our own rows as the comparison wants them. */
const plain = (rows: readonly object[]): Row[] => rows.map((row) => ({ ...row }));

function reconcileExpectation(facts: Facts, asOf: DayText): Expectation {
  const expected = reconcile(facts, asOf);
  const isOurs = (row: Row): boolean => row["count"] !== 0;
  return {
    args: ["reconcile", "--as-of", asOf],
    compare: (report) => [
      ...differencesOfRows("rows", plain(expected.rows), report.rows, ["status"]),
      ...differencesOfRows(
        "exceptions",
        plain(expected.exceptions).filter(isOurs),
        (report.exceptions ?? []).filter(isOurs),
        ["kind"],
      ),
      ...differencesOfRows("settlements", plain(expected.settlements), report.settlements ?? [], [
        "statement",
      ]),
    ],
  };
}

function pipelineExpectations(facts: Facts, asOf: DayText): Expectation[] {
  const stages = plain(pipeline(facts, asOf));
  const list = plain(pipelineList(facts, asOf));
  return [
    {
      args: ["pipeline", "--as-of", asOf],
      compare: (report) => differencesOfRows("rows", stages, report.rows, ["stage"]),
    },
    {
      args: ["pipeline", "--list", "--as-of", asOf],
      compare: (report) => differencesOfRows("rows", list, report.rows, ["creator"]),
    },
  ];
}

function overdueExpectation(
  facts: Facts,
  asOf: DayText,
  choice: OverdueChoice,
  flags: string[],
): Expectation {
  const expected = plain(overdue(facts, asOf, choice));
  return {
    args: ["overdue", ...flags, "--as-of", asOf],
    compare: (report) => differencesOfRows("rows", expected, report.rows, ["sample"]),
  };
}

function profitExpectation(
  facts: Facts,
  asOf: DayText,
  by: ProfitKey,
  period: Period,
  flags: string[],
  all: readonly Posting[],
): Expectation {
  const expected = profit(facts, asOf, by, period, all);
  const key = by === "total" ? [] : [by];
  return {
    args: ["profit", "--by", by, ...flags, "--as-of", asOf],
    compare: (report) => [
      // Rows of nothing but noughts say nothing.
      ...differencesOfRows("rows", plain(expected.rows), report.rows.filter(hasFigure), key),
      ...differencesOfValues("totals", { ...expected.totals }, report.totals ?? {}),
    ],
  };
}

const ALL_TIME: Period = { from: null, to: null };

function profitExpectations(facts: Facts, asOf: DayText): Expectation[] {
  const all = postings(facts, asOf);
  const keys: ProfitKey[] = ["creator", "product", "content", "week", "month", "niche", "stage", "total"];
  const of = (by: ProfitKey, period: Period, flags: string[]): Expectation =>
    profitExpectation(facts, asOf, by, period, flags, all);
  const middle = addDays(asOf, -40);
  const monday = addDays(middle, -((new Date(`${middle}T00:00:00Z`).getUTCDay() + 6) % 7));
  const month = monthOf(middle);
  const nextMonth = monthOf(addDays(`${month}-28`, 4));
  const span = { from: addDays(asOf, -60), to: addDays(asOf, -20) };
  return [
    ...keys.map((by) => of(by, ALL_TIME, [])),
    of("creator", span, ["--from", span.from, "--to", span.to]),
    of("creator", { from: monday, to: addDays(monday, 6) }, ["--week", weekOf(monday)]),
    of("product", { from: `${month}-01`, to: addDays(`${nextMonth}-01`, -1) }, ["--month", month]),
    of("creator", { from: addDays(asOf, -29), to: asOf }, ["--last", "30d"]),
  ];
}

/** By the days on which TikTok settled; without its exports that is for nobody to ask. */
function settledExpectations(facts: Facts, asOf: DayText): Expectation[] {
  if (rowsOf(facts.shop, "tiktok-settlements").length === 0) return [];
  const basis: DateBasis = "settled";
  const all = postings(facts, asOf, basis);
  const keys: ProfitKey[] = ["creator", "product", "content", "week", "month", "total"];
  const span = { from: addDays(asOf, -70), to: addDays(asOf, -30) };
  const of = (by: ProfitKey, period: Period, flags: string[]): Expectation =>
    profitExpectation(facts, asOf, by, period, ["--basis", basis, ...flags], all);
  return [
    ...keys.map((by) => of(by, ALL_TIME, [])),
    of("creator", span, ["--from", span.from, "--to", span.to]),
  ];
}

function auditExpectation(rows: readonly AuditRow[], flags: readonly string[], asOf: DayText): Expectation {
  return {
    args: ["audit", ...flags, "--as-of", asOf],
    compare: (report) => [
      ...differencesOfRows("rows", plain(rows), report.rows, ["order_id", "sku_id", "kind"]),
      ...differencesOfValues("totals", auditTotals(rows), report.totals ?? {}),
    ],
  };
}

function auditExpectations(facts: Facts, asOf: DayText): Expectation[] {
  const all = audit(facts, asOf);
  const creators = plain(auditByCreator(all));
  const span = { from: addDays(asOf, -60), to: addDays(asOf, -20) };
  return [
    auditExpectation(all, ["--all"], asOf),
    auditExpectation(
      auditOf(all, span).filter(({ verdict }) => verdict !== "match"),
      ["--from", span.from, "--to", span.to],
      asOf,
    ),
    {
      args: ["audit", "--by", "creator", "--as-of", asOf],
      compare: (report) => differencesOfRows("rows", creators, report.rows, ["creator"]),
    },
  ];
}

/** All reports to run for a shop, and what they must say. */
export function expectationsOf(shop: Shop, facts: Facts): Expectation[] {
  const fromNow = [
    reconcileExpectation(facts, shop.asOf),
    ...pipelineExpectations(facts, shop.asOf),
    overdueExpectation(facts, shop.asOf, {}, []),
    overdueExpectation(facts, shop.asOf, { certain: true }, ["--certain"]),
    overdueExpectation(facts, shop.asOf, { dueWithin: 5 }, ["--due-within", "5d"]),
    overdueExpectation(facts, shop.asOf, { lapsed: true }, ["--lapsed"]),
    ...profitExpectations(facts, shop.asOf),
    ...settledExpectations(facts, shop.asOf),
    ...auditExpectations(facts, shop.asOf),
  ];
  const fromEarlier = shop.earlier.flatMap((asOf) => [
    reconcileExpectation(facts, asOf),
    ...pipelineExpectations(facts, asOf),
    overdueExpectation(facts, asOf, { dueWithin: 5 }, ["--due-within", "5d"]),
    profitExpectation(facts, asOf, "creator", ALL_TIME, [], postings(facts, asOf)),
    ...settledExpectations(facts, asOf),
    ...auditExpectations(facts, asOf),
  ]);
  return [...fromNow, ...fromEarlier];
}
