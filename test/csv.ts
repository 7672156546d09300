/** Records of a CSV text, cell by cell, without the quotes around cells; line ends of any kind are LF. */
export function parseCsv(whole: string, delimiter = ","): string[][] {
  const text = whole.replace(/^\ufeff/u, "").replaceAll(/\r\n?/gu, "\n");
  const records: string[][] = [];
  let record: string[] = [];
  let cell = "";
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quoted && character === '"' && text[index + 1] === '"') {
      cell += '"';
      index += 1;
    } else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === delimiter || character === "\n")) {
      record.push(cell);
      cell = "";
      if (character === "\n") {
        records.push(record);
        record = [];
      }
    } else cell += character;
  }
  return cell === "" && record.length === 0 ? records : [...records, [...record, cell]];
}

/** Records as text, with quotes where a cell needs them. */
export function csvText(records: readonly (readonly string[])[], delimiter = ","): string {
  const cell = (text: string): string =>
    text.includes(delimiter) || /["\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return records.map((record) => `${record.map(cell).join(delimiter)}\n`).join("");
}
