import { OPEN_END } from "../core/held-days.ts";
import type { Day } from "../core/scalars.ts";
import type { Table } from "../render/table.ts";
import type { WrittenKey } from "../store/queries/keys.ts";

/** A key with where it was written last. */
export interface ListedKey extends WrittenKey {
  readonly source: string | null;
}

function stateOf({ from_day, to_day }: WrittenKey, asOf: Day): string {
  if (to_day < asOf) return "ended";
  return from_day > asOf ? "to come" : "in force";
}

/** What identifies creators in files, of whatever days, and which of it two of them have at once. */
export function keysTable(keys: readonly ListedKey[], asOf: Day): Table {
  const clashes = keys.filter(({ others }) => others.length > 0).length;
  return {
    name: "keys list",
    title: "Keys of creators",
    columns: [
      { key: "creator", label: "creator", kind: "handle", priority: 1 },
      { key: "kind", label: "kind", kind: "text", priority: 1 },
      { key: "value", label: "key", kind: "text", priority: 1 },
      { key: "from", label: "from", kind: "day", priority: 2 },
      { key: "to", label: "to", kind: "day", priority: 2 },
      { key: "state", label: "state", kind: "text", priority: 3 },
      { key: "conflict", label: "also claimed by", kind: "list", priority: 1 },
      { key: "handle", label: "written for", kind: "handle", priority: 5 },
      { key: "source", label: "source", kind: "text", priority: 4 },
    ],
    rows: keys.map((key) => ({
      creator: key.owners.join(", "),
      kind: key.kind,
      value: key.value,
      from: key.from_day === "" ? null : key.from_day,
      to: key.to_day === OPEN_END ? null : key.to_day,
      state: stateOf(key, asOf),
      conflict: key.others,
      handle: key.handle,
      source: key.source,
    })),
    totals: null,
    notes:
      clashes === 0
        ? []
        : [
            {
              code: "key_conflict",
              message: `${clashes} of them are claimed by several creators on the same days; nobody is credited by them then. creatorops keys add @CREATOR KEY --from DATE --move, or keys remove, settles it.`,
            },
          ],
    empty:
      "No keys yet. creatorops keys add @CREATOR CODE adds one; a sheet of them is imported like any file.",
    period: null,
  };
}
