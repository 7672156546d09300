import { posix } from "node:path";
import { CannotGoOn, EXIT } from "../../core/problem.ts";
import { problem } from "../problems.ts";
import { tagsNamed } from "./markup-tags.ts";
import { type NumberShape, shapeOfFormat } from "./number-shape.ts";
import { readText } from "./unpack.ts";
import { type Archive, type ArchiveMember, damagedWorkbook } from "./zip-archive.ts";

/** A sheet with cells; sheets that hold one chart are none. */
export interface SheetPart {
  readonly name: string;
  /** Name of its member. */
  readonly path: string;
}

/** What a workbook says of itself beside its cells. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  /** How each style of a cell shows a number, by the style's number. */
  readonly shapes: readonly NumberShape[];
  /** True when the stored results of formulas are no results: the program that wrote the file cannot compute. */
  readonly isUncomputed: boolean;
  /** True when its calendar begins with 1904. */
  readonly is1904: boolean;
  /** Name of the member with the texts that cells share; null when there is none. */
  readonly sharedTexts: string | null;
}

/** Finds the sheets by the workbook's own relations. Throws `CannotGoOn` when the archive is no workbook. */
export async function readParts(archive: Archive): Promise<WorkbookParts> {
  const root = await relationsOf(archive, "");
  const path = [...root.values()].find(({ type }) => type === "officeDocument")?.path;
  if (path === undefined || !/\.xml$/iu.test(path)) throw notAWorkbook(archive);
  const text = await textOf(archive, path);
  if (!/<(?:[\w.-]+:)?workbook[\s>]/u.test(text)) throw notAWorkbook(archive);
  const relations = await relationsOf(archive, path);
  const sheets = [...tagsNamed(text, "sheet")].flatMap((tag): SheetPart[] => {
    const relation = relations.get(tag.get("id") ?? "");
    return relation?.type === "worksheet" ? [{ name: tag.get("name") ?? "", path: relation.path }] : [];
  });
  for (const { name, path: wanted } of sheets) {
    if (!archive.has(wanted)) throw damagedWorkbook(`its sheet "${name}" is missing.`);
  }
  const partOf = (type: string): string | null => {
    return [...relations.values()].find((relation) => relation.type === type)?.path ?? null;
  };
  const styles = partOf("styles");
  const isSet = (tag: string, attribute: string): boolean => {
    const [first] = tagsNamed(text, tag);
    return /^(?:1|true)$/u.test(first?.get(attribute) ?? "");
  };
  return {
    sheets,
    shapes: styles === null ? [] : shapesOf(await textOf(archive, styles)),
    isUncomputed: isSet("calcPr", "fullCalcOnLoad"),
    is1904: isSet("workbookPr", "date1904"),
    sharedTexts: partOf("sharedStrings"),
  };
}

interface Relation {
  /** The last word of its type, which is the same in both dialects of the format. */
  readonly type: string;
  readonly path: string;
}

/** What a part is related to, by id; the archive itself has the path "". */
async function relationsOf(archive: Archive, path: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = posix.dirname(path);
  const member = posix.join(folder, "_rels", `${posix.basename(path)}.rels`);
  if (!archive.has(member)) return new Map();
  const tags = [...tagsNamed(await textOf(archive, member), "Relationship")];
  return new Map(
    tags.map((tag) => {
      const target = tag.get("Target") ?? "";
      const type = posix.basename(tag.get("Type") ?? "");
      return [
        tag.get("Id") ?? "",
        { type, path: posix.join(target.startsWith("/") ? "" : folder, target).replace(/^\//u, "") },
      ];
    }),
  );
}

async function textOf(archive: Archive, path: string): Promise<string> {
  return readText(memberNamed(archive, path));
}

/** @throws CannotGoOn when it is missing. */
export function memberNamed(archive: Archive, path: string): ArchiveMember {
  const member = archive.get(path);
  if (member === undefined) throw damagedWorkbook(`its part "${path}" is missing.`);
  return member;
}

function shapesOf(styles: string): NumberShape[] {
  const codes = new Map(
    [...tagsNamed(styles, "numFmt")].map((tag) => [tag.get("numFmtId") ?? "", tag.get("formatCode") ?? ""]),
  );
  // Only what stands in this list is what cells refer to; the list of named styles looks the same.
  const cells = /<(?:[\w.-]+:)?cellXfs[\s>]([^]*?)<\/(?:[\w.-]+:)?cellXfs>/u.exec(styles)?.[1] ?? "";
  return [...tagsNamed(cells, "xf")].map((tag) => {
    const id = tag.get("numFmtId") ?? "0";
    return shapeOfFormat(id, codes.get(id));
  });
}

function notAWorkbook(archive: Archive): CannotGoOn {
  const names = [...archive.keys()];
  const isBinary = names.some((name) => /workbook\.bin$/iu.test(name));
  const what = isBinary
    ? "this is a binary workbook (.xlsb)"
    : archive.has("content.xml")
      ? "this is a document of another office program"
      : "this is a zip archive without an Excel workbook in it";
  const cure =
    isBinary || archive.has("content.xml") ? { cure: "save it as .xlsx or as CSV and import that." } : {};
  return new CannotGoOn(EXIT.refused, problem("notAWorkbook", `${what}.`, cure));
}
