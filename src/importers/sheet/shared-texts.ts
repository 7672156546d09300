import { MarkupScanner, TOKEN, wordOf } from "./markup-scanner.ts";
import { TextBytes } from "./text-bytes.ts";
import { scanMarkup } from "./unpack.ts";
import { type ArchiveMember, damagedWorkbook } from "./zip-archive.ts";

const ITEM = wordOf("si");
const TEXT = wordOf("t");
const READING = wordOf("rPh");
const LIST = wordOf("sst");

const CAPACITY = 64 * 1024;

/** The texts that the cells of a workbook share, each known by its number. */
export class SharedTexts {
  /** All of them, one behind the other. */
  readonly texts = new TextBytes(CAPACITY);
  readonly #ends: number[] = [];

  /** True when the list has come to its end. */
  isWhole = false;
  readonly #markup = new MarkupScanner();
  #isInText = false;
  #isInReading = false;

  /** Writes a text behind others; false when there is none of that number. */
  writeTo(target: TextBytes, number: number): boolean {
    const end = this.#ends[number];
    if (end === undefined) return false;
    target.copy(this.texts.bytes, this.#ends[number - 1] ?? 0, end);
    return true;
  }

  /** Takes the next bytes of the list; gives how many are done with. */
  scan(bytes: Buffer): number {
    const markup = this.#markup;
    markup.begin(bytes);
    for (;;) {
      const token = markup.next();
      if (token === TOKEN.end) return markup.at;
      if (token === TOKEN.text) {
        if (this.#isInText) this.texts.addMarkup(bytes, markup.from, markup.to, markup.isLiteral);
        continue;
      }
      const isOpen = token === TOKEN.open && !markup.isEmpty;
      // The reading of a word is not part of it.
      if (markup.name === READING) this.#isInReading = isOpen;
      else if (markup.name === TEXT) this.#isInText = isOpen && !this.#isInReading;
      else if (markup.name === ITEM && !isOpen) this.#ends.push(this.texts.length);
      else if (markup.name === LIST && !isOpen) this.isWhole = true;
    }
  }
}

/** Unpacks the shared texts of a workbook; none when it has no list of them. */
export async function readSharedTexts(member: ArchiveMember | null): Promise<SharedTexts> {
  const texts = new SharedTexts();
  if (member === null) return texts;
  await scanMarkup(member, (bytes) => texts.scan(bytes));
  if (!texts.isWhole) throw damagedWorkbook(`"${member.name}" ends too early.`);
  return texts;
}
