import { isContentId, postedAt } from "../core/content-id.ts";
import type { SheetFact } from "../core/facts.ts";
import { type ReadLink, readLink } from "../core/link.ts";
import type { Problem } from "../core/problem.ts";
import { posts } from "../importers/posts.ts";
import type { Ledger } from "../store/open.ts";
import { creatorOfPost } from "../store/queries/posts-list.ts";
import { storedFields } from "../store/queries/stored-fields.ts";
import { readShop } from "../store/shop.ts";
import type { CommandDef } from "./command.ts";
import { newCreatorRemarks } from "./creator-argument.ts";
import { replacedRemarks, skuRemarks } from "./edit-remarks.ts";
import { commandProblem, refusedOption } from "./problems.ts";
import { factsOfRow, record, ledgerToEdit } from "./record-edit.ts";
import { handleOfArgument, optionDay, optionText } from "./typed-value.ts";

const EXAMPLE = "creatorops posts add https://www.tiktok.com/@demo.maya/video/7571234567890123456";

interface TypedPost {
  readonly link: ReadLink | null;
  readonly contentId: string | null;
}

/** A link, or the bare id of a video. @throws CannotGoOn (exit 2) */
function postOf(text: string): TypedPost {
  const typed = text.trim();
  if (isContentId(typed)) return { link: null, contentId: typed };
  const link = readLink(typed);
  if (link === null) throw refusedOption("CO002", `${text} is neither a link nor the id of a video`, EXAMPLE);
  // A profile is where posts stand, and none of them.
  if (link.handle !== null && link.contentId === null && /^[^/]+\/@[^/]+$/u.test(link.link))
    throw refusedOption("CO002", `${text} is a profile, and no post`, EXAMPLE);
  return { link, contentId: link.contentId };
}

/**
 * What the edit records: only what was typed. The day that an id tells is not: whoever reads the post knows it, and
 * a sheet may know better.
 */
function typedFacts(facts: readonly SheetFact[], postedOn: string | undefined): readonly SheetFact[] {
  return facts.map((fact) => {
    const { posted_on, ...others } = fact.fields;
    return postedOn === undefined
      ? { ...fact, fields: others }
      : { ...fact, fields: { ...others, posted_on: posted_on ?? null } };
  });
}

function postRemarks(
  { db }: Ledger,
  { link, contentId }: TypedPost,
  fact: SheetFact,
  creator: string | undefined,
): readonly Problem[] {
  const remarks: Problem[] = [];
  const linked = link?.handle ?? null;
  if (creator !== undefined && linked !== null && linked !== creator) {
    const message = `the link is of @${linked}, and the post is recorded for @${creator}.`;
    remarks.push(commandProblem("otherHandle", message));
  }
  const stored = storedFields(db, fact.fact, fact.key);
  const isDated = (fact.fields["posted_on"] ?? stored?.["posted_on"] ?? null) !== null;
  if (!isDated && (contentId === null || postedAt(contentId) === null)) {
    remarks.push(commandProblem("undatedPost", "neither the link nor --posted says when the post was made."));
  }
  return remarks;
}

export const postsAdd: CommandDef = {
  arguments: [
    { name: "link", summary: "the link of the post, or the id of the video", required: true },
    { name: "creator", summary: "whose post it is; without it the handle in the link", required: false },
  ],
  options: [
    { name: "sku", kind: "text", value: "sku", summary: "the product that it shows" },
    { name: "approved", kind: "day", value: "date", summary: "the day on which you approved it" },
    { name: "posted", kind: "day", value: "date", summary: "its day; without it the video's id tells it" },
    { name: "note", kind: "text", value: "text", summary: "a word on it" },
  ],
  report: false,
  examples: [`${EXAMPLE} --sku GLOW-SERUM-30`],
  run: async (context, input) => {
    const {
      arguments: [text = "", name],
      options,
    } = input;
    const post = postOf(text);
    const creator = name === undefined ? undefined : handleOfArgument(name);
    const ledger = ledgerToEdit(context);
    const shop = readShop(ledger.db);
    const sku = optionText(options["sku"]);
    const posted = await optionDay(context, input, "posted", shop.timezone);
    const cells = {
      link: post.link?.link,
      content_id: post.contentId ?? undefined,
      creator,
      sku,
      approved_on: await optionDay(context, input, "approved", shop.timezone),
      posted_on: posted,
      note: optionText(options["note"]),
    };
    const read = factsOfRow(posts, cells, { ...shop, today: context.today(shop.timezone) });
    const facts = typedFacts(read, posted);
    const [fact] = facts;
    if (fact === undefined) throw new Error("posts add: a post is one fact");
    const whose = fact.fields["creator"];
    const content = fact.key[0] ?? "";
    if (whose === undefined && creatorOfPost(ledger.db, content) === null)
      throw refusedOption(
        "CO004",
        "the link does not say whose post it is",
        `creatorops posts add ${text} @handle`,
      );
    const problems = [
      ...(typeof whose === "string" ? newCreatorRemarks(ledger, whose) : []),
      ...(sku === undefined ? [] : skuRemarks(ledger, sku)),
      ...postRemarks(ledger, post, fact, creator),
      ...replacedRemarks(ledger, fact, { what: `the post ${content}`, currency: shop.currency }),
    ];
    const by = typeof whose === "string" ? ` by @${whose}` : "";
    const summary = `post ${content}${by}${cells.approved_on === undefined ? "" : `, approved ${cells.approved_on}`}`;
    return record(context, ledger, { command: "posts add", summary, facts, problems });
  },
};
