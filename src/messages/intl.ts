// The formatters of the platform, made when they are first needed: some cost more than everything else here together.

/** What `Intl` can do for one language, and never throws for odd values. Null for what cannot be written. */
export interface Local {
  number(value: unknown): string | null;
  bytes(value: unknown): string | null;
  money(value: unknown): string | null;
  currency(code: unknown): string | null;
  day(instant: unknown): string | null;
  time(instant: unknown): string | null;
  list(items: readonly string[], type: 'conjunction' | 'disjunction'): string;
  plural(value: unknown): Intl.LDMLPluralRule;
}

/** The furthest instant that a `Date` reaches, in milliseconds. */
const FURTHEST = 8.64e15;

const BYTES_A_MEGABYTE = 1024 * 1024;

/**
 * Currencies that have no two digits after the point, by ISO 4217: the same as `pricing` bills in. The platform's own figures follow what
 * people do with cash (none for HUF), and so make a hundred times too much of an amount.
 */
const WITHOUT_DIGITS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF';
const WITH_THREE = 'BHD IQD JOD KWD LYD OMR TND';

const digitsOf = (currency: string): number =>
  WITHOUT_DIGITS.includes(currency) ? 0 : WITH_THREE.includes(currency) ? 3 : 2;

export const localFor = (
  locale: string,
  options: { readonly timeZone: string; readonly currency: string | undefined; readonly firstDay: string | null },
): Local => {
  const { timeZone, currency, firstDay } = options;
  const numbers = once(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
  const megabytes = once(
    () => new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }),
  );
  const amounts = once(() => amountsIn(locale, currency));
  const currencies = once(() => new Intl.DisplayNames(locale, { type: 'currency' }));
  const days = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }));
  const times = once(
    () => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZoneName: 'short', timeZone }),
  );
  const plurals = once(() => new Intl.PluralRules(locale));
  return {
    number: (value) => (isNumber(value) ? numbers().format(value) : null),
    bytes: (value) => (isNumber(value) ? megabytes().format(value / BYTES_A_MEGABYTE) : null),
    money: (value) => (Number.isSafeInteger(value) ? (amounts()?.(value as number) ?? null) : null),
    currency: (code) => (isCurrency(code) ? (currencies().of(code) ?? null) : null),
    day: (instant) =>
      isInstant(instant)
        ? days()
            .formatToParts(instant)
            .map(({ type, value }) => (type === 'day' && value === '1' ? (firstDay ?? value) : value))
            .join('')
        : null,
    time: (instant) => (isInstant(instant) ? times().format(instant) : null),
    list: (items, type) => new Intl.ListFormat(locale, { type }).format(items),
    plural: (value) => (isNumber(value) ? plurals().select(value) : 'other'),
  };
};

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

const isInstant = (value: unknown): value is number => isNumber(value) && Math.abs(value) <= FURTHEST;

const isCurrency = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z]{3}$/.test(value);

/** Minor units as an amount of the currency: by way of a decimal string, so that the last cent is right up to 2^53. */
const amountsIn = (locale: string, currency: string | undefined): ((minorUnits: number) => string) | null => {
  if (!isCurrency(currency)) return null;
  const digits = digitsOf(currency.toUpperCase());
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return (minorUnits) => {
    const units = String(Math.abs(minorUnits)).padStart(digits + 1, '0');
    const point = units.length - digits;
    const decimal = digits === 0 ? units : `${units.slice(0, point)}.${units.slice(point)}`;
    return format.format(`${minorUnits < 0 ? '-' : ''}${decimal}` as `${number}`);
  };
};

/** The first of some locales that the platform accepts as a tag. */
export const localeOf = (...tags: readonly (string | undefined)[]): string => {
  for (const tag of tags) {
    try {
      const [found] = tag === undefined ? [] : Intl.getCanonicalLocales(tag);
      if (found !== undefined) return found;
    } catch {
      // Not a tag: the next one.
    }
  }
  return 'en';
};

/** A time zone that the platform knows; UTC in place of one it does not. */
export const timeZoneOf = (timeZone: string | undefined): string => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timeZone ?? 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
};
