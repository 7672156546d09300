import type Database from "better-sqlite3";

/** When books were closed, and to which day. */
export interface Closing {
  readonly change_id: number;
  readonly closed_to: string;
}

/**
 * The change since which the books have been closed to `day` or later, with the day to which they are closed
 * now; null when they are open. Who closes October has not closed September anew.
 */
export function closingOf(db: Database.Database, day: string): Closing | null {
  const settings = db
    .prepare(
      `SELECT s.change_id, v.fields ->> 'value' AS closed_to
       FROM sheet_version AS v JOIN sighting AS s ON s.version_id = v.version_id
       WHERE v.fact = 'setting' AND v.key = json_array('books.closed_to', '')
       ORDER BY s.change_id, s.line`,
    )
    .all() as Closing[];
  const isOpen = ({ closed_to }: Closing): boolean => closed_to < day;
  const since = settings.findLastIndex(isOpen) + 1;
  const [first, last] = [settings[since], settings.at(-1)];
  return first === undefined || last === undefined ? null : { ...first, closed_to: last.closed_to };
}

/** Changes up to the closing that were undone after it. */
export function undoneSince(db: Database.Database, { change_id }: Closing): readonly number[] {
  return db
    .prepare(
      `SELECT change_id FROM change
       WHERE change_id < @closing AND undone_at >= (SELECT recorded_at FROM change WHERE change_id = @closing)
       ORDER BY change_id`,
    )
    .pluck()
    .all({ closing: change_id }) as number[];
}
