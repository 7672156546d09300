import { CannotGoOn, EXIT, type Problem } from "../core/problem.ts";
import { type HeaderMatch, matchHeader, nearestHeader } from "./header.ts";
import type { ImporterDef } from "./importer.ts";
import { problem } from "./problems.ts";
import { likelyLayout, recognise } from "./recognise.ts";
import { unknownSource } from "./unknown-source.ts";

/** From what a format is chosen. */
export interface Choice {
  /** Formats, and unverified layouts, which are only proposed. */
  readonly importers: readonly ImporterDef[];
  /** `--as`: one of the ids of `importers`. */
  readonly as: string | undefined;
  readonly creatorGiven: boolean;
  /** Base name, for the line that says how to go on. */
  readonly file: string;
}

/** The one format of a header; throws all that speaks against it (`cli.md` section 6). */
export function chooseFormat(header: readonly string[], choice: Choice): HeaderMatch {
  const match = choice.as === undefined ? recognisedFormat(header, choice) : namedFormat(header, choice);
  const isKey = (field: string): boolean =>
    match.importer.oneOf?.some((group) => group.includes(field)) === true;
  const twice = match.second.filter(({ def }) => def.required === true || isKey(def.field));
  if (twice.length === 0) return match;
  const problems = twice.map(({ def, header: second }) => {
    const first = match.bound.find((column) => column.def.field === def.field)?.header ?? second;
    const message =
      first === second ? `"${second}" stands twice.` : `"${first}" and "${second}" mean the same.`;
    return problem("duplicateColumn", message, { column: second });
  });
  throw new CannotGoOn(EXIT.refused, ...problems);
}

function recognisedFormat(header: readonly string[], choice: Choice): HeaderMatch {
  const { importers: known, creatorGiven, file } = choice;
  const layout = likelyLayout(header, known, creatorGiven);
  if (layout !== null) throw new CannotGoOn(EXIT.refused, unverifiedLayout(layout));
  const importers = known.filter(({ layoutOf }) => layoutOf === undefined);
  const recognition = recognise(header, importers, creatorGiven);
  if (recognition.kind === "match") return recognition.match;
  if (recognition.kind === "incomplete") {
    const { match } = recognition;
    const like = ` It looks like ${match.importer.id}.`;
    throw new CannotGoOn(
      EXIT.refused,
      ...match.missing.map((wanted) => missingColumn(wanted, match.importer, match, like)),
    );
  }
  if (recognition.kind === "ambiguous") {
    const ids = recognition.candidates.map(({ id }) => id);
    const message = `the headers fit ${ids.join(" and ")} equally well.`;
    const cure = `say which with ${ids.map((id) => `--as ${id}`).join(" or ")}.`;
    throw new CannotGoOn(EXIT.refused, problem("ambiguousFormat", message, { cure }));
  }
  const { headers, nearest, missing } = recognition;
  const found =
    headers.length === 0
      ? "no line of its first ten looks like a header"
      : `its headers are ${quoted(headers)}`;
  const lacks = nearest === null ? "" : ` The nearest is ${nearest.id}, which needs ${quoted(missing)}.`;
  const sources = nearest === null ? ` Known formats: ${importers.map(({ id }) => id).join(", ")}.` : "";
  const formats =
    nearest === null
      ? "creatorops sources list shows the formats and the headers that each needs; --as SOURCE names one"
      : `creatorops sources show ${nearest.id} lists its headers; --as SOURCE names a format`;
  const message = `no known format: ${found}.${lacks}${sources}`;
  const cure = `${formats}; creatorops mapping new ${asWord(file)} says which column is which.`;
  throw new CannotGoOn(EXIT.refused, problem("unrecognised", message, { cure }));
}

/** A file's name as a shell takes it for one word. */
function asWord(file: string): string {
  if (file === "-" || file === "") return "FILE";
  return /^[\p{L}\p{N}._/+-]+$/u.test(file) ? file : `'${file.replaceAll("'", String.raw`'\''`)}'`;
}

function unverifiedLayout({ id }: ImporterDef): Problem {
  const message = `the file looks like ${id}, an unverified layout.`;
  const cure = `compare it with creatorops sources show ${id}, then import it with --as ${id}`;
  return problem("unverifiedLayout", message, { cure });
}

function namedFormat(header: readonly string[], { importers, as, creatorGiven }: Choice): HeaderMatch {
  const importer = importers.find(({ id }) => id === as);
  if (importer === undefined) throw new CannotGoOn(EXIT.refused, unknownSource(as ?? "", importers, "--as"));
  const match = matchHeader(header, importer, creatorGiven);
  if (match.missing.length === 0) return match;
  const recognition = recognise(
    header,
    importers.filter(({ layoutOf }) => layoutOf === undefined),
    creatorGiven,
  );
  if (recognition.kind === "match") throw anotherFormat(importer, recognition.importer, match.missing);
  throw new CannotGoOn(
    EXIT.refused,
    ...match.missing.map((wanted) => missingColumn(wanted, importer, match, "")),
  );
}

/** The file is of another format than the one that was named: one word about it, not one per column. */
function anotherFormat({ id }: ImporterDef, found: ImporterDef, missing: readonly string[]): CannotGoOn {
  const message = `${id} needs ${quoted(missing)}, which it lacks. It looks like ${found.id}.`;
  const cure = `leave --as out, or say --as ${found.id}.`;
  return new CannotGoOn(EXIT.refused, problem("missingColumn", message, { cure }));
}

function missingColumn(
  wanted: string,
  importer: ImporterDef,
  { unknown }: HeaderMatch,
  like: string,
): Problem {
  const nearest = nearestHeader(wanted, unknown);
  const perhaps = nearest === null ? "" : ` Perhaps it is "${nearest}".`;
  return problem("missingColumn", `${importer.id} needs the column "${wanted}".${perhaps}${like}`, {
    column: wanted,
  });
}

/** At most so many headers in a message; wide exports have more than sixty. */
const MOST_SHOWN = 12;

function quoted(headers: readonly string[]): string {
  const shown = headers
    .slice(0, MOST_SHOWN)
    .map((header) => `"${header}"`)
    .join(", ");
  return headers.length > MOST_SHOWN ? `${shown} and ${headers.length - MOST_SHOWN} more` : shown;
}
