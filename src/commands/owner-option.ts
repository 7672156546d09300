import { nearestText } from "../core/nearest.ts";
import type { Note } from "../render/table.ts";
import type { Ledger } from "../store/open.ts";
import { knownOwners } from "../store/queries/owners.ts";
import type { Input, OptionDef } from "./command.ts";
import { optionText } from "./typed-value.ts";

export const OWNER_OPTION: OptionDef = {
  name: "owner",
  kind: "text",
  value: "name",
  summary: "only the creators that this person looks after",
};

/** What `--owner` asks for: which rows are meant, and what to say when nobody has that name. */
export interface OwnerWish {
  readonly ofOwner: <Row extends { readonly owner: string | null }>(rows: readonly Row[]) => readonly Row[];
  readonly notes: (ledger: Ledger) => readonly Note[];
}

function plain(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

/** Reads `--owner`; names match without regard to case. */
export function ownerWish(input: Input): OwnerWish {
  const written = optionText(input.options["owner"]);
  if (written === undefined) return { ofOwner: (rows) => rows, notes: () => [] };
  const owner = plain(written);
  return {
    ofOwner: (rows) => rows.filter((row) => row.owner !== null && plain(row.owner) === owner),
    notes: ({ db }) => {
      const known = knownOwners(db);
      if (known.some((name) => plain(name) === owner)) return [];
      const nearest = nearestText(owner, known);
      const listed =
        known.length === 0 ? "no creator has an owner yet" : `the owners are ${known.join(", ")}`;
      const meant = nearest === null ? "" : `; did you mean ${nearest}?`;
      return [{ code: "unknown_owner", message: `no creator has the owner ${written}: ${listed}${meant}` }];
    },
  };
}
