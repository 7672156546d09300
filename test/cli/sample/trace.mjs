import { writeSync } from "node:fs";
import { createRequire, register } from "node:module";
import { pathToFileURL } from "node:url";

/** Prints the address of every module that is imported, on stderr. */
const HOOK = `
  import { writeSync } from "node:fs";
  export function load(url, context, next) {
    writeSync(2, "loaded " + url + "\\n");
    return next(url, context);
  }
`;
register(`data:text/javascript,${encodeURIComponent(HOOK)}`);

// What is required passes by the hook.
process.on("exit", () => {
  const required = Object.keys(createRequire(import.meta.url).cache);
  for (const path of required) writeSync(2, `loaded ${pathToFileURL(path).href}\n`);
});
