import { normaliseHeader } from "./header.ts";
import type { ColumnDef, ImporterDef } from "./importer.ts";

/** Words of headers that hold a buyer's data in files of any program: "Customer Email", "Ship to phone". */
const BUYER = /\b(?:buyer|customer|recipient|consignee|purchaser|billing|shipping|ship to|delivery)\b/;
const PERSONAL =
  /\b(?:name|first|last|user ?name|nick ?name|e ?mail|phone|mobile|address|street|city|zip|zip ?code|postal|post ?code|message|note|contact)\b/;
/** Who the buyer is, without another word. */
const ALONE: ReadonlySet<string> = new Set(["buyer", "customer", "recipient", "consignee", "purchaser"]);

/**
 * True for a column that holds a buyer's data (promise P8): a format knows its header as one, or its words
 * say so. A header that the source itself reads is none: the `email` of a commission is the creator's.
 */
export function isBuyersHeader(
  header: string,
  source: ImporterDef,
  importers: readonly ImporterDef[],
): boolean {
  const text = normaliseHeader(header, "sheet");
  const knows = ({ headers }: ColumnDef): boolean =>
    headers.some((known) => normaliseHeader(known, "sheet") === text);
  if (source.columns.some((column) => knows(column) && !isBuyers(column) && column.unread !== true))
    return false;
  return (
    hasBuyersWords(header) ||
    importers.some(({ columns }) => columns.some((one) => isBuyers(one) && knows(one)))
  );
}

function isBuyers({ kind, personal }: ColumnDef): boolean {
  return kind === "buyer" || personal !== undefined;
}

function hasBuyersWords(header: string): boolean {
  const parted = header.normalize("NFKC").replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, " ");
  const words = parted
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return ALONE.has(words) || (BUYER.test(words) && PERSONAL.test(words));
}
