import type { Problem } from "../core/problem.ts";
import type { KnownFile } from "../importers/read.ts";
import { inWords } from "./learned-profile.ts";
import { commandProblem } from "./problems.ts";

/** The profile that says which column is which, named or found by the file's header. */
export function profileUsed({ baseName, importer, reading }: KnownFile): readonly Problem[] {
  const { profile } = reading;
  if (profile === null) return [];
  const remembered = inWords(profile.styles);
  const decided = remembered === "" ? "" : `, ${remembered}`;
  const message = `read with the profile "${profile.name}" (${importer.id}${decided})`;
  return [commandProblem("profileUsed", message, { file: baseName })];
}

/** Which format and which profile read a file, which column is which field, and what is left out. */
export function readingInWords({ importer, reading, unknownHeaders }: KnownFile): readonly string[] {
  const { match, profile, columns } = reading;
  const kind = importer.layoutOf === undefined ? "" : `, an unverified layout of ${importer.layoutOf}`;
  const how =
    profile === null ? (columns === null ? "" : ", with --map") : `, with the profile "${profile.name}"`;
  const dropped = [...match.bound, ...match.second]
    .filter(({ def }) => def.kind === "buyer" || def.unread === true)
    .map(({ header }) => header);
  const ignored = [...unknownHeaders, ...dropped].map((header) => `"${header}"`);
  return [
    `read as ${importer.id}${kind}${how}`,
    ...(columns ?? []).map(({ field, header }) => `"${header}" is ${field}`),
    ignored.length === 0 ? "every column is read" : `columns that are not read: ${ignored.join(", ")}`,
  ];
}
