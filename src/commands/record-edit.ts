import { counted } from "../core/counted.ts";
import type { SheetFact } from "../core/facts.ts";
import { CannotGoOn, EXIT, type Problem } from "../core/problem.ts";
import type { Day } from "../core/scalars.ts";
import { dayOf } from "../core/time.ts";
import type { CellValue, ImporterDef } from "../importers/importer.ts";
import { editTable } from "../reports/edit.ts";
import { recordEdit } from "../store/edits.ts";
import type { Ingested } from "../store/ingest.ts";
import type { Ledger } from "../store/open.ts";
import { refresh } from "../store/refresh.ts";
import { readShop } from "../store/shop.ts";
import { tableResult } from "./answer.ts";
import type { Context, Result } from "./command.ts";

/** An edit as a person asked for it. */
export interface WantedEdit {
  /** Words that call the command. */
  readonly command: string;
  /** What it does, in words, for the list of changes. */
  readonly summary: string;
  readonly facts: readonly SheetFact[];
  /** What a person should know of it, though it was done. */
  readonly problems?: readonly Problem[];
}

/** The ledger for an edit, with derived tables that fit its facts: what an edit remarks on and refuses by stands in them. */
export function ledgerToEdit(context: Context): Ledger {
  const ledger = context.ledger("write");
  refresh(ledger.db);
  return ledger;
}

/**
 * The facts of a row as a plain sheet of the same kind would hold it: one reader for both.
 * Values that are undefined are columns that the sheet lacks, null clears the stored value.
 * @throws CannotGoOn (exit 2) where the sheet's row would be rejected
 */
export function factsOfRow(
  importer: ImporterDef,
  cells: Readonly<Record<string, CellValue | undefined>>,
  {
    timezone,
    currency,
    today,
  }: { readonly timezone: string; readonly currency: string; readonly today: Day },
): readonly SheetFact[] {
  const cleared = new Set(Object.keys(cells).filter((field) => cells[field] === null));
  const outcome = importer.toRecords(
    { line: 1, values: cells, cleared },
    {
      fileDay: today,
      dayOf: (instant) => dayOf(instant, timezone),
      creator: null,
      period: null,
      currency,
      unknownHeaders: [],
    },
  );
  if (outcome.kind === "facts") return outcome.facts as readonly SheetFact[];
  const [first] = outcome.kind === "rejected" ? outcome.problems : [];
  if (first === undefined) throw new Error(`${importer.id}: an edit is never skipped`);
  throw new CannotGoOn(EXIT.refused, { severity: "refused", ...first });
}

/** Records an edit as a numbered change, and makes the derived tables fit it. */
export function applyEdit(
  context: Context,
  ledger: Ledger,
  wanted: WantedEdit,
): Pick<Ingested, "changeId" | "counts"> {
  const [first, ...others] = wanted.facts;
  if (first === undefined) throw new Error(`${wanted.command}: an edit of nothing`);
  const done = recordEdit(ledger, {
    summary: wanted.summary,
    facts: [first, ...others],
    recordedAt: context.now(),
  });
  refresh(ledger.db);
  return done;
}

/** Says on stderr how an edit is taken out again. */
export function tellOfEdit(
  context: Context,
  { changeId, counts }: Pick<Ingested, "changeId" | "counts">,
): void {
  context.tell(
    `change ${changeId ?? ""}: ${counted(counts.read, "row")}; imports undo ${changeId ?? ""} takes it out`,
  );
}

/** Records an edit, and says what became of it. */
export function record(context: Context, ledger: Ledger, wanted: WantedEdit): Result {
  const done = applyEdit(context, ledger, wanted);
  const { changeId, counts } = done;
  tellOfEdit(context, done);
  return tableResult(readShop(ledger.db), editTable(wanted, changeId, counts), wanted.problems ?? []);
}
