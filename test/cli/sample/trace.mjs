import { register } from "node:module";

/** Prints the address of every module that is imported, on stderr. */
const HOOK = `
  import { writeSync } from "node:fs";
  export function load(url, context, next) {
    writeSync(2, "loaded " + url + "\\n");
    return next(url, context);
  }
`;
register(`data:text/javascript,${encodeURIComponent(HOOK)}`);
