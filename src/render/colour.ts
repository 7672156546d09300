/** What decides whether output is coloured. */
export interface ColourWishes {
  readonly noColorFlag: boolean;
  readonly colorFlag: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True when the stream that is written to is a terminal. */
  readonly terminal: boolean;
}

/**
 * Decides once, for the whole run, whether to colour: `--no-color` > `--color` > `NO_COLOR` (non-empty) >
 * `TERM=dumb` > `FORCE_COLOR` > is it a terminal. `FORCE_COLOR=0` and `FORCE_COLOR=false` forbid colour.
 */
export function wantsColour(wishes: ColourWishes): boolean {
  if (wishes.noColorFlag) return false;
  if (wishes.colorFlag) return true;
  if (wishes.env["NO_COLOR"]) return false;
  if (wishes.env["TERM"] === "dumb") return false;
  const forced = wishes.env["FORCE_COLOR"];
  if (forced) return forced !== "0" && forced !== "false";
  return wishes.terminal;
}
