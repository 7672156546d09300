-- What the derived tables do not tell yet: the orders whose facts changed since they were made, written in the
-- transaction that changed the facts, so that a crash before the refresh forgets none.

CREATE TABLE touched_order (order_ref INTEGER PRIMARY KEY) STRICT;

-- Settlement entries also tell of orders that no export holds, and of none.
CREATE TABLE touched_settlement (entry_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE INDEX settlement_entry_version_related ON settlement_entry_version (related_order_id)
WHERE related_order_id IS NOT NULL;

-- 1: more changed than orders; the derived tables are made anew as a whole.
ALTER TABLE derived_state ADD COLUMN needs_rebuild INTEGER NOT NULL DEFAULT 1 CHECK (needs_rebuild IN (0, 1));
