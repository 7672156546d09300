import type { DecimalMark } from "../core/money.ts";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { ExitCode, Problem } from "../core/problem.ts";
import type { RateStyle } from "../core/rate.ts";
import type { DateOrder } from "../core/time.ts";
import { parseInstantText } from "../core/time.ts";
import type { ReadOptions } from "../importers/read.ts";
import { importSummary } from "../reports/import-summary.ts";
import { importTable } from "../reports/imports.ts";
import { rebuild } from "../store/build.ts";
import { rehearse } from "../store/rehearse.ts";
import type { Ledger } from "../store/open.ts";
import { readShop } from "../store/shop.ts";
import { tableResult } from "./answer.ts";
import type { CommandDef, Context, Input, Result, WrittenFile } from "./command.ts";
import type { FileBytes, FoundFile } from "./gather-files.ts";
import { gatherFiles, readBytes } from "./gather-files.ts";
import type { FileOutcome, ImportOptions } from "./import-file.ts";
import { importFile } from "./import-file.ts";
import { offerLedger } from "./offer-ledger.ts";
import { COMMAND_PROBLEMS, commandProblem } from "./problems.ts";
import { rejectTargets } from "./reject-targets.ts";

/** So many files that are in the ledger already are named one by one. */
const MOST_KNOWN_FILES = 3;

/** When the files were exported, as a person says; a local time is one of the shop's zone. */
function exportedAt(input: Input, timezone: string): ReadOptions["exportedAt"] {
  const text = input.options["exported-at"] as string | undefined;
  if (text === undefined) return undefined;
  const instant = parseInstantText(text, timezone);
  if (instant !== null) return instant;
  throw new CannotGoOn(EXIT.refused, {
    code: "CO002",
    severity: "refused",
    message: `--exported-at ${text} is not a time`,
    cure: `write it as 2026-11-16T08:30:00Z, or as 2026-11-16 08:30 in ${timezone}`,
  });
}

function readOptions(input: Input, currency: string, timezone: string): ReadOptions {
  const { as, "date-order": dateOrder, decimal, "rate-style": rateStyle, creator, encoding } = input.options;
  const at = exportedAt(input, timezone);
  return {
    currency,
    timezone,
    ...(as === undefined ? {} : { as: as as string }),
    ...(dateOrder === undefined ? {} : { dateOrder: dateOrder as DateOrder }),
    ...(decimal === undefined ? {} : { decimal: decimal as DecimalMark }),
    ...(rateStyle === undefined ? {} : { rateStyle: rateStyle as RateStyle }),
    ...(creator === undefined ? {} : { creator: creator as string }),
    ...(encoding === undefined ? {} : { encoding: encoding as string }),
    ...(at === undefined ? {} : { exportedAt: at }),
    ...(input.options["allow-cut"] === true ? { allowCut: true } : {}),
  };
}

function importOptions(input: Input, ledger: Ledger): ImportOptions {
  const { currency, timezone } = readShop(ledger.db);
  return {
    read: readOptions(input, currency, timezone),
    asSamples: input.options["samples"] === true,
    asReplacements: input.options["replacements"] === true,
    dryRun: input.options["dry-run"] === true,
    strict: input.options["strict"] === true,
    expectRows: (input.options["expect-rows"] as number | undefined) ?? null,
  };
}

function bytesOf(file: FoundFile, context: Context, options: ImportOptions): FileBytes {
  if (file.path !== "-") return readBytes(file.path);
  if (options.read.exportedAt === undefined) {
    throw new CannotGoOn(
      EXIT.refused,
      commandProblem("undatedInput", "standard input has no time of its own"),
    );
  }
  return { bytes: context.readStandardInput(), modifiedAt: options.read.exportedAt * 1000 };
}

/** Exit code of one file: a file that was named must be taken; one found in a folder is only reported. */
function exitOf(outcome: FileOutcome, file: FoundFile): ExitCode {
  const { status, rejected } = outcome.row;
  if (status === "unrecognised") return file.isNamed ? EXIT.refused : EXIT.done;
  if (status === "refused") return file.isNamed ? EXIT.refused : EXIT.rejected;
  return Number(rejected) > 0 ? EXIT.rejected : EXIT.done;
}

function decisionLines(outcome: FileOutcome): readonly string[] {
  return outcome.decisions.map(
    ({ column, decision }) => `creatorops: ${String(outcome.row["file"])}: "${column}" ${decision}`,
  );
}

