import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { MappedField, Mapping } from "../importers/mapping.ts";
import type { ReadOptions } from "../importers/read.ts";
import type { Ledger } from "../store/open.ts";
import type { Input, OptionDef } from "./command.ts";
import type { ImportOptions } from "./import-file.ts";
import { commandProblem, refusedOption } from "./problems.ts";
import { checkedName, profileNamed, savedProfiles } from "./profiles.ts";

/** Options of `import` and `mapping new` that say which column is which. */
export const MAP_OPTIONS: readonly OptionDef[] = [
  {
    name: "map",
    kind: "repeated",
    value: 'field="Header"',
    summary: "which column of the file a field of --as is; repeat it for each field",
  },
  {
    name: "profile",
    kind: "text",
    value: "name",
    summary: "the saved mapping to use; with --map the name to save it under",
  },
];

/** What `--map` says, in its order; undefined when it is not given. @throws CannotGoOn (exit 2) */
export function mappingOption(input: Input): Mapping | undefined {
  const texts = input.options["map"] as readonly string[] | undefined;
  return texts?.map(mappedField);
}

/** The first `=` parts the two; quotes that no shell took off are taken off here. */
function mappedField(text: string): MappedField {
  const [, field = "", header = ""] = /^\s*([^=]*?)\s*=\s*(.*?)\s*$/su.exec(text) ?? [];
  const [, bare = header] = /^"(.*)"$/su.exec(header) ?? [];
  if (field !== "" && bare.trim() !== "") return { field, header: bare };
  throw refusedOption(
    "CO002",
    `--map ${text}: it takes a field and the header of its column`,
    '--map commission="Payout amount"',
  );
}

/**
 * What `import` is told of columns, and what the ledger remembers of them. @throws CannotGoOn (exit 2) for a
 * mapping without a source, a profile that does not exist, or one of another source than `--as`.
 */
export function mappingOptions(
  ledger: Ledger,
  input: Input,
): { readonly read: Partial<ReadOptions>; readonly save: Pick<ImportOptions, "saveAs"> } {
  const mapping = mappingOption(input);
  const { as, profile: name } = input.options as Readonly<Record<string, string | undefined>>;
  const profiles = savedProfiles(ledger);
  if (mapping !== undefined) {
    if (as === undefined) throw withoutSource(mapping.map(({ field }) => field));
    return { read: { mapping }, save: name === undefined ? {} : { saveAs: checkedName(name) } };
  }
  if (name === undefined) return { read: { profiles }, save: {} };
  const profile = profileNamed(name, profiles);
  if (as !== undefined && as !== profile.source) {
    throw refusedOption(
      "CO003",
      `the profile "${name}" is one of ${profile.source}, and --as says ${as}`,
      "give one of them",
    );
  }
  return { read: { profile }, save: {} };
}

function withoutSource(fields: readonly string[]): CannotGoOn {
  const message = `--map names ${fields.map((field) => `"${field}"`).join(", ")}, and --as does not say of which source`;
  return new CannotGoOn(EXIT.refused, commandProblem("mapWithoutSource", message));
}
