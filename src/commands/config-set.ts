import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { Problem } from "../core/problem.ts";
import { parseSetting } from "../core/settings.ts";
import { refresh } from "../store/refresh.ts";
import { recordEdit, settingFact } from "../store/edits.ts";
import { hasImports } from "../store/queries/settings.ts";
import { readShop } from "../store/shop.ts";
import { tableResult } from "./answer.ts";
import type { CommandDef } from "./command.ts";
import { commandProblem } from "./problems.ts";
import { settingOfArgument } from "./setting-argument.ts";

function refuse(problem: Problem): CannotGoOn {
  return new CannotGoOn(EXIT.refused, problem);
}

export const configSet: CommandDef = {
  arguments: [
    { name: "key", summary: "name of the setting", required: true },
    { name: "value", summary: "its new value; a rate as 6% or, in basis points, 600", required: true },
  ],
  options: [{ name: "from", kind: "day", value: "date", summary: "first day on which it holds" }],
  report: false,
  examples: ["creatorops config set referral_rate 6% --from 2026-07-01"],
  run: async (context, input) => {
    const [name = "", text = ""] = input.arguments;
    const setting = settingOfArgument(name);
    const written = input.options["from"] as string | undefined;
    if (written !== undefined && !setting.dated) {
      throw refuse({
        code: "CO003",
        severity: "refused",
        message: `${name} holds on every day; --from does not go with it`,
        cure: `creatorops config set ${name} ${text}`,
      });
    }
    const ledger = context.ledger("write");
    const shop = readShop(ledger.db);
    const from = written === undefined ? "" : await context.day("from", written, shop.timezone);
    const value = parseSetting(name, text, shop.currency);
    if (!value.ok) {
      const cure =
        setting.kind === "rate"
          ? `creatorops config set ${name} 6% (or 600, in basis points)`
          : `${setting.summary}: creatorops config get ${name}`;
      throw refuse(commandProblem("settingValue", `${name} ${text}: ${value.reason}`, { cure }));
    }
    if ((name === "shop.currency" || name === "shop.timezone") && hasImports(ledger.db)) {
      throw refuse(
        commandProblem(
          "fixedSetting",
          `${name} cannot change any more: amounts and days of the imported files were read with it`,
        ),
      );
    }
    const summary = `set ${name} to ${text}${from === "" ? "" : ` from ${from}`}`;
    const done = recordEdit(ledger, {
      summary,
      facts: [settingFact(name, value.value, from)],
      recordedAt: context.now(),
    });
    refresh(ledger.db);
    return tableResult(readShop(ledger.db), {
      name: "config set",
      title: `Change ${done.changeId}: ${summary}`,
      columns: [
        { key: "key", label: "setting", kind: "text", priority: 1 },
        { key: "value", label: "value", kind: "text", priority: 1 },
        { key: "from", label: "from", kind: "day", priority: 1 },
        { key: "import_id", label: "change", kind: "integer", priority: 1 },
      ],
      rows: [{ key: name, value: text, from: from === "" ? null : from, import_id: done.changeId }],
      totals: null,
      notes: [],
      empty: "",
      period: null,
    });
  },
};
