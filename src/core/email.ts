import { cleanCell } from "./cell.ts";
import { INVISIBLE } from "./handle.ts";

const ADDRESS = /^[^\s@<>,;"]+@(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+\p{L}{2,}$/u;

const LONGEST = 254;

/** An e-mail address in lower case, also out of `Name <address>` and `mailto:`; null when it is none. */
export function normaliseEmail(text: string): string | null {
  const cleaned = cleanCell(text.normalize("NFKC").replace(INVISIBLE, ""));
  if (cleaned === null) return null;
  const bracketed = /<([^<>]*)>$/u.exec(cleaned)?.[1];
  const address = (bracketed ?? cleaned)
    .replace(/^mailto:/iu, "")
    .trim()
    .toLowerCase();
  return address.length <= LONGEST && ADDRESS.test(address) ? address : null;
}
