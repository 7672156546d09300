import type { CommandGroup, Result } from "../commands/command.ts";
import { EXIT } from "../core/problem.ts";
import type { Rendered } from "../render/format.ts";
import { visible } from "../render/visible.ts";
import type { Store } from "./context.ts";
import { GLOBAL_OPTIONS, REPORT_OPTIONS } from "./options.ts";
import { writeToFile, writeToStream } from "./output.ts";
import { readCommandLine, type Invocation } from "./program.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Runs one command line from argv to exit code: reads it, runs the command, closes the ledger, prints. What
 * is only needed to run a command is loaded after the line is read, so that help stays quick.
 */
export async function run(
  argv: readonly string[],
  groups: readonly CommandGroup[],
  surroundings: Surroundings,
): Promise<number> {
  try {
    const facts = { version: surroundings.version, width: surroundings.columns };
    const request = await readCommandLine(argv, groups, facts);
    if (request.kind === "run") return await runCommand(request.invocation, surroundings);
    await writeToStream(surroundings.stdout, [request.text]);
    return EXIT.done;
  } catch (error) {
    const { failureOf } = await import("./errors.ts");
    const failure = failureOf(error, { version: surroundings.version, debug: argv.includes("--debug") });
    await tellLines(surroundings, failure.lines);
    return failure.exit;
  }
}

async function runCommand(invocation: Invocation, surroundings: Surroundings): Promise<number> {
  const { path, command, input, shared } = invocation;
  const [{ checkFiles, readWish, renderAnswer, renderFile, streamsRows }, { problemsLines }, { checkDates }] =
    await Promise.all([import("./answer.ts"), import("./errors.ts"), import("./period.ts")]);
  const wish = readWish(shared, surroundings);
  checkFiles(command.options, input.options, wish);
  await checkDates([...GLOBAL_OPTIONS, ...REPORT_OPTIONS], shared);
  await checkDates(command.options, input.options);
  return await withResult(invocation, surroundings, streamsRows(wish), async (result) => {
    const { rendered, exit } = await renderAnswer(path, result, wish);
    const isQuiet = shared["quiet"] === true;
    for (const file of result.files ?? [])
      writeToFile(file.path, [await renderFile(path, file, result, wish)], wish.force);
    await tellLines(surroundings, problemsLines(result.problems, isQuiet));
    const pieces = piecesOf(rendered);
    if (wish.file === null) await writeToStream(surroundings.stdout, pieces);
    else writeToFile(wish.file, pieces, wish.force);
    await tellLines(surroundings, [
      ...(isQuiet ? [] : (result.summary ?? []).map(visible)),
      ...rendered.remarks,
    ]);
    return exit;
  });
}

function* piecesOf({ text, further = [] }: Rendered): Generator<string, void, undefined> {
  yield text;
  yield* further;
}

/**
 * Runs the command and answers; whatever it opened is closed before anything is printed, unless rows are made
 * while they are written. What is to be said of the ledger is said whatever came of the command.
 */
async function withResult(
  invocation: Invocation,
  surroundings: Surroundings,
  streams: boolean,
  answer: (result: Result) => Promise<number>,
): Promise<number> {
  const [{ lendContext }, { problemsLines }, store] = await Promise.all([
    import("./context.ts"),
    import("./errors.ts"),
    loadStore(),
  ]);
  const { shared } = invocation;
  const { context, close, warnings } = lendContext(shared, surroundings, store, streams);
  let result: Result;
  try {
    result = await invocation.command.run(context, invocation.input);
    if (result.tables.some(({ further }) => further !== undefined)) return await answer(result);
  } catch (error) {
    throw isSqliteError(error) ? store().ledgerProblem(error, context.ledgerPath) : error;
  } finally {
    close();
    await tellLines(surroundings, problemsLines(warnings(), shared["quiet"] === true));
  }
  return await answer(result);
}

/**
 * A store that does not load is a problem only of the commands that open a ledger: `doctor` has to run
 * without.
 */
async function loadStore(): Promise<() => Store> {
  try {
    const store: Store = await import("../store/open.ts");
    return () => store;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function isSqliteError(error: unknown): boolean {
  return error instanceof Error && error.name === "SqliteError";
}

async function tellLines(surroundings: Surroundings, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const text = lines.map((line) => `${line}\n`).join("");
  // A reader of stderr that went away is no reason to fail.
  await new Promise<void>((resolve) => surroundings.stderr.write(text, () => resolve()));
}
