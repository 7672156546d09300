/** A few commands that answer without a ledger, so that the edge can be tested as a whole program. */

const HOSTILE = "\u001b[2J\u001b]0;x\u0007\u009b31m\r\bX\u202Egpj";
const LONG = "x".repeat(1_000_000);
const HEADING = { shop: "Sample Shop", currency: "USD", timezone: "America/Los_Angeles" };
const COLUMNS = [
  { key: "creator", label: "Creator", kind: "handle", priority: 1 },
  { key: "orders", label: "Orders", kind: "integer", priority: 1 },
  { key: "net_profit", label: "Net profit", kind: "money", priority: 1 },
  { key: "margin_bps", label: "Margin", kind: "bps", priority: 2 },
  { key: "note", label: "Note", kind: "text", priority: 9 },
];
const SMALL = [
  { creator: "anna.sells", orders: 1200, net_profit: 1234567, margin_bps: 1250, note: HOSTILE },
  { creator: "小明", orders: 2, net_profit: -1250, margin_bps: null, note: '=HYPERLINK("x")' },
  { creator: "(organic)", orders: 40, net_profit: 99, margin_bps: 1234, note: null },
];

const OPTIONS = [
  { name: "rows", kind: "integer", value: "rows", summary: "how many rows" },
  { name: "kind", kind: "choice", choices: ["small", "large"], value: "kind", summary: "which" },
  { name: "date-order", kind: "text", value: "order", summary: "arrives under its own name" },
];

function table(rows) {
  return {
    name: "answer",
    title: "Answer",
    columns: COLUMNS,
    rows,
    totals: rows.length === 0 ? null : { orders: 1242, net_profit: 1233416, margin_bps: 1000 },
    notes: [{ code: "sample", message: "a note" }],
    empty: "Nothing here yet: creatorops import FILE loads something.",
    period: { from: null, to: null, basis: "order" },
  };
}

function manyRows(count) {
  return Array.from({ length: count }, (_, index) => ({
    creator: `creator${index}`,
    orders: index,
    net_profit: index * 100,
    margin_bps: 100,
    note: `note ${index}`,
  }));
}

const command = (definition) => ({ arguments: [], options: [], report: false, examples: [], ...definition });

const answer = command({
  options: OPTIONS,
  report: true,
  examples: ["creatorops answer --rows 3"],
  run: async (context, { options }) => {
    const rows = options.rows === undefined ? SMALL : manyRows(options.rows);
    return {
      tables: [table(rows)],
      problems: [],
      exit: 0,
      heading: HEADING,
      asOf: await context.asOf("UTC"),
    };
  },
});

const saying = (rows, extra) => ({
  tables: [{ ...table([]), columns: COLUMNS.slice(4), rows }],
  problems: [],
  exit: 0,
  heading: null,
  asOf: null,
  ...extra,
});

const REJECTED = {
  code: "CO201",
  severity: "rejected",
  file: "a\u001b[31m\n.csv",
  line: 2,
  column: "Order ID",
  value: "5.76E+17",
  message: `cannot be read ${HOSTILE}`,
  cure: "mend it",
};

const commands = {
  answer,
  echo: command({
    arguments: [{ name: "word", summary: "a word", required: true, variadic: true }],
    options: OPTIONS,
    run: async (context, input) =>
      saying([
        {
          note: JSON.stringify({
            ...input,
            period: await context.period("2026-11-16"),
            asOf: await context.asOf("UTC"),
          }),
        },
      ]),
  }),
  reject: command({ run: () => saying([], { problems: [REJECTED], exit: 3 }) }),
  ask: command({
    run: async (context) =>
      saying([{ note: await context.ask({ message: `Which shop${HOSTILE}?`, default: "mine" }) }]),
  }),
  ledger: command({ run: (context) => saying([{ note: String(context.ledger("read").path) }]) }),
  break: command({
    run: () => {
      throw new TypeError("a mistake");
    },
  }),
  unloadable: command({
    run: () => {
      throw Object.assign(new Error("/x/better_sqlite3.node: invalid ELF header"), {
        code: "ERR_DLOPEN_FAILED",
      });
    },
  }),
  // Rows that share one text: the answer would be a gigabyte, the table is not.
  endless: command({ run: () => saying(Array.from({ length: 1000 }, () => ({ note: LONG }))) }),
  read: command({ run: (context) => saying([{ note: String(context.readStandardInput().length) }]) }),
  "things list": command({ run: () => saying([{ note: "the list" }]) }),
  "things show": command({
    arguments: [{ name: "number", summary: "which", required: true }],
    run: (_context, input) => saying([{ note: `thing ${input.arguments[0]}` }]),
  }),
};

export const SAMPLE_GROUPS = [
  {
    title: "Sample",
    commands: Object.entries(commands).map(([path, definition]) => ({
      path,
      summary: `the ${path} command`,
      load: () => Promise.resolve(definition),
    })),
  },
];
