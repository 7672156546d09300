import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The version of this package, which stands in package.json alone; the path is the same from `src/` and from `dist/`. */
export function packageVersion(): string {
  const text = readFileSync(join(import.meta.dirname, "../../package.json"), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}
