import type Database from "better-sqlite3";
import type { OrderLineFact } from "../core/facts.ts";
import { ORDER_STATES } from "../core/facts.ts";
import { normaliseHandle } from "../core/handle.ts";
import type { References } from "./references.ts";

/**
 * Buyers' user names of a file: held here until its orders are complete, written for sample orders
 * alone, since there the buyer is the creator (`domain.md §8`).
 */
export interface SampleBuyers {
  readonly see: (line: OrderLineFact) => void;
  readonly write: (changeId: number) => void;
}

/** The same text in memory of its own: a cell is a part of its record, which would be kept as well. */
function ownText(text: string): string {
  return Buffer.from(text).toString();
}

export function sampleBuyers(db: Database.Database, refs: References, everyOrder: boolean): SampleBuyers {
  const username = new Map<string, string>();
  return {
    see: (line) => {
      const isSample = everyOrder || line.gross === line.seller_discount;
      if (!isSample || line.state === "cancelled" || line.buyer_username === null) return;
      username.set(ownText(line.order_id), ownText(line.buyer_username));
    },
    write: (changeId) => {
      const add = db.prepare("INSERT INTO sample_buyer (order_ref, change_id, username) VALUES (?, ?, ?)");
      // One line of the file that is none is enough: the order is an ordinary one.
      const isOrdinary = db
        .prepare(
          `SELECT 1 FROM order_line_version AS v
           JOIN sighting AS s ON s.version_id = v.version_id AND s.change_id = ?
           WHERE v.order_ref = ? AND (v.state_rank = ? OR (NOT ? AND v.gross <> v.seller_discount)) LIMIT 1`,
        )
        .pluck();
      const cancelled = ORDER_STATES.indexOf("cancelled");
      for (const [orderId, name] of username) {
        const order = refs.order(orderId);
        if (isOrdinary.get(changeId, order, cancelled, everyOrder ? 1 : 0) !== undefined) continue;
        const handle = normaliseHandle(name);
        if (handle !== null) add.run(order, changeId, handle);
      }
    },
  };
}
