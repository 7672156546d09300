import type { Column, Note, TableBelow, TableRow } from "../render/table.ts";
import type {
  AdsMonth,
  OrderDifference,
  PayoutRow,
  StatementRow,
  Unsettled,
} from "../store/queries/settlements.ts";

/** What reconcile says of TikTok's settlements; `tables` are further keys of its JSON. */
export interface Settlements {
  readonly tables: {
    readonly settlements: readonly StatementRow[];
    readonly payouts: readonly PayoutRow[];
    readonly order_differences: readonly OrderDifference[];
    readonly ads: readonly AdsMonth[];
  };
  readonly unsettled: Unsettled;
  /** An amount of the ledger as text, with its currency. */
  readonly money: (amount: number) => string;
}

const money = (key: string, label: string): Column => ({ key, label, kind: "money", priority: 1 });
const text = (key: string, label: string, kind: "text" | "id" = "text"): Column => ({
  key,
  label,
  kind,
  priority: 1,
});

interface Section {
  readonly title: string;
  readonly columns: readonly Column[];
}

const SECTIONS: Readonly<Record<keyof Settlements["tables"], Section>> = {
  settlements: {
    title: "Statements beside the sum of their columns",
    columns: [
      text("statement", "statement", "id"),
      money("total", "total"),
      money("buckets_total", "columns"),
      money("difference", "difference"),
    ],
  },
  payouts: {
    title: "Payouts beside their statements",
    columns: [
      text("payment", "payment", "id"),
      money("paid", "paid"),
      money("statements_total", "statements"),
      money("difference", "difference"),
    ],
  },
  order_differences: {
    title: "Orders that settled otherwise than the exports say",
    columns: [
      text("order_id", "order", "id"),
      text("component", "what"),
      money("exported", "export"),
      money("settled", "settled"),
      money("difference", "difference"),
    ],
  },
  ads: {
    title: "Ads reported beside ads taken from settlements",
    columns: [
      text("month", "month"),
      money("reported", "reported"),
      money("paid", "paid"),
      money("difference", "difference"),
    ],
  },
};

/** The tables that have any row: a ledger without settlements shows none of them. */
export function settlementTables({ tables }: Settlements): readonly TableBelow[] {
  return (Object.keys(SECTIONS) as (keyof Settlements["tables"])[]).map((name) => ({
    name,
    ...SECTIONS[name],
    rows: tables[name] as readonly unknown[] as readonly TableRow[],
    empty: "",
  }));
}

/** What is unclassified, and what is still to come. */
export function settlementNotes({ tables, unsettled, money: shown }: Settlements): readonly Note[] {
  const notes: Note[] = [];
  const missed = tables.settlements.filter(({ difference }) => difference !== 0);
  if (missed.length > 0) {
    const names = missed.map(({ statement, difference }) => `${statement} (${shown(difference)})`).join(", ");
    notes.push({
      code: "unclassified",
      message: `the known columns do not explain the totals of ${names}; the difference counts as other fees`,
    });
  }
  if (unsettled.entries > 0) {
    notes.push({
      code: "unsettled",
      message: `${unsettled.entries} entries with ${shown(unsettled.total)} are not settled yet, by TikTok's estimate`,
    });
  }
  return notes;
}
