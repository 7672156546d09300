import type { Context, OptionValue } from "../commands/command.ts";
import { dayOf } from "../core/time.ts";
import type { Problem } from "../core/problem.ts";
import type { Day, Instant } from "../core/scalars.ts";
import { visible } from "../render/visible.ts";
import type { Ledger, LedgerMode } from "../store/open.ts";
import { ledgerPathOf } from "./ledger-path.ts";
import { resolveDay, resolvePeriod } from "./period.ts";
import { refusal } from "./problems.ts";
import { readStandardInput } from "./standard-input.ts";
import type { Surroundings } from "./surroundings.ts";

/** A context, and what the edge has to do when the command is through. */
export interface Lent {
  readonly context: Context;
  /**
   * Closes what the command opened: before anything is printed, lest a slow reader keep the ledger locked.
   */
  readonly close: () => void;
  /** What is to be said of the ledgers that were opened. */
  readonly warnings: () => readonly Problem[];
}

/** The part of the store that the edge needs; loaded beside the command. */
export interface Store {
  readonly openLedger: (path: string, mode: LedgerMode) => Ledger;
  /** What SQLite says, as what a person can do about it. */
  readonly ledgerProblem: (error: unknown, path: string) => unknown;
}

/** Builds what a command may use of the world. */
export function lendContext(
  shared: Readonly<Record<string, OptionValue>>,
  surroundings: Surroundings,
  store: () => Store,
  streams: boolean,
): Lent {
  const { env, now } = surroundings;
  const ledgerPath = ledgerPathOf(textOf(shared["db"]), env["CREATOROPS_DB"]);
  const today = (timezone: string): Day => dayOf(now() as Instant, timezone);
  const asOf = textOf(shared["as-of"]);
  const quiet = shared["quiet"] === true;
  const verbose = shared["verbose"] === true;
  const opened = new Map<LedgerMode, Ledger>();
  const context: Context = {
    cwd: surroundings.cwd,
    env,
    ledgerPath,
    now,
    today,
    asOf: async (timezone) => {
      return asOf === undefined ? today(timezone) : await resolveDay("as-of", asOf, today(timezone));
    },
    day: async (option, expression, timezone) => await resolveDay(option, expression, today(timezone)),
    isDayGiven: asOf !== undefined,
    knownAt: textOf(shared["known-at"]),
    rowLimit: rowLimitOf(shared),
    ...(typeof shared["limit"] === "number" && { limit: shared["limit"] }),
    streams,
    period: async (day) => await resolvePeriod(shared, day),
    get interactive() {
      return isInteractive(shared, surroundings);
    },
    yes: shared["yes"] === true,
    force: shared["force"] === true,
    quiet,
    verbose,
    debug: shared["debug"] === true,
    ledger: (mode) => {
      const ledger = opened.get(mode) ?? store().openLedger(ledgerPath, mode);
      opened.set(mode, ledger);
      return ledger;
    },
    ask: async (question) => {
      if (!context.interactive)
        throw refusal("CO004", `a value is missing and there is nobody to ask: ${question.message}`);
      return (await import("./prompt.ts")).askOnTerminal(question);
    },
    tell: (line) => {
      if (!quiet && (verbose || surroundings.stderrIsTerminal))
        surroundings.stderr.write(`${visible(line)}\n`, () => undefined);
    },
    readStandardInput,
  };
  const ledgers = (): readonly Ledger[] => [...opened.values()];
  return {
    context,
    close: () => ledgers().forEach(({ db }) => db.close()),
    // One file may have been opened in two modes.
    warnings: () => ledgers().find(({ warnings = [] }) => warnings.length > 0)?.warnings ?? [],
  };
}

/** Whether there is somebody to ask; the terminals last, which are dearer to ask about. */
function isInteractive(shared: Readonly<Record<string, OptionValue>>, surroundings: Surroundings): boolean {
  if (shared["no-input"] === true || surroundings.env["CI"]) return false;
  return surroundings.stdinIsTerminal && surroundings.stderrIsTerminal;
}

/** `--limit`, unless the rows beyond it decide as well: sorting and `--fail-on` come before the cut. */
function rowLimitOf(shared: Readonly<Record<string, OptionValue>>): number | null {
  const { limit, sort } = shared;
  const needsAll = sort !== undefined || shared["fail-on"] !== undefined;
  return typeof limit === "number" && !needsAll ? limit : null;
}

function textOf(value: OptionValue): string | undefined {
  return typeof value === "string" ? value : undefined;
}
