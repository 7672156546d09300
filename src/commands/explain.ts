import { normaliseHandle } from "../core/handle.ts";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import { nearestText } from "../core/nearest.ts";
import type { Day } from "../core/scalars.ts";
import { explainTable } from "../reports/explain.ts";
import type { Statement } from "../reports/explain.ts";
import { explainCreator } from "../reports/explain-creator.ts";
import { explainOrder } from "../reports/explain-order.ts";
import { explainSample } from "../reports/explain-sample.ts";
import { explainStatement } from "../reports/explain-settlement.ts";
import {
  costsOfCreator,
  creatorOfHandle,
  eventsOfCreator,
  keysOfCreator,
  ordersOfCreator,
  samplesOfCreator,
  termsOfCreator,
} from "../store/queries/explain-creator.ts";
import { readOrder } from "../store/queries/explain-line.ts";
import {
  explainedSample,
  obligationOf,
  sampleCosts,
  sampleItems,
  sampleLabels,
  sampleSayings,
  servingPosts,
} from "../store/queries/explain-sample.ts";
import { bucketsOfStatement, entriesOfStatement } from "../store/queries/explain-settlement.ts";
import { explainedOrder, knownNames } from "../store/queries/explain-order.ts";
import { profitRows } from "../store/queries/profit.ts";
import { stageRows } from "../store/queries/standing.ts";
import { standOn } from "../store/standing.ts";
import type { ReportStart } from "./answer.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef, Input } from "./command.ts";
import { CELL_OPTIONS, explainProfit } from "./explain-profit.ts";
import { commandProblem, refusedOption } from "./problems.ts";

interface Explained {
  readonly title: string;
  readonly statements: readonly Statement[];
}

/** Days of the report's period, up to its day. */
function bounds({ period, asOf }: ReportStart): { readonly from: string; readonly to: string } {
  const to = period.to === null || period.to > asOf ? asOf : period.to;
  return { from: period.from ?? "", to };
}

function order({ ledger, heading }: ReportStart, text: string): Explained | null {
  const found = explainedOrder(ledger.db, text.replace(/^#\s*/u, ""));
  if (found === null) return null;
  return { title: `Order ${found.order_id}`, statements: explainOrder(readOrder(ledger.db, found), heading) };
}

function sample({ ledger, heading }: ReportStart, text: string): Explained | null {
  const { db } = ledger;
  const found = explainedSample(db, text.replace(/^[#@]\s*/u, ""));
  if (found === null) return null;
  const facts = {
    sample: found,
    sayings: sampleSayings(db, found.sample_node),
    items: sampleItems(db, found),
    labels: sampleLabels(db, found.sample_node),
    costs: sampleCosts(db, found.sample),
    obligation: obligationOf(db, found.sample_ref),
    posts: servingPosts(db, found.sample_ref),
  };
  return { title: `Sample ${found.sample}`, statements: explainSample(facts, heading) };
}

function creator(start: ReportStart, text: string): Explained | null {
  const { db } = start.ledger;
  const handle = normaliseHandle(text);
  const found = handle === null ? null : creatorOfHandle(db, handle);
  if (found === null) return null;
  const period = bounds(start);
  const scope = {
    from: start.period.from,
    to: period.to as Day,
    attributedOnly: false,
    basis: "order" as const,
    creator: null,
  };
  const facts = {
    creator: found,
    stage: stageRows(db).find((row) => row.creator === found) ?? null,
    keys: keysOfCreator(db, found),
    events: eventsOfCreator(db, found, start.asOf),
    terms: termsOfCreator(db, found, start.asOf),
    samples: samplesOfCreator(db, found),
    orders: ordersOfCreator(db, found, period),
    costs: costsOfCreator(db, found, period),
    profit: profitRows(db, "creator", scope).find(({ key }) => key === found) ?? null,
  };
  return { title: `Creator @${found}`, statements: explainCreator(facts, start.heading) };
}

function statement({ ledger, heading }: ReportStart, text: string): Explained | null {
  const entries = entriesOfStatement(ledger.db, text);
  if (entries.length === 0) return null;
  const buckets = bucketsOfStatement(ledger.db, text);
  return { title: `Statement ${text}`, statements: explainStatement(text, buckets, entries, heading) };
}

/** What a text names: an order, a sample, a statement, a creator; a sample order is explained as both. */
function explained(start: ReportStart, text: string): readonly Explained[] {
  const isHandle = text.startsWith("@");
  const found = isHandle
    ? [creator(start, text) ?? sample(start, text)]
    : [order(start, text), sample(start, text), statement(start, text)];
  const known = found.filter((one) => one !== null);
  if (known.length > 0) return known;
  const other = isHandle ? null : creator(start, text);
  if (other !== null) return [other];
  const nearest = nearestText(text.replace(/^[#@]/u, ""), knownNames(start.ledger.db));
  const perhaps = nearest === null ? "" : ` Perhaps it is ${nearest}.`;
  throw new CannotGoOn(
    EXIT.refused,
    commandProblem("nothingToExplain", `there is no order, sample or creator ${text}.${perhaps}`),
  );
}

/** A cell is one of profit's: elsewhere its options would be ignored in silence. */
function refuseCellOptions({ options }: Input): void {
  const given = CELL_OPTIONS.find(({ name }) => options[name] !== undefined);
  if (given === undefined) return;
  throw refusedOption(
    "CO003",
    `--${given.name} names a cell of profit`,
    `creatorops explain profit --${given.name} …`,
  );
}

export const explain: CommandDef = {
  arguments: [
    {
      name: "what",
      summary: "an order id, a creator as @handle, the key of a sample, a statement, or the word profit",
      required: true,
    },
  ],
  options: CELL_OPTIONS,
  report: true,
  examples: [
    "creatorops explain 577430649289982076",
    "creatorops explain @demo.maya --month 2026-10",
    "creatorops explain profit --creator demo.maya --component commission --month 2026-10",
  ],
  run: async (context, input) => {
    const [what = ""] = input.arguments;
    if (what !== "profit") refuseCellOptions(input);
    const start = await startReport(context);
    standOn(start.ledger.db, start.asOf);
    if (what === "profit") return reportResult(start, explainProfit(start, input, context.rowLimit));
    const found = explained(start, what);
    const statements = found.flatMap((one) => one.statements);
    const title = found.map((one) => one.title).join(", ");
    return reportResult(start, explainTable(title, statements));
  },
};
