// Joins the modules that tsc wrote into pieces of CommonJS, dist/program: starting takes Node two thirds of a millisecond
// for each module of its own, and a report needs ninety. What is imported where it is needed stays a piece of its own, and
// other packages stay where they are installed. Pieces lie as deep as modules: what is read by a path is found from both.
import { build } from "rolldown";

await build({
  input: "dist/main.js",
  platform: "node",
  external: /^[a-z]/u,
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
