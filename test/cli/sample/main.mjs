import { run } from "../../../dist/cli/run.js";
import { processSurroundings } from "../../../dist/cli/surroundings.js";
import { SAMPLE_GROUPS } from "./commands.mjs";

process.exitCode = await run(process.argv.slice(2), SAMPLE_GROUPS, processSurroundings("0.0.0-sample"));
