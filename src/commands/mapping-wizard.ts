import { basename, extname } from "node:path";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import { missingFields } from "../importers/describe.ts";
import { guessMapping, likeliestSources, offeredHeaders } from "../importers/guess.ts";
import { FORMATS, IMPORTERS } from "../importers/index.ts";
import type { ImporterDef } from "../importers/importer.ts";
import { mappableColumns, type Mapping } from "../importers/mapping.ts";
import { PROBLEMS } from "../importers/problems.ts";
import type { Styles } from "../importers/profile.ts";
import type { ReadFile, ReadOptions } from "../importers/read.ts";
import type { Context } from "./command.ts";
import { commandProblem } from "./problems.ts";
import { sourceOfArgument } from "./source-argument.ts";

/** What the wizard starts from. */
export interface Wizard {
  readonly header: readonly string[];
  readonly path: string;
  /** Name of the profile to be. */
  readonly name: string;
  readonly said: ReadOptions;
  /** What `--map` says already. */
  readonly mapping: Mapping;
  readonly read: (options: ReadOptions) => ReadFile;
}

/** A file that can be read, and everything that was answered to get there. */
export interface Taken {
  readonly options: ReadOptions;
  readonly file: ReadFile;
}

const SAMPLE_ROWS = 3;
const NOT_READ = "(not in this file)";

/** A profile's name after its file: `payouts 2026-10.csv` → `payouts`. */
export function nameFor(path: string): string {
  const stem = basename(path, extname(path)).normalize("NFKC");
  const words = stem.split(/[^\p{L}]+/u).filter((word) => word !== "");
  return words.join("-").toLowerCase().slice(0, 60) || "profile";
}

/**
 * Asks which kind of file it is, guesses which column is which, shows what three rows would be read as, and
 * asks once whether that is right. @throws CannotGoOn when the answer is no (exit 5), or the file is refused.
 */
export async function askMapping(context: Context, wizard: Wizard): Promise<Taken> {
  const { header, said } = wizard;
  const source = await askSource(context, wizard);
  const offered = offeredHeaders(header, source, FORMATS);
  let mapping = guessMapping(header, source, FORMATS, wizard.mapping);
  const found = [...mapping.map(({ field }) => field), ...(said.creator == null ? [] : ["creator"])];
  for (const group of missingFields(source, found))
    mapping = await askColumn(context, source, offered, mapping, group);
  for (;;) {
    const taken = await settleStyles(context, wizard, { ...wizard.said, as: source.id, mapping });
    showRows(context, taken.file, source, mapping);
    const answer = await context.ask({
      message: `Save this as the profile "${wizard.name}"?`,
      choices: ["yes", "change a column", "no"],
      default: "yes",
    });
    if (answer === "yes") return taken;
    if (answer === "no") throw notSaved(wizard.name);
    const fields = mappableColumns(source).map(({ field }) => field);
    const field = await context.ask({ message: "Which field?", choices: fields });
    mapping = await askColumn(context, source, offered, mapping, [field]);
  }
}

function notSaved(name: string): CannotGoOn {
  const message = `the profile "${name}" was not saved`;
  return new CannotGoOn(EXIT.confirmation, commandProblem("unsavedProfile", message));
}

async function askSource(context: Context, { header, path, said }: Wizard): Promise<ImporterDef> {
  if (said.as !== undefined) return sourceOfArgument(said.as, "--as");
  const sources = likeliestSources(header, IMPORTERS);
  context.tell(`${basename(path)} has the columns ${header.map((text) => `"${text.trim()}"`).join(", ")}`);
  const id = await context.ask({
    message: "Which kind of file is it? (creatorops sources list explains them)",
    choices: sources.map((source) => source.id),
    default: sources[0]?.id ?? "",
  });
  return sourceOfArgument(id, "--as");
}

/** Asks for the column of one of the fields of a group; the answer takes the column from another field. */
async function askColumn(
  context: Context,
  source: ImporterDef,
  offered: readonly string[],
  mapping: Mapping,
  group: readonly [string, ...string[]],
): Promise<Mapping> {
  const [first] = group;
  const field =
    group.length === 1
      ? first
      : await context.ask({ message: `One of these is needed. Which is in the file?`, choices: group });
  const header = await context.ask({
    message: `Which column is the ${field.replaceAll("_", " ")}?`,
    choices: [...offered, NOT_READ],
  });
  const others = mapping.filter((one) => one.field !== field && one.header !== header);
  const said = header === NOT_READ ? others : [...others, { field, header }];
  return mappableColumns(source).flatMap((column) => said.find((one) => one.field === column.field) ?? []);
}

/** Problems that an answer cures: the question, and which decision the answer is. */
const STYLE_QUESTIONS = [
  {
    code: PROBLEMS.dateOrder.code,
    style: "dateOrder",
    choices: ["dmy", "mdy"],
    ask: "Which comes first in dates, day or month?",
  },
  {
    code: PROBLEMS.decimalMark.code,
    style: "decimal",
    choices: [".", ","],
    ask: "Which character marks the decimals?",
  },
  {
    code: PROBLEMS.rateStyle.code,
    style: "rateStyle",
    choices: ["percent", "fraction"],
    ask: "What are its rates?",
  },
] as const;

/** Reads the file, asking for what its cells leave open. */
async function settleStyles(context: Context, { read }: Wizard, options: ReadOptions): Promise<Taken> {
  let styles: Styles = {};
  for (;;) {
    try {
      const settled = { ...options, ...styles };
      return { options: settled, file: read(settled) };
    } catch (error) {
      if (!(error instanceof CannotGoOn)) throw error;
      const [found] = error.problems;
      const question = STYLE_QUESTIONS.find(
        ({ code, style }) => code === found?.code && styles[style] === undefined,
      );
      if (question === undefined) throw error;
      context.tell(found?.message ?? "");
      const answer = await context.ask({ message: question.ask, choices: question.choices });
      styles = { ...styles, [question.style]: answer };
    }
  }
}

/** What the first rows are read as, a line per field. Only mapped columns are shown, and none is a buyer's. */
function showRows(context: Context, file: ReadFile, source: ImporterDef, mapping: Mapping): void {
  const rows = file.preview(SAMPLE_ROWS);
  context.tell(`Read as ${source.id}; the first ${rows.length} rows:`);
  for (const { field, header } of mapping) {
    const values = rows.map(({ values: one }) => one[field] ?? "-");
    context.tell(`  ${field} <- "${header}": ${values.join(" | ")}`);
  }
}
