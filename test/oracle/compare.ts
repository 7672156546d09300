import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { moneyText } from "../shops/cells.ts";
import type { Setting, Shop } from "../shops/model.ts";
import { writeShop } from "../shops/write.ts";
import type { Expectation, Run } from "./expectations.ts";
import { expectationsOf } from "./expectations.ts";
import { readShop } from "./facts.ts";

function settingArguments(setting: Setting, currency: string): string[] {
  const value = setting.unit === "money" ? moneyText(Number(setting.value), currency) : String(setting.value);
  const from = setting.from === null ? [] : ["--from", setting.from];
  return ["config", "set", setting.name, value, ...from];
}

/** Runs one command; a failure is a difference by itself. */
function runPlain(run: Run, args: readonly string[]): string[] {
  const { stdout, exit } = run([...args]);
  return exit === 0 ? [] : [`${args.join(" ")}: exit ${exit}: ${stdout.slice(0, 2000)}`];
}

function runReport(run: Run, expectation: Expectation, db: readonly string[]): string[] {
  const args = [...expectation.args, "--json", ...db];
  const { stdout, exit } = run(args);
  const title = `creatorops ${expectation.args.join(" ")}`;
  if (exit !== 0) return [`${title}: exit ${exit}: ${stdout.slice(0, 2000)}`];
  return expectation.compare(JSON.parse(stdout)).map((difference) => `${title}: ${difference}`);
}

/**
 * Loads the shop's files into a new ledger and compares every report with the oracle. Returns the
 * differences in a readable form; none when the program agrees.
 */
export function compareWithProgram(shop: Shop, run: Run): string[] {
  const folder = mkdtempSync(join(tmpdir(), "creatorops-oracle-"));
  try {
    const files = join(folder, "files");
    mkdirSync(files);
    writeShop(shop, files);
    const db = ["--db", join(folder, "ledger.db")];
    const { currency, timezone } = shop;
    const start = [
      ["init", "--shop", "Demo Shop", "--currency", currency, "--timezone", timezone],
      ...shop.settings.map((setting) => settingArguments(setting, currency)),
      ["import", files],
    ];
    const failed = start.flatMap((args) => runPlain(run, [...args, ...db, "--no-input"]));
    if (failed.length > 0) return failed;
    return expectationsOf(shop, readShop(shop)).flatMap((expectation) => runReport(run, expectation, db));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
