import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { Instant } from "../core/scalars.ts";
import { FORMATS } from "../importers/index.ts";
import { fingerprintOf, type Profile, stylesOf } from "../importers/profile.ts";
import { headerOf } from "../importers/read-header.ts";
import type { FileOrigin, ReadFile, ReadOptions } from "../importers/read.ts";
import { type Content, openContent, readContent } from "../importers/content.ts";
import { profileChangeTable } from "../reports/mapping.ts";
import { refresh } from "../store/refresh.ts";
import { readShop } from "../store/shop.ts";
import { tableResult } from "./answer.ts";
import type { CommandDef, Context, Input } from "./command.ts";
import { type FileBytes, gatherFiles, readBytes } from "./gather-files.ts";
import { MAP_OPTIONS, mappingOption } from "./mapping-options.ts";
import { askMapping, nameFor } from "./mapping-wizard.ts";
import { commandProblem, refusedOption } from "./problems.ts";
import { checkedName, rowOf, saveProfile, savedProfiles } from "./profiles.ts";
import { STYLE_OPTIONS, styleOptions } from "./style-options.ts";

/** The file that the argument names: one, and no folder. */
function namedFile(input: Input, cwd: string): { readonly path: string; readonly file: FileBytes } {
  const [argument = ""] = input.arguments;
  const [found] = gatherFiles([argument], cwd, false);
  if (found === undefined || !found.isNamed || found.path === "-")
    throw new CannotGoOn(EXIT.refused, commandProblem("notAFile", `${argument} is not one file`));
  return { path: found.path, file: readBytes(found.path) };
}

/**
 * The name that was given; else that of the profile which these headers have already; else one after the file that
 * no other profile has.
 */
function profileName(
  wished: string | undefined,
  path: string,
  header: readonly string[],
  saved: readonly Profile[],
): string {
  if (wished !== undefined) return checkedName(wished);
  const fingerprint = fingerprintOf(header);
  const same = saved.find((profile) => profile.fingerprint === fingerprint);
  if (same !== undefined) return same.name;
  const name = nameFor(path);
  const isTaken = (text: string): boolean => saved.some((profile) => profile.name === text);
  let number = 1;
  while (isTaken(number === 1 ? name : `${name}-${number}`)) number += 1;
  return number === 1 ? name : `${name}-${number}`;
}

/** The table that is mapped; a workbook with several that would do needs `--sheet`. */
function onlyTable(content: Content, origin: FileOrigin): ReadFile {
  const [table, second] = readContent(content, origin);
  if (table === undefined || second !== undefined)
    throw new CannotGoOn(
      EXIT.refused,
      commandProblem("notAFile", "its sheets are of several formats", { cure: "name one with --sheet" }),
    );
  return table;
}

/** What the options say of the file, besides which column is which. */
function saidOf(input: Input, shop: Pick<ReadOptions, "currency" | "timezone">): ReadOptions {
  const { as, creator } = input.options as Readonly<Record<string, string | undefined>>;
  return {
    currency: shop.currency,
    timezone: shop.timezone,
    ...styleOptions(input),
    ...(as === undefined ? {} : { as }),
    ...(creator === undefined ? {} : { creator }),
  };
}

/** Without a person every answer has to be on the command line. @throws CannotGoOn (exit 2) naming the flags. */
function requireFlags(context: Context, input: Input): void {
  const missing = ["as", "map", "profile"].filter((name) => input.options[name] === undefined);
  if (missing.length === 0 || context.interactive) return;
  throw refusedOption(
    "CO004",
    `${missing.map((name) => `--${name}`).join(", ")} missing, and there is nobody to ask`,
    `creatorops mapping new FILE --as SOURCE --map field="Header" --profile NAME`,
  );
}

export const mappingNew: CommandDef = {
  arguments: [{ name: "file", summary: "a file whose headers are not known", required: true }],
  options: [
    {
      name: "as",
      kind: "text",
      value: "source",
      summary: "which kind of file it is, as sources list prints it",
    },
    ...MAP_OPTIONS,
    ...STYLE_OPTIONS,
    {
      name: "creator",
      kind: "text",
      value: "handle",
      summary: "whose file it is, when it has no creator column",
    },
  ],
  report: false,
  examples: ["creatorops mapping new costs.csv --as costs --map 'unit_cost=unit_cost' --profile my-costs"],
  run: async (context, input) => {
    requireFlags(context, input);
    const { path, file } = namedFile(input, context.cwd);
    const ledger = context.ledger("write");
    const shop = readShop(ledger.db);
    const { as, profile: wished } = input.options as Readonly<Record<string, string | undefined>>;
    const mapping = mappingOption(input);
    const said = saidOf(input, shop);
    const content = await openContent(file.bytes, path);
    const header = headerOf(content, path, said, FORMATS);
    const name = profileName(wished, path, header, savedProfiles(ledger));
    const modifiedAt = Math.floor(file.modifiedAt / 1000) as Instant;
    const read = (options: ReadOptions): ReadFile => onlyTable(content, { name: path, modifiedAt, options });
    const isAnswered = as !== undefined && mapping !== undefined && wished !== undefined;
    const taken = isAnswered
      ? { options: { ...said, mapping }, file: read({ ...said, mapping }) }
      : await askMapping(context, { header, name, path, said, mapping: mapping ?? [], read });
    const { columns, fingerprint } = taken.file.reading;
    const source = taken.file.importer.id;
    const profile = { name, source, columns: columns ?? [], fingerprint, styles: stylesOf(taken.options) };
    const changeId = saveProfile(ledger, profile, `saved the profile "${name}" for ${source}`, context.now());
    refresh(ledger.db);
    return tableResult(shop, profileChangeTable("mapping new", rowOf(profile), changeId));
  },
};
