import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { counted } from "../core/counted.ts";
import { FOLLOWUP_LIMITS } from "../core/followup-rules.ts";
import { MESSAGE_FIELDS } from "../core/message-template.ts";
import { CannotGoOn, EXIT, type Problem } from "../core/problem.ts";
import { startOfDay } from "../core/time.ts";
import type { FollowupQueue, FollowupSetting } from "../reports/followups.ts";
import { followupQueue, followupsTable, mailMergeTable } from "../reports/followups.ts";
import { templatesTable } from "../reports/followup-templates.ts";
import { recordEdit } from "../store/edits.ts";
import { settingInForce } from "../store/queries/explain-amounts.ts";
import { followupCandidates } from "../store/queries/followups.ts";
import { followupsOn } from "../store/standing.ts";
import type { ReportStart } from "./answer.ts";
import { reportResult, startReport, tableResult } from "./answer.ts";
import type { CommandDef, Context, Input, Result } from "./command.ts";
import { findTemplates, templateFiles } from "./followup-templates.ts";
import { outreachEvent } from "./outreach-event.ts";
import { OWNER_OPTION, ownerWish } from "./owner-option.ts";
import { commandProblem, refusedOption } from "./problems.ts";
import { ledgerToEdit } from "./record-edit.ts";
import { optionText } from "./typed-value.ts";

interface FollowupWish {
  readonly exportPath: string | undefined;
  readonly marks: boolean;
  readonly rateOrders: number;
}

/** @throws CannotGoOn for options that contradict each other, before anything is done */
function wishOf(context: Context, { options }: Input): FollowupWish {
  const exportPath = optionText(options["export"]);
  const marks = options["mark-sent"] === true;
  if (exportPath !== undefined && !/\.csv$/iu.test(exportPath))
    throw refusedOption("CO002", `--export ${exportPath}: messages are written as CSV`, "--export today.csv");
  if (exportPath !== undefined) checkFolder(context, exportPath);
  if (marks && context.knownAt !== undefined)
    throw refusedOption("CO003", "--known-at looks back, --mark-sent writes", "leave one of them out");
  if ((marks || exportPath !== undefined) && context.limit !== undefined && context.rowLimit === null) {
    const message =
      "--limit takes the most urgent; with --sort or --fail-on it would be others that are printed";
    throw refusedOption("CO003", message, "leave --limit out, or --sort and --fail-on");
  }
  const orders = options["better-rate-orders"];
  return { exportPath, marks, rateOrders: typeof orders === "number" ? orders : FOLLOWUP_LIMITS.rate_orders };
}

/** What is marked as sent must also be written: a missing folder is found before. */
function checkFolder(context: Context, path: string): void {
  const folder = dirname(resolve(context.cwd, path));
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  throw new CannotGoOn(EXIT.impossible, commandProblem("missingPath", `there is no folder ${folder}`));
}

/** Records the messages as sent on the report's day, in one change. */
function markSent(context: Context, start: ReportStart, { followups }: FollowupQueue): number | null {
  const { timezone, currency } = start.heading;
  const shop = { timezone, currency, today: start.asOf };
  const at = startOfDay(start.asOf, timezone);
  const [first, ...others] = followups.map(({ creator, rule, reason }) => {
    return outreachEvent({ creator, event: rule.event, at, note: `followups: ${reason}` }, shop);
  });
  if (first === undefined) return null;
  const ledger = ledgerToEdit(context);
  const summary = `${counted(followups.length, "message")} of followups on ${start.asOf} marked as sent`;
  const { changeId } = recordEdit(ledger, {
    summary,
    facts: [first, ...others],
    recordedAt: context.now(),
  });
  return changeId;
}

function writeTemplates(context: Context, { options }: Input, folder: string): Result {
  const others = ["export", "mark-sent", "templates"].filter(
    (name) => options[name] !== undefined && options[name] !== false,
  );
  if (others.length > 0)
    throw refusedOption(
      "CO003",
      `--write-templates writes templates, and nothing else`,
      `leave --${others[0]} out`,
    );
  const files = templateFiles(context, folder);
  const result = tableResult(null, templatesTable(files.map(({ path }) => path)));
  return { ...result, files };
}

