import type { Column, Table } from "../render/table.ts";
import type { ChangeRow } from "../store/changes.ts";
import type { Undone } from "../store/undo.ts";
import type { UndoEffect } from "../store/undo-effects.ts";

const EFFECT_COLUMNS: readonly Column[] = [
  { key: "what", label: "what", kind: "text", priority: 1 },
  { key: "goes", label: "goes", kind: "integer", priority: 1 },
  { key: "changes", label: "changes back", kind: "integer", priority: 1 },
  { key: "stays", label: "stays", kind: "integer", priority: 2 },
];

/** `creator_of_line` as people say it. */
function words(what: string): string {
  return what.replaceAll("_", " ");
}

/** What an undo does, in one line: `order line: 151 go, 184 change back, 301 stay; creator: 2 go`. */
export function effectsText(effects: readonly UndoEffect[]): string {
  const texts = effects.map(({ what, goes, changes, stays }) => {
    const parts = [
      [goes, "go"],
      [changes, "change back"],
      [stays, "stay"],
    ] as const;
    const told = parts.filter(([count]) => count > 0).map(([count, verb]) => `${count} ${verb}`);
    return `${words(what)}: ${told.join(", ")}`;
  });
  return texts.length === 0 ? "no current fact depends on it" : texts.join("; ");
}

/** One undone change, or one that would be, and what that does to facts and to what follows from them. */
export function undoTable(
  change: ChangeRow,
  undone: Undone,
  effects: readonly UndoEffect[],
  dryRun: boolean,
): Table {
  const { change_id: id, source, file } = change;
  return {
    name: "imports undo",
    title: dryRun ? `What undoing change ${id} would do` : `Change ${id} is undone`,
    columns: [
      { key: "import_id", label: "change", kind: "integer", priority: 1 },
      { key: "source", label: "source", kind: "text", priority: 1 },
      { key: "file", label: "file", kind: "text", priority: 1 },
      { key: "removed", label: "facts removed", kind: "integer", priority: 1 },
      { key: "restored", label: "earlier facts again current", kind: "integer", priority: 1 },
      { key: "status", label: "status", kind: "text", priority: 2 },
    ],
    rows: [{ import_id: id, source, file, ...undone, status: dryRun ? "dry_run" : "undone" }],
    totals: null,
    notes: [],
    empty: "",
    period: null,
    extra: { effects },
    below: [
      {
        title: dryRun ? "What would go, and what would come back" : "What went, and what came back",
        columns: EFFECT_COLUMNS,
        rows: effects.map((effect) => ({ ...effect, what: words(effect.what) })),
        empty: "No current fact depends on it.",
      },
    ],
  };
}
