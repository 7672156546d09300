import type { ImporterDef } from "../importer.ts";
import { flexport } from "./flexport.ts";
import { goaffpro } from "./goaffpro.ts";
import { impact } from "./impact.ts";
import { refersion } from "./refersion.ts";
import { shareasale } from "./shareasale.ts";
import { uppromote } from "./uppromote.ts";

/** Layouts that no real file has confirmed; recognition proposes them, `--as` alone loads them. */
export const LAYOUTS: readonly ImporterDef[] = [refersion, uppromote, goaffpro, shareasale, impact, flexport];
