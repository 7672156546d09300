import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { openLedger } from "../../src/store/open.ts";
import { signature } from "../properties/signature.ts";
import { AS_OF, creatorops, emptyLedger, hashOf, SHOP } from "./shop.ts";

type Row = Readonly<Record<string, unknown>>;

let shop = "";

beforeAll(() => {
  shop = emptyLedger();
  expect(creatorops(shop, ["import", SHOP]).exit).toBe(0);
}, 60_000);

/** A folder of its own with the ledger of the sample shop. */
function copyOfShop(): string {
  const folder = mkdtempSync(join(tmpdir(), "creatorops-followups-"));
  cpSync(join(shop, "creatorops.db"), join(folder, "creatorops.db"));
  return folder;
}

function rowsOf(folder: string, ...args: readonly string[]): readonly Row[] {
  const ran = creatorops(folder, [...args, "--json", ...AS_OF]);
  expect(ran.stderr).toBe("");
  return (JSON.parse(ran.stdout) as { rows: Row[] }).rows;
}

describe("followups of the sample shop, by hand", () => {
  it("whom to write to on 2026-11-09, and why", () => {
    const rows = rowsOf(shop, "followups");
    expect(rows.map(({ creator, reason, days }) => [creator, reason, days])).toEqual([
      // Delivered 10-10 and 10-11, due 14 days later, and the extension of 7 days is over. demo_tomas was reminded on
      // 11-03: six days ago, and three are enough to remind again.
      ["demo_tomas", "overdue", 16],
      ["demo.quinn", "overdue", 15],
      // Due 11-04; shipped 10-15, so presumed delivered on 10-25 and due 11-08. demo_yuki also sold 23 orders in 30
      // days, and what is late comes first. demo_kofi's is due 11-21: neither late nor soon.
      ["demo.lena", "late", 5],
      ["demo_yuki", "late", 1],
      // Accepted 10-26, the last message was on 10-21, nothing was sent.
      ["demo.noor", "terms_agreed_no_sample", 14],
      // Since 10-11 demo.maya has 39 orders, demo.gita 28, demo_yuki 23, nobody else 20. demo.maya's own 20 % beats
      // everybody's 15 %, demo.gita has no rate of her own; she sells since 09-15.
      ["demo.gita", "due_better_rate", 55],
      // Last posts since 10-11 without a message on that day or later: 10-12, 10-15, 10-20, 10-24, 10-27 twice, 10-28
      // (demo.hanna's last reminder was on 10-26) and 10-29. demo.gita's of 10-14 is thanked for with her rate.
      ["demo.ines", "posted_never_thanked", 28],
      ["demo.surprise", "posted_never_thanked", 25],
      ["demo.sade", "posted_never_thanked", 20],
      ["demo_jonas", "posted_never_thanked", 16],
      ["demo.priya", "posted_never_thanked", 13],
      ["demo_bruno", "posted_never_thanked", 13],
      ["demo.hanna", "posted_never_thanked", 12],
      ["demo.maya", "posted_never_thanked", 11],
    ]);
    // demo.pax paused, demo_deva declined, demo_marco was cut: none of them has a reason.
    expect(rows[0]).toEqual({
      creator: "demo_tomas",
      reason: "overdue",
      days: 16,
      last_contact_on: "2026-11-03",
      channel: "email",
      products: ["GLOW-ROLLER"],
      due_on: "2026-10-24",
      value_at_risk: 985,
      owner: "ben",
      template: "built-in",
      message:
        "Hi Demo Tomas,\n\nyour post about Demo Glow Face Roller was due on 2026-10-24, and I have not seen it yet. " +
        "Did something come up, or did the sample never arrive?\nTell me which day works for you, and I will note it.\n\nDemo",
    });
    expect(rows[5]?.["message"]).toContain("You are at 15% today");
    // Nobody knows a name of demo.surprise.
    expect(rows[7]?.["message"]).toMatch(/^Hi there,/u);
  });

  it("the funnel", () => {
    const rows = rowsOf(shop, "pipeline", "--funnel");
    const row = (
      stage: string,
      ...[creators, continued, conversion_bps, from_first_bps, median_days]: unknown[]
    ) => ({
      stage,
      creators,
      continued,
      conversion_bps,
      from_first_bps,
      median_days,
    });
    expect(rows).toEqual([
      // demo.hanna, demo_tomas, demo.noor, demo.pax, demo_deva, demo_zoe
      row("contacted", 6, null, null, 10_000, null),
      // All of them; who accepts or declines has answered. Days 2 4 2 3 6 2: the third of 2 2 2 3 4 6.
      row("replied", 6, 6, 10_000, 10_000, 2),
      // Accepted: hanna, tomas, noor, zoe. Own terms: besides hanna and noor maya, jonas, sade, rosa. Of those who
      // replied 4 of 6, after 2 0 3 0 days: the second of 0 0 2 3.
      row("agreed", 8, 4, 6_667, 6_667, 0),
      // Samples of 17 creators; of those who agreed not rosa and noor. Days: hanna 1, tomas 2, zoe 1, maya 27 (09-01 to
      // 09-28), jonas 11 (no day of a request: shipped 10-01), sade 14. The third of 1 1 2 11 14 27.
      row("requested", 17, 6, 7_500, 5_000, 2),
      // All but demo.vera's; demo_marco's was lost on its way. Five in 0 days, six in 1, four in 2, one in 3.
      row("shipped", 16, 16, 9_412, 5_000, 1),
      // Not demo_finn's and not demo_marco's. Four in 3 days (ivy, maya, quinn, zoe), then 4 as the seventh of 14.
      row("delivered", 14, 14, 8_750, 5_000, 4),
      // Of 15 who posted nine had a sample: priya -14, ines -11, jonas -9, maya -8 (their first posts were before),
      // zoe 3, ivy 4, sade 9, bruno 11, hanna 23: the fifth is 3.
      row("posted", 15, 9, 6_429, 3_333, 3),
      // All 15 of them sold, and yuki, vera and l.i.n.h.vn without a post. Days of the first order after the first
      // post: -36 -19 -13 -11 -11 -8 -7 -2 -1 1 1 2 4 4 9: the eighth is -2.
      row("selling", 18, 15, 10_000, 3_333, -2),
    ]);
  });

  it("of one owner: two of ana's creators were contacted, demo_deva and demo_zoe", () => {
    const [contacted] = rowsOf(shop, "pipeline", "--funnel", "--owner", "Ana");
    expect(contacted).toMatchObject({ stage: "contacted", creators: 2 });
    expect(rowsOf(shop, "overdue", "--owner", "ana").map(({ creator }) => creator)).toEqual(["demo_yuki"]);
    const listed = rowsOf(shop, "pipeline", "--list", "--owner", "ben").map(({ creator }) => creator);
    expect(listed).toContain("demo_tomas");
    expect(listed).not.toContain("demo.maya");
  });

  it("what the overdue posts come to: 9.85 + 11.71 + 11.50 + 17.55", () => {
    const { totals } = JSON.parse(creatorops(shop, ["overdue", "--json", ...AS_OF]).stdout) as {
      totals: Row;
    };
    expect(totals["value_at_risk"]).toBe(985 + 1171 + 1150 + 1755);
  });
});

