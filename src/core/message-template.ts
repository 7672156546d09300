import { nearestText } from "./nearest.ts";

/** What a template may name: what it stands for, and what is said where the creator has no such value. */
export const MESSAGE_FIELDS = {
  creator: { meaning: "handle without @", fallback: "" },
  name: { meaning: "name", fallback: "there" },
  product: { meaning: "product of the sample or post", fallback: "our product" },
  niche: { meaning: "niche", fallback: "TikTok" },
  rate: { meaning: "commission rate in force", fallback: "our usual rate" },
  due_on: { meaning: "day on which the post is due", fallback: "the day we agreed on" },
  link: { meaning: "link of the latest brief", fallback: "our shop on TikTok" },
  shop: { meaning: "name of the shop", fallback: "our shop" },
} as const;

export type MessageField = keyof typeof MESSAGE_FIELDS;
export type MessageValues = Readonly<Record<MessageField, string | null>>;

/** `{field}`, or `{field|what to say without it}`. */
const PLACE = /\{([^{}\r\n|]*)(?:\|([^{}\r\n]*))?\}/gu;

/** A place of a template that names no field. */
export interface UnknownField {
  /** Counted from 1. */
  readonly line: number;
  readonly field: string;
  readonly nearest: string | null;
}

function fieldOf(text: string): string {
  return text.trim().toLowerCase();
}

export function unknownFields(template: string): readonly UnknownField[] {
  const known = Object.keys(MESSAGE_FIELDS);
  return template.split(/\r\n|\r|\n/u).flatMap((text, index) =>
    [...text.matchAll(PLACE)].flatMap(([, written = ""]) => {
      const field = fieldOf(written);
      if (known.includes(field)) return [];
      return [{ line: index + 1, field: written, nearest: nearestText(field, known) }];
    }),
  );
}

/**
 * The message for one creator. A value is put in as it is: braces in it are no fields. Where there is none,
 * the template's own words after `|` stand, else those of `MESSAGE_FIELDS`.
 */
export function fillTemplate(template: string, values: MessageValues): string {
  const filled = template.replace(PLACE, (_, written: string, own: string | undefined) => {
    const field = fieldOf(written) as MessageField;
    return values[field] ?? own?.trim() ?? MESSAGE_FIELDS[field].fallback;
  });
  return filled.replaceAll(/\r\n|\r/gu, "\n").trim();
}
