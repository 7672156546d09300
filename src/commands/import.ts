import { setFlagsFromString } from "node:v8";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { ExitCode, Problem } from "../core/problem.ts";
import { parseInstantText } from "../core/time.ts";
import { openContent } from "../importers/content.ts";
import type { ReadOptions } from "../importers/read.ts";
import { memorySource } from "../importers/sheet/byte-source.ts";
import { importSummary } from "../reports/import-summary.ts";
import { importTable } from "../reports/imports.ts";
import { refresh } from "../store/refresh.ts";
import { rehearse } from "../store/rehearse.ts";
import type { Ledger } from "../store/open.ts";
import { readShop } from "../store/shop.ts";
import { tableResult } from "./answer.ts";
import type { CommandDef, Context, Input, Result, WrittenFile } from "./command.ts";
import type { FileBytes, FoundFile } from "./gather-files.ts";
import { gatherFiles, readBytes } from "./gather-files.ts";
import type { FileOutcome, ImportOptions } from "./import-file.ts";
import { importFile } from "./import-file.ts";
import { keepLessons } from "./learned-profile.ts";
import { MAP_OPTIONS, mappingOptions } from "./mapping-options.ts";
import { offerLedger } from "./offer-ledger.ts";
import { COMMAND_PROBLEMS, commandProblem, refusedOption } from "./problems.ts";
import { rejectTargets } from "./reject-targets.ts";
import { STYLE_OPTIONS, styleOptions } from "./style-options.ts";

/** After so many rows what follows from them takes its time. */
const MANY_ROWS = 50_000;

/** So many files that are in the ledger already are named one by one. */
const MOST_KNOWN_FILES = 3;

/** When the files were exported, as a person says; a local time is one of the shop's zone. */
function exportedAt(input: Input, timezone: string): ReadOptions["exportedAt"] {
  const text = input.options["exported-at"] as string | undefined;
  if (text === undefined) return undefined;
  const instant = parseInstantText(text, timezone);
  if (instant !== null) return instant;
  throw refusedOption(
    "CO002",
    `--exported-at ${text} is not a time`,
    `write it as 2026-11-16T08:30:00Z, or as 2026-11-16 08:30 in ${timezone}`,
  );
}

function readOptions(input: Input, currency: string, timezone: string): ReadOptions {
  const { as, creator } = input.options;
  const at = exportedAt(input, timezone);
  return {
    currency,
    timezone,
    ...styleOptions(input),
    ...(as === undefined ? {} : { as: as as string }),
    ...(creator === undefined ? {} : { creator: creator as string }),
    ...(at === undefined ? {} : { exportedAt: at }),
    ...(input.options["allow-cut"] === true ? { allowCut: true } : {}),
  };
}

function importOptions(input: Input, ledger: Ledger): ImportOptions {
  const { currency, timezone } = readShop(ledger.db);
  const mapped = mappingOptions(ledger, input);
  return {
    ...mapped.save,
    read: { ...readOptions(input, currency, timezone), ...mapped.read },
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
  return { bytes: memorySource(context.readStandardInput()), modifiedAt: options.read.exportedAt * 1000 };
}

/** Exit code of one file: a file that was named must be taken; one found in a folder is only reported. */
function exitOf(outcome: FileOutcome, file: FoundFile): ExitCode {
  const { status, rejected } = outcome.row;
  if (status === "unrecognised") return file.isNamed ? EXIT.refused : EXIT.done;
  if (status === "refused") return file.isNamed ? EXIT.refused : EXIT.rejected;
  return Number(rejected) > 0 ? EXIT.rejected : EXIT.done;
}

function decisionLines({ row, reading, decisions }: FileOutcome): readonly string[] {
  const decided = decisions.map(({ column, decision }) => `"${column}" ${decision}`);
  return [...reading, ...decided].map((line) => `creatorops: ${String(row["file"])}: ${line}`);
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

/** What became of one table of a file. */
interface Imported {
  readonly file: FoundFile;
  readonly outcome: FileOutcome;
}

/** The files of rejected rows that `--rejects` asks for; a workbook may have one for each of its sheets. */
function rejectFiles(
  files: readonly FoundFile[],
  targets: readonly string[],
  outcomes: readonly Imported[],
): readonly WrittenFile[] {
  return files.flatMap((file, index): readonly WrittenFile[] => {
    const target = targets[index] ?? "";
    const texts = outcomes
      .filter((one) => one.file === file)
      .flatMap(({ outcome }) => outcome.rejects() ?? []);
    const path = (place: number): string =>
      place === 0 ? target : target.replace(/(\.[^./\\]*)?$/u, (extension) => `.${place + 1}${extension}`);
    return texts.map((text, place) => ({ path: path(place), text }));
  });
}

/** Imports files one after the other, each in a transaction of its own, then refreshes what follows from them. */
export async function importPaths(context: Context, input: Input): Promise<Result> {
  const files = gatherFiles(input.arguments, context.cwd, input.options["recursive"] === true);
  const targets = rejectTargets(context, input, files);
  // The engine then gives rows little more room than they need: it would let tens of megabytes of them pile up.
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=10");
  const ledger = context.ledger("write");
  const options = { ...importOptions(input, ledger), tell: context.tell };
  const outcomes: Imported[] = [];
  let saved: readonly Problem[] = [];
  const importAll = async (): Promise<void> => {
    for (const file of files) {
      const { bytes, modifiedAt } = bytesOf(file, context, options);
      const given = { content: await openContent(bytes, file.path), modifiedAt };
      const found = importFile(ledger, file.path, file.isNamed, given, options, context.now());
      outcomes.push(...found.map((outcome) => ({ file, outcome })));
    }
    const lessons = outcomes.map(({ outcome }) => outcome.lesson);
    saved = keepLessons(ledger, lessons, context.now(), options.dryRun);
  };
  try {
    if (options.dryRun) await rehearse(ledger, importAll);
    else await importAll();
  } finally {
    const isChanged = saved.length > 0 || outcomes.some(({ outcome }) => outcome.changed);
    if (isChanged && !options.dryRun) {
      if (outcomes.some(({ outcome }) => Number(outcome.row["read"]) >= MANY_ROWS))
        context.tell("working out who sold what, and what it left");
      refresh(ledger.db);
    }
  }
  const all = outcomes.map(({ outcome }) => outcome);
  const problems = oncePerRun([...all.flatMap((outcome) => outcome.problems), ...saved]);
  const codes = outcomes.map(({ outcome, file }) => exitOf(outcome, file));
  const exit = [EXIT.refused, EXIT.rejected].find((code) => codes.includes(code)) ?? EXIT.done;
  const rows = all.map(({ row }) => row);
  const written = targets === null ? [] : rejectFiles(files, targets, outcomes);
  return {
    ...tableResult(readShop(ledger.db), importTable(rows, options.dryRun), problems, exit),
    files: written,
    summary: [
      ...(context.verbose ? all.flatMap(decisionLines) : []),
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
    ...MAP_OPTIONS,
    { name: "dry-run", kind: "flag", summary: "say what would happen and change nothing" },
    { name: "strict", kind: "flag", summary: "one rejected row refuses its file" },
    ...STYLE_OPTIONS,
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
  examples: [
    "creatorops import exports/",
    "creatorops import orders.csv costs.csv --dry-run",
    "creatorops import costs.csv --as costs --map 'unit_cost=unit_cost' --profile my-costs",
  ],
  run: async (context, input) => {
    await offerLedger(context);
    return importPaths(context, input);
  },
};
