import { requiredHeaders } from "../importers/describe.ts";
import { FORMATS } from "../importers/index.ts";
import { tableResult } from "./answer.ts";
import type { CommandDef } from "./command.ts";

export const sourcesList: CommandDef = {
  arguments: [],
  options: [],
  report: false,
  rows: true,
  examples: ["creatorops sources"],
  run: () =>
    tableResult(null, {
      name: "sources list",
      title: "Files that can be imported",
      columns: [
        { key: "source", label: "source", kind: "text", priority: 1 },
        { key: "title", label: "title", kind: "text", priority: 2 },
        { key: "nature", label: "nature", kind: "text", priority: 4 },
        { key: "fact", label: "a row is", kind: "text", priority: 5 },
        { key: "required", label: "required columns", kind: "list", priority: 3 },
        { key: "where_to_export", label: "where it comes from", kind: "text", priority: 6 },
        { key: "verified", label: "verified", kind: "boolean", priority: 7 },
      ],
      rows: FORMATS.map((importer) => ({
        source: importer.id,
        title: importer.title,
        nature: importer.nature,
        fact: importer.primaryFact,
        required: requiredHeaders(importer),
        where_to_export: importer.whereToExport,
        verified: importer.layoutOf === undefined,
      })),
      totals: null,
      notes: [{ code: "source_columns", message: "creatorops sources show SOURCE lists its columns." }],
      empty: "",
      period: null,
    }),
};
