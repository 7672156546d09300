import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { GivenFile, TestLedger } from "./ledger.ts";
import { testLedger } from "./ledger.ts";

const FOLDER = fileURLToPath(new URL("../../fixtures/shop/", import.meta.url));

/** The CSV files of the bundled sample shop, in the order of their names. */
export const SAMPLE_FILES: readonly GivenFile[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".csv"))
  .toSorted()
  .map((name) => ({
    name,
    bytes: readFileSync(join(FOLDER, name)),
    modifiedAt: Math.floor(statSync(join(FOLDER, name)).mtimeMs),
  }));

/** A new ledger of the sample shop; whoever makes it closes it. */
export function sampleLedger(): TestLedger {
  const settings = [{ name: "shop.own_handles", value: "demo.glow.shop", unit: "text", from: null }] as const;
  const shop = { currency: "USD", timezone: "America/Los_Angeles", settings };
  return testLedger(join(mkdtempSync(join(tmpdir(), "creatorops-sample-")), "creatorops.db"), shop);
}

/** The same, closed at the end of the test that asks for it. */
export function ledgerOfTest(): TestLedger {
  const made = sampleLedger();
  onTestFinished(() => {
    made.open.db.close();
  });
  return made;
}
