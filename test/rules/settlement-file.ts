/** One row of a US settlement export; amounts as TikTok writes them, fees negative. */
export interface SettledRow {
  readonly id: string;
  readonly type?: string;
  readonly sku?: string;
  readonly day?: string;
  readonly statement?: string;
  readonly related?: string;
  readonly amounts: Readonly<Record<string, string>>;
  /** Where it is not the sum of the amounts. */
  readonly total?: string;
}

const MONEY = [
  "Gross sales",
  "Gross sales refund",
  "Seller discount",
  "Seller discount refund",
  "TikTok Shop shipping fee",
  "Customer-paid shipping fee",
  "Referral fee",
  "Refund administration fee",
  "Affiliate commission",
  "GMV Max ad fee",
  "Adjustment amount",
];

const cents = (text: string): number => Math.round(Number(text) * 100);

/** A settlement export of these rows, with the columns that a test needs, in any order of them. */
export function settlementFile(rows: readonly SettledRow[], more: readonly string[] = []): string {
  const money = [...MONEY, ...more];
  const header = [
    "Statement date (UTC)",
    "Statement ID",
    "Type ",
    "Order/adjustment ID  ",
    "SKU ID",
    "Related order ID  ",
    "Total settlement amount",
    ...money,
  ];
  const lines = rows.map(
    ({ id, type = "Order", sku = "", day = "2026/10/20", statement, related, amounts, total }) => {
      const sum = Object.entries(amounts)
        .filter(([name]) => MONEY.includes(name))
        .reduce((running, [, text]) => running + cents(text), 0);
      return [
        day,
        statement ?? `S${day.replaceAll("/", "")}`,
        type,
        id,
        sku,
        related ?? "/",
        total ?? (sum / 100).toFixed(2),
        ...money.map((name) => amounts[name] ?? "0"),
      ].join(",");
    },
  );
  return `${[header.join(","), ...lines].join("\n")}\n`;
}
