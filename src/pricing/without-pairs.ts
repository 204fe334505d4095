import { sameData } from '../kernel/same-data.js';
import type { Line } from './line.js';

/** What a line is about, whatever its sign. */
const about = ({ item, quantity, unitPrice, discount, params, seconds, period }: Line) => ({
  item,
  quantity,
  unitPrice,
  discount,
  plan: params.plan,
  interval: params.interval,
  seconds,
  period,
});

/** Whether one line takes back exactly what another one says. */
const cancels = (a: Line, b: Line): boolean =>
  a.kind !== b.kind && a.amount + b.amount === 0 && a.tax + b.tax === 0 && sameData(about(a), about(b));

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
