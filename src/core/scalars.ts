/** Types of the domain's scalars; branded, so that the compiler refuses to mix them. */
declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** Integer minor units of the ledger's currency (cents for USD, yen for JPY). */
export type Money = Branded<number, "Money">;
/** A share in basis points: 1500 is 15 %. */
export type Rate = Branded<number, "Rate">;
/** A calendar day `YYYY-MM-DD` in the shop's time zone. */
export type Day = Branded<string, "Day">;
/** Seconds since 1970-01-01T00:00:00Z; printed as `YYYY-MM-DDTHH:MM:SSZ`. */
export type Instant = Branded<number, "Instant">;
/** A normalised TikTok user name: no `@`, lower case. */
export type Handle = Branded<string, "Handle">;
/** A normalised promo code: upper case. */
export type Code = Branded<string, "Code">;

/** The outcome of reading one cell: a value, or the reason why it is rejected. */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string };
