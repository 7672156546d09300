import { resolve } from "node:path";
import type { OptionDef, OptionValue, Result, WrittenFile } from "../commands/command.ts";
import { EXIT, type ExitCode } from "../core/problem.ts";
import { wantsColour } from "../render/colour.ts";
import type { Format, Rendered } from "../render/format.ts";
import { renderTables } from "../render/index.ts";
import { heaviest } from "./errors.ts";
import { holds, readCondition, type Condition } from "./fail-on.ts";
import { checkTarget, formatOfFile } from "./output.ts";
import { EDGE_PROBLEMS, refusal } from "./problems.ts";
import { select, type Selection } from "./select.ts";
import type { Surroundings } from "./surroundings.ts";

type Shared = Readonly<Record<string, OptionValue>>;

/** How the answer is wanted; read before the command runs, so that nothing is done for a wrong wish. */
export interface Wish {
  readonly format: Format;
  /** File of `--out`; null for stdout. */
  readonly file: string | null;
  readonly force: boolean;
  readonly excel: boolean;
  readonly colour: boolean;
  /** Columns to fit; null when the answer does not go to a terminal. */
  readonly width: number | null;
  readonly selection: Selection;
  readonly condition: Condition | null;
}

/**
 * @throws CannotGoOn: exit 2 for wishes that contradict each other, exit 5 for a file that is there already.
 */
export function readWish(shared: Shared, surroundings: Surroundings): Wish {
  const file = typeof shared["out"] === "string" ? shared["out"] : null;
  const force = shared["force"] === true;
  const format = formatOf(shared, file, surroundings);
  const excel = shared["excel"] === true;
  if (excel && format !== "csv")
    throw refusal("CO003", `--excel does not go with ${format}`, "add --format csv");
  if (file !== null) checkTarget(file, force);
  const toTerminal = file === null && surroundings.stdoutIsTerminal;
  const { sort, limit, columns } = shared;
  return {
    format,
    file,
    force,
    excel,
    colour: file === null && wantsColour(colourWishes(shared, surroundings)),
    width: toTerminal ? surroundings.columns : null,
    selection: {
      columns: Array.isArray(columns) ? (columns as readonly string[]) : undefined,
      sort: typeof sort === "string" ? sort : undefined,
      limit: typeof limit === "number" ? limit : undefined,
    },
    condition: typeof shared["fail-on"] === "string" ? readCondition(shared["fail-on"]) : null,
  };
}

/** Whether the rows of the answer can be written one by one: none has to be known before another. */
export function streamsRows({ format, selection, condition }: Wish): boolean {
  const isRowByRow = format === "csv" || format === "tsv";
  return isRowByRow && selection.sort === undefined && condition === null;
}

/** The answer as text and the exit code; nothing is written yet. */
export async function renderAnswer(
  path: string,
  result: Result,
  wish: Wish,
): Promise<{ readonly rendered: Rendered; readonly exit: ExitCode }> {
  const exit = heaviest([result.exit, conditionExit(result, wish)]);
  const tables = result.tables.map((table) => select(table, wish.selection));
  const { heading, asOf } = result;
  const { width, colour, excel } = wish;
  try {
    const options = { command: path, heading, asOf, exit, width, colour, excel };
    return { rendered: await renderTables(tables, wish.format, options), exit };
  } catch (error) {
    throw error instanceof RangeError && error.message === "Invalid string length" ? tooLong() : error;
  }
}

/** A command's file as text. */
export async function renderFile(
  path: string,
  { text, table }: WrittenFile,
  result: Result,
  { excel }: Wish,
): Promise<string> {
  if (table === undefined) return text;
  const { heading, asOf, exit } = result;
  const options = { command: path, heading, asOf, exit, width: null, colour: false, excel };
  return (await renderTables([table], "csv", options)).text;
}

/**
 * Refuses to replace what the options of a command would write, before it runs.
 * @throws CannotGoOn: exit 5 for a file that is there already, exit 2 when the answer goes to the same one.
 */
export function checkFiles(definitions: readonly OptionDef[], values: Shared, wish: Wish): void {
  for (const { name, writes } of definitions) {
    const path = values[name];
    if (writes !== true || typeof path !== "string") continue;
    if (wish.file !== null && resolve(wish.file) === resolve(path))
      throw refusal("CO003", `--out and --${name} name the same file`, "name two files");
    checkTarget(path, wish.force);
  }
}

function tooLong(): Error {
  const { what, cure } = EDGE_PROBLEMS.CO011;
  return refusal("CO011", what, cure, EXIT.impossible);
}

function conditionExit(result: Result, { condition }: Wish): ExitCode {
  if (condition === null) return EXIT.done;
  const currency = result.heading?.currency ?? null;
  return result.tables.some((table) => holds(condition, table, currency)) ? EXIT.condition : EXIT.done;
}

/**
 * `--format`, `--json`, the file's extension, `--excel`; else a table for a terminal and TSV for a program.
 */
function formatOf(shared: Shared, file: string | null, { stdoutIsTerminal }: Surroundings): Format {
  const asked = shared["format"] as Format | undefined;
  const json = shared["json"] === true;
  if (json && asked !== undefined && asked !== "json") {
    throw refusal("CO003", `--json and --format ${asked} name two formats`, "give one of them");
  }
  if (asked !== undefined) return asked;
  if (json) return "json";
  if (file !== null) return formatOfFile(file);
  if (shared["excel"] === true) return "csv";
  return stdoutIsTerminal ? "table" : "tsv";
}

function colourWishes(
  shared: Shared,
  { env, stdoutIsTerminal }: Surroundings,
): Parameters<typeof wantsColour>[0] {
  return {
    noColorFlag: shared["no-color"] === true,
    colorFlag: shared["color"] === true,
    env,
    terminal: stdoutIsTerminal,
  };
}
