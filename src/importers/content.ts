import { extname } from "node:path";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import { type DatedFile, glanceAt } from "./glance.ts";
import type { ImporterDef } from "./importer.ts";
import { inFile } from "./in-file.ts";
import { FORMATS } from "./index.ts";
import { problem } from "./problems.ts";
import { type FileOrigin, type ReadFile, readFile } from "./read.ts";
import { readWorkbook } from "./read-workbook.ts";
import { compoundRefusal } from "./sheet/compound-file.ts";
import type { ByteSource } from "./sheet/byte-source.ts";
import { contentKind } from "./sheet/content-kind.ts";
import type { WorkbookSheet } from "./sheet/workbook.ts";

/** A file's content, opened as far as its rows need; what cannot be opened says why when it is read. */
export interface Content {
  readonly bytes: ByteSource;
  readonly opened:
    | { readonly kind: "text" }
    | { readonly kind: "workbook"; readonly sheets: readonly WorkbookSheet[] }
    | { readonly kind: "refused"; readonly refusal: CannotGoOn };
}

/** Names that promise a workbook. */
const WORKBOOK_NAMES = new Set([".xlsx", ".xlsm"]);

/** Opens a file by what it is; its name is only asked whether it promises something else. */
export async function openContent(bytes: ByteSource, name: string): Promise<Content> {
  const kind = contentKind(bytes.start);
  if (kind === "other" && !WORKBOOK_NAMES.has(extname(name).toLowerCase())) {
    return { bytes, opened: { kind: "text" } };
  }
  try {
    if (kind === "compound") throw compoundRefusal(bytes.whole("it is a workbook"));
    if (kind === "other") throw misnamed(bytes, name);
    const { openWorkbook } = await import("./sheet/workbook.ts");
    return {
      bytes,
      opened: { kind: "workbook", sheets: await openWorkbook(bytes.whole("it is a workbook")) },
    };
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    return { bytes, opened: { kind: "refused", refusal: error } };
  }
}

function misnamed({ size }: ByteSource, name: string): CannotGoOn {
  const what = size === 0 ? "is empty" : "is no workbook";
  const message = `it is named ${extname(name)}, and ${what}.`;
  return new CannotGoOn(EXIT.refused, problem(size === 0 ? "empty" : "namedWorkbook", message));
}

/** A plain text as far as its header and its name tell it; null when they do not. */
export function glance({ bytes, opened }: Content, origin: FileOrigin): DatedFile | null {
  return opened.kind === "text" ? glanceAt(bytes, origin) : null;
}

/**
 * The tables of a file, one for each format: a text has one, a workbook may have several. Throws
 * `CannotGoOn` with all problems for which the file is refused.
 */
export function readContent(
  { bytes, opened }: Content,
  origin: FileOrigin,
  importers: readonly ImporterDef[] = FORMATS,
): readonly ReadFile[] {
  if (opened.kind === "text") return [readFile(bytes, origin, importers)];
  return inFile(origin.name, () => {
    if (opened.kind === "refused") throw opened.refusal;
    return readWorkbook(opened.sheets, bytes, origin, importers);
  });
}
