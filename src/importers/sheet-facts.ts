import { SHEET_FACTS, type SheetFact, type SheetFactName } from "../core/facts.ts";
import { normaliseHandle } from "../core/handle.ts";
import type { CellValue, Row, RowContext, RowOutcome } from "./importer.ts";
import { problem, type ProblemName } from "./problems.ts";

/** A filled cell as text, null for an empty, cleared or absent one. */
export function textOf({ values }: Row, field: string): string | null {
  const value = values[field];
  return value === undefined || value === null ? null : String(value);
}

/**
 * The fields of a fact that a row says something about: a filled cell its value, a cell that says
 * `null` null. Empty cells and absent columns leave the stored value, so they are left out.
 */
export function filledFields(row: Row, fact: SheetFactName): Record<string, CellValue> {
  const fields: Record<string, CellValue> = {};
  for (const field of SHEET_FACTS[fact] as readonly string[]) {
    const value = row.values[field];
    if (row.cleared.has(field)) fields[field] = null;
    else if (value !== undefined && value !== null) fields[field] = value;
  }
  return fields;
}

/** The creator of a row: its column, else `--creator`. */
export function creatorOf(row: Row, context: RowContext): string | null {
  return normaliseHandle(textOf(row, "creator") ?? "") ?? context.creator;
}

export function taken(...facts: readonly SheetFact[]): RowOutcome {
  return { kind: "facts", facts };
}

/** Rejects a row for one cell; `field` names its column. */
export function rejectedCell(name: ProblemName, field: string, message: string): RowOutcome {
  return { kind: "rejected", problems: [problem(name, message, { column: field })] };
}

export function noCreator(): RowOutcome {
  return rejectedCell("emptyCell", "creator", `"creator" is empty.`);
}
