import type { SheetFact } from "../core/facts.ts";
import { alone } from "./alone.ts";
import { nextChangeId } from "./changes.ts";
import type { Ingested } from "./ingest.ts";
import { ingest } from "./ingest.ts";
import type { Ledger } from "./open.ts";

/** Something a person records by command; kept as a change like any import (`domain.md §3`). */
export interface Edit {
  /** What was done, in words, for the list of changes. */
  readonly summary: string;
  readonly facts: readonly [SheetFact, ...SheetFact[]];
  readonly recordedAt: number;
}

/** Records an edit as a numbered change of source `manual`; the derived tables are left dirty. */
export function recordEdit(ledger: Ledger, edit: Edit): Ingested {
  return alone(ledger, () => recordAlone(ledger, edit));
}

function recordAlone(ledger: Ledger, edit: Edit): Ingested {
  const change = {
    changeId: nextChangeId(ledger.db),
    kind: "edit" as const,
    source: "manual",
    nature: "sheet" as const,
    file: null,
    summary: edit.summary,
    sha256: null,
    recordedAt: edit.recordedAt,
    exportedAt: edit.recordedAt,
    modifiedAt: edit.recordedAt * 1000,
    asSamples: false,
    asReplacements: false,
    options: {},
    decisions: [],
  };
  const rows = edit.facts.map((fact, index) => ({
    line: index + 1,
    outcome: { kind: "facts" as const, facts: [fact] },
  }));
  const options = { dryRun: false, strict: false, expectRows: null };
  return ingest(ledger, { change, primaryFact: edit.facts[0].fact, rows }, options);
}

/** The fact that a setting has a value from a day on ("" is always). */
export function settingFact(name: string, value: string | number, from: string): SheetFact {
  return { fact: "setting", key: [name, from], fields: { value } };
}
