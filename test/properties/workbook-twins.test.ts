import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { importFile } from "../../src/commands/import-file.ts";
import { openContent } from "../../src/importers/content.ts";
import { memorySource } from "../../src/importers/sheet/byte-source.ts";
import { IMPORTERS } from "../../src/importers/index.ts";
import { rebuild } from "../../src/store/build.ts";
import { recordEdit, settingFact } from "../../src/store/edits.ts";
import { createLedger, type Ledger } from "../../src/store/open.ts";
import { bytesOf, FIXTURE_OPTIONS, filesIn } from "../importers/fixtures.ts";
import { twinOf } from "../importers/twins.ts";
import { signature } from "./signature.ts";

const NOW = 1_795_000_000;
const MODIFIED_AT = 1_795_200_000_000;
const HANG_GUARD = { timeout: 60_000 };

const folder = mkdtempSync(join(tmpdir(), "creatorops-twins-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ledgerOf(name: string, currency: string, timezone: string): Ledger {
  const path = join(folder, `${name}.db`);
  const ledger = createLedger(path, (db) => {
    const facts = [
      settingFact("shop.name", "Demo Shop", ""),
      settingFact("shop.currency", currency, ""),
      settingFact("shop.timezone", timezone, ""),
    ] as const;
    recordEdit({ db, path, mode: "write" }, { summary: "made", facts, recordedAt: NOW });
  });
  ledger.db.pragma("synchronous = OFF");
  return ledger;
}

interface Imported {
  readonly signature: Record<string, string[]>;
  readonly rejected: unknown[];
}

/** What a ledger holds after one file, with nothing of the file's own bytes in it. */
async function importedFrom(name: string, bytes: Uint8Array, file: string, path: string): Promise<Imported> {
  const said = FIXTURE_OPTIONS[path] ?? {};
  const { currency = "USD", timezone = "America/Los_Angeles" } = said;
  const ledger = ledgerOf(name, currency, timezone);
  try {
    const content = await openContent(memorySource(bytes), file);
    const read = { ...said, currency, timezone };
    const options = {
      read,
      asSamples: false,
      asReplacements: false,
      dryRun: false,
      strict: false,
      expectRows: null,
    };
    const outcomes = importFile(ledger, file, true, { content, modifiedAt: MODIFIED_AT }, options, NOW);
    expect(outcomes.map(({ row }) => row["status"])).toEqual(["imported"]);
    ledger.db.prepare("UPDATE change SET sha256 = 'the file' WHERE sha256 IS NOT NULL").run();
    rebuild(ledger.db);
    const rejected = ledger.db
      .prepare("SELECT column_name, value, code FROM rejected_cell ORDER BY rowid")
      .all();
    return { signature: signature(ledger.db), rejected };
  } finally {
    ledger.db.close();
  }
}

const TEXTS = IMPORTERS.flatMap(({ id }) => filesIn(id)).filter((path) => path.endsWith(".csv"));

describe("R79: a text and its twin, a workbook of the same cells, give the same ledger", () => {
  it.each(TEXTS)("%s", HANG_GUARD, async (path) => {
    const name = path.replaceAll(/\W/g, "-");
    const file = basename(path);
    const text = await importedFrom(`${name}-text`, bytesOf(path), file, path);
    const twin = await importedFrom(
      `${name}-twin`,
      twinOf(bytesOf(path)),
      file.replace(".csv", ".xlsx"),
      path,
    );
    expect(twin).toEqual(text);
  });
});
