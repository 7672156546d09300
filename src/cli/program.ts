import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type {
  CommandDef,
  CommandEntry,
  CommandGroup,
  Input,
  OptionDef,
  OptionValue,
} from "../commands/command.ts";
import { EXIT_CODES_HELP } from "./help.ts";
import { GLOBAL_OPTIONS, propertyOf, REPORT_OPTIONS, ROW_OPTIONS } from "./options.ts";
import { readOptionValue } from "./option-value.ts";
import { refusal } from "./problems.ts";

/** What a command line asks for. */
export interface Invocation {
  readonly path: string;
  readonly command: CommandDef;
  readonly input: Input;
  /** Values of the global and report options, by name as typed (`as-of`). */
  readonly shared: Readonly<Record<string, OptionValue>>;
}

/** A command to run, or a text (help, version) that is the whole answer. */
export type Request =
  | { readonly kind: "run"; readonly invocation: Invocation }
  | { readonly kind: "print"; readonly text: string };

export interface ProgramFacts {
  readonly version: string;
  /** Columns for the help. */
  readonly width: number;
}

/**
 * Reads the command line. Nothing is opened and nothing printed.
 * @throws CannotGoOn with exit 2 for whatever is not understood, on every sub-command.
 */
export async function readCommandLine(
  argv: readonly string[],
  groups: readonly CommandGroup[],
  facts: ProgramFacts,
): Promise<Request> {
  const printed: string[] = [];
  const found: Invocation[] = [];
  const words = wordsOf(argv, groups);
  const program = buildProgram(concerned(words, groups), facts, printed, (invocation) =>
    found.push(invocation),
  );
  try {
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: "print", text: printed.join("") };
    throw usageProblem(error);
  }
  const [invocation] = found;
  if (invocation === undefined)
    throw refusal("CO001", "no command given", "creatorops --help lists the commands");
  return { kind: "run", invocation };
}

/**
 * The words as commander shall see them: `help profit` is `profit --help`. Help of a command that does not
 * exist is an error, not the general help; and a wrong word after a noun is a wrong command, not an argument
 * of its `list`.
 */
function wordsOf(argv: readonly string[], groups: readonly CommandGroup[]): readonly string[] {
  if (argv.length === 0) return ["--help"];
  const words = argv[0] === "help" ? [...argv.slice(1), "--help"] : argv;
  const [first = "", second] = words;
  const paths = groups.flatMap((group) => group.commands.map((entry) => entry.path));
  if (first.startsWith("-") || paths.includes(first)) return words;
  const below = paths.filter((path) => path.startsWith(`${first} `));
  if (below.length === 0) return words.filter((word) => word !== "--help" && word !== "-h");
  if (second === undefined || second.startsWith("-") || below.includes(`${first} ${second}`)) return words;
  throw refusal("CO001", `unknown command '${first} ${second}'`, `commands: ${below.join(", ")}`);
}

/** The commands that the words can be about: making all of them takes as long as running one. */
function concerned(words: readonly string[], groups: readonly CommandGroup[]): readonly CommandGroup[] {
  const parts = groups.map(({ title, commands }) => ({
    title,
    commands: commands.filter(({ path }) => path.split(" ", 1)[0] === words[0]),
  }));
  // Words that name none may name one behind an option, or one that is nearly so.
  return parts.some(({ commands }) => commands.length > 0) ? parts : groups;
}

function buildProgram(
  groups: readonly CommandGroup[],
  facts: ProgramFacts,
  printed: string[],
  onCommand: (invocation: Invocation) => void,
): Command {
  const program = new Command("creatorops");
  program
    .description("Reconciles TikTok Shop orders by creator: who sold what, who owes a post, what is left.")
    .usage("<command> [options]")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => printed.push(text),
      writeErr: () => undefined,
      getOutHelpWidth: () => facts.width,
      getErrHelpWidth: () => facts.width,
      getOutHasColors: () => false,
    })
    .configureHelp({ showGlobalOptions: true })
    .helpOption("-h, --help", "explain")
    .helpCommand(false)
    .version(facts.version, "--version", "print the version")
    .addHelpText("after", EXIT_CODES_HELP);
  for (const option of GLOBAL_OPTIONS) program.addOption(commanderOption(option));
  for (const group of groups) for (const entry of group.commands) addEntry(program, group, entry);
  loadWhenCalled(program, groups, onCommand);
  return program;
}

