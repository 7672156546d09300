import { CannotGoOn, EXIT, type Problem } from "../core/problem.ts";
import type { ProblemDetails, ProblemKind } from "../core/problem-kind.ts";
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
    "creatorops pipeline --list shows the creators; (organic), (unresolved) and (shop) can be named, too.",
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
  unknownTemplateField: refused(
    "CO470",
    "A template names a field that does not exist.",
    "creatorops followups --write-templates DIR writes templates that name every field.",
  ),
  unreadableTemplate: refused(
    "CO471",
    "A template is empty, or no text in UTF-8.",
    "write the message into it, or delete it: then the one of the program stands.",
  ),
  unusedTemplate: warning(
    "CO472",
    "A file in the folder of templates is named like no reason; it is not used.",
    "name it <reason>.txt.",
  ),
  unknownEvent: refused(
    "CO473",
    "There is no such outreach event.",
    "creatorops log --help lists the events.",
  ),
  laterEvent: warning(
    "CO474",
    "The event is dated after today; no report sees it before its day.",
    "undo the change and log it again, if the day is wrong.",
  ),
  templatesExist: refused(
    "CO479",
    "Templates are there already; nothing was written.",
    "name another folder, or add --force to replace them.",
  ),
  belowZero: refused("CO460", "An amount is below 0.", "write what it costs, without a sign."),
  replaced: warning(
    "CO461",
    "What an edit records was there already; the message says what it was.",
    "nothing, if it was meant; creatorops imports undo, with the number of this change, brings it back.",
  ),
  newCreator: warning(
    "CO462",
    "Nobody had this handle; the edit names a new creator.",
    "nothing, if it is one; else creatorops imports undo, with the number of this change, and again with the right handle.",
  ),
  unknownSku: warning(
    "CO463",
    "No order line holds this SKU.",
    "nothing, if it is yet to sell; else creatorops imports undo, with the number of this change, and again as the order export writes it.",
  ),
  unknownSample: refused(
    "CO464",
    "No sample has this key.",
    "creatorops samples list shows the samples and their keys.",
  ),
  impossibleState: refused(
    "CO465",
    "A sample cannot come into this state from the one it is in, or not on this day.",
    "creatorops explain KEY shows its days, and who says so.",
  ),
  paidOrder: warning(
    "CO466",
    "An order that a buyer paid for is made a sample order: it counts as a sale no longer.",
    "nothing, if it was a sample; else creatorops imports undo, with the number of this change.",
  ),
  otherHandle: warning(
    "CO467",
    "The handle in a link is not the creator's who is named.",
    "nothing, if the account was renamed or the post is on a second account.",
  ),
  severalAlike: refused(
    "CO468",
    "Several rows are alike, and which one is meant is not said.",
    "say which with --number; the message lists them.",
  ),
  undatedPost: warning(
    "CO469",
    "Nobody knows when the post was made: it fulfils nothing until then.",
    "say when with --posted DATE, or give the long link of the video.",
  ),
  notAReview: refused(
    "CO480",
    "The file is not one that review has written.",
    "creatorops review --export q.csv writes one; fill in its last five columns.",
  ),
  unknownItem: refused(
    "CO481",
    "No open item has this name.",
    "creatorops review --list shows the open items; write the file anew with review --export.",
  ),
  settledItem: refused(
    "CO482",
    "The item is settled already.",
    "write the file anew with creatorops review --export: what is settled is not in it.",
  ),
  changedItem: refused(
    "CO483",
    "The item is no longer what it was when the file was written.",
    "write the file anew with creatorops review --export, and decide on what is there now.",
  ),
  missingItem: refused(
    "CO484",
    "An open item has no row, or two.",
    "write the file anew with creatorops review --export; a row whose choice is empty stays open.",
  ),
  unfitChoice: refused(
    "CO485",
    "The columns of a decision contradict each other.",
    "assign needs a creator; organic and skip have none; from and to need remember yes.",
  ),
  reviewDays: refused(
    "CO486",
    "The days of a key leave its orders open, or are another creator's.",
    "let from and to hold all days of its orders and none of another's.",
  ),
  nothingToDecide: refused(
    "CO487",
    "Stronger evidence credits every order of the item: there is nothing to decide for these alone.",
    "remember the key with remember yes, or write skip.",
  ),
  unrecordedReview: refused(
    "CO489",
    "Nothing of the review was recorded: it needs a confirmation.",
    "answer yes, or use creatorops review --export q.csv and --apply q.csv.",
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
