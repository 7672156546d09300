import type { SheetFact } from "../core/facts.ts";
import { nearestText } from "../core/nearest.ts";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { Mapping } from "../importers/mapping.ts";
import { type Profile, stylesOf } from "../importers/profile.ts";
import { recordEdit } from "../store/edits.ts";
import type { Ledger } from "../store/open.ts";
import { type ProfileRow, profileRows } from "../store/queries/profiles.ts";
import { commandProblem, refusedOption } from "./problems.ts";

/** The saved profiles of a ledger, by name. */
export function savedProfiles(ledger: Ledger): readonly Profile[] {
  return profileRows(ledger.db).map(profileOf);
}

function profileOf(row: ProfileRow): Profile {
  const { name, source, fingerprint, date_order, decimal, rate_style, encoding, sheet } = row;
  const columns = Object.entries(JSON.parse(row.columns) as Record<string, string>);
  const remembered = { dateOrder: date_order, decimal, rateStyle: rate_style, encoding, sheet };
  const filled = Object.entries(remembered).filter(([, value]) => value !== null);
  return {
    name,
    source,
    columns: columns.map(([field, header]) => ({ field, header })),
    fingerprint,
    styles: Object.fromEntries(filled),
  };
}

/** The profile of that name. @throws CannotGoOn (exit 2) naming the nearest. */
export function profileNamed(name: string, profiles: readonly Profile[]): Profile {
  const found = profiles.find((profile) => profile.name === name);
  if (found !== undefined) return found;
  const names = profiles.map((profile) => profile.name);
  const nearest = nearestText(name, names);
  const perhaps = nearest === null ? "" : `; perhaps it is "${nearest}"`;
  throw new CannotGoOn(
    EXIT.refused,
    commandProblem("unknownProfile", `there is no profile "${name}"${perhaps}`),
  );
}

/** A name that a person can type again. @throws CannotGoOn (exit 2) */
export function checkedName(name: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._ -]{0,59}$/u.test(name)) return name;
  throw refusedOption(
    "CO002",
    `--profile ${name}: a name has letters, digits, blanks and . _ -, 60 at most`,
    "--profile payouts",
  );
}

export function isSameProfile(one: Profile, other: Profile): boolean {
  return JSON.stringify(factOf(one)) === JSON.stringify(factOf(other));
}

/** Records the profile as an edit; the number of the change. The derived tables are left dirty. */
export function saveProfile(ledger: Ledger, profile: Profile, summary: string, now: number): number {
  return recordedChange(ledger, factOf(profile), summary, now);
}

/** Clears the profile by an edit, so that undoing it brings the profile back. */
export function removeProfile(ledger: Ledger, profile: Profile, now: number): number {
  const fact = factOf(profile);
  const fields = Object.fromEntries(Object.keys(fact.fields).map((field) => [field, null]));
  return recordedChange(ledger, { ...fact, fields }, `removed the profile "${profile.name}"`, now);
}

function recordedChange(ledger: Ledger, fact: SheetFact, summary: string, now: number): number {
  const { changeId } = recordEdit(ledger, { summary, facts: [fact], recordedAt: now });
  if (changeId === null) throw new Error("an edit is always written");
  return changeId;
}

/** The profile as the ledger has it. */
export function rowOf(profile: Profile): ProfileRow {
  return { name: profile.name, ...(factOf(profile).fields as unknown as Omit<ProfileRow, "name">) };
}

function factOf({ name, source, columns, fingerprint, styles }: Profile): SheetFact {
  const { dateOrder, decimal, rateStyle, encoding, sheet } = stylesOf(styles);
  return {
    fact: "profile",
    key: [name],
    fields: {
      source,
      columns: JSON.stringify(columnsOf(columns)),
      fingerprint,
      date_order: dateOrder ?? null,
      decimal: decimal ?? null,
      rate_style: rateStyle ?? null,
      encoding: encoding ?? null,
      sheet: sheet ?? null,
    },
  };
}

/** Field → header, as it is stored and as it tells one reading of a file from another. */
export function columnsOf(mapping: Mapping): Readonly<Record<string, string>> {
  return Object.fromEntries(mapping.map(({ field, header }) => [field, header]));
}
