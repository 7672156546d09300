import { normaliseCode } from "../core/code.ts";
import { readLink } from "../core/link.ts";
import type { Row } from "./importer.ts";
import { textOf } from "./sheet-facts.ts";

/** What the texts of an order tell of who sold it. Nothing else of them is kept: they hold buyers' words. */
export interface Evidence {
  /** Orders of TikTok Shop that this one is a copy of. */
  readonly tiktokIds: readonly string[];
  /** It says that it came from TikTok Shop, with or without the id. */
  readonly isFromTiktok: boolean;
  readonly codes: readonly string[];
  /** Links of TikTok, and values under names that are about a referrer: evidence, whomever they name. */
  readonly links: readonly string[];
  /** Other links and campaign values: evidence only where they are a creator's key. */
  readonly traces: readonly string[];
}

/** One "name: value" of the note attributes, or one tag, which may have no name. */
interface Note {
  readonly name: string;
  readonly value: string;
}

const URL = /https?:\/\/[^\s"'<>]+/giu;
/** Order ids of TikTok have 18 digits and begin with 57 or 58 (`formats.md` section 1). */
const TIKTOK_ID = /(?<!\d)5[78]\d{16}(?!\d)/gu;
const LONG_ID = /(?<!\d)\d{17,19}(?!\d)/gu;
const TIKTOK_TAG = /^tik\s?tok(?:[\s_-]?(?:shop|order|import)\w*)*$/iu;
/** Sources of orders that were made in the shop itself, whatever tag somebody gave them. */
const OWN_SOURCE = /^(?:web|pos|shopify_draft_order|draft|iphone|android)$/iu;
const REFERRER =
  /^(?:ref|referral|referrer_code|aff|affiliate|creator|influencer|via)(?:_?(?:id|code|name|handle))?$/u;
const CAMPAIGN = /^utm_\w+$/u;
/** A handle or a code; an e-mail address or a sentence is none, and may be a buyer's. */
const KEY = /^@?[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u;
/** Shopify's own words where a discount has no code. */
const NO_CODE: ReadonlySet<string> = new Set(["CUSTOM DISCOUNT"]);

function notesOf(text: string | null, separator: string): Note[] {
  return (text ?? "").split(separator).flatMap((part) => {
    const named = /^\s*([^:]{1,60}):(?!\/\/)\s*(.*)$/su.exec(part);
    const value = (named?.[2] ?? part).trim();
    const name = (named?.[1] ?? "")
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/gu, "_");
    return value === "" ? [] : [{ name, value }];
  });
}

function tiktokIdsOf({ name, value }: Note): string[] {
  const text = value.replaceAll(URL, " ");
  const isNamed = name.includes("tiktok") && name.includes("order");
  return text.match(isNamed ? LONG_ID : TIKTOK_ID) ?? [];
}

/** A link with the parameters that are about a referrer or a campaign; others may hold a buyer's data. */
function linkTraces(link: string): string[] {
  const [place = "", query = ""] = link.split("?");
  const names = (pair: string): string => (pair.split("=", 1)[0] ?? "").toLowerCase();
  const pairs = query.split("&").filter((pair) => pair !== "" && !pair.includes("@"));
  const referrers = pairs.filter((pair) => REFERRER.test(names(pair)));
  const both = pairs.filter((pair) => REFERRER.test(names(pair)) || CAMPAIGN.test(names(pair)));
  return [
    place,
    ...[referrers, both].map((kept) => (kept.length === 0 ? place : `${place}?${kept.join("&")}`)),
  ];
}

function parameters(link: string): Note[] {
  return (link.split("?")[1] ?? "").split("&").flatMap((pair) => {
    const [name = "", value = ""] = pair.split("=");
    try {
      return [{ name: name.toLowerCase(), value: decodeURIComponent(value.replaceAll("+", " ")) }];
    } catch {
      return [];
    }
  });
}

/** What one note says, as evidence and as traces. */
function readNote(note: Note): { links: string[]; traces: string[] } {
  const links: string[] = [];
  const traces: string[] = [];
  const urls = note.value.match(URL) ?? (readLink(note.value) === null ? [] : [note.value]);
  for (const url of urls) {
    const read = readLink(url);
    if (read === null) continue;
    const isTiktok = read.short || /^(?:[\w-]+\.)*tiktok\.com(?:\/|$)/u.test(read.link);
    if (isTiktok) links.push(read.link);
    else traces.push(...linkTraces(read.link));
    if (!isTiktok) for (const parameter of parameters(read.link)) sort(parameter, links, traces);
  }
  if (urls.length === 0) sort(note, links, traces);
  return { links, traces };
}

function sort({ name, value }: Note, links: string[], traces: string[]): void {
  if (!KEY.test(value)) return;
  if (REFERRER.test(name)) links.push(value);
  else if (CAMPAIGN.test(name)) traces.push(value);
}

/** Reads the first row of an order, which alone has these cells. */
export function readEvidence(first: Row): Evidence {
  const tags = notesOf(textOf(first, "tags"), ",");
  const notes = [...notesOf(textOf(first, "note_attributes"), "\n"), ...tags];
  const tiktokIds = [...new Set(notes.flatMap(tiktokIdsOf))].toSorted();
  const source = textOf(first, "order_source") ?? "";
  const marks = [source, textOf(first, "payment_method") ?? ""].some((text) => /tik\s?tok/iu.test(text));
  const isTagged = !OWN_SOURCE.test(source) && tags.some(({ value }) => TIKTOK_TAG.test(value));
  const codes = (textOf(first, "discount_code") ?? "")
    .split(",")
    .flatMap((text) => normaliseCode(text) ?? [])
    .filter((code) => !NO_CODE.has(code));
  const read = notes.map(readNote);
  const links = new Set(read.flatMap((note) => note.links));
  const traces = new Set(read.flatMap((note) => note.traces).filter((trace) => !links.has(trace)));
  return {
    tiktokIds,
    isFromTiktok: tiktokIds.length > 0 || marks || isTagged,
    codes: [...new Set(codes)].toSorted(),
    links: [...links].toSorted(),
    traces: [...traces].toSorted(),
  };
}
