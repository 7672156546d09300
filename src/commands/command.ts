import type { ExitCode, Problem } from "../core/problem.ts";
import type { Day } from "../core/scalars.ts";
import type { LedgerHeading, Table } from "../render/table.ts";
import type { Ledger, LedgerMode } from "../store/open.ts";

export type OptionKind = "flag" | "text" | "integer" | "day" | "choice" | "list" | "path" | "repeated";

export interface OptionDef {
  /** Long flag without dashes, as typed: `date-order`. Its value arrives under the same key. */
  readonly name: string;
  /** `list` takes names parted by commas; `repeated` may be given several times, its values are as typed. */
  readonly kind: OptionKind;
  readonly summary: string;
  /** Name of the value in the help: `--creator <handle>`. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** It may stand without its value, and is true then. */
  readonly bare?: true;
  /** The path is a file that the command writes: the edge refuses beforehand to replace one unasked. */
  readonly writes?: true;
}

export interface ArgumentDef {
  readonly name: string;
  readonly summary: string;
  readonly required: boolean;
  readonly variadic?: boolean;
}

/** A command as a value; help, completion and documentation are derived from it. */
export interface CommandDef {
  readonly arguments: readonly ArgumentDef[];
  readonly options: readonly OptionDef[];
  /** True for reports: they take the period, `--sort`, `--limit`, `--columns`, `--fail-on`. */
  readonly report: boolean;
  /** True for lists that no period narrows: they take `--sort`, `--limit`, `--columns`, `--fail-on`. */
  readonly rows?: true;
  /** Command lines that work on the sample shop. */
  readonly examples: readonly string[];
  /** Runs the command and returns what it has to say; it cannot print. */
  readonly run: (context: Context, input: Input) => Promise<Result> | Result;
}

/**
 * A line of the table of contents: all that the help of the whole tool needs. The command itself, and
 * whatever it imports, is loaded when it is called (start-up time).
 */
export interface CommandEntry {
  /** Words that call it: `imports list`. A noun called alone runs its `list`. */
  readonly path: string;
  readonly summary: string;
  readonly load: () => Promise<CommandDef>;
}

export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly CommandEntry[];
}

export type OptionValue = string | number | boolean | readonly string[] | undefined;

export interface Input {
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, OptionValue>>;
}

export interface Period {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** What the edge lends to a command: time, place, and questions to a person. */
export interface Context {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Path of the ledger: `--db`, else `CREATOROPS_DB`, else `./creatorops.db`. */
  readonly ledgerPath: string;
  /** Present instant in seconds, only for the log of changes. */
  readonly now: () => number;
  /** Today in a time zone. */
  readonly today: (timezone: string) => Day;
  /** `--as-of` as typed; resolve it with `asOf`. */
  readonly asOf: (timezone: string) => Promise<Day>;
  /** Whether `--as-of` was given: lists with a history then show one day of it. */
  readonly isDayGiven: boolean;
  /** `--known-at` as typed, or undefined. */
  readonly knownAt: string | undefined;
  /** A day that an option names (`yesterday`, `monday`, `7d`), against today. */
  readonly day: (option: string, expression: string, timezone: string) => Promise<Day>;
  /** Period options resolved against as-of; both null for all time. */
  readonly period: (asOf: Day) => Promise<Period>;
  /** True when a person can be asked (`cli.md §3`). */
  readonly interactive: boolean;
  readonly yes: boolean;
  /** Whether a file that is there already may be replaced. */
  readonly force?: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly debug: boolean;
  /** Opens the ledger once; closed by the edge after the command returned. */
  readonly ledger: (mode: LedgerMode) => Ledger;
  /** Rows that the answer needs at most, by `--limit`; null when it needs them all. */
  readonly rowLimit: number | null;
  /** `--limit` as typed, whatever else decides which rows it leaves. */
  readonly limit?: number;
  /** Whether the rows of the answer may come one by one while they are written (`Table.further`). */
  readonly streams: boolean;
  /** Asks on stderr; only when `interactive`. */
  readonly ask: (question: {
    readonly message: string;
    readonly default?: string;
    readonly choices?: readonly string[];
  }) => Promise<string>;
  /** One line of progress on stderr: for a person, or when `--verbose` asks for it. */
  readonly tell: (line: string) => void;
  /** Bytes of standard input, for `import -`. */
  readonly readStandardInput: () => Buffer;
}

/** A file that a command wants to be written, whole or not at all: a text, or a table as CSV. */
export type WrittenFile = { readonly path: string } & (
  | { readonly text: string; readonly table?: never }
  | { readonly table: Table; readonly text?: never }
);

/** What a command answers. The edge renders tables to stdout and problems to stderr. */
export interface Result {
  /** Tables in order; every command but `demo` has one. */
  readonly tables: readonly Table[];
  readonly problems: readonly Problem[];
  readonly exit: ExitCode;
  readonly heading: LedgerHeading | null;
  readonly asOf: Day | null;
  /** Files beside the answer, written before it is printed; whether they may be replaced was asked before. */
  readonly files?: readonly WrittenFile[];
  /** What was done, in a few lines on stderr. */
  readonly summary?: readonly string[];
}