describe("messages for a mail merge", () => {
  it("are written and marked at once; whom, where to and the text come first, and no text is a formula", () => {
    const folder = copyOfShop();
    mkdirSync(join(folder, "creatorops-templates"));
    writeFileSync(
      join(folder, "creatorops-templates", "late.txt"),
      "=SUM(1) {name}\r\n{niche|?}, {link}\r\n",
    );
    const ran = creatorops(folder, [
      "followups",
      "--export",
      "today.csv",
      "--mark-sent",
      "--limit",
      "3",
      ...AS_OF,
    ]);
    expect(ran.exit).toBe(0);
    expect(ran.stderr).toMatch(
      /change \d+: 3 messages marked as sent on 2026-11-09; creatorops imports undo \d+ --yes/u,
    );
    const text = readFileSync(join(folder, "today.csv"), "utf8");
    const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    expect(Object.keys(data[0] ?? {}).slice(0, 4)).toEqual(["creator", "email", "name", "message"]);
    expect(data.map(({ creator }) => creator)).toEqual(["demo_tomas", "demo.quinn", "demo.lena"]);
    expect(data[2]).toMatchObject({
      email: "demolena@creators.example",
      name: "Demo Lena",
      message: "'=SUM(1) Demo Lena\nmakeup, our shop on TikTok",
    });
    expect(rowsOf(folder, "followups")[0]).toMatchObject({ creator: "demo_yuki", template: "late.txt" });
    const again = creatorops(folder, ["followups", "--export", "today.csv", "--mark-sent", ...AS_OF]);
    expect(again.exit).toBe(5);
    expect(rowsOf(folder, "followups")[0]).toMatchObject({ creator: "demo_yuki" });
  });
});