/** Most files of a folder that is imported every week are in the ledger: one line for all of them. */
function oncePerRun(problems: readonly Problem[]): readonly Problem[] {
  const { code } = COMMAND_PROBLEMS.alreadyImported;
  const known = problems.filter((problem) => problem.code === code);
  if (known.length <= MOST_KNOWN_FILES) return problems;
  const message = `${known.length} files were already imported; nothing was changed by them`;
  const others = problems.filter((problem) => problem.code !== code);
  return [commandProblem("alreadyImported", message), ...others];
}

/** The files of rejected rows that `--rejects` asks for. */
function rejectFiles(targets: readonly string[], outcomes: readonly FileOutcome[]): readonly WrittenFile[] {
  return targets.flatMap((path, index): readonly WrittenFile[] => {
    const text = outcomes[index]?.rejects() ?? null;
    return text === null ? [] : [{ path, text }];
  });
}

/** Imports files one after the other, each in a transaction of its own, then refreshes what follows from them. */
export function importPaths(context: Context, input: Input): Result {
  const files = gatherFiles(input.arguments, context.cwd, input.options["recursive"] === true);
  const targets = rejectTargets(context, input, files);
  const ledger = context.ledger("write");
  const options = importOptions(input, ledger);
  const outcomes: FileOutcome[] = [];
  const importAll = (): void => {
    for (const file of files) {
      const bytes = bytesOf(file, context, options);
      outcomes.push(importFile(ledger, file.path, file.isNamed, bytes, options, context.now()));
    }
  };
  try {
    if (options.dryRun) rehearse(ledger, importAll);
    else importAll();
  } finally {
    if (outcomes.some(({ changed }) => changed)) rebuild(ledger.db);
  }
  const problems = oncePerRun(outcomes.flatMap((outcome) => outcome.problems));
  const codes = outcomes.map((outcome, index) => exitOf(outcome, files[index] as FoundFile));
  const exit = [EXIT.refused, EXIT.rejected].find((code) => codes.includes(code)) ?? EXIT.done;
  const rows = outcomes.map(({ row }) => row);
  const written = rejectFiles(targets ?? [], outcomes);
  return {
    ...tableResult(readShop(ledger.db), importTable(rows, options.dryRun), problems, exit),
    files: written,
    summary: [
      ...(context.verbose ? outcomes.flatMap(decisionLines) : []),
      ...importSummary(rows, written, options.dryRun),
    ],
  };
}

export const importFiles: CommandDef = {
  arguments: [
    { name: "file", summary: "files and folders; - is standard input", required: true, variadic: true },
  ],
  options: [
    { name: "as", kind: "text", value: "source", summary: "the format, where the headers leave it open" },
    { name: "dry-run", kind: "flag", summary: "say what would happen and change nothing" },
    { name: "strict", kind: "flag", summary: "one rejected row refuses its file" },
    {
      name: "date-order",
      kind: "choice",
      choices: ["dmy", "mdy", "ymd"],
      value: "order",
      summary: "how dates are written",
    },
    {
      name: "decimal",
      kind: "choice",
      choices: [".", ","],
      value: "mark",
      summary: "the decimal mark of amounts",
    },
    {
      name: "encoding",
      kind: "text",
      value: "name",
      summary: "encoding of a file that is not UTF-8: gbk, windows-1252",
    },
    {
      name: "creator",
      kind: "text",
      value: "handle",
      summary: "whose file it is, when it has no creator column",
    },
    { name: "samples", kind: "flag", summary: "the orders of these files are samples" },
    { name: "replacements", kind: "flag", summary: "the orders of these files are replacements" },
    {
      name: "exported-at",
      kind: "text",
      value: "time",
      summary: "when the file was exported, in the shop's zone or with an offset; standard input needs it",
    },
    {
      name: "rate-style",
      kind: "choice",
      choices: ["fraction", "percent"],
      value: "style",
      summary: "what a bare commission rate means",
    },
    {
      name: "rejects",
      kind: "path",
      value: "file",
      summary:
        "write the rejected rows to a file that can be mended and imported; for several files a folder",
    },
    { name: "recursive", kind: "flag", summary: "look into folders of folders" },
    {
      name: "expect-rows",
      kind: "integer",
      value: "rows",
      summary: "refuse a file with another number of rows",
    },
    { name: "allow-cut", kind: "flag", summary: "read an export that has no line end at its end" },
  ],
  report: false,
  examples: ["creatorops import exports/", "creatorops import orders.csv costs.csv --dry-run"],
  run: async (context, input) => {
    await offerLedger(context);
    return importPaths(context, input);
  },
};
