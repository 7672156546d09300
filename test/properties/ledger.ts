import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { CommandDef, Context, Input, Period } from "../../src/commands/command.ts";
import type { FileOutcome } from "../../src/commands/import-file.ts";
import { importFile } from "../../src/commands/import-file.ts";
import { memorySource } from "../../src/importers/sheet/byte-source.ts";
import { overdue } from "../../src/commands/overdue.ts";
import { pipeline } from "../../src/commands/pipeline.ts";
import { profit } from "../../src/commands/profit.ts";
import { reconcile } from "../../src/commands/reconcile.ts";
import type { SheetFact } from "../../src/core/facts.ts";
import type { Day, Instant } from "../../src/core/scalars.ts";
import type { Table, TableRow } from "../../src/render/table.ts";
import { rebuild } from "../../src/store/build.ts";
import { recordEdit, settingFact } from "../../src/store/edits.ts";
import type { Ledger } from "../../src/store/open.ts";
import { createLedger, openLedger } from "../../src/store/open.ts";
import { refresh } from "../../src/store/refresh.ts";
import { rehearse } from "../../src/store/rehearse.ts";
import { undoChanges } from "../../src/store/undo.ts";
import type { UndoEffect } from "../../src/store/undo-effects.ts";
import { undoWithEffects } from "../../src/store/undo-effects.ts";
import { shopArbitrary } from "../shops/arbitrary.ts";
import type { Shop } from "../shops/model.ts";
import { writeCreatorExports, writeShop } from "../shops/write.ts";

/** A file as it is handed to the import. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
  /** `--exported-at`, in seconds. */
  readonly exportedAt?: number;
  /** Whose file it is, where nothing in it says so. */
  readonly creator?: string | null;
}

/** A place for ledgers, and the shop's files in the order in which its sheets were kept. */
export interface World {
  readonly files: readonly GivenFile[];
  readonly ledger: (name: string) => TestLedger;
}

/** A ledger that was made for one shop: settings first, as edits. Few orders are many of a small shop's. */
export interface TestLedger {
  readonly path: string;
  /** Imports a file and leaves the derived tables dirty. */
  readonly take: (file: GivenFile) => TableRow;
  /** The same, with all that came of it. */
  readonly import: (file: GivenFile) => FileOutcome;
  /** Only says what would happen. */
  readonly predict: (file: GivenFile) => Promise<TableRow>;
  readonly takeAll: (files: readonly GivenFile[]) => TableRow[];
  readonly undo: (changeId: number) => void;
  /** What undoing a change would do; nothing is changed. */
  readonly effectsOf: (changeId: number) => Promise<readonly UndoEffect[]>;
  /** Records an edit and answers its number. */
  readonly edit: (edit: { readonly summary: string; readonly fact: SheetFact }) => number;
  readonly rebuild: () => void;
  /** What a command does before it ends; answers whether it followed the touched orders or made everything anew. */
  readonly refresh: () => ReturnType<typeof refresh>;
  /** The open ledger, for looking at its tables. */
  readonly open: Ledger;
}

/** The log's clock; nothing that is compared comes from it. */
const NOW = 1_795_000_000;

function record(ledger: Ledger, summary: string, setting: ReturnType<typeof settingFact>): void {
  recordEdit(ledger, { summary, facts: [setting], recordedAt: NOW });
}

/** What a ledger has to know of a shop before its files come. */
type ShopSettings = Pick<Shop, "currency" | "timezone" | "settings">;

function makeLedger(path: string, shop: ShopSettings, skippedSetting: number | null): Ledger {
  const made = createLedger(path, (db) => {
    const facts = [
      settingFact("shop.name", "Demo Shop", ""),
      settingFact("shop.currency", shop.currency, ""),
      settingFact("shop.timezone", shop.timezone, ""),
    ] as const;
    recordEdit({ db, path, mode: "write" }, { summary: "made", facts, recordedAt: NOW });
  });
  // Nothing of a test outlives a crash.
  made.db.pragma("synchronous = OFF");
  shop.settings.forEach(({ name, value, from }, index) => {
    if (index !== skippedSetting) record(made, `set ${name}`, settingFact(name, value, from ?? ""));
  });
  return made;
}

/** A new ledger of the shop; `skippedSetting` is the place of a setting that it never sees. */
export function testLedger(
  path: string,
  shop: ShopSettings,
  skippedSetting: number | null = null,
): TestLedger {
  const open = makeLedger(path, shop, skippedSetting);
  const { currency, timezone } = shop;
  const importOne = (file: GivenFile, dryRun = false): FileOutcome => {
    const { name, bytes, modifiedAt } = file;
    const options = {
      read: {
        currency,
        timezone,
        creator: file.creator ?? null,
        ...(file.exportedAt === undefined ? {} : { exportedAt: file.exportedAt as Instant }),
      },
      asSamples: false,
      asReplacements: false,
      dryRun,
      strict: false,
      expectRows: null,
    };
    const content = { bytes: memorySource(bytes), opened: { kind: "text" } } as const;
    const [outcome] = importFile(open, name, true, { content, modifiedAt }, options, NOW);
    if (outcome === undefined) throw new Error("a file has an outcome");
    return outcome;
  };
  const take = (file: GivenFile): TableRow => importOne(file).row;
  return {
    path,
    open,
    take,
    import: (file) => importOne(file),
    predict: (file) => rehearse(open, () => Promise.resolve(importOne(file, true).row)),
    takeAll: (files) => {
      const rows = files.map((file) => take(file));
      refresh(open.db, 1);
      return rows;
    },
    undo: (changeId) => {
      open.db.transaction(() => undoChanges(open.db, [changeId], NOW))();
      refresh(open.db, 1);
    },
    effectsOf: (changeId) =>
      rehearse(open, () => Promise.resolve(undoWithEffects(open.db, changeId, NOW).effects)),
    edit: ({ summary, fact }) => recordEdit(open, { summary, facts: [fact], recordedAt: NOW }).changeId ?? 0,
    rebuild: () => rebuild(open.db),
    refresh: () => refresh(open.db, 1),
  };
}

