import { counted } from "../core/counted.ts";
import { normaliseHandle } from "../core/handle.ts";
import { formatMoney } from "../core/money.ts";
import type { Problem } from "../core/problem.ts";
import { rememberedKey, type ReviewAnswer, type ReviewItem } from "../core/review.ts";
import type { Day } from "../core/scalars.ts";
import type { LedgerHeading } from "../render/table.ts";
import type { ListedItem } from "../reports/review.ts";
import type { Context } from "./command.ts";

const OTHER = "another creator";
const NOBODYS = "nobody's (organic)";
const SKIP = "skip";
const STOP = "stop here";
const ALWAYS = "yes, on every day";
const DATED = "yes, from or to a day";
const ONLY = "no, these orders alone";

const nothing = (item: string): ReviewAnswer => ({
  item,
  choice: "skip",
  creator: null,
  remember: null,
  from: null,
  to: null,
  place: null,
});

async function askDay(context: Context, word: "from" | "to", timezone: string): Promise<Day | null> {
  const text = await context.ask({ message: `Which day ${word}? (YYYY-MM-DD; empty: none)` });
  return text.trim() === "" ? null : await context.day(word, text, timezone);
}

/** Whether, and on which days, later orders are answered as well. */
async function askRemember(
  context: Context,
  { item }: ListedItem,
  answer: ReviewAnswer,
  timezone: string,
): Promise<ReviewAnswer> {
  const key = rememberedKey(item);
  if (key === null || (key.kind === "handle" && answer.choice === "organic")) return answer;
  const said = await context.ask({
    message: `Remember ${key.value} for later orders, too?`,
    choices: [ALWAYS, DATED, ONLY],
    default: item.kind === "unknown_key" ? ALWAYS : ONLY,
  });
  if (said !== DATED) return { ...answer, remember: said === ALWAYS };
  const from = await askDay(context, "from", timezone);
  const to = await askDay(context, "to", timezone);
  return { ...answer, remember: true, from, to };
}

/** Asks about one item. Nothing is chosen beforehand: a likeness is shown, and no more. Null: stop here. */
async function askItem(
  context: Context,
  listed: ListedItem,
  { currency, timezone }: LedgerHeading,
  place: string,
): Promise<ReviewAnswer | null> {
  const { item, suggestion } = listed;
  const days =
    item.firstDay === item.lastDay ? item.firstDay : `${item.firstDay ?? ""} to ${item.lastDay ?? ""}`;
  const figures = `${counted(item.orders, "order")}, ${currency} ${formatMoney(item.amount, currency)}`;
  context.tell(`${place} ${item.what}: ${figures}${days === null ? "" : `, ${days}`}`);
  const meant = suggestion.creator === null ? "" : `perhaps @${suggestion.creator}: `;
  context.tell(`  ${meant}${suggestion.reason}`);
  const named = [
    ...new Set([...item.candidates, ...(suggestion.creator === null ? [] : [suggestion.creator])]),
  ];
  const said = await context.ask({
    message: "Whose is it?",
    choices: [SKIP, ...named.map((handle) => `@${handle}`), OTHER, NOBODYS, STOP],
    default: SKIP,
  });
  if (said === STOP) return null;
  if (said === SKIP) return nothing(item.item);
  if (said === NOBODYS)
    return await askRemember(context, listed, { ...nothing(item.item), choice: "organic" }, timezone);
  const creator = normaliseHandle(
    said === OTHER ? await context.ask({ message: "Which creator? (@handle)" }) : said,
  );
  if (creator === null) return nothing(item.item);
  return await askRemember(context, listed, { ...nothing(item.item), choice: "assign", creator }, timezone);
}

/** The answers of a person, item by item, until all are answered or the person stops. What does not do is asked again. */
export async function askAll(
  context: Context,
  listed: readonly ListedItem[],
  heading: LedgerHeading,
  check: (item: ReviewItem, answer: ReviewAnswer) => Problem | null,
): Promise<readonly ReviewAnswer[]> {
  const answers: ReviewAnswer[] = [];
  for (const [index, one] of listed.entries()) {
    const place = `${index + 1} of ${listed.length}:`;
    let answer = await askItem(context, one, heading, place);
    for (let against = problemOf(one, answer); against !== null; against = problemOf(one, answer)) {
      context.tell(`  ${against.message}`);
      answer = await askItem(context, one, heading, place);
    }
    if (answer === null) break;
    answers.push(answer);
  }
  return answers;

  function problemOf({ item }: ListedItem, answer: ReviewAnswer | null): Problem | null {
    return answer === null ? null : check(item, answer);
  }
}
