import type { SheetFact } from "../core/facts.ts";
import { readLink } from "../core/link.ts";
import { NOBODY, type ReviewKey } from "../core/review.ts";
import type { Day } from "../core/scalars.ts";
import { keys } from "../importers/keys.ts";
import { samples } from "../importers/samples.ts";
import type { ReviewLine } from "../store/queries/review-grounds.ts";
import { type Decision, decidedCreator } from "./review-checks.ts";
import { factsOfRow } from "./record-edit.ts";

/** What the sheets' readers need to know. */
export interface Reader {
  readonly timezone: string;
  readonly currency: string;
  readonly today: Day;
}

/** A key row; of a key in dispute one that settles it. */
function keyFacts(decision: Decision, { kind, value }: ReviewKey, reader: Reader): readonly SheetFact[] {
  const { item, answer } = decision;
  // The bare value of a link's parameter is found by the code that it is.
  const isBare = kind === "link" && readLink(value) === null;
  const cells = {
    creator: decidedCreator(decision),
    value,
    kind: isBare ? "code" : kind,
    from: answer.from ?? undefined,
    to: answer.to,
  };
  const facts = factsOfRow(keys, cells, reader);
  const settles = item.kind === "conflict" && answer.choice === "assign";
  return settles ? facts.map((fact) => ({ ...fact, fields: { ...fact.fields, settles: 1 } })) : facts;
}

function decisionFact(subject: string, sku: string, creator: string): SheetFact {
  return { fact: "decision", key: [subject, sku], fields: { creator } };
}

/** Who received a sample, or the parcel that makes one, is a row of the samples sheet. */
function sampleFacts(decision: Decision, reader: Reader): readonly SheetFact[] {
  const { parcel, item } = decision.item;
  if (parcel === null) return [];
  const creator = decidedCreator(decision);
  if (creator === NOBODY) return [decisionFact(item, "*", NOBODY)];
  return factsOfRow(samples, { creator, [parcel.field]: parcel.id }, reader);
}

/** What is recorded of a decision; empty when there is nothing to decide. */
export function factsOf(
  decision: Decision,
  lines: readonly ReviewLine[],
  reader: Reader,
): readonly SheetFact[] {
  const { item, remembered } = decision;
  const creator = decidedCreator(decision);
  if (item.parcel !== null) {
    // A buyer who is the creator needs no key.
    const isOther = remembered !== null && remembered.value !== creator;
    const key = isOther ? keyFacts(decision, remembered, reader) : [];
    return [...sampleFacts(decision, reader), ...key];
  }
  if (remembered !== null) return keyFacts(decision, remembered, reader);
  return lines.map(({ order_id, sku_id }) => decisionFact(order_id, sku_id, creator));
}
