import { cleanCell } from "./cell.ts";
import { INVISIBLE } from "./handle.ts";
import type { Code } from "./scalars.ts";

/**
 * A promo code cleaned like a handle, in upper case (`domain.md §2`, Code). `1E5` and `TRUE` are
 * codes like any other. Null when nothing is left.
 */
export function normaliseCode(text: string): Code | null {
  const cleaned = cleanCell(text.normalize("NFKC").replace(INVISIBLE, ""));
  const bare =
    cleaned
      ?.replace(/^@+\s*/u, "")
      .toUpperCase()
      .normalize("NFKC") ?? "";
  return bare === "" ? null : (bare as Code);
}
