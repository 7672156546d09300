import { counted } from "../core/counted.ts";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import { effectsText, undoTable } from "../reports/undo.ts";
import type { ChangeRow } from "../store/changes.ts";
import { alone } from "../store/alone.ts";
import { rehearse } from "../store/rehearse.ts";
import { readShop } from "../store/shop.ts";
import { undoWithEffects } from "../store/undo-effects.ts";
import { tableResult } from "./answer.ts";
import { changeOfArgument } from "./change-argument.ts";
import type { CommandDef, Context } from "./command.ts";
import { commandProblem } from "./problems.ts";

function checkUndoable(change: ChangeRow): void {
  if (change.undone_at !== null) {
    throw new CannotGoOn(
      EXIT.refused,
      commandProblem("undoneAlready", `change ${change.change_id} is undone already`),
    );
  }
  if (change.change_id === 1) {
    throw new CannotGoOn(
      EXIT.refused,
      commandProblem("firstChange", "change 1 made the ledger and cannot be undone"),
    );
  }
}

/** Asks a person, after what depends on the change; elsewhere the answer has to be given with --yes. */
async function confirm(context: Context, change: ChangeRow, preview: () => Promise<string>): Promise<void> {
  if (context.yes) return;
  const { change_id: id, read } = change;
  const what = `change ${id} (${change.file ?? change.summary ?? change.source}, ${counted(read, "row")})`;
  const effects = await preview();
  if (context.interactive) {
    context.tell(`Without change ${id}: ${effects}`);
    const question = { message: `Take out ${what}?`, choices: ["no", "yes"], default: "no" };
    if ((await context.ask(question)) === "yes") return;
  }
  const message = `${what} was not undone: it needs a confirmation. Without it: ${effects}`;
  const cure = `creatorops imports undo ${id} --yes`;
  throw new CannotGoOn(EXIT.confirmation, commandProblem("unconfirmedUndo", message, { cure }));
}

export const importsUndo: CommandDef = {
  arguments: [{ name: "change", summary: "its number", required: true }],
  options: [{ name: "dry-run", kind: "flag", summary: "say what depends on it and change nothing" }],
  report: false,
  examples: ["creatorops imports undo 4 --dry-run", "creatorops imports undo 4 --yes"],
  run: async (context, input) => {
    const ledger = context.ledger("write");
    const { db } = ledger;
    const change = changeOfArgument(ledger, input.arguments[0]);
    checkUndoable(change);
    const undo = (): ReturnType<typeof undoWithEffects> =>
      undoWithEffects(db, change.change_id, context.now());
    const dryRun = input.options["dry-run"] === true;
    const rehearsed = (): Promise<ReturnType<typeof undo>> => rehearse(ledger, () => Promise.resolve(undo()));
    if (!dryRun) await confirm(context, change, async () => effectsText((await rehearsed()).effects));
    const { undone, effects } = dryRun ? await rehearsed() : alone(ledger, undo);
    return tableResult(readShop(db), undoTable(change, undone, effects, dryRun));
  },
};
