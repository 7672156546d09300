import type { Format, Rendered, Renderer, RenderOptions } from "./format.ts";
import type { Table } from "./table.ts";

/** Each format is loaded when it is asked for: JSON needs no papaparse, CSV no cli-table3. */
const RENDERERS: Readonly<Record<Format, () => Promise<Renderer>>> = {
  table: async () => await (await import("./text.ts")).textRenderer(),
  csv: async () => (await import("./csv.ts")).renderCsv,
  tsv: async () => (await import("./tsv.ts")).renderTsv,
  json: async () => (await import("./json.ts")).renderJson,
  md: async () => (await import("./markdown.ts")).renderMarkdown,
};

/** The text of `tables` in `format`, ready for stdout or a file. */
export async function renderTables(
  tables: readonly Table[],
  format: Format,
  options: RenderOptions,
): Promise<Rendered> {
  const render = await RENDERERS[format]();
  return render(tables, options);
}
