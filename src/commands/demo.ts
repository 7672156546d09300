import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { EXIT } from "../core/problem.ts";
import type { Day } from "../core/scalars.ts";
import type { Table, TableRow } from "../render/table.ts";
import type { Ledger, LedgerMode } from "../store/open.ts";
import { openLedger } from "../store/open.ts";
import type { Shop } from "../store/shop.ts";
import type { CommandDef, Context, Input, Result } from "./command.ts";
import { configSet } from "./config-set.ts";
import { importPaths } from "./import.ts";
import { makeLedger } from "./make-ledger.ts";
import { overdue } from "./overdue.ts";
import { pipeline } from "./pipeline.ts";
import { profit } from "./profit.ts";
import { reconcile } from "./reconcile.ts";

const SHOP_FOLDER = fileURLToPath(new URL("../../fixtures/shop", import.meta.url));

/** The day after the sample shop's last export: its reports are the same whenever they are run. */
const DEMO_DAY = "2026-11-09" as Day;
const DEMO_SHOP: Shop = { shop: "Demo", currency: "USD", timezone: "America/Los_Angeles" };
const OWN_HANDLE = "demo.glow.shop";
const NOTHING: Input = { arguments: [], options: {} };

/** The folder of the demo's ledger: as named, else a new one among the temporary files. */
function demoFolder(context: Context, name: string | undefined): string {
  if (name === undefined) return mkdtempSync(join(tmpdir(), "creatorops-demo-"));
  const folder = resolve(context.cwd, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A context that works on the demo's ledger and day; `close` closes what was opened. */
function demoContext(context: Context, ledgerPath: string): { demo: Context; close: () => void } {
  const opened: Ledger[] = [];
  const ledger = (mode: LedgerMode): Ledger => {
    const made = openLedger(ledgerPath, mode);
    opened.push(made);
    return made;
  };
  const demo: Context = {
    ...context,
    ledgerPath,
    ledger,
    knownAt: undefined,
    asOf: () => Promise.resolve(DEMO_DAY),
    period: () => Promise.resolve({ from: null, to: null }),
  };
  const close = (): void => {
    for (const each of opened.splice(0)) each.db.close();
  };
  return { demo, close };
}

/** What an import said, in a few words. */
function importedInWords({ tables }: Result): string {
  const rows = tables[0]?.rows ?? [];
  const sum = (key: string): number => rows.reduce((total, row) => total + Number(row[key]), 0);
  return `${rows.length} files, ${sum("read")} rows: ${sum("new")} new, ${sum("rejected")} rejected`;
}

function stepsTable(steps: readonly TableRow[]): Table {
  return {
    name: "demo",
    title: "What the demo ran",
    columns: [
      { key: "command", label: "command", kind: "text", priority: 1 },
      { key: "result", label: "result", kind: "text", priority: 2 },
    ],
    rows: steps,
    totals: null,
    notes: [],
    empty: "",
    period: null,
  };
}

export const demo: CommandDef = {
  arguments: [
    { name: "dir", summary: "folder for the ledger; else one among the temporary files", required: false },
  ],
  options: [],
  report: false,
  examples: ["creatorops demo"],
  run: async (context, input) => {
    const folder = demoFolder(context, input.arguments[0]);
    const ledgerPath = join(folder, "creatorops.db");
    const steps: TableRow[] = [];
    const say = (command: string, result: string): void => {
      steps.push({ command, result });
    };
    makeLedger(context.ledgerPath === ledgerPath ? context : { ...context, ledgerPath }, DEMO_SHOP);
    const { shop, currency, timezone } = DEMO_SHOP;
    say(`creatorops init --shop "${shop}" --currency ${currency} --timezone ${timezone}`, "a new ledger");
    const { demo: lent, close } = demoContext(context, ledgerPath);
    try {
      await configSet.run(lent, { arguments: ["shop.own_handles", OWN_HANDLE], options: {} });
      close();
      say(`creatorops config set shop.own_handles ${OWN_HANDLE}`, "the shop's own account is no creator");
      const imported = await importPaths(lent, { arguments: [SHOP_FOLDER], options: {} });
      say(`creatorops import ${shownFolder(context)}`, importedInWords(imported));
      close();
      const tables: Table[] = [];
      const problems = [...imported.problems];
      for (const [name, command] of Object.entries({ reconcile, pipeline, overdue, profit })) {
        const result = await command.run(lent, NOTHING);
        close();
        const count = result.tables[0]?.rows.length ?? 0;
        say(`creatorops ${name} --as-of ${DEMO_DAY}`, `${count} rows`);
        if (name !== "reconcile") tables.push(...result.tables);
      }
      const heading = { shop, currency, timezone };
      return { tables: [stepsTable(steps), ...tables], problems, exit: EXIT.done, heading, asOf: DEMO_DAY };
    } finally {
      close();
    }
  },
};

function shownFolder(context: Context): string {
  return SHOP_FOLDER.startsWith(context.cwd) ? relative(context.cwd, SHOP_FOLDER) : SHOP_FOLDER;
}
