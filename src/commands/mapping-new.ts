import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { Instant } from "../core/scalars.ts";
import { stylesOf } from "../importers/profile.ts";
import type { ReadFile, ReadOptions } from "../importers/read.ts";
import { readFile } from "../importers/read.ts";
import { profileChangeTable } from "../reports/mapping.ts";
import { rebuild } from "../store/build.ts";
import { readShop } from "../store/shop.ts";
import { tableResult } from "./answer.ts";
import type { CommandDef, Context, Input } from "./command.ts";
import { type FileBytes, gatherFiles, readBytes } from "./gather-files.ts";
import { MAP_OPTIONS, mappingOption } from "./mapping-options.ts";
import { askMapping, nameFor } from "./mapping-wizard.ts";
import { commandProblem } from "./problems.ts";
import { checkedName, rowOf, saveProfile } from "./profiles.ts";
import { STYLE_OPTIONS, styleOptions } from "./style-options.ts";

/** The file that the argument names: one, and no folder. */
function namedFile(input: Input, cwd: string): { readonly path: string; readonly file: FileBytes } {
  const [argument = ""] = input.arguments;
  const [found] = gatherFiles([argument], cwd, false);
  if (found === undefined || !found.isNamed || found.path === "-")
    throw new CannotGoOn(EXIT.refused, commandProblem("notAFile", `${argument} is not one file`));
  return { path: found.path, file: readBytes(found.path) };
}

/** Without a person every answer has to be on the command line. @throws CannotGoOn (exit 2) naming the flags. */
function requireFlags(context: Context, input: Input): void {
  const missing = ["as", "map", "profile"].filter((name) => input.options[name] === undefined);
  if (missing.length === 0 || context.interactive) return;
  throw new CannotGoOn(EXIT.refused, {
    code: "CO004",
    severity: "refused",
    message: `${missing.map((name) => `--${name}`).join(", ")} missing, and there is nobody to ask`,
    cure: `creatorops mapping new FILE --as SOURCE --map field="Header" --profile NAME`,
  });
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
  ],
  report: false,
  examples: ["creatorops mapping new costs.csv --as costs --map 'unit_cost=unit_cost' --profile my-costs"],
  run: async (context, input) => {
    requireFlags(context, input);
    const { path, file } = namedFile(input, context.cwd);
    const ledger = context.ledger("write");
    const shop = readShop(ledger.db);
    const { as, profile: wished } = input.options as Readonly<Record<string, string | undefined>>;
    const name = wished === undefined ? nameFor(path) : checkedName(wished);
    const mapping = mappingOption(input);
    const said: ReadOptions = { ...shop, ...styleOptions(input), ...(as === undefined ? {} : { as }) };
    const read = (options: ReadOptions): ReadFile =>
      readFile(file.bytes, {
        name: path,
        modifiedAt: Math.floor(file.modifiedAt / 1000) as Instant,
        options,
      });
    const isAnswered = as !== undefined && mapping !== undefined && wished !== undefined;
    const taken = isAnswered
      ? { options: { ...said, mapping }, file: read({ ...said, mapping }) }
      : await askMapping(context, { bytes: file.bytes, name, path, said, mapping: mapping ?? [], read });
    const { columns, fingerprint } = taken.file.reading;
    const source = taken.file.importer.id;
    const profile = { name, source, columns: columns ?? [], fingerprint, styles: stylesOf(taken.options) };
    const changeId = saveProfile(ledger, profile, `saved the profile "${name}" for ${source}`, context.now());
    rebuild(ledger.db);
    return tableResult(shop, profileChangeTable("mapping new", rowOf(profile), changeId));
  },
};