/** Writes the shop's files, lends ledgers, and cleans up. */
async function withWorld(shop: Shop, check: (world: World) => Promise<void> | void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "creatorops-properties-"));
  const lent: TestLedger[] = [];
  try {
    const place = join(folder, "files");
    mkdirSync(place);
    const own = writeShop(shop, place).map((name) => ({ name, creator: null }));
    const files = [...own, ...writeCreatorExports(shop, place)].map(({ name, creator }) => {
      const path = join(place, name);
      return { name, creator, bytes: readFileSync(path), modifiedAt: Math.floor(statSync(path).mtimeMs) };
    });
    const ledger = (name: string): TestLedger => {
      const made = testLedger(join(folder, `${name}.db`), shop);
      lent.push(made);
      return made;
    };
    await check({ files, ledger });
  } finally {
    for (const { open } of lent) open.db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function refuseToAsk(): never {
  throw new Error("a report asks nobody");
}

/** Runs a report as the edge does: on a connection of its own, which is closed afterwards. */
export async function report(
  path: string,
  command: CommandDef,
  options: Input["options"],
  asOf: string,
  period: Period = { from: null, to: null },
): Promise<Table> {
  const opened: Ledger[] = [];
  const context: Context = {
    cwd: "/",
    env: {},
    ledgerPath: path,
    now: () => NOW,
    today: () => asOf as Day,
    asOf: () => Promise.resolve(asOf as Day),
    day: (_option, expression) => Promise.resolve(expression as Day),
    isDayGiven: true,
    knownAt: undefined,
    rowLimit: null,
    streams: false,
    period: () => Promise.resolve(period),
    interactive: false,
    yes: true,
    quiet: true,
    verbose: false,
    debug: false,
    ledger: (mode) => {
      const ledger = opened[0] ?? openLedger(path, mode);
      if (opened.length === 0) opened.push(ledger);
      return ledger;
    },
    ask: refuseToAsk,
    tell: () => undefined,
    readStandardInput: refuseToAsk,
  };
  try {
    const { tables } = await command.run(context, { arguments: [], options });
    const [table] = tables;
    if (table === undefined) throw new Error("a report has a table");
    return table;
  } finally {
    for (const { db } of opened) db.close();
  }
}

const REPORTS: readonly (readonly [CommandDef, Input["options"]])[] = [
  [profit, { by: "creator" }],
  [profit, { by: "product" }],
  [profit, { by: "week" }],
  [profit, { by: "total", attributed: true }],
  [profit, { by: "creator", basis: "settled" }],
  [profit, { by: "month", basis: "sample" }],
  [pipeline, {}],
  [pipeline, { list: true }],
  [overdue, { "due-within": "30d", lapsed: true }],
  [reconcile, {}],
];

/** The text of all reports as of a day. */
export async function reports(path: string, asOf: string): Promise<string> {
  const texts: string[] = [];
  for (const [command, options] of REPORTS) {
    texts.push(JSON.stringify(await report(path, command, options, asOf)));
  }
  return texts.join("\n");
}

/** CREATOROPS_RUNS raises the number of shops, CREATOROPS_SEED draws others. */
const RUNS = Number(process.env["CREATOROPS_RUNS"] ?? 5);
const SEED = Number(process.env["CREATOROPS_SEED"] ?? 20_261_123);
const SIZE = Number(process.env["CREATOROPS_SHOP_SIZE"] ?? 10);

/** A guard against what hangs, not a measure. */
export const HANG_GUARD = { timeout: 120_000 + RUNS * 5000 };

/** Holds a law against random shops; `draw` makes the choices that the law leaves open. */
export async function forShops<Draw>(
  draw: fc.Arbitrary<Draw>,
  check: (shop: Shop, world: World, draw: Draw) => Promise<void> | void,
): Promise<void> {
  const property = fc.asyncProperty(shopArbitrary(SIZE), draw, async (shop, chosen) => {
    await withWorld(shop, (world) => check(shop, world, chosen));
  });
  // The limit also ends the shrinking of a shop that fails.
  const limits = { interruptAfterTimeLimit: 60_000 + RUNS * 3000, markInterruptAsFailure: true };
  await fc.assert(property, { numRuns: RUNS, seed: SEED, ...limits });
}
