import type { Column, Table, TableRow } from "../render/table.ts";
import type { ProfileRow } from "../store/queries/profiles.ts";

const PROFILE_COLUMNS: readonly Column[] = [
  { key: "name", label: "profile", kind: "text", priority: 1 },
  { key: "source", label: "source", kind: "text", priority: 1 },
  { key: "columns", label: "columns", kind: "list", priority: 2, folds: true },
  { key: "date_order", label: "date order", kind: "text", priority: 3 },
  { key: "decimal", label: "decimal", kind: "text", priority: 3 },
  { key: "rate_style", label: "rate style", kind: "text", priority: 4 },
  { key: "encoding", label: "encoding", kind: "text", priority: 4 },
  { key: "sheet", label: "sheet", kind: "text", priority: 5 },
  { key: "fingerprint", label: "fingerprint", kind: "text", priority: 6 },
];

/** Field and header of each column that a profile names. */
function columnsOf(profile: ProfileRow): readonly (readonly [field: string, header: string])[] {
  return Object.entries(JSON.parse(profile.columns) as Record<string, string>);
}

function profileRow(profile: ProfileRow): TableRow {
  return { ...profile, columns: columnsOf(profile).map(([field, header]) => `${field}=${header}`) };
}

/** The saved profiles. */
export function profilesTable(profiles: readonly ProfileRow[]): Table {
  return {
    name: "mapping list",
    title: "Saved profiles",
    columns: PROFILE_COLUMNS,
    rows: profiles.map(profileRow),
    totals: null,
    notes: [],
    empty: "No profile is saved yet: creatorops mapping new FILE",
    period: null,
  };
}

/** What is known of a field of the source; `kind` and `required` as `sources show` has them. */
export interface FieldWords {
  readonly field: string;
  readonly kind: string;
  readonly required: string;
}

/** One profile, a row per field; what it remembers besides stands in the notes and in JSON. */
export function profileTable(profile: ProfileRow, words: readonly FieldWords[]): Table {
  const { name, source, fingerprint, date_order, decimal, rate_style, encoding, sheet } = profile;
  const facts = { name, source, fingerprint, date_order, decimal, rate_style, encoding, sheet };
  const remembered = (["date_order", "decimal", "rate_style", "encoding", "sheet"] as const).flatMap(
    (style) => (profile[style] === null ? [] : [`--${style.replace("_", "-")} ${profile[style]}`]),
  );
  const styles = remembered.length === 0 ? [] : [`It remembers: ${remembered.join(", ")}`];
  return {
    name: "mapping show",
    title: `Profile ${profile.name}: ${profile.source}`,
    columns: [
      { key: "field", label: "field", kind: "text", priority: 1 },
      { key: "header", label: "header", kind: "text", priority: 1 },
      { key: "kind", label: "kind", kind: "text", priority: 2 },
      { key: "required", label: "required", kind: "text", priority: 2 },
    ],
    rows: columnsOf(profile).map(([field, header]) => {
      const known = words.find((one) => one.field === field);
      return { field, header, kind: known?.kind ?? null, required: known?.required ?? null };
    }),
    totals: null,
    notes: styles.map((message) => ({ code: "profile_remembers", message })),
    empty: "",
    period: null,
    extra: { profile: facts },
  };
}

/** A profile that was saved or removed, with the number of the change. */
export function profileChangeTable(
  name: "mapping new" | "mapping rm",
  profile: ProfileRow,
  changeId: number,
): Table {
  const what = name === "mapping new" ? "is saved" : "is removed";
  return {
    name,
    title: `Profile ${profile.name} ${what}, change ${changeId}`,
    columns: [...PROFILE_COLUMNS, { key: "import_id", label: "change", kind: "integer", priority: 1 }],
    rows: [{ ...profileRow(profile), import_id: changeId }],
    totals: null,
    notes: [],
    empty: "",
    period: null,
  };
}
