import type { Problem } from "../core/problem.ts";
import { nearestText } from "../core/nearest.ts";
import type { Ledger } from "../store/open.ts";
import { creatorOfHandle, knownHandles } from "../store/queries/explain-creator.ts";
import { commandProblem } from "./problems.ts";

/** An edit may name a creator whom nothing named before; it is said, with the handle that may be meant. */
export function newCreatorRemark({ db }: Ledger, handle: string): readonly Problem[] {
  if (creatorOfHandle(db, handle) !== null) return [];
  const nearest = nearestText(handle, knownHandles(db));
  const meant = nearest === null ? "" : `; is @${nearest} meant?`;
  return [commandProblem("newCreator", `@${handle} was not known before${meant}`)];
}
