import { run } from "./cli/run.ts";
import { processSurroundings } from "./cli/surroundings.ts";
import { packageVersion } from "./cli/version.ts";
import { COMMAND_GROUPS } from "./commands/index.ts";

// Never process.exit(): it loses what a pipe has not taken yet. And no handler of SIGINT: an import is synchronous,
// so a handler would run only after the import had committed.
async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), COMMAND_GROUPS, processSurroundings(packageVersion()));
}

void main();
