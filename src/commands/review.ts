import { basename } from "node:path";
import { counted } from "../core/counted.ts";
import { formatMoney } from "../core/money.ts";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { ReviewAnswer, ReviewItem } from "../core/review.ts";
import type { Day } from "../core/scalars.ts";
import type { LedgerHeading } from "../render/table.ts";
import { planTable, reviewExport, reviewTable } from "../reports/review.ts";
import { deriveFor } from "../store/derive.ts";
import type { Ledger } from "../store/open.ts";
import { readShop } from "../store/shop.ts";
import { tableResult } from "./answer.ts";
import type { CommandDef, Context, Input, Result } from "./command.ts";
import { commandProblem, refusedOption } from "./problems.ts";
import { askAll } from "./review-ask.ts";
import { matchAnswers, readAnswers } from "./review-file.ts";
import { listedItems } from "./review-items.ts";
import { answerCheck, settle, type Settled, type Wanted } from "./review-settle.ts";
import { STYLE_OPTIONS, styleOptions } from "./style-options.ts";
import { ledgerToEdit } from "./record-edit.ts";
import { optionText } from "./typed-value.ts";

/** A decision is about facts and not about a day: all of them are looked at. */
const EVERY_DAY = "9999-12-31" as Day;

/** Which of its ways is asked for. @throws CannotGoOn (exit 2) for two of them, or none with nobody to ask */
function modeOf(context: Context, { options }: Input): "list" | "export" | "apply" | "ask" {
  const given = (["list", "export", "apply"] as const).filter((name) => options[name] !== undefined);
  const [mode, second] = given;
  if (second !== undefined)
    throw refusedOption("CO003", `--${mode} and --${second} do not go together`, "give one of them");
  if (options["dry-run"] === true && mode !== "apply")
    throw refusedOption("CO003", "--dry-run goes with --apply", "creatorops review --apply q.csv --dry-run");
  if (mode !== undefined) return mode;
  if (context.interactive) return "ask";
  throw refusedOption(
    "CO004",
    "review asks item by item, and there is nobody to ask",
    "creatorops review --export q.csv, fill in its last five columns, then review --apply q.csv; --list only looks",
  );
}

/** The file of `--export`; it is CSV, so its name may not promise anything else. */
function exportPath(path: string): string {
  if (/\.csv$/iu.test(path)) return path;
  throw refusedOption(
    "CO002",
    `--export ${path}: the items are written as CSV`,
    "creatorops review --export q.csv",
  );
}

async function listing(context: Context, path: string | null): Promise<Result> {
  const ledger = context.ledger("read");
  const heading = readShop(ledger.db);
  await deriveFor(ledger.db, EVERY_DAY);
  const listed = listedItems(ledger);
  if (path === null) return tableResult(heading, reviewTable(listed, []));
  const next = `fill in choice (assign, organic, skip), creator, remember, from, to; then creatorops review --apply ${path}`;
  const note = { code: "items_written", message: `${path}: ${counted(listed.length, "item")}; ${next}` };
  const money = (amount: number): string => formatMoney(amount, heading.currency);
  const table = reviewExport(listed, heading.currency, money);
  return { ...tableResult(heading, reviewTable(listed, [note])), files: [{ path, table }] };
}

function answered(heading: LedgerHeading, settled: Settled, isDryRun: boolean): Result {
  const { rows, changeId, notes, problems } = settled;
  return tableResult(heading, planTable(rows, { changeId, isDryRun, notes }), problems);
}

function wantedBy(
  context: Context,
  heading: LedgerHeading,
  answersTo: Wanted["answersTo"],
  isDryRun: boolean,
): Wanted {
  const { timezone, currency } = heading;
  const reader = { timezone, currency, today: context.today(timezone) };
  return { answersTo, isDryRun, recordedAt: context.now(), reader };
}

async function apply(context: Context, input: Input, path: string): Promise<Result> {
  const ledger = ledgerToEdit(context);
  const heading = readShop(ledger.db);
  const { timezone, currency } = heading;
  const answers = await readAnswers(path, context.cwd, { timezone, currency, ...styleOptions(input) });
  const isDryRun = input.options["dry-run"] === true;
  const answersTo = (items: readonly ReviewItem[]): readonly ReviewAnswer[] =>
    matchAnswers(ledger, answers, items, { file: basename(path), currency });
  const settled = settle(ledger, wantedBy(context, heading, answersTo, isDryRun));
  tellDone(context, settled);
  return answered(heading, settled, isDryRun);
}

function tellDone(context: Context, { changeId, rows }: Settled): void {
  if (changeId === null) return;
  context.tell(
    `change ${changeId}: ${counted(rows.length, "decision")}; imports undo ${changeId} takes it out`,
  );
}

/** The plan in words, as it is asked to be confirmed. */
function tellPlan(context: Context, { rows, notes, problems }: Settled, currency: string): void {
  context.tell("Would be recorded as one change:");
  for (const { item, creator, remember, from, to, orders, amount, outcome } of rows) {
    const days = `${from === null ? "" : ` from ${from}`}${to === null ? "" : ` to ${to}`}`;
    const whose = creator === null ? "nobody's" : `@${creator}`;
    const figures = `${counted(orders, "order")}, ${currency} ${formatMoney(amount, currency)}`;
    const later = remember ? `, remembered${days}` : "";
    context.tell(`  ${item} -> ${whose}${later} (${figures})${outcome === "settled" ? "" : "; stays open"}`);
  }
  for (const { message } of [...notes, ...problems]) context.tell(`  ${message}`);
}

async function ask(context: Context): Promise<Result> {
  const ledger: Ledger = ledgerToEdit(context);
  const heading = readShop(ledger.db);
  const listed = listedItems(ledger);
  const answers = await askAll(context, listed, heading, answerCheck(ledger));
  const settledBy = (isDryRun: boolean): Settled =>
    settle(
      ledger,
      wantedBy(context, heading, () => answers, isDryRun),
    );
  const preview = settledBy(true);
  if (preview.rows.length === 0) return answered(heading, preview, false);
  tellPlan(context, preview, heading.currency);
  const said = await context.ask({ message: "Record it?", choices: ["yes", "no"], default: "yes" });
  if (said !== "yes") {
    const message = `${counted(preview.rows.length, "decision")} of the review not recorded`;
    throw new CannotGoOn(EXIT.confirmation, commandProblem("unrecordedReview", message));
  }
  const settled = settledBy(false);
  tellDone(context, settled);
  return answered(heading, settled, false);
}

export const review: CommandDef = {
  arguments: [],
  options: [
    { name: "list", kind: "flag", summary: "show what is open, and ask nothing" },
    {
      name: "export",
      kind: "path",
      value: "file",
      writes: true,
      summary: "write what is open to a CSV file, with columns for the decisions",
    },
    {
      name: "apply",
      kind: "path",
      value: "file",
      summary: "record the decisions of such a file as one change",
    },
    {
      name: "dry-run",
      kind: "flag",
      summary: "with --apply: show what would be recorded, and record nothing",
    },
    ...STYLE_OPTIONS.filter(({ name }) => name !== "rate-style"),
  ],
  report: false,
  rows: true,
  examples: [
    "creatorops review --list",
    "creatorops review --export q.csv",
    "creatorops review --list --fail-on 'rows>0'",
  ],
  run: async (context, input) => {
    const mode = modeOf(context, input);
    const path = optionText(input.options[mode]) ?? "";
    if (mode === "ask") return await ask(context);
    if (mode === "apply") return await apply(context, input, path);
    return await listing(context, mode === "list" ? null : exportPath(path));
  },
};