/** What `--mark-sent` did, in words. */
function summaryOf(
  { asOf }: ReportStart,
  { followups: sent }: FollowupQueue,
  { marks, changeId }: { readonly marks: boolean; readonly changeId: number | null },
): readonly string[] {
  if (changeId === null) return marks ? ["nothing to mark as sent"] : [];
  const what = `${counted(sent.length, "message")} marked as sent on ${asOf}`;
  return [`change ${changeId}: ${what}; creatorops imports undo ${changeId} --yes takes it back`];
}

function laterRemark(
  context: Context,
  { asOf, heading }: ReportStart,
  changeId: number | null,
): readonly Problem[] {
  if (changeId === null || asOf <= context.today(heading.timezone)) return [];
  return [commandProblem("laterEvent", `the messages are dated ${asOf}, after today`)];
}

/** The queue as it is looked at, cut where it is written as well. */
function queueOf(
  start: ReportStart,
  setting: FollowupSetting,
  input: Input,
  limit: number | null,
): FollowupQueue {
  const { db } = start.ledger;
  followupsOn(db, start.asOf, setting.limits);
  const queue = followupQueue(ownerWish(input).ofOwner(followupCandidates(db)), setting);
  return limit === null ? queue : { ...queue, followups: queue.followups.slice(0, limit) };
}

export const followups: CommandDef = {
  arguments: [],
  options: [
    OWNER_OPTION,
    {
      name: "export",
      kind: "path",
      value: "file",
      writes: true,
      summary: "write the messages to a CSV file for a mail merge: creator, email, name, message first",
    },
    {
      name: "mark-sent",
      kind: "flag",
      summary: "record that these messages were sent on the report's day; imports undo takes it back",
    },
    {
      name: "templates",
      kind: "path",
      value: "folder",
      summary: "templates <reason>.txt; else those in creatorops-templates beside the ledger",
    },
    {
      name: "write-templates",
      kind: "path",
      value: "folder",
      summary: `write the program's templates there to edit; fields: ${Object.keys(MESSAGE_FIELDS).join(", ")}`,
    },
    {
      name: "better-rate-orders",
      kind: "integer",
      value: "orders",
      summary: `orders in ${FOLLOWUP_LIMITS.rate_days} days that are selling well (${FOLLOWUP_LIMITS.rate_orders})`,
    },
  ],
  report: false,
  rows: true,
  examples: [
    "creatorops followups",
    "creatorops followups --owner ana --limit 5",
    "creatorops followups --export today.csv --mark-sent",
    "creatorops followups --write-templates creatorops-templates",
  ],
  run: async (context, input) => {
    const folder = optionText(input.options["write-templates"]);
    if (folder !== undefined) return writeTemplates(context, input, folder);
    const { exportPath, marks, rateOrders } = wishOf(context, input);
    const start = await startReport(context);
    const { templates, problems } = findTemplates(context, optionText(input.options["templates"]));
    const setting: FollowupSetting = {
      templates,
      followUpDays: settingInForce(start.ledger.db, "follow_up_days", start.asOf)?.value ?? 0,
      limits: { ...FOLLOWUP_LIMITS, rate_orders: rateOrders },
      shop: start.heading.shop,
    };
    const queue = queueOf(start, setting, input, marks || exportPath !== undefined ? context.rowLimit : null);
    const table = followupsTable(queue, setting);
    const changeId = marks ? markSent(context, start, queue) : null;
    const notes = [...table.notes, ...ownerWish(input).notes(start.ledger)];
    if (exportPath !== undefined) {
      const message = `${exportPath}: ${counted(queue.followups.length, "message")}`;
      notes.push({ code: "messages_written", message });
    }
    const result = reportResult(start, { ...table, notes, extra: { ...table.extra, import_id: changeId } });
    return {
      ...result,
      problems: [...problems, ...laterRemark(context, start, changeId)],
      ...(exportPath !== undefined && { files: [{ path: exportPath, table: mailMergeTable(queue) }] }),
      summary: summaryOf(start, queue, { marks, changeId }),
    };
  },
};
