import { CannotGoOn, EXIT, type Problem } from "../core/problem.ts";
import type { ProblemDetails, ProblemKind } from "../core/problem-kind.ts";
import { EDIT_PROBLEMS } from "./edit-problems.ts";
import { problemOf, refused, warning } from "../core/problem-kind.ts";

/** What commands refuse and remark on: CO12x a path, CO3xx a file, CO4xx what is named in the ledger, CO5xx a confirmation. */
export const COMMAND_PROBLEMS = {
  missingPath: refused("CO122", "There is no such file or folder.", "check the path, then try again."),
  notAFile: refused("CO123", "The path is neither a file nor a folder.", "save it as a file first."),
  unreadableFile: refused("CO124", "The file cannot be read.", "check its permissions."),
  undatedInput: refused(
    "CO125",
    "Standard input has no time of its own.",
    "say when it was exported: --exported-at 2026-11-16T08:30:00Z",
  ),
  rejectsOfMany: refused(
    "CO146",
    "The rejected rows of several files do not fit into one file.",
    "name a folder that is there: --rejects rejects/",
  ),
  rejectsOverInput: refused(
    "CO147",
    "The file for rejected rows is the file that is imported, which would be lost.",
    "name another file: --rejects rejects.csv",
  ),
  alreadyImported: warning("CO305", "The file is in the ledger already; nothing was changed.", null),
  unreadColumns: warning("CO306", "The file has columns that are not read.", null),
  repeatedKey: warning(
    "CO307",
    "A key stands in several rows of the file; one of them won, and the message names the lines.",
    null,
  ),
  leftAlone: warning(
    "CO308",
    "A file of a folder has headers that no format knows; it was left alone.",
    "name it by itself to learn what it lacks.",
  ),
  profileUsed: warning("CO331", "A saved profile says which column of the file is which.", null),
  profileSaved: warning("CO332", "A mapping or a decision was saved for the next file of its kind.", null),
  unknownChange: refused(
    "CO409",
    "There is no such change.",
    "creatorops imports list shows the changes and their numbers",
  ),
  unknownSetting: refused(
    "CO410",
    "There is no such setting.",
    "creatorops config list shows the settings and their values",
  ),
  settingValue: refused(
    "CO411",
    "The value of a setting is not understood.",
    "creatorops config get KEY says what it holds",
  ),
  fixedSetting: refused(
    "CO412",
    "Currency and time zone cannot change once files are imported: their amounts and days were read with them.",
    "make a new ledger with creatorops init --db FILE and import the files into it.",
  ),
  undoneAlready: refused("CO413", "The change is undone already.", "creatorops imports list"),
  firstChange: refused(
    "CO414",
    "The first change made the ledger and cannot be undone.",
    "delete the ledger file, or change a setting with creatorops config set.",
  ),
  nothingToExplain: refused(
    "CO415",
    "No order, sample or creator has this name.",
    "give an order id, a creator as @handle, or the key of a sample as overdue prints it.",
  ),
  unknownCreator: refused(
    "CO416",
    "No creator has this handle.",
    "creatorops creators list shows the creators; reports of profit also take (organic), (unresolved) and (shop).",
  ),
  unreadableHandle: refused(
    "CO417",
    "The text is no handle of a creator.",
    "write it as TikTok shows it, with or without @.",
  ),
  endsBeforeItBegins: refused(
    "CO418",
    "The last day is before the first.",
    "swap --from and --to, or leave one of them out.",
  ),
  overlap: refused(
    "CO419",
    "Days overlap with those of another one, and one of the two could not be told from the other.",
    "end the earlier one on the day before the later one begins.",
  ),
  unknownProfile: refused(
    "CO441",
    "There is no saved profile of that name.",
    "creatorops mapping list shows the profiles; --map with --profile saves one.",
  ),
  mapWithoutSource: refused(
    "CO442",
    "--map names fields, and without --as nobody knows of what.",
    "say which kind of file it is with --as SOURCE; creatorops sources list shows them.",
  ),
  unsavedProfile: refused(
    "CO531",
    "A profile was not saved: it needs a confirmation.",
    "answer yes, or give --as, --map and --profile.",
  ),
  rejectsExist: refused(
    "CO503",
    "The file for rejected rows is there already; nothing was imported.",
    "mend and import what is in it, name another file, or add --force to replace it.",
  ),
  unconfirmedUndo: refused(
    "CO502",
    "A change was not undone: it needs a confirmation.",
    "creatorops imports undo NUMBER --yes",
  ),
  ...EDIT_PROBLEMS,
} as const satisfies Record<string, ProblemKind>;

export type CommandProblemName = keyof typeof COMMAND_PROBLEMS;

/** A problem of the named kind; `cure` in `details` replaces the kind's own. */
export function commandProblem(name: CommandProblemName, message: string, details?: ProblemDetails): Problem {
  return problemOf(COMMAND_PROBLEMS[name], message, details);
}

/** An option that is unreadable (CO002), contradicts another (CO003) or is missing with nobody to ask (CO004): exit 2. */
export function refusedOption(code: "CO002" | "CO003" | "CO004", message: string, cure: string): CannotGoOn {
  return new CannotGoOn(EXIT.refused, { code, severity: "refused", message, cure });
}
