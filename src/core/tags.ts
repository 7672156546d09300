/** The tags of a creator as they are written, with commas or semicolons between them. */
export function tagsOf(text: string | null): readonly string[] {
  if (text === null) return [];
  return text
    .split(/[,;]/u)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
}
