import { CannotGoOn, EXIT } from "../core/problem.ts";
import { rebuild } from "../store/build.ts";
import type { ChangeRow } from "../store/changes.ts";
import { readShop } from "../store/shop.ts";
import { undoChanges } from "../store/undo.ts";
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

async function confirm(context: Context, change: ChangeRow): Promise<void> {
  const what = change.file ?? change.summary ?? change.source;
  if (context.yes) return;
  if (context.interactive) {
    const answer = await context.ask({
      message: `Take out change ${change.change_id} (${what}, ${change.read} rows)?`,
      choices: ["no", "yes"],
      default: "no",
    });
    if (answer === "yes") return;
  }
  const message = `change ${change.change_id} (${what}, ${change.read} rows) was not undone: it needs a confirmation`;
  const cure = `creatorops imports undo ${change.change_id} --yes`;
  throw new CannotGoOn(EXIT.confirmation, commandProblem("unconfirmedUndo", message, { cure }));
}

export const importsUndo: CommandDef = {
  arguments: [{ name: "change", summary: "its number", required: true }],
  options: [],
  report: false,
  examples: ["creatorops imports undo 4 --yes"],
  run: async (context, input) => {
    const ledger = context.ledger("write");
    const change = changeOfArgument(ledger, input.arguments[0]);
    checkUndoable(change);
    await confirm(context, change);
    const undo = ledger.db.transaction(() => undoChanges(ledger.db, [change.change_id], context.now()));
    const undone = undo.immediate();
    rebuild(ledger.db);
    return tableResult(readShop(ledger.db), {
      name: "imports undo",
      title: `Change ${change.change_id} is undone`,
      columns: [
        { key: "import_id", label: "change", kind: "integer", priority: 1 },
        { key: "source", label: "source", kind: "text", priority: 1 },
        { key: "file", label: "file", kind: "text", priority: 1 },
        { key: "removed", label: "facts removed", kind: "integer", priority: 1 },
        { key: "restored", label: "earlier facts again current", kind: "integer", priority: 1 },
      ],
      rows: [{ import_id: change.change_id, source: change.source, file: change.file, ...undone }],
      totals: null,
      notes: [],
      empty: "",
      period: null,
    });
  },
};
