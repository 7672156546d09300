import { ensureData, tenthOf } from "./data-set.js";
import { readArguments } from "./arguments.js";

/** Makes the data of a size, and of its tenth, without measuring anything. */
const { data, size } = readArguments(process.argv.slice(2));
const say = (/** @type {string} */ message) => process.stderr.write(`${message}\n`);
const started = performance.now();
for (const one of new Set([size, tenthOf(size)])) await ensureData(data, one, say);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
say(`${seconds} s, ${memory} MB at most`);
