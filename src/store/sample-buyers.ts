import type Database from "better-sqlite3";
import type { OrderLineFact } from "../core/facts.ts";
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

export function sampleBuyers(db: Database.Database, refs: References, everyOrder: boolean): SampleBuyers {
  const username = new Map<string, string>();
  const ordinary = new Set<string>();
  return {
    see: (line) => {
      const isSample = everyOrder || line.gross === line.seller_discount;
      if (!isSample || line.state === "cancelled") {
        ordinary.add(line.order_id);
        username.delete(line.order_id);
      } else if (line.buyer_username !== null && !ordinary.has(line.order_id)) {
        username.set(line.order_id, line.buyer_username);
      }
    },
    write: (changeId) => {
      const add = db.prepare("INSERT INTO sample_buyer (order_ref, change_id, username) VALUES (?, ?, ?)");
      for (const [orderId, name] of username) {
        const handle = normaliseHandle(name);
        if (handle !== null) add.run(refs.order(orderId), changeId, handle);
      }
    },
  };
}
