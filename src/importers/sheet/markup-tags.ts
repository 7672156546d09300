/** The opening tags of a text that have this local name, whatever their prefix: their attributes by local name. */
export function* tagsNamed(text: string, name: string): Generator<ReadonlyMap<string, string>> {
  for (const [, attributes = ""] of text.matchAll(
    new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s/>])([^>]*)>`, "gu"),
  )) {
    yield attributesOf(attributes);
  }
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu);
  return new Map([...found].map(([, name = "", one, other]) => [name, unescape(one ?? other ?? "")]));
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text with the characters that its references stand for. */
export function unescape(text: string): string {
  return text.replaceAll(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/giu, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[String(name)] ?? whole;
    const code = hex === undefined ? Number.parseInt(String(decimal), 10) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
