/** Where two things begin to differ, and what is there in each. */
export interface Difference {
  /** The way there, such as `roles[0]`; empty where they differ as wholes. */
  readonly path: string;
  readonly stored: unknown;
  readonly expected: unknown;
}

const isBranch = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null;

/** The first place in which two pieces of plain data differ, whatever the order of their keys; null where they are the same. */
export const firstDifference = (stored: unknown, expected: unknown, path = ''): Difference | null => {
  if (Object.is(stored, expected)) return null;
  if (!isBranch(stored) || !isBranch(expected) || Array.isArray(stored) !== Array.isArray(expected)) {
    return { path, stored, expected };
  }
  for (const key of new Set([...Object.keys(expected), ...Object.keys(stored)])) {
    const step = Array.isArray(expected) ? `[${key}]` : path === '' ? key : `.${key}`;
    const found = firstDifference(own(stored, key), own(expected, key), `${path}${step}`);
    if (found !== null) return found;
  }
  return null;
};

const own = (data: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(data, key) ? data[key] : undefined;

/** A value in a line; a long one is cut, since what differs in it was told by its path. */
export const shown = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? 'nothing');
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};

/** In one line, in what two things differ; null where they do not. */
export const told = (what: string, stored: unknown, expected: unknown): string | null => {
  const found = firstDifference(stored, expected);
  if (found === null) return null;
  const place = found.path === '' ? what : `${what}, at ${found.path}`;
  return `${place}: stored ${shown(found.stored)}, expected ${shown(found.expected)}`;
};
