import { cleanCell } from "../core/cell.ts";
import { nearestText } from "../core/nearest.ts";
import { OUTREACH_EVENTS, type OutreachEvent } from "../core/outreach-events.ts";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { Instant } from "../core/scalars.ts";
import { dayOf, parseInstant, startOfDay } from "../core/time.ts";
import { readShop } from "../store/shop.ts";
import type { CommandDef, Context, OptionValue } from "./command.ts";
import { newCreatorRemarks } from "./creator-argument.ts";
import { outreachEvent } from "./outreach-event.ts";
import { commandProblem, refusedOption } from "./problems.ts";
import { record, ledgerToEdit } from "./record-edit.ts";
import { handleOfArgument, optionText } from "./typed-value.ts";

/** `brief_sent`, also as `Brief sent`. @throws CannotGoOn (exit 2) */
function eventOf(text: string): OutreachEvent {
  const typed = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/gu, "_");
  const event = OUTREACH_EVENTS.find((known) => known === typed);
  if (event !== undefined) return event;
  const nearest = nearestText(typed, OUTREACH_EVENTS);
  const meant = nearest === null ? "" : `did you mean ${nearest}? `;
  const message = `"${text}" is no event: ${meant}The events are ${OUTREACH_EVENTS.join(", ")}.`;
  throw new CannotGoOn(EXIT.refused, commandProblem("unknownEvent", message));
}

/** A day as in every option, or a time of the shop's zone, or one with its own. @throws CannotGoOn (exit 2) */
async function instantOf(context: Context, text: string, timezone: string): Promise<Instant> {
  if (!text.includes(":")) return startOfDay(await context.day("at", text, timezone), timezone);
  const instant = parseInstant(text, "ymd", timezone);
  if (instant.ok) return instant.value;
  throw refusedOption(
    "CO002",
    `--at ${text}: ${instant.reason}`,
    `write it as 2026-11-09 or "2026-11-09 14:30"`,
  );
}

function wordsOf(value: OptionValue): string | undefined {
  return cleanCell(optionText(value) ?? "") ?? undefined;
}

export const log: CommandDef = {
  arguments: [
    { name: "creator", summary: "whom it happened with", required: true },
    { name: "event", summary: `what happened: ${OUTREACH_EVENTS.join(", ")}`, required: true },
  ],
  options: [
    {
      name: "at",
      kind: "text",
      value: "date|time",
      summary: "when: a day, or a time such as '2026-11-09 14:30'; now without it",
    },
    { name: "channel", kind: "text", value: "name", summary: "by message, e-mail or something else" },
    { name: "note", kind: "text", value: "text", summary: "what was said" },
  ],
  report: false,
  examples: [
    "creatorops log @demo.lena reminded --at 2026-11-09 --channel message",
    "creatorops log demo.noor note --note 'prefers the serum'",
  ],
  run: async (context, { arguments: [name = "", what = ""], options }) => {
    const creator = handleOfArgument(name);
    const event = eventOf(what);
    const [channel, note, written] = [wordsOf(options["channel"]), wordsOf(options["note"]), options["at"]];
    if (event === "note" && note === undefined)
      throw refusedOption("CO004", "a note without a text", `--note "prefers the serum"`);
    const ledger = ledgerToEdit(context);
    const shop = readShop(ledger.db);
    const today = context.today(shop.timezone);
    const at =
      typeof written === "string"
        ? await instantOf(context, written, shop.timezone)
        : (context.now() as Instant);
    const day = dayOf(at, shop.timezone);
    const fact = outreachEvent({ creator, event, at, channel, note }, { ...shop, today });
    const problems = [...newCreatorRemarks(ledger, creator)];
    if (day > today)
      problems.push(commandProblem("laterEvent", `${event} of @${creator} is dated ${day}, after today`));
    const summary = `${event} @${creator} on ${day}${note === undefined ? "" : `: ${note}`}`;
    return record(context, ledger, { command: "log", summary, facts: [fact], problems });
  },
};
