import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { smallShop } from "../oracle/small-shop.ts";
import { runHere } from "../properties/program.ts";
import type { ShopFile } from "../shops/model.ts";
import { writeShop } from "../shops/write.ts";

export type Row = Readonly<Record<string, unknown>>;

/** What a report prints as JSON. */
export interface Printed {
  readonly rows: readonly Row[];
  readonly totals: Row | null;
  readonly exceptions?: readonly Row[];
  readonly settlements?: readonly Row[];
  readonly notes: readonly Row[];
}

/** A USD ledger of a few rows, looked at on 2026-11-20. */
export interface SmallLedger {
  /** The file of the ledger. */
  readonly path: string;
  /** Imports files, each as it stands; file name → text. `options` go to `import`. */
  readonly take: (files: Readonly<Record<string, string>>, ...options: readonly string[]) => Promise<void>;
  /** Imports further exports. */
  readonly takeExports: (files: readonly ShopFile[]) => Promise<void>;
  readonly run: (...args: string[]) => Promise<string>;
  /** What a command that is done says on stderr; of one that is refused its exit code comes first. */
  readonly remarks: (...args: string[]) => Promise<string>;
  readonly report: (...args: string[]) => Promise<Printed>;
  readonly rows: (...args: string[]) => Promise<readonly Row[]>;
  /** The number of the latest change. */
  readonly lastChange: () => Promise<number>;
}

/** Makes a ledger of these exports and sheets. */
export async function smallLedger(
  files: readonly ShopFile[],
  sheets: Readonly<Record<string, string>> = {},
  settings: Readonly<Record<string, string>> = {},
): Promise<SmallLedger> {
  const folder = mkdtempSync(join(tmpdir(), "creatorops-rules-"));
  const path = join(folder, "a.db");
  const db = ["--db", path, "--no-input"];
  const run = async (...args: string[]): Promise<string> => {
    const ran = await runHere([...args, ...db]);
    if (ran.exit !== 0) throw new Error(ran.stdout);
    return ran.stdout;
  };
  const remarks = async (...args: string[]): Promise<string> => {
    const ran = await runHere([...args, ...db]);
    return ran.exit === 0 ? ran.stderr : `${ran.exit} ${ran.stderr}`;
  };
  let times = 0;
  const take = async (
    texts: Readonly<Record<string, string>>,
    ...options: readonly string[]
  ): Promise<void> => {
    for (const [name, text] of Object.entries(texts)) {
      times += 1;
      const place = join(folder, String(times));
      mkdirSync(place);
      writeFileSync(join(place, name), text);
      await run("import", join(place, name), ...options);
    }
  };
  await run("init", "--shop", "Demo", "--currency", "USD", "--timezone", "America/Los_Angeles");
  for (const [name, value] of Object.entries(settings)) await run("config", "set", name, value);
  const takeExports = async (more: readonly ShopFile[]): Promise<void> => {
    times += 1;
    const exports = join(folder, String(times));
    mkdirSync(exports);
    writeShop(smallShop(more), exports);
    await run("import", exports);
  };
  if (files.length > 0) await takeExports(files);
  await take(sheets);
  const report = async (...args: string[]): Promise<Printed> => {
    const day = args.includes("--as-of") ? [] : ["--as-of", "2026-11-20"];
    return JSON.parse(await run(...day, "--json", ...args)) as Printed;
  };
  const rows = async (...args: string[]): Promise<readonly Row[]> => (await report(...args)).rows;
  const lastChange = async (): Promise<number> =>
    Math.max(...(await rows("imports")).map((row) => Number(row["import_id"])));
  return { path, take, takeExports, run, remarks, report, rows, lastChange };
}
