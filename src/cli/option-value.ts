import type { OptionDef, OptionValue } from "../commands/command.ts";
import type { Parsed } from "../core/scalars.ts";

/**
 * Reads one value of an option as typed. Days stay text: they mean something only against the shop's today.
 * @param previous what the same option had before: only lists and what repeats may be given twice.
 */
export function readOptionValue(
  definition: OptionDef,
  text: string,
  previous: OptionValue,
): Parsed<OptionValue> {
  const { kind } = definition;
  if (kind === "list") return listValue(text, previous);
  if (kind === "repeated") return { ok: true, value: [...earlier(previous), text] };
  if (previous !== undefined) return refused("It may be given only once.");
  // `--db --json` means that a value was forgotten; a file of that name is `./--json`.
  if (text.startsWith("--")) return refused("The value is missing.");
  if (kind === "integer") return integerValue(text);
  if (kind === "choice") return choiceValue(definition.choices ?? [], text);
  return { ok: true, value: text };
}

function refused(reason: string): Parsed<never> {
  return { ok: false, reason };
}

function listValue(text: string, previous: OptionValue): Parsed<OptionValue> {
  const items = text.split(",").map((item) => item.trim());
  if (items.includes("")) return refused("It takes names parted by commas.");
  return { ok: true, value: [...earlier(previous), ...items] };
}

function earlier(previous: OptionValue): readonly string[] {
  return Array.isArray(previous) ? (previous as readonly string[]) : [];
}

function integerValue(text: string): Parsed<OptionValue> {
  if (!/^\d{1,15}$/.test(text)) return refused("It takes a whole number, 0 or more.");
  return { ok: true, value: Number(text) };
}

function choiceValue(choices: readonly string[], text: string): Parsed<OptionValue> {
  return choices.includes(text) ? { ok: true, value: text } : refused(`It is one of ${choices.join(", ")}.`);
}
