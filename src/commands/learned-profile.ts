import type { Problem } from "../core/problem.ts";
import { type Profile, STYLE_NAMES, type Styles, stylesOf } from "../importers/profile.ts";
import type { KnownFile, ReadOptions } from "../importers/read.ts";
import type { Ledger } from "../store/open.ts";
import { commandProblem } from "./problems.ts";
import { isSameProfile, saveProfile, savedProfiles } from "./profiles.ts";

/** What a file that was read teaches for the next one. */
export interface Lesson {
  readonly profile: Profile;
  readonly summary: string;
}

/**
 * The mapping under the name it shall have, or the profile in use with the decisions stated this time; null
 * when there is nothing to remember.
 */
export function lessonOf(read: KnownFile, options: ReadOptions, saveAs: string | undefined): Lesson | null {
  const { profile: used, columns, fingerprint } = read.reading;
  const stated = stylesOf(options);
  const source = read.importer.id;
  if (saveAs !== undefined && columns !== null) {
    const profile = { name: saveAs, source, columns, fingerprint, styles: stated };
    return { profile, summary: `saved the profile "${saveAs}" for ${source}` };
  }
  if (used === null) return null;
  const fresh = STYLE_NAMES.filter(
    (name) => stated[name] !== undefined && stated[name] !== used.styles[name],
  );
  if (fresh.length === 0) return null;
  const profile = { ...used, styles: { ...used.styles, ...stated } };
  return { profile, summary: `profile "${used.name}" remembers ${inWords(stated)}` };
}

/** Decisions as the options that state them. */
export function inWords({ dateOrder, decimal, rateStyle, encoding, sheet }: Styles): string {
  const options = Object.entries({
    "date-order": dateOrder,
    decimal,
    "rate-style": rateStyle,
    encoding,
    sheet,
  });
  return options.flatMap(([name, value]) => (value === undefined ? [] : [`--${name} ${value}`])).join(" ");
}

/** Records what was learned, each thing once; says so, with the number of the change. */
export function keepLessons(
  ledger: Ledger,
  lessons: readonly (Lesson | null)[],
  now: number,
  dryRun: boolean,
): readonly Problem[] {
  const kept = new Set<string>();
  return lessons.flatMap((lesson): readonly Problem[] => {
    if (lesson === null || kept.has(lesson.profile.name)) return [];
    const { profile, summary } = lesson;
    kept.add(profile.name);
    const before = savedProfiles(ledger).find(({ name }) => name === profile.name);
    if (before !== undefined && isSameProfile(before, profile)) return [];
    const changeId = saveProfile(ledger, profile, summary, now);
    const change = dryRun ? "not kept: this is a dry run" : `change ${changeId}`;
    return [commandProblem("profileSaved", `${summary} (${change})`)];
  });
}
