import { createReadStream } from "node:fs";
import papaparse from "papaparse";

/** Parses a CSV file with the settings that are fastest, and does nothing with its rows. */
const [, , path = ""] = process.argv;
let rows = 0;
papaparse.parse(createReadStream(path, { encoding: "utf8", highWaterMark: 1 << 16 }), {
  delimiter: ",",
  newline: "\r\n",
  step: () => {
    rows++;
  },
  complete: () => {
    process.stdout.write(`${rows}\n`);
  },
});
