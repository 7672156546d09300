import { idDamage } from "../core/id.ts";
import type { Problem } from "../core/problem.ts";
import type { HeaderMatch } from "./header.ts";
import { problem } from "./problems.ts";
import type { ReadOptions } from "./read.ts";
import type { Sheet } from "./sheet/sheet.ts";
import type { Survey } from "./survey.ts";

/** An export without its final line end, or any file whose last record is too short as well. */
export function cutOff(
  sheet: Sheet,
  survey: Survey,
  { importer }: HeaderMatch,
  options: Pick<ReadOptions, "allowCut">,
): Problem[] {
  if (sheet.endsWithLineEnd || options.allowCut === true) return [];
  const last = survey.shortLastRow;
  if (last !== null) {
    return [
      problem("cutOff", `the row of line ${last.line} ends too early: the file was cut off.`, {
        line: last.line,
      }),
    ];
  }
  return importer.endsWithLineEnd === true
    ? [problem("cutOff", "its last line has no line end: the file was cut off.")]
    : [];
}

/** Id columns that a spreadsheet has rounded. */
export function damagedIds({ bound }: HeaderMatch, survey: Survey): Problem[] {
  return bound.flatMap(({ def, header }) => {
    const damage = def.kind === "id" ? idDamage(survey.evidence.get(def.field) ?? []) : null;
    if (damage === null) return [];
    const message = `"${header}" ${damage.text}: this file was saved by a spreadsheet and its ids are lost.`;
    return [problem("damagedId", message, { line: damage.line, column: header, value: damage.text })];
  });
}

/** What a person should look at although the file is read. */
export function fileWarnings(sheet: Sheet, survey: Survey, match: HeaderMatch, file: string): Problem[] {
  const found: Problem[] = [];
  if (survey.rowCount === 0) found.push(problem("noRows", "the file has 0 rows.", { file }));
  if (!sheet.endsWithLineEnd)
    found.push(problem("noFinalLineEnd", "the last line has no line end.", { file }));
  for (const { header, def } of match.second) {
    if (def.unread === true || def.kind === "buyer") continue;
    found.push(
      problem("secondColumn", `"${header}" stands twice, or beside another name of it; the first counts.`, {
        file,
        column: header,
      }),
    );
  }
  return found;
}