/** Adds a command below its noun; the noun is made when its first command comes. */
function addEntry(program: Command, group: CommandGroup, entry: CommandEntry): void {
  const words = entry.path.split(" ");
  const name = words.pop() ?? "";
  const [noun] = words;
  if (noun === undefined) {
    program.command(name).summary(entry.summary).description(entry.summary).helpGroup(`${group.title}:`);
    return;
  }
  const parent =
    program.commands.find((command) => command.name() === noun) ??
    program.command(noun).helpCommand(false).helpGroup(`${group.title}:`);
  if (name === "list") parent.summary(entry.summary).description(entry.summary);
  parent
    .command(name, { isDefault: name === "list" })
    .summary(entry.summary)
    .description(entry.summary);
}

/** Gives a command its arguments and options at the moment when commander has found it. */
function loadWhenCalled(
  program: Command,
  groups: readonly CommandGroup[],
  onCommand: (invocation: Invocation) => void,
): void {
  const entries = new Map(
    groups.flatMap((group) => group.commands.map((entry) => [entry.path, entry] as const)),
  );
  const complete = async (parent: Command, command: Command): Promise<void> => {
    const path = parent === program ? command.name() : `${parent.name()} ${command.name()}`;
    const entry = entries.get(path);
    if (entry === undefined) return;
    const definition = await entry.load();
    describeCommand(command, definition);
    command.action(() => onCommand(invocationOf(path, definition, command, program)));
  };
  program.hook("preSubcommand", complete);
  for (const command of program.commands) command.hook("preSubcommand", complete);
}

function describeCommand(command: Command, definition: CommandDef): void {
  for (const { name, summary, required, variadic } of definition.arguments) {
    const shown = variadic ? `${name}...` : name;
    command.addArgument(new Argument(required ? `<${shown}>` : `[${shown}]`, summary));
  }
  for (const option of definition.options) command.addOption(commanderOption(option));
  for (const option of tableOptions(definition))
    command.addOption(commanderOption(option).helpGroup("Report options:"));
  const examples = definition.examples.map((example) => `  ${example}`).join("\n");
  if (examples !== "") command.addHelpText("after", `\nExamples:\n${examples}`);
}

/** Options about the answer that a command takes besides its own. */
function tableOptions({ report, rows }: CommandDef): readonly OptionDef[] {
  if (report) return REPORT_OPTIONS;
  return rows === true ? ROW_OPTIONS : [];
}

function commanderOption(definition: OptionDef): Option {
  const { name, kind, summary, choices } = definition;
  if (kind === "flag") {
    const flag = new Option(`--${name}`, summary);
    // commander would fold --no-color into --color, and the last would win; they are two wishes.
    flag.negate = false;
    return flag;
  }
  const help = choices === undefined ? summary : `${summary}: ${choices.join(", ")}`;
  const value = definition.value ?? name;
  const option = new Option(`--${name} ${definition.bare === true ? `[${value}]` : `<${value}>`}`, help);
  return option.argParser((text: string, previous: OptionValue) => {
    const read = readOptionValue(definition, text, previous);
    if (!read.ok) throw new InvalidArgumentError(read.reason);
    return read.value;
  });
}

function invocationOf(path: string, definition: CommandDef, command: Command, program: Command): Invocation {
  const own = command.opts<Record<string, OptionValue>>();
  const everywhere = program.opts<Record<string, OptionValue>>();
  const shared = valuesOf(tableOptions(definition), own);
  return {
    path,
    command: definition,
    input: { arguments: command.args, options: valuesOf(definition.options, own) },
    shared: { ...shared, ...valuesOf(GLOBAL_OPTIONS, everywhere) },
  };
}

function valuesOf(
  definitions: readonly OptionDef[],
  values: Readonly<Record<string, OptionValue>>,
): Record<string, OptionValue> {
  return Object.fromEntries(definitions.map(({ name }) => [name, values[propertyOf(name)]]));
}

/** commander's own words, as one line. */
function usageProblem(error: CommanderError): Error {
  const message = error.message.replace(/^error: /, "").replace(/\s*\n\s*/g, " ");
  if (error.code === "commander.help") {
    return refusal("CO001", "no command given", "creatorops --help lists the commands");
  }
  const code = error.code === "commander.invalidArgument" ? "CO002" : "CO001";
  return refusal(code, message, "add --help to see what the command takes");
}
