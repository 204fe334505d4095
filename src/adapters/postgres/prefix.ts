const LAST = 0x10_ff_ff;

/** The first text, in code-point order, that comes after everything beginning with a prefix; null where there is none. */
export const afterPrefix = (prefix: string): string | null => {
  const points = [...prefix];
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    const point = last.codePointAt(0) ?? LAST;
    // Surrogates are no characters by themselves.
    if (point < LAST) return points.join('') + String.fromCodePoint(point === 0xd7ff ? 0xe000 : point + 1);
  }
  return null;
};
