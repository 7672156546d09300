import { describeColumns, describeHabits, requiredHeaders } from "../src/importers/describe.ts";
import type { ImporterDef } from "../src/importers/importer.ts";
import { FORMATS } from "../src/importers/index.ts";

const INTRODUCTION = `# Files that can be imported

A file is recognised by its headers, whatever its name; \`--as SOURCE\` settles a doubt. Headers of exports are compared
without regard to case, those of sheets also without blanks, \`_\` and \`-\`. \`creatorops sources list\` and
\`creatorops sources show SOURCE\` print the same as this page.

Kept: \`stored\` columns are read into the ledger; \`dropped\` ones are known and never read, a buyer's data among them; a
column kept for \`sample_orders\` is stored only where the order is a sample, for there the buyer is the creator; of one
kept for \`evidence\` only the codes, links and order ids in it are.
`;

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function section(importer: ImporterDef): string {
  const rows = describeColumns(importer).map(({ field, headers, kind, required, filled, keeping, words }) => {
    const names = headers.map((header) => `\`${header}\``).join(", ");
    const kinds = words.length === 0 ? kind : `${kind}: ${words.join(", ")}`;
    const needed = filled ? `${required}, filled` : required;
    return `| ${field} | ${cell(names)} | ${cell(kinds)} | ${needed} | ${keeping} |\n`;
  });
  const habits = describeHabits(importer).map((habit) => `- ${habit}\n`);
  return [
    `\n## ${importer.id}\n\n${importer.title}.\n\n`,
    ...habits,
    `- Without these columns it is not ${importer.layoutOf === undefined ? "recognised" : "proposed"}: ${requiredHeaders(importer).join("; ")}.\n`,
    "\n| field | headers | kind | required | kept |\n| --- | --- | --- | --- | --- |\n",
    ...rows,
  ].join("");
}

/** docs/sources.md, from the definitions of the formats alone. */
export function sourcesPage(): string {
  return INTRODUCTION + FORMATS.map(section).join("");
}
