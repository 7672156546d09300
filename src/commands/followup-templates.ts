import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { FollowupReason } from "../core/followup-rules.ts";
import { FOLLOWUP_RULES } from "../core/followup-rules.ts";
import { FOLLOWUP_TEMPLATES } from "../core/followup-templates.ts";
import { MESSAGE_FIELDS, unknownFields } from "../core/message-template.ts";
import { CannotGoOn, EXIT, type Problem } from "../core/problem.ts";
import type { FollowupTemplate, FollowupTemplates } from "../reports/followups.ts";
import type { Context, WrittenFile } from "./command.ts";
import { commandProblem } from "./problems.ts";

/** Beside the ledger; what lies in it is used without being named. */
const FOLDER = "creatorops-templates";
const BUILT_IN = "built-in";
const EXTENSION = ".txt";

const FIELDS = Object.keys(MESSAGE_FIELDS)
  .map((field) => `{${field}}`)
  .join(" ");

/** The templates in use, and what is to be said of the folder. */
export interface FoundTemplates {
  readonly templates: FollowupTemplates;
  readonly problems: readonly Problem[];
}

function fileName(reason: string): string {
  return `${reason}${EXTENSION}`;
}

/** The text of a template, or what is wrong with it. */
function readTemplate(path: string): { readonly text: string; readonly problems: readonly Problem[] } {
  const file = basename(path);
  const refuse = (message: string): { text: string; problems: Problem[] } => ({
    text: "",
    problems: [commandProblem("unreadableTemplate", message, { file })],
  });
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    return refuse(error instanceof TypeError ? "no text in UTF-8" : "cannot be read");
  }
  if (text.trim() === "") return refuse("an empty template");
  const problems = unknownFields(text).map(({ line, field, nearest }) => {
    const meant = nearest === null ? "" : `; did you mean {${nearest}}?`;
    const message = `{${field}} is no field${meant}`;
    return commandProblem("unknownTemplateField", message, {
      file,
      line,
      cure: `the fields are ${FIELDS}; {field|words} says the words where a creator has none.`,
    });
  });
  return { text, problems };
}

/**
 * The template of each reason: its file in `--templates`, else in the folder beside the ledger, else the
 * program's own.
 * @throws CannotGoOn: exit 1 when `--templates` is no folder, exit 2 with all faults of all templates
 */
export function findTemplates(context: Context, given: string | undefined): FoundTemplates {
  const folder =
    given === undefined ? join(dirname(context.ledgerPath), FOLDER) : resolve(context.cwd, given);
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  if (given !== undefined && !isFolder)
    throw new CannotGoOn(EXIT.impossible, commandProblem("missingPath", `there is no folder ${given}`));
  const names = isFolder ? readdirSync(folder).filter((name) => name.endsWith(EXTENSION)) : [];
  const faults: Problem[] = [];
  const templates = new Map<FollowupReason, FollowupTemplate>();
  for (const { reason } of FOLLOWUP_RULES) {
    const name = fileName(reason);
    if (!names.includes(name)) {
      templates.set(reason, { text: FOLLOWUP_TEMPLATES[reason], place: BUILT_IN });
      continue;
    }
    const { text, problems } = readTemplate(join(folder, name));
    faults.push(...problems);
    templates.set(reason, { text, place: name });
  }
  if (faults.length > 0) throw new CannotGoOn(EXIT.refused, ...faults);
  const reasons = FOLLOWUP_RULES.map((rule) => rule.reason).join(", ");
  const unused = names.filter((name) => !FOLLOWUP_RULES.some((rule) => fileName(rule.reason) === name));
  const problems = unused.map((file) =>
    commandProblem("unusedTemplate", `not used: the reasons are ${reasons}`, { file }),
  );
  return { templates, problems };
}

/**
 * The program's templates as files of a folder, which is made if need be.
 * @throws CannotGoOn: exit 1 when the folder cannot be made, exit 5 when one of them is there already
 */
export function templateFiles(context: Context, folder: string): readonly WrittenFile[] {
  const path = resolve(context.cwd, folder);
  const files = FOLLOWUP_RULES.map(({ reason }) => ({
    path: join(path, fileName(reason)),
    text: FOLLOWUP_TEMPLATES[reason],
  }));
  const taken = files.filter((file) => lstatSync(file.path, { throwIfNoEntry: false }) !== undefined);
  if (taken.length > 0 && context.force !== true) {
    const problems = taken.map((file) => commandProblem("templatesExist", `${file.path} is there already`));
    throw new CannotGoOn(EXIT.confirmation, ...problems);
  }
  if (!existsSync(path)) makeFolder(path);
  return files;
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch {
    const message = `the folder ${path} cannot be made`;
    const cure = "make the folder around it first, or check its permissions.";
    throw new CannotGoOn(EXIT.impossible, commandProblem("missingPath", message, { cure }));
  }
}
