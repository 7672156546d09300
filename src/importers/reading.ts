import { CannotGoOn, EXIT } from "../core/problem.ts";
import { chooseFormat } from "./choose.ts";
import type { HeaderMatch } from "./header.ts";
import type { ImporterDef } from "./importer.ts";
import { mapImporter, type Mapping, mappingOf, mappingProblems } from "./mapping.ts";
import { problem } from "./problems.ts";
import { fingerprintOf, type Profile, type Styles, stylesOf } from "./profile.ts";
import { unknownSource } from "./unknown-source.ts";

/** What is said and remembered about which column is which. */
export interface ReadingOptions extends Styles {
  /** Source id: this format and no other. */
  readonly as?: string;
  /** `--map`; it goes with `as`. */
  readonly mapping?: Mapping;
  /** `--profile`: this one, whatever the headers. */
  readonly profile?: Profile;
  /** Saved profiles: one with the fingerprint of the file's header is used by itself. */
  readonly profiles?: readonly Profile[];
}

/** How a file is read, before its rows are seen. */
export interface Reading {
  readonly match: HeaderMatch;
  readonly fingerprint: string;
  /** The profile in use. */
  readonly profile: Profile | null;
  /** Every field and its header, when a mapping or a profile says so; null when the format alone does. */
  readonly columns: Mapping | null;
  /** As stated now, else as the profile remembers. */
  readonly styles: Styles;
}

/** The formats by which the header row is looked for. */
export function formatsFor(
  options: ReadingOptions,
  importers: readonly ImporterDef[],
): readonly ImporterDef[] {
  const { as, mapping, profile, profiles = [] } = options;
  if (mapping !== undefined) return [mapImporter(sourceNamed(as, importers), mapping)];
  if (profile !== undefined) return [mapImporter(sourceNamed(profile.source, importers), profile.columns)];
  const named = as === undefined ? importers : [sourceNamed(as, importers)];
  const mapped = profiles.flatMap((saved) => {
    const source = named.find(({ id }) => id === saved.source);
    return source === undefined ? [] : [mapImporter(source, saved.columns)];
  });
  return [...named, ...mapped];
}

/**
 * Decides which column is which: what is said comes before what is remembered, and that before what the
 * headers look like. @throws CannotGoOn (exit 2) with all that speaks against it.
 */
export function chooseReading(
  header: readonly string[],
  options: ReadingOptions,
  importers: readonly ImporterDef[],
  { creatorGiven, file }: { readonly creatorGiven: boolean; readonly file: string },
): Reading {
  const fingerprint = fingerprintOf(header);
  const profile = options.mapping === undefined ? profileFor(fingerprint, options) : null;
  const styles = { ...profile?.styles, ...stylesOf(options) };
  const as = profile?.source ?? options.as;
  const mapping = options.mapping ?? profile?.columns;
  const choice = { importers, as, creatorGiven, file };
  if (mapping === undefined)
    return { match: chooseFormat(header, choice), fingerprint, profile, columns: null, styles };
  const source = sourceNamed(as, importers);
  const problems = mappingProblems(header, source, mapping, importers);
  if (problems.length > 0) throw new CannotGoOn(EXIT.refused, ...problems);
  const mapped = mapImporter(source, mapping);
  const match = chooseFormat(header, { ...choice, importers: [mapped] });
  return { match, fingerprint, profile, columns: mappingOf(mapped, match.bound), styles };
}

/** The profile that is named, else the one that was saved for this header; `--as` rules out other sources. */
function profileFor(fingerprint: string, options: ReadingOptions): Profile | null {
  if (options.profile !== undefined) return options.profile;
  const saved = (options.profiles ?? []).filter(
    (one) => one.fingerprint === fingerprint && (options.as === undefined || options.as === one.source),
  );
  if (saved.length < 2) return saved[0] ?? null;
  const names = saved.map(({ name }) => name);
  const message = `the profiles ${names.map((name) => `"${name}"`).join(" and ")} were saved for these headers.`;
  const cure = `say which with ${names.map((name) => `--profile "${name}"`).join(" or ")}.`;
  throw new CannotGoOn(EXIT.refused, problem("ambiguousFormat", message, { cure }));
}

function sourceNamed(id: string | undefined, importers: readonly ImporterDef[]): ImporterDef {
  const source = importers.find((known) => known.id === id);
  if (source !== undefined) return source;
  throw new CannotGoOn(EXIT.refused, unknownSource(id ?? "", importers, "--as"));
}
