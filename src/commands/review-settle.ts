import { counted } from "../core/counted.ts";
import type { SheetFact } from "../core/facts.ts";
import { CannotGoOn, EXIT, type Problem } from "../core/problem.ts";
import type { ReviewAnswer, ReviewItem } from "../core/review.ts";
import type { Note } from "../render/table.ts";
import type { PlannedRow } from "../reports/review.ts";
import { alone } from "../store/alone.ts";
import { recordEdit } from "../store/edits.ts";
import type { Ledger } from "../store/open.ts";
import { creatorOfHandle } from "../store/queries/explain-creator.ts";
import { reviewItems } from "../store/queries/review.ts";
import { isOwnAccount, keyOwners, linesOf, ownedValue } from "../store/queries/review-grounds.ts";
import { refresh } from "../store/refresh.ts";
import { answerProblem, type Decision, decisionOf, type Grounds } from "./review-checks.ts";
import { factsOf, type Reader } from "./review-facts.ts";

/** What was, or would be, recorded. */
export interface Settled {
  readonly rows: readonly PlannedRow[];
  readonly changeId: number | null;
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}

/** The answers, and how to match them with what is open now. */
export interface Wanted {
  /** Finds the item of each answer. @throws CannotGoOn when they do not fit */
  readonly answersTo: (items: readonly ReviewItem[]) => readonly ReviewAnswer[];
  readonly isDryRun: boolean;
  readonly recordedAt: number;
  readonly reader: Reader;
}

interface Planned {
  readonly decision: Decision;
  readonly facts: readonly SheetFact[];
}

function isProblem(found: Decision | Problem): found is Problem {
  return "code" in found;
}

const textOfKey = ({ fact, key }: SheetFact): string => JSON.stringify([fact, ...key]);

function groundsOf({ db }: Ledger): Grounds {
  return {
    owners: keyOwners(db),
    ownedValue: (key) => ownedValue(db, key),
    isOwnAccount: (handle) => isOwnAccount(db, handle),
  };
}

/** Says what is against an answer by itself, for a person who can answer again. */
export function answerCheck(ledger: Ledger): (item: ReviewItem, answer: ReviewAnswer) => Problem | null {
  const grounds = groundsOf(ledger);
  return (item, answer) => {
    const found = decisionOf(item, answer, grounds);
    if (found === null || isProblem(found)) return found;
    const isEmpty =
      found.remembered === null && item.parcel === null && linesOf(ledger.db, item).length === 0;
    return isEmpty ? nothingToDecide(answer) : null;
  };
}

function nothingToDecide(answer: ReviewAnswer): Problem {
  return answerProblem("nothingToDecide", answer, "stronger evidence credits each of its orders");
}

/** The facts of all decisions, each once. @throws CannotGoOn naming every answer that cannot be recorded */
function plan(ledger: Ledger, items: readonly ReviewItem[], wanted: Wanted): readonly Planned[] {
  const { db } = ledger;
  const grounds = groundsOf(ledger);
  const open = new Map(items.map((item) => [item.item, item]));
  const problems: Problem[] = [];
  const said = new Map<string, { readonly fields: string; readonly by: string }>();
  const planned: Planned[] = [];
  for (const answer of wanted.answersTo(items)) {
    const item = open.get(answer.item);
    const found = item === undefined ? null : decisionOf(item, answer, grounds);
    if (found === null) continue;
    if (isProblem(found)) {
      problems.push(found);
      continue;
    }
    const facts = factsOf(found, found.remembered === null ? linesOf(db, found.item) : [], wanted.reader);
    if (facts.length === 0) problems.push(nothingToDecide(answer));
    const rival = facts
      .map((fact) => ({ fact, before: said.get(textOfKey(fact)) }))
      .find(({ fact, before }) => before !== undefined && before.fields !== JSON.stringify(fact.fields));
    if (rival?.before !== undefined)
      problems.push(answerProblem("unfitChoice", answer, `${rival.before.by} decides the same otherwise`));
    const isNew = (fact: SheetFact): boolean => !said.has(textOfKey(fact));
    planned.push({ decision: found, facts: facts.filter(isNew) });
    for (const fact of facts)
      said.set(textOfKey(fact), { fields: JSON.stringify(fact.fields), by: answer.item });
  }
  if (problems.length > 0) throw new CannotGoOn(EXIT.refused, ...problems);
  return planned;
}

/** A creator whom nothing has named is new by the decision: meant, or a slip. */
function newCreators(ledger: Ledger, planned: readonly Planned[]): readonly Problem[] {
  const named = new Set<string>();
  return planned.flatMap(({ decision: { answer, item } }) => {
    const { creator } = answer;
    if (creator === null || item.candidates.includes(creator) || named.has(creator)) return [];
    named.add(creator);
    if (creatorOfHandle(ledger.db, creator) !== null) return [];
    return [answerProblem("newCreator", answer, `nothing has named @${creator} before`)];
  });
}

function plannedRow({ answer, item, remembered }: Decision, stillOpen: ReadonlySet<string>): PlannedRow {
  const { choice, creator, from, to } = answer;
  return {
    item: item.item,
    choice,
    creator,
    remember: remembered !== null,
    from,
    to,
    orders: item.orders,
    amount: item.amount,
    outcome: stillOpen.has(item.item) ? "still open" : "settled",
  };
}

/** What the decisions themselves have opened. */
function openedNotes(before: readonly ReviewItem[], after: readonly ReviewItem[]): readonly Note[] {
  const known = new Set(before.map(({ item }) => item));
  const opened = after.filter(({ item }) => !known.has(item)).map(({ item }) => item);
  if (opened.length === 0) return [];
  return [
    {
      code: "review_opened",
      message: `${counted(opened.length, "item")} opened by it: ${opened.join(", ")}`,
    },
  ];
}

function settleAlone(ledger: Ledger, wanted: Wanted): Settled {
  const { db } = ledger;
  refresh(db);
  const before = reviewItems(db);
  const planned = plan(ledger, before, wanted);
  const problems = newCreators(ledger, planned);
  const [first, ...others] = planned.flatMap(({ facts }) => facts);
  if (first === undefined) return { rows: [], changeId: null, notes: [], problems };
  const summary = `review: ${counted(planned.length, "decision")}`;
  const { changeId } = recordEdit(ledger, {
    summary,
    facts: [first, ...others],
    recordedAt: wanted.recordedAt,
  });
  refresh(db);
  const after = reviewItems(db);
  const stillOpen = new Set(after.map(({ item }) => item));
  const rows = planned.map(({ decision }) => plannedRow(decision, stillOpen));
  const notes = openedNotes(before, after);
  return { rows, changeId: wanted.isDryRun ? null : changeId, notes, problems };
}

/**
 * Records the answers as one edit, or does so and takes all of it back: a preview is the plan that is applied.
 * @throws CannotGoOn (exit 2) naming every answer that does not do; nothing is changed then
 */
export function settle(ledger: Ledger, wanted: Wanted): Settled {
  return alone(
    ledger,
    () => settleAlone(ledger, wanted),
    () => !wanted.isDryRun,
  );
}
