import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { moneyText } from "../shops/cells.ts";
import type { Setting, Shop } from "../shops/model.ts";
import { writeCreatorExports, writeShop } from "../shops/write.ts";
import type { Expectation, Report } from "./expectations.ts";
import { expectationsOf } from "./expectations.ts";
import { readShop } from "./facts.ts";

export interface Ran {
  readonly stdout: string;
  readonly exit: number;
}

/** Runs the program with arguments, in a process of its own or in this one; after a failure `stdout` says why. */
export type Run = (args: string[]) => Ran | Promise<Ran>;

function settingArguments(setting: Setting, currency: string): string[] {
  const value = setting.unit === "money" ? moneyText(Number(setting.value), currency) : String(setting.value);
  const from = setting.from === null ? [] : ["--from", setting.from];
  return ["config", "set", setting.name, value, ...from];
}

/** Runs one command; a failure is a difference by itself. */
async function runPlain(run: Run, args: readonly string[]): Promise<string[]> {
  const { stdout, exit } = await run([...args]);
  return exit === 0 ? [] : [`${args.join(" ")}: exit ${exit}: ${stdout.slice(0, 2000)}`];
}

async function runReport(run: Run, expectation: Expectation, db: readonly string[]): Promise<string[]> {
  const args = [...expectation.args, "--json", ...db];
  const { stdout, exit } = await run(args);
  const title = `creatorops ${expectation.args.join(" ")}`;
  if (exit !== 0) return [`${title}: exit ${exit}: ${stdout.slice(0, 2000)}`];
  const report = JSON.parse(stdout) as Report;
  return expectation.compare(report).map((difference) => `${title}: ${difference}`);
}

/**
 * Loads the shop's files into a new ledger and compares every report with the oracle. Returns the
 * differences in a readable form; none when the program agrees.
 */
export async function compareWithProgram(shop: Shop, run: Run): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "creatorops-oracle-"));
  try {
    const files = join(folder, "files");
    mkdirSync(files);
    writeShop(shop, files);
    const db = ["--db", join(folder, "ledger.db")];
    const handedIn = join(folder, "handed-in");
    mkdirSync(handedIn);
    const own = writeCreatorExports(shop, handedIn);
    const { currency, timezone } = shop;
    const start = [
      ["init", "--shop", "Demo Shop", "--currency", currency, "--timezone", timezone],
      ...shop.settings.map((setting) => settingArguments(setting, currency)),
      ["import", files],
      ...own.map(({ name, creator }) => ["import", join(handedIn, name), "--creator", creator ?? ""]),
    ];
    for (const args of start) {
      const failed = await runPlain(run, [...args, ...db, "--no-input"]);
      if (failed.length > 0) return failed;
    }
    const differences: string[] = [];
    for (const expectation of expectationsOf(shop, readShop(shop))) {
      differences.push(...(await runReport(run, expectation, db)));
    }
    return differences;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
