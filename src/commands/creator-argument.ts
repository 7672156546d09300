import { normaliseHandle } from "../core/handle.ts";
import { nearestText } from "../core/nearest.ts";
import { CannotGoOn, EXIT, type Problem } from "../core/problem.ts";
import type { Ledger } from "../store/open.ts";
import { creatorOfHandle, knownHandles } from "../store/queries/explain-creator.ts";
import { commandProblem } from "./problems.ts";

/** The known handle that a text is most like, as the end of a message; nothing where none is like it. */
function perhaps({ db }: Ledger, text: string): string {
  const nearest = nearestText(text.replace(/^@/u, "").toLowerCase(), knownHandles(db));
  return nearest === null ? "" : ` Perhaps it is ${nearest}.`;
}

/**
 * The creator whom a handle names, under any of their handles.
 * @param otherwise what else can be done, put behind the message.
 * @throws CannotGoOn (exit 2) when nobody has it.
 */
export function creatorOfArgument(ledger: Ledger, text: string, otherwise = ""): string {
  const handle = normaliseHandle(text);
  const creator = handle === null ? null : creatorOfHandle(ledger.db, handle);
  if (creator !== null) return creator;
  const message = `there is no creator ${text}${otherwise}.${perhaps(ledger, text)}`;
  throw new CannotGoOn(EXIT.refused, commandProblem("unknownCreator", message));
}

/** What an edit about a creator whom nobody knows yet remarks on, for it may be a slip. */
export function newCreatorRemarks(ledger: Ledger, handle: string): readonly Problem[] {
  if (creatorOfHandle(ledger.db, handle) !== null) return [];
  const message = `@${handle} is new to the ledger.${perhaps(ledger, handle)}`;
  return [commandProblem("newCreator", message)];
}
