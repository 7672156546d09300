// Joins the modules that tsc wrote into pieces of CommonJS, dist/program: starting takes Node two thirds of a millisecond
// for each module of its own, and a report needs ninety. What is imported where it is needed stays a piece of its own, and
// other packages stay where they are installed. Pieces lie as deep as modules: what is read by a path is found from both.
import { readFileSync } from "node:fs";
import { build } from "rolldown";

const LOADING = "const childProcess = require('node:child_process');";

/**
 * commander alone is part of every start, so it is joined as well, under its licence. It can run programs beside it as
 * commands, for which it loads what speaks to processes and sockets; this program has none.
 */
const commander = {
  name: "commander",
  transform: {
    filter: { id: /node_modules.commander.lib.command\.js$/u },
    handler(code) {
      if (!code.includes(LOADING))
        throw new Error("commander loads child processes in another way than it did");
      const licence = readFileSync("node_modules/commander/LICENSE", "utf8");
      return `/*! commander\n\n${licence}*/\n${code.replace(LOADING, "")}`;
    },
  },
};

await build({
  input: "dist/main.js",
  platform: "node",
  external: /^(?!commander$)[a-z]/u,
  plugins: [commander],
  // A module that one command imports at once, another only where it is needed, is right in both.
  checks: { ineffectiveDynamicImport: false },
  output: {
    dir: "dist/program",
    format: "cjs",
    entryFileNames: "[name].cjs",
    chunkFileNames: "[name].cjs",
    cleanDir: true,
  },
});
