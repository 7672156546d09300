import { EXIT } from "../core/problem.ts";
import { doctorTable } from "../reports/doctor.ts";
import type { CommandDef } from "./command.ts";
import type { LedgerLook } from "./doctor-ledger.ts";
import { engineFinding, fileFindings, runtimeFinding } from "./doctor-machine.ts";

const NOT_LOOKED_INTO: LedgerLook = { findings: [], shop: null, asOf: null };

export const doctor: CommandDef = {
  arguments: [],
  options: [],
  report: false,
  rows: true,
  examples: ["creatorops doctor", "creatorops doctor --json"],
  run: async (context) => {
    const { node } = process.versions;
    const engine = await engineFinding();
    // Without its compiled part the store does not load either; the other lines are still worth having.
    const look =
      engine.state === "fail"
        ? NOT_LOOKED_INTO
        : await (await import("./doctor-ledger.ts")).lookIntoLedger(context);
    const findings = [
      runtimeFinding(node, `${process.platform} ${process.arch}`),
      engine,
      ...fileFindings(context.ledgerPath),
      ...look.findings,
    ];
    const exit = findings.some(({ state }) => state === "fail") ? EXIT.impossible : EXIT.done;
    return { tables: [doctorTable(findings)], problems: [], exit, heading: look.shop, asOf: look.asOf };
  },
};
