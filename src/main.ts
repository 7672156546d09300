import { readFileSync } from "node:fs";
import { run } from "./cli/run.ts";
import { processSurroundings } from "./cli/surroundings.ts";
import { COMMAND_GROUPS } from "./commands/index.ts";

/** The version stands in package.json alone; the path is the same from `src/` and from `dist/`. */
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  readonly version: string;
};

// Never process.exit(): it loses what a pipe has not taken yet. And no handler of SIGINT: an import is synchronous,
// so a handler would run only after the import had committed.
process.exitCode = await run(process.argv.slice(2), COMMAND_GROUPS, processSurroundings(version));
