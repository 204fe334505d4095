import { expect } from 'vitest';

/** Called by rewritten fences: `expression // => value` holds, deeply. With an ellipsis, further properties may be there. */
export function $expect(place: string, actual: unknown, expected: () => unknown, partial: boolean): void {
  const assertion = expect(actual, `${place}: the value is not the one written behind "// =>"`);
  if (partial) assertion.toMatchObject(expected() as object);
  else assertion.toEqual(expected());
}
