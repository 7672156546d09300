import { describeColumns, describeHabits } from "../importers/describe.ts";
import { tableResult } from "./answer.ts";
import type { CommandDef } from "./command.ts";
import { sourceOfArgument } from "./source-argument.ts";

export const sourcesShow: CommandDef = {
  arguments: [{ name: "source", summary: "its name, as sources list prints it", required: true }],
  options: [],
  report: false,
  rows: true,
  examples: ["creatorops sources show tiktok-orders", "creatorops sources show costs --json"],
  run: (_context, input) => {
    const importer = sourceOfArgument(input.arguments[0] ?? "");
    const { id, title, nature, primaryFact, whereToExport, layoutOf } = importer;
    return tableResult(null, {
      name: "sources show",
      title: `${id}: ${title}`,
      columns: [
        { key: "field", label: "field", kind: "text", priority: 1 },
        { key: "headers", label: "headers", kind: "list", priority: 1 },
        { key: "kind", label: "kind", kind: "text", priority: 3 },
        { key: "required", label: "required", kind: "text", priority: 2 },
        { key: "filled", label: "must be filled", kind: "boolean", priority: 5 },
        { key: "keeping", label: "kept", kind: "text", priority: 2 },
        { key: "words", label: "words", kind: "list", priority: 4 },
      ],
      rows: describeColumns(importer).map((column) => ({ ...column })),
      totals: null,
      notes: describeHabits(importer).map((message) => ({ code: "source_habit", message })),
      empty: "",
      period: null,
      extra: {
        source: id,
        title,
        nature,
        fact: primaryFact,
        where_to_export: whereToExport,
        layout_of: layoutOf ?? null,
      },
    });
  },
};
