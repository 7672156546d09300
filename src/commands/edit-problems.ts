import type { ProblemKind } from "../core/problem-kind.ts";
import { refused, warning } from "../core/problem-kind.ts";

/** What edits refuse and remark on: CO45x creators and keys, CO46x terms to posts, CO47x outreach, CO48x reviews. */
export const EDIT_PROBLEMS = {
  handleCircle: refused(
    "CO450",
    "Two handles would each be the other's: a circle, in which nobody is the creator.",
    "take the earlier merge or rename out first: creatorops imports list shows its number, imports undo NUMBER --yes does it.",
  ),
  sameCreator: refused(
    "CO451",
    "Both handles are one creator's already.",
    "name two creators; creatorops keys list --creator HANDLE shows which handles somebody has.",
  ),
  unknownKey: refused(
    "CO452",
    "The creator has no such key.",
    "creatorops keys list --creator HANDLE shows the keys of a creator.",
  ),
  severalKeys: refused(
    "CO453",
    "Several keys are meant.",
    "say which one with --kind and --from; --from always means the one without a first day.",
  ),
  unknownField: refused(
    "CO455",
    "A creator has no such field, or the argument is not of the form field=value.",
    "write field=value with one of name, niche, region, email, tags, owner; field= clears it.",
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
} as const satisfies Record<string, ProblemKind>;
