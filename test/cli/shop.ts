import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, utimesSync } from "node:fs";
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../bin/creatorops.js", import.meta.url));
export const SHOP = fileURLToPath(new URL("../../fixtures/shop", import.meta.url));

/** The day after the sample shop's last export. */
export const AS_OF = ["--as-of", "2026-11-09"];

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number | null;
}

/** Runs the built program in a folder whose `creatorops.db` is its ledger. */
export function creatorops(folder: string, args: readonly string[], env: Record<string, string> = {}): Ran {
  const options = { cwd: folder, encoding: "utf8", env: { ...process.env, ...env } } as const;
  const { stdout, stderr, status } = spawnSync(process.execPath, [PROGRAM, ...args], options);
  return { stdout, stderr, exit: status };
}

let template: string | null = null;

/** A folder whose ledger is that of the demo shop with nothing imported; made once, since it is copied often. */
function templateLedger(): string {
  if (template !== null) return template;
  const folder = mkdtempSync(join(tmpdir(), "creatorops-template-"));
  const line = "init --shop Demo --currency USD --timezone America/Los_Angeles --no-input";
  const made = creatorops(folder, line.split(" "));
  if (made.exit !== 0) throw new Error(made.stderr);
  creatorops(folder, ["config", "set", "shop.own_handles", "demo.glow.shop"]);
  template = folder;
  return folder;
}

/** A new folder with a ledger of the demo shop and nothing imported. */
export function emptyLedger(): string {
  const folder = mkdtempSync(join(tmpdir(), "creatorops-shop-"));
  copyFileSync(join(templateLedger(), "creatorops.db"), join(folder, "creatorops.db"));
  return folder;
}

let untouched: string | null = null;

/** As `emptyLedger`, made once and copied: for tests that need many. */
export function copiedLedger(): string {
  untouched ??= emptyLedger();
  const folder = mkdtempSync(join(tmpdir(), "creatorops-shop-"));
  cpSync(join(untouched, "creatorops.db"), join(folder, "creatorops.db"));
  return folder;
}

/** Files of the sample shop that a seller would import, by name. */
export function shopFiles(): readonly string[] {
  return readdirSync(SHOP)
    .filter((name) => name.endsWith(".csv"))
    .toSorted();
}

/** A copy of the sample shop whose files were modified at another time. */
export function touchedCopy(): string {
  const folder = mkdtempSync(join(tmpdir(), "creatorops-copy-"));
  cpSync(SHOP, folder, { recursive: true });
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), 1_700_000_000, 1_700_000_000);
  return folder;
}

export function hashOf(folder: string): string {
  return createHash("sha256")
    .update(readFileSync(join(folder, "creatorops.db")))
    .digest("hex");
}
