/** Deeper than any input is. */
const MAX_DEPTH = 32;

class NotData extends Error {}

/**
 * Data as one text, the same whatever the order of its properties, and without those that are undefined; null for what is not plain data
 * (or refers to itself). A digest of it tells whether two inputs ask for the same.
 */
export const canonicalData = (value: unknown): string | null => {
  try {
    return textOf(value, 0);
  } catch (error) {
    if (error instanceof NotData) return null;
    throw error;
  }
};

const textOf = (value: unknown, depth: number): string => {
  if (depth > MAX_DEPTH) throw new NotData();
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value, (item) => textOf(item, depth + 1)).join(',')}]`;
  if (typeof value !== 'object') throw new NotData();
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${textOf(part, depth + 1)}`);
  return `{${parts.join(',')}}`;
};
