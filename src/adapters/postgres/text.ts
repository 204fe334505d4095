/** Quotes a name for SQL. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Quotes a text for SQL, for scripts; statements take parameters. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Whether PostgreSQL can hold a text. It refuses NUL, and drivers silently turn half of a surrogate pair into U+FFFD, so that two keys
 * would become one.
 */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** A text that goes into a key or a record. What the library accepts from people is storable always, so anything else is a mistake of the program. */
export const storable = (text: string): string => {
  if (isStorable(text)) return text;
  throw new TypeError('PostgreSQL holds neither NUL nor half of a surrogate pair');
};

/** JSON as PostgreSQL takes it. In well-formed JSON both are written as escapes. */
export const storableJson = (value: unknown): string => {
  const json = JSON.stringify(value);
  // Escapes of what cannot be stored: rare enough to look twice only where there is one.
  if (/\\u(?:0000|d[89a-f])/i.test(json) && !holdsOnlyStorable(value)) {
    throw new TypeError('PostgreSQL holds neither NUL nor half of a surrogate pair');
  }
  return json;
};

const holdsOnlyStorable = (value: unknown): boolean => {
  if (typeof value === 'string') return isStorable(value);
  if (value === null || typeof value !== 'object') return true;
  return Object.entries(value).every(([key, inner]) => isStorable(key) && holdsOnlyStorable(inner));
};

/** An array as PostgreSQL writes it. */
export const arrayText = (items: readonly (string | number | null)[]): string =>
  `{${items.map((item) => (item === null ? 'NULL' : typeof item === 'number' ? item : quoteItem(item))).join(',')}}`;

const quoteItem = (item: string): string => `"${/["\\]/.test(item) ? item.replace(/["\\]/g, '\\$&') : item}"`;
