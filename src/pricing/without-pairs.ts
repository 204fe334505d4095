import type { Line } from './line.js';

/** Whether one line takes back exactly what another one says. */
const cancels = (a: Line, b: Line): boolean =>
  a.kind !== b.kind &&
  a.item === b.item &&
  a.amount + b.amount === 0 &&
  a.tax + b.tax === 0 &&
  a.quantity === b.quantity &&
  a.unitPrice === b.unitPrice &&
  a.discount === b.discount &&
  a.params.plan === b.params.plan &&
  a.params.interval === b.params.interval &&
  a.seconds.numerator === b.seconds.numerator &&
  a.period.start === b.period.start &&
  a.period.end === b.period.end;

/**
 * Lines without the pairs that cancel out. Adding three people one by one at one instant says "5 → 6 → 7 → 8"; what remains is
 * "5 → 8".
 */
export const withoutPairs = (lines: readonly Line[]): readonly Line[] => {
  const kept: Line[] = [];
  for (const line of lines) {
    const opposite = kept.findIndex((other) => cancels(line, other));
    if (opposite >= 0) kept.splice(opposite, 1);
    else kept.push(line);
  }
  return kept;
};
