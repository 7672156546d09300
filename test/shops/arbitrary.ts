import type fc from "fast-check";
import { buildShop } from "./build.ts";
import { drawsOf } from "./draws.ts";
import type { Shop } from "./model.ts";

/** Random shops of up to `size` orders; a failing one shrinks to few and small facts. */
export const shopArbitrary = (size: number): fc.Arbitrary<Shop> => drawsOf(size).map(buildShop);
