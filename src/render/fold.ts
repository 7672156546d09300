import { displayWidth } from "./width.ts";

/** A line as lines of at most `width` columns of a terminal, broken at blanks; null: as it is. */
export function foldLine(line: string, width: number | null): string {
  if (width === null || displayWidth(line) <= width) return line;
  const lines: string[] = [];
  for (const word of line.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && displayWidth(last) + 1 + displayWidth(word) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines.join("\n");
}
