import type { SheetFact } from "../core/facts.ts";
import { OPEN_END } from "../core/held-days.ts";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import { joinedTable, type Joined } from "../reports/creator-merge.ts";
import { alone } from "../store/alone.ts";
import type { Ledger } from "../store/open.ts";
import { countsOfCreator } from "../store/queries/creator-counts.ts";
import { creatorOfHandle } from "../store/queries/explain-creator.ts";
import { claims, heldByAnother } from "../store/queries/keys.ts";
import { rehearse } from "../store/rehearse.ts";
import { readShop } from "../store/shop.ts";
import { tableResult } from "./answer.ts";
import type { Context, OptionDef, Result } from "./command.ts";
import { keyDays } from "./key-argument.ts";
import { commandProblem } from "./problems.ts";
import { applyEdit, tellOfEdit } from "./record-edit.ts";

export const DRY_RUN: OptionDef = {
  name: "dry-run",
  kind: "flag",
  summary: "say what would move and change nothing",
};

/** One creator to be joined to another by a key of kind handle. */
export interface WantedJoin {
  readonly command: string;
  /** The handle that becomes one of `into`'s. */
  readonly from: string;
  readonly into: string;
  /** The last day on which `from` is that creator's handle; null: for good. */
  readonly to: string | null;
  readonly summary: string;
  readonly facts: readonly SheetFact[];
}

/**
 * @throws CannotGoOn (exit 2) where the two are one already, where each would be the other's, or where the handle
 * is a third one's.
 */
export function checkJoin(
  { db }: Ledger,
  { from, into, to }: Pick<WantedJoin, "from" | "into" | "to">,
): void {
  const owner = creatorOfHandle(db, into) ?? into;
  if (claims(db, from, into) && from !== into) {
    const message = `@${into} is a handle of @${from} already, and @${from} cannot become one of @${into} as well`;
    throw new CannotGoOn(EXIT.refused, commandProblem("handleCircle", message));
  }
  if (creatorOfHandle(db, from) === owner) {
    const message = from === into ? `@${from} is itself` : `@${from} and @${into} are both @${owner} already`;
    throw new CannotGoOn(EXIT.refused, commandProblem("sameCreator", message));
  }
  const wanted = { handle: into, kind: "handle", value: from, from: "", to: to ?? OPEN_END };
  const held = heldByAnother(db, wanted);
  if (held === null) return;
  const message = `@${from} is a handle of @${held.owners[0] ?? held.handle}${keyDays(held)}, and cannot be one of @${into} on these days as well`;
  const cure = `name @${held.owners[0] ?? held.handle} in its place; or, if that is wrong, creatorops keys remove @${held.handle} ${from} --kind handle`;
  throw new CannotGoOn(EXIT.refused, commandProblem("overlap", message, { cure }));
}

function join(context: Context, ledger: Ledger, wanted: WantedJoin): Joined & { readonly tell: () => void } {
  const { db } = ledger;
  const owner = (handle: string): string => creatorOfHandle(db, handle) ?? handle;
  const before = { from: owner(wanted.from), into: owner(wanted.into) };
  const [fromBefore, intoBefore] = [countsOfCreator(db, before.from), countsOfCreator(db, before.into)];
  const done = applyEdit(context, ledger, wanted);
  return {
    from: before.from,
    into: owner(wanted.into),
    fromBefore,
    intoBefore,
    fromAfter: countsOfCreator(db, before.from),
    intoAfter: countsOfCreator(db, owner(wanted.into)),
    changeId: done.changeId,
    tell: () => tellOfEdit(context, done),
  };
}

/** Joins them as one edit, or rehearses it: both answer what moves. The derived tables have to be up to date. */
export async function joinCreators(
  context: Context,
  ledger: Ledger,
  wanted: WantedJoin,
  dryRun: boolean,
): Promise<Result> {
  const run = (): ReturnType<typeof join> => join(context, ledger, wanted);
  const joined = dryRun ? await rehearse(ledger, () => Promise.resolve(run())) : alone(ledger, run);
  if (!dryRun) joined.tell();
  const changeId = dryRun ? null : joined.changeId;
  const title = dryRun ? `It would be: ${wanted.summary}` : `Change ${changeId ?? ""}: ${wanted.summary}`;
  return tableResult(readShop(ledger.db), joinedTable(wanted.command, title, { ...joined, changeId }));
}
