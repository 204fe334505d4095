/** Whether two pieces of JSON say the same, whatever the order of their keys. It looks no deeper than `expected` goes. */
export const sameData = (expected: unknown, actual: unknown): boolean => {
  if (Object.is(expected, actual)) return true;
  if (typeof expected !== 'object' || typeof actual !== 'object' || expected === null || actual === null) return false;
  if (Array.isArray(expected) !== Array.isArray(actual)) return false;
  const keys = Object.keys(expected);
  return (
    keys.length === Object.keys(actual).length &&
    keys.every(
      (key) =>
        Object.hasOwn(actual, key) &&
        sameData((expected as Record<string, unknown>)[key], (actual as Record<string, unknown>)[key]),
    )
  );
};
