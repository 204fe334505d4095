/**
 * ISO 4217: the currencies by the number of digits after the point. Funds, units of account, metals and test codes are left out, since
 * nobody is billed in them. Where CLDR shows fewer digits than ISO 4217 counts minor units (HUF, IDR, IQD …), ISO 4217 is followed, since
 * amounts here are minor units. BGN is gone with Bulgaria's euro (2026).
 */
const BY_EXPONENT = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK ' +
    'DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD ' +
    'KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP ' +
    'PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH ' +
    'USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
} as const;

/** Currency code → digits after the point. */
const EXPONENTS: ReadonlyMap<string, number> = /* @__PURE__ */ (() =>
  new Map(
    Object.entries(BY_EXPONENT).flatMap(([exponent, codes]) =>
      codes.split(' ').map((code): [string, number] => [code, Number(exponent)]),
    ),
  ))();

/**
 * How many digits follow the point in a currency (ISO 4217): 2 for USD, 0 for JPY, 3 for KWD; null for an unknown code.
 *
 * @example
 * ```ts
 * import { currencyExponent } from 'partyline/pricing';
 *
 * currencyExponent('USD'); // => 2
 * currencyExponent('JPY'); // => 0
 * currencyExponent('usd'); // => null
 * ```
 * @see docs/pricing.md
 */
export const currencyExponent = (currency: string): number | null => EXPONENTS.get(currency) ?? null;

/**
 * Every currency the package knows, by code, in alphabetical order.
 *
 * @example
 * ```ts
 * import { currencies } from 'partyline/pricing';
 *
 * currencies().includes('EUR'); // => true
 * ```
 * @see docs/pricing.md
 */
export const currencies = (): readonly string[] => [...EXPONENTS.keys()].sort();
