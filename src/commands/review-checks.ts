import type { Problem } from "../core/problem.ts";
import { NOBODY, rememberedKey, type ReviewAnswer, type ReviewItem, type ReviewKey } from "../core/review.ts";
import type { KeyOwner } from "../store/queries/review-grounds.ts";
import { type CommandProblemName, commandProblem } from "./problems.ts";

/** An answer that says something, beside its item. */
export interface Decision {
  readonly answer: ReviewAnswer & { readonly choice: "assign" | "organic" };
  readonly item: ReviewItem;
  /** The key that later orders are answered by; null: its orders alone are decided. */
  readonly remembered: ReviewKey | null;
}

/** What the checks ask of the ledger. */
export interface Grounds {
  readonly owners: readonly KeyOwner[];
  readonly ownedValue: (key: ReviewKey) => string;
  readonly isOwnAccount: (handle: string) => boolean;
}

const FOR_EVER = "9999-12-31";

/** A problem of an answer, where it stands. */
export function answerProblem(
  name: CommandProblemName,
  { item, place }: Pick<ReviewAnswer, "item" | "place">,
  message: string,
): Problem {
  return commandProblem(name, `${item}: ${message}`, place ?? {});
}

/** A code or link is remembered unless a person says no; what is in dispute, or a parcel, only when one says yes. */
function isRemembered(
  { kind }: ReviewItem,
  { choice, remember }: ReviewAnswer,
  key: ReviewKey | null,
): boolean {
  if (remember !== null) return remember;
  return kind === "unknown_key" && key !== null && !(key.kind === "handle" && choice === "organic");
}

/** The decision of an answer; or why it is none. Null where it leaves the item open. */
export function decisionOf(
  item: ReviewItem,
  answer: ReviewAnswer,
  grounds: Grounds,
): Decision | Problem | null {
  const unfit = (message: string): Problem => answerProblem("unfitChoice", answer, message);
  const { choice, creator, from, to } = answer;
  const isDated = from !== null || to !== null;
  if (choice === null || choice === "skip") {
    const said = creator !== null || isDated || answer.remember === true;
    return choice === null && said ? unfit("the other columns are filled and choice is empty") : null;
  }
  if (choice === "assign" && creator === null) return unfit("assign without a creator");
  if (choice === "organic" && creator !== null)
    return unfit(`organic means that it is nobody's, and creator is @${creator}`);
  if (creator !== null && (creator.startsWith("(") || grounds.isOwnAccount(creator)))
    return unfit(`@${creator} is no creator; write organic when it is nobody's`);
  const key = rememberedKey(item);
  const remembers = isRemembered(item, answer, key);
  if (remembers && (key === null || (key.kind === "handle" && choice === "organic")))
    return unfit("it has no key that later orders could be answered by; write remember no");
  if (!remembers && isDated) return unfit("from and to are days of a key that is remembered");
  if (from !== null && to !== null && to < from)
    return answerProblem("endsBeforeItBegins", answer, `to ${to} is before from ${from}`);
  const decision: Decision = { answer: { ...answer, choice }, item, remembered: remembers ? key : null };
  return daysProblem(decision, grounds) ?? decision;
}

/** A remembered key must hold on all days of its orders, and may not run into days of another creator. */
function daysProblem({ answer, item, remembered }: Decision, grounds: Grounds): Problem | null {
  const { from, to, creator } = answer;
  if (remembered === null) return null;
  const { firstDay, lastDay } = item;
  if (
    (from !== null && firstDay !== null && from > firstDay) ||
    (to !== null && lastDay !== null && to < lastDay)
  ) {
    const message = `its orders are of ${firstDay ?? ""} to ${lastDay ?? ""}, and from and to leave some of them open`;
    return answerProblem("reviewDays", answer, message);
  }
  if (item.kind !== "unknown_key") return null;
  const value = grounds.ownedValue(remembered);
  const themselves = new Set(
    grounds.owners.flatMap((one) => (one.kind === "handle" && one.value === creator ? [one.creator] : [])),
  );
  const other = grounds.owners.find((one) => {
    const isSame = one.kind === remembered.kind && one.value === value;
    const overlaps = one.from_day <= (to ?? FOR_EVER) && one.to_day >= (from ?? "");
    return isSame && overlaps && one.creator !== creator && !themselves.has(one.creator);
  });
  if (other === undefined) return null;
  const days = `from ${other.from_day === "" ? "the beginning" : other.from_day}${other.to_day === FOR_EVER ? "" : ` to ${other.to_day}`}`;
  return answerProblem("reviewDays", answer, `it is @${other.creator}'s ${days}: end before, or begin after`);
}

/** Who is recorded. */
export function decidedCreator({ answer }: Decision): string {
  return answer.choice === "organic" ? NOBODY : (answer.creator ?? NOBODY);
}