describe("templates", () => {
  it("are written to a new folder, and used as they are edited; none is replaced unasked", () => {
    const folder = copyOfShop();
    const written = creatorops(folder, ["followups", "--write-templates", "creatorops-templates"]);
    expect(written.exit).toBe(0);
    const names = readdirSync(join(folder, "creatorops-templates"));
    expect(names).toHaveLength(7);
    expect(names).toContain("posted_never_thanked.txt");
    expect(creatorops(folder, ["followups", "--write-templates", "creatorops-templates"])).toMatchObject({
      exit: 5,
      stdout: "",
    });
    const messages = (from: string): unknown => rowsOf(from, "followups").map(({ message }) => message);
    expect(messages(folder)).toEqual(messages(shop));
    expect(rowsOf(folder, "followups")[0]?.["template"]).toBe("overdue.txt");
  });

  it("with a field that does not exist, no text or no UTF-8: exit 2 with every place, and nothing is marked", () => {
    const folder = copyOfShop();
    const place = join(folder, "own");
    mkdirSync(place);
    writeFileSync(join(place, "late.txt"), "Hi {name},\n{prodct} and {today}\n");
    writeFileSync(join(place, "overdue.txt"), " \n");
    writeFileSync(join(place, "no_answer.txt"), Buffer.from([0xff, 0xfe, 0x41]));
    const before = hashOf(folder);
    const ran = creatorops(folder, ["followups", "--templates", "own", "--mark-sent", ...AS_OF]);
    expect(ran.exit).toBe(2);
    expect(ran.stdout).toBe("");
    expect(ran.stderr).toContain("CO470 late.txt:2: {prodct} is no field; did you mean {product}?");
    expect(ran.stderr).toContain("CO470 late.txt:2: {today} is no field");
    expect(ran.stderr).toContain(
      "the fields are {creator} {name} {product} {niche} {rate} {due_on} {link} {shop}",
    );
    expect(ran.stderr).toContain("CO471 overdue.txt: an empty template");
    expect(ran.stderr).toContain("CO471 no_answer.txt: no text in UTF-8");
    expect(hashOf(folder)).toBe(before);
  });

  it("of no reason are said to be unused", () => {
    const folder = copyOfShop();
    mkdirSync(join(folder, "creatorops-templates"));
    writeFileSync(join(folder, "creatorops-templates", "overdu.txt"), "Hi");
    const ran = creatorops(folder, ["followups", ...AS_OF]);
    expect(ran.exit).toBe(0);
    expect(ran.stderr).toContain("warning: CO472 overdu.txt: not used: the reasons are overdue, late,");
    expect(existsSync(join(folder, "today.csv"))).toBe(false);
  });
});

it("an event of a creator that nothing named before is taken, and remarked on", () => {
  const folder = copyOfShop();
  const ran = creatorops(folder, ["log", "demo.lenna", "contacted", "--at", "2026-11-08"]);
  expect(ran.exit).toBe(0);
  expect(ran.stderr).toContain("warning: CO462 @demo.lenna is new to the ledger. Perhaps it is demo.lena.");
  const refused = creatorops(folder, ["log", "demo.lena", "remined"]);
  expect(refused.exit).toBe(2);
});

it("a funnel and a list are two wishes", () => {
  expect(creatorops(shop, ["pipeline", "--funnel", "--stage", "posted", ...AS_OF])).toMatchObject({
    exit: 2,
  });
});

it("facts and derived tables are as they were when an event and the marked messages are undone, in any order", () => {
  const folder = copyOfShop();
  const signed = (): unknown => {
    const { db } = openLedger(join(folder, "creatorops.db"), "read");
    const found = signature(db);
    db.close();
    return found;
  };
  const changed = (...args: readonly string[]): string => {
    const { stdout } = creatorops(folder, [...args, "--json", ...AS_OF]);
    const answer = JSON.parse(stdout) as { import_id?: number; rows: Row[] };
    return String(answer.import_id ?? answer.rows[0]?.["import_id"]);
  };
  const before = signed();
  const logged = changed("log", "demo.lena", "reminded", "--at", "2026-11-08 10:00", "--note", "asked");
  const onlyLogged = signed();
  expect(onlyLogged).not.toEqual(before);
  const marked = changed("followups", "--mark-sent");
  expect(creatorops(folder, ["imports", "undo", marked, "--yes"]).exit).toBe(0);
  expect(signed()).toEqual(onlyLogged);
  const again = changed("followups", "--mark-sent");
  expect(creatorops(folder, ["imports", "undo", logged, "--yes"]).exit).toBe(0);
  expect(creatorops(folder, ["imports", "undo", again, "--yes"]).exit).toBe(0);
  expect(signed()).toEqual(before);
});
