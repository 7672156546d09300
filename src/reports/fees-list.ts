import { formatMoney } from "../core/money.ts";
import type { LedgerHeading, Note, Table } from "../render/table.ts";
import type { FeeRow } from "../store/queries/fees-list.ts";

export interface FeesChoice {
  readonly asOf: string;
  readonly creator: string | null;
  readonly onlyUnpaid: boolean;
}

type FeeState = "paid" | "open" | "to come";

/** Paid by the day; else open when it is due, and to come before. */
function stateOf({ due_on, paid_on }: FeeRow, asOf: string): FeeState {
  if (paid_on !== null && paid_on <= asOf) return "paid";
  return due_on <= asOf ? "open" : "to come";
}

function openNote(fees: readonly FeeRow[], asOf: string, { currency }: LedgerHeading): readonly Note[] {
  const open = fees.filter((fee) => stateOf(fee, asOf) === "open");
  if (open.length === 0) return [];
  const amount = open.reduce((sum, fee) => sum + fee.amount, 0);
  return [
    {
      code: "open_fees",
      message: `${currency} ${formatMoney(amount, currency)} of it is due by ${asOf} and not paid`,
    },
  ];
}

/** What is owed to creators beside commission, and what of it is paid by the day. */
export function feesTable(fees: readonly FeeRow[], choice: FeesChoice, heading: LedgerHeading): Table {
  const { asOf, creator, onlyUnpaid } = choice;
  const shown = fees.filter((fee) => {
    if (creator !== null && fee.creator !== creator) return false;
    return !onlyUnpaid || stateOf(fee, asOf) !== "paid";
  });
  const nothing = { creator: "total", kind: null, due_on: null, paid_on: null, state: null };
  return {
    name: "fees list",
    title: onlyUnpaid ? `Fees not paid by ${asOf}` : "Fees of creators",
    columns: [
      { key: "creator", label: "creator", kind: "handle", priority: 1 },
      { key: "kind", label: "kind", kind: "text", priority: 1 },
      { key: "due_on", label: "due", kind: "day", priority: 1 },
      { key: "amount", label: "amount", kind: "money", priority: 1 },
      { key: "state", label: "state", kind: "text", priority: 1 },
      { key: "paid_on", label: "paid", kind: "day", priority: 2 },
      { key: "number", label: "no.", kind: "integer", priority: 5 },
      { key: "note", label: "note", kind: "text", priority: 4 },
    ],
    rows: shown.map((fee) => ({
      creator: fee.creator,
      kind: fee.kind,
      due_on: fee.due_on,
      amount: fee.amount,
      state: stateOf(fee, asOf),
      paid_on: fee.paid_on !== null && fee.paid_on <= asOf ? fee.paid_on : null,
      number: fee.number,
      note: fee.note,
    })),
    totals: {
      ...nothing,
      amount: shown.reduce((sum, fee) => sum + fee.amount, 0),
      number: null,
      note: null,
    },
    notes: openNote(shown, asOf, heading),
    empty: onlyUnpaid
      ? "No fee is left to pay."
      : "No fees. What you owe beside commission: creatorops fees add @handle 150 --kind flat --due DATE",
    period: null,
  };
}
