// Opens a ledger with the built store, with further steps for its tables: `node open-ledger.mjs DB MODE SQL…`.
import { MIGRATIONS, openLedger } from "../../dist/store/open.js";

const [db, mode, ...texts] = process.argv.slice(2);
const steps = texts.map((text, index) => ({ name: `further ${index}`, text: () => text }));
try {
  const ledger = openLedger(db, mode, [...MIGRATIONS, ...steps]);
  const version = ledger.db.pragma("user_version", { simple: true });
  ledger.db.close();
  process.stdout.write(JSON.stringify({ version, warnings: ledger.warnings.map(({ code }) => code) }));
} catch (error) {
  process.stdout.write(
    JSON.stringify({ codes: error.problems?.map(({ code }) => code), message: error.message }),
  );
  process.exitCode = error.exit ?? 99;
}
