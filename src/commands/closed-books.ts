import type { Note } from "../render/table.ts";
import type { ProfitScope } from "../store/queries/profit-entries.ts";
import { areBooksClosed } from "../store/queries/books.ts";
import type { ReportStart } from "./answer.ts";

/**
 * What a report of a closed period was when its books were closed, and what has changed since. Most shops never
 * close books, and load nothing of what it takes.
 */
export async function closedBooksNotes(
  start: ReportStart,
  scope: ProfitScope,
  net: number,
): Promise<readonly Note[]> {
  if (!areBooksClosed(start.ledger.db)) return [];
  const { notesOfClosing } = await import("./closing-notes.ts");
  return await notesOfClosing(start, scope, net);
}
