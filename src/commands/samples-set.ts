import type { SheetFact } from "../core/facts.ts";
import { normaliseHandle } from "../core/handle.ts";
import { nearestText } from "../core/nearest.ts";
import { CannotGoOn, EXIT, type Problem } from "../core/problem.ts";
import { moveSample, SAMPLE_STATES, SAMPLE_STEPS, type SampleState, stateOf } from "../core/sample-states.ts";
import type { Day } from "../core/scalars.ts";
import type { Ledger } from "../store/open.ts";
import { servedOn } from "../store/queries/served-on.ts";
import type { NamedSample } from "../store/queries/sample-key.ts";
import { sampleKeys, sampleOfKey } from "../store/queries/sample-key.ts";
import { readShop } from "../store/shop.ts";
import { obligationsOn } from "../store/standing.ts";
import type { CommandDef } from "./command.ts";
import { commandProblem } from "./problems.ts";
import { record, ledgerToEdit } from "./record-edit.ts";
import { neededText, optionDay } from "./typed-value.ts";

/** A key as it is kept: without the marks that people put before ids and handles. */
function keyOf(typed: string): string {
  const bare = typed.trim().replace(/^[#@]\s*/u, "");
  const slash = bare.indexOf("/");
  const handle = slash < 0 ? null : normaliseHandle(bare.slice(0, slash));
  return handle === null ? bare : `${handle}${bare.slice(slash)}`;
}

function namedSample({ db }: Ledger, key: string): NamedSample {
  const found = sampleOfKey(db, key);
  if (found !== null) return found;
  const nearest = nearestText(key, sampleKeys(db));
  const perhaps = nearest === null ? "" : ` Perhaps it is ${nearest}.`;
  throw new CannotGoOn(EXIT.refused, commandProblem("unknownSample", `there is no sample ${key}.${perhaps}`));
}

/**
 * The row of a samples sheet that says it: under the order or parcel that the key names, else under the row's own
 * key. It holds nothing else of the sample, so that it means the same whatever the ledger knows of it.
 */
function sampleFact({ node, row_key }: NamedSample, fields: Readonly<Record<string, string>>): SheetFact {
  if (row_key === null) {
    const id = node.slice(2);
    const name = node.startsWith("o:") ? "order_id" : "tracking_number";
    return { fact: "sample_row", key: [id, ""], fields: { [name]: id, ...fields } };
  }
  const key = JSON.parse(row_key) as string[];
  const [printed = "", sku = ""] = key;
  const creator = printed.slice(0, printed.indexOf("/"));
  return { fact: "sample_row", key, fields: { creator, sku, ...fields } };
}

/** A post that answers the sample stands above the word that none will come. */
function refuseServed({ db }: Ledger, { sample, sample_ref }: NamedSample, on: Day): void {
  obligationsOn(db, on);
  const served = servedOn(db, sample_ref);
  if (served === null) return;
  const message = `${sample}: its post was made on ${served}`;
  throw new CannotGoOn(
    EXIT.refused,
    commandProblem("impossibleState", message, { cure: `creatorops explain ${sample} shows the post.` }),
  );
}

/** A day that was known already, and is another now. */
function replacedDay(found: NamedSample, fields: Readonly<Record<string, string>>): readonly Problem[] {
  return SAMPLE_STEPS.flatMap((step) => {
    const [before, after] = [found[`${step}_on`], fields[`${step}_on`]];
    if (before === null || after === undefined || before === after) return [];
    return [commandProblem("replaced", `${found.sample} was ${step} on ${before} until now`)];
  });
}

export const samplesSet: CommandDef = {
  arguments: [{ name: "key", summary: "the sample, by any key that it ever had", required: true }],
  options: [
    {
      name: "state",
      kind: "choice",
      choices: SAMPLE_STATES,
      value: "state",
      summary: "what became of it; a confirmed receipt is delivered",
    },
    { name: "on", kind: "day", value: "date", summary: "since when; without it today" },
  ],
  report: false,
  examples: ["creatorops samples set 577447928009093606 --state delivered --on 2026-11-01"],
  run: async (context, input) => {
    const key = keyOf(input.arguments[0] ?? "");
    const state = (await neededText(context, input, "state", {
      message: "What became of the sample",
      choices: SAMPLE_STATES,
      cure: "--state delivered",
    })) as SampleState;
    const ledger = ledgerToEdit(context);
    const { timezone } = readShop(ledger.db);
    const on = (await optionDay(context, input, "on", timezone)) ?? context.today(timezone);
    const found = namedSample(ledger, key);
    const moved = moveSample(found, state, on);
    if (!moved.ok) {
      const cure = `creatorops samples set ${key} ${moved.cure}.`;
      const message = `${found.sample} cannot be ${state} on ${on}: ${moved.reason}`;
      throw new CannotGoOn(EXIT.refused, commandProblem("impossibleState", message, { cure }));
    }
    if (state === "lapsed") refuseServed(ledger, found, on);
    const { fields, mendsDay } = moved.move;
    const before = stateOf(found);
    const rest = mendsDay ? `; it stays ${before}` : before === state ? "" : `; it was ${before}`;
    return record(context, ledger, {
      command: "samples set",
      summary: `sample ${found.sample} ${mendsDay ? "was " : ""}${state} on ${on}${rest}`,
      facts: [sampleFact(found, fields)],
      problems: replacedDay(found, fields),
    });
  },
};
