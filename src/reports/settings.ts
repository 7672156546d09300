import { formatMoney } from "../core/money.ts";
import { formatRate } from "../core/rate.ts";
import { RATE_DEFAULTS, SETTINGS, settingOf } from "../core/settings.ts";
import type { Table, TableRow } from "../render/table.ts";
import type { SettingRow } from "../store/queries/settings.ts";

/** A value as `config set` takes it. */
function shown(name: string, value: string | number, currency: string): string {
  const kind = settingOf(name)?.kind;
  if (kind === "money") return formatMoney(Number(value), currency);
  return kind === "rate" || kind === "ratio" ? formatRate(Number(value)) : String(value);
}

function defaultRows(name: string, currency: string): readonly TableRow[] {
  const setting = settingOf(name);
  const own = setting?.default === null || setting === null ? [] : [{ from: "", value: setting.default }];
  const published = RATE_DEFAULTS.filter((rate) => rate.setting === name && rate.currency === currency);
  return [...own, ...published.map(({ from, value }) => ({ from, value }))].map(({ from, value }) => ({
    key: name,
    value: shown(name, value, currency),
    from: from === "" ? null : from,
    origin: "default",
    summary: setting?.summary ?? "",
  }));
}

/** Settings in their order: a person's values, else the defaults. */
export function settingsTable(set: readonly SettingRow[], currency: string, only: string | null): Table {
  const names = [...SETTINGS.map(({ name }) => name), ...set.map(({ name }) => name)];
  const rows = [...new Set(names)]
    .filter((name) => only === null || name === only)
    .flatMap((name): readonly TableRow[] => {
      const own = set.filter((row) => row.name === name);
      const summary = settingOf(name)?.summary ?? "";
      if (own.length === 0 && defaultRows(name, currency).length === 0) {
        return [{ key: name, value: null, from: null, origin: "not set", summary }];
      }
      const mine = own.map((row) => ({
        key: name,
        value: shown(name, row.value, currency),
        from: row.from_day === "" ? null : row.from_day,
        origin: "set",
        summary,
      }));
      const firstOwn = own[0]?.from_day;
      const defaults = defaultRows(name, currency).filter(
        (row) => firstOwn === undefined || String(row["from"] ?? "") < firstOwn,
      );
      return [...defaults, ...mine];
    });
  return {
    name: only === null ? "config list" : "config get",
    title: only === null ? "Settings" : `Setting ${only}`,
    columns: [
      { key: "key", label: "setting", kind: "text", priority: 1 },
      { key: "value", label: "value", kind: "text", priority: 1 },
      { key: "from", label: "from", kind: "day", priority: 2 },
      { key: "origin", label: "origin", kind: "text", priority: 3 },
      { key: "summary", label: "meaning", kind: "text", priority: 4 },
    ],
    rows,
    totals: null,
    notes: [],
    empty: "",
    period: null,
  };
}
