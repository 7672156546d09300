import { cleanCell } from "./cell.ts";

/** `="577…"`, with which some tools keep a spreadsheet from turning an id into a number. */
const FORMULA = /^="([^"]*)"$/u;

/** `5.77E+17`, `7,49479E+18`, `5E+17`; not `1E5`, which is a code or an SKU. */
const SCIENTIFIC = /^\d(?:[.,]\d+[eE]\+?|[eE]\+)[12]\d$/u;
const LONG = /^\d{18,19}$/u;

/** A spreadsheet keeps 15 significant digits of a number and makes the others 0. */
const KEPT_DIGITS = 15;

export interface IdDamage {
  readonly line: number;
  readonly text: string;
  readonly kind: "scientific" | "zeros";
}

/** An id as text: without blanks and TABs around it, a leading apostrophe, or `="…"`; null when empty. */
export function cleanId(text: string): string | null {
  const cleaned = cleanCell(text);
  if (cleaned === null) return null;
  const first = cleaned.charCodeAt(0);
  if (first !== APOSTROPHE && first !== EQUALS) return cleaned;
  return cleanCell(FORMULA.exec(cleaned)?.[1] ?? cleaned.replace(/^'+/u, ""));
}

const APOSTROPHE = 0x27;
const EQUALS = 0x3d;

/**
 * Looks through one id column of a file for ids that a spreadsheet has destroyed (`domain.md §2`,
 * Ids): one in scientific notation, or long ids that are all rounded to 15 digits. All ending in
 * `0000` is damage from two different ids on; 18-digit ids lose three digits only, and `000` by
 * itself could be chance, so that needs three different ids. Null when the column is sound.
 */
export function idDamage(cells: Iterable<{ readonly line: number; readonly text: string }>): IdDamage | null {
  let first: { readonly line: number; readonly text: string } | null = null;
  let sound = false;
  let allFourZeros = true;
  const different = new Set<string>();
  for (const { line, text } of cells) {
    const id = cleanId(text);
    if (id === null) continue;
    if (SCIENTIFIC.test(id)) return { line, text, kind: "scientific" };
    if (sound || !LONG.test(id)) continue;
    if (/[^0]/u.test(id.slice(KEPT_DIGITS))) sound = true;
    first ??= { line, text };
    allFourZeros &&= id.endsWith("0000");
    if (different.size < 3) different.add(id);
  }
  if (sound || first === null || different.size < (allFourZeros ? 2 : 3)) return null;
  return { line: first.line, text: first.text, kind: "zeros" };
}
