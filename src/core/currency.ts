/** Digits after the decimal mark where they are not two; `Intl` and ISO 4217 disagree on IDR. */
const DIGITS: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, VND: 0, IDR: 0, CLP: 0, KWD: 3, BHD: 3 };

/** ISO 4217 codes in use, so that `12.00 CHF` is another currency and `12.00 ABC` is no amount. */
const CODES: ReadonlySet<string> = new Set(
  (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD " +
    "CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP " +
    "GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD " +
    "KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN " +
    "NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP " +
    "SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND " +
    "VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL"
  ).split(" "),
);

/** Signs and words, lower case; the first currency is meant unless the ledger keeps another one of them. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  $: ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "CLP", "COP", "ARS"],
  us$: ["USD"],
  c$: ["CAD"],
  ca$: ["CAD"],
  a$: ["AUD"],
  au$: ["AUD"],
  nz$: ["NZD"],
  s$: ["SGD"],
  hk$: ["HKD"],
  nt$: ["TWD"],
  mx$: ["MXN"],
  r$: ["BRL"],
  "£": ["GBP", "EGP"],
  "€": ["EUR"],
  "¥": ["JPY", "CNY"],
  円: ["JPY"],
  yen: ["JPY"],
  元: ["CNY"],
  rmb: ["CNY"],
  "₩": ["KRW"],
  원: ["KRW"],
  "₫": ["VND"],
  đ: ["VND"],
  vnđ: ["VND"],
  "฿": ["THB"],
  บาท: ["THB"],
  rp: ["IDR"],
  "rp.": ["IDR"],
  rm: ["MYR"],
  "₱": ["PHP"],
  "₹": ["INR"],
  zł: ["PLN"],
  kč: ["CZK"],
  kr: ["SEK", "NOK", "DKK"],
  "₺": ["TRY"],
  "₪": ["ILS"],
};

/** Digits after the decimal mark of amounts in `currency` (`domain.md §2`, Money). */
export function currencyDigits(currency: string): number {
  return DIGITS[currency] ?? 2;
}

/**
 * The currency that a code, sign or word means; null when it means none. A sign that several
 * currencies share (`$`, `¥`, `kr`) is the ledger's, when the ledger keeps one of them.
 */
export function currencyOf(text: string, ledgerCurrency = "USD"): string | null {
  const word = text.normalize("NFKC").trim();
  const code = word.toUpperCase();
  if (CODES.has(code)) return code;
  const sign = word.toLowerCase();
  if (!Object.hasOwn(SIGNS, sign)) return null;
  const meanings = SIGNS[sign] ?? [];
  return meanings.includes(ledgerCurrency) ? ledgerCurrency : (meanings[0] ?? null);
}
