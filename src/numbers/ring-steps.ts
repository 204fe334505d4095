import type { RingOrder } from '../workspace/index.js';
import { MAX_AT_ONCE } from './ring-order.js';
import { shuffled } from './shuffle.js';

/** Who rings together, and for how long before the next step. */
export interface RingStep {
  readonly memberIds: readonly string[];
  readonly seconds: number;
}

/** The steps of a call: those of `ringing` whom the order takes, each once, ten at a time at most. No step is empty. */
export const ringSteps = (ring: RingOrder, ringing: ReadonlySet<string>, seed: string): readonly RingStep[] => {
  const all = [...ringing].sort();
  switch (ring.type) {
    case 'all':
      return inBatches(all, MAX_AT_ONCE, ring.seconds);
    case 'random':
      return inBatches(shuffled(all, seed), ring.size, ring.seconds);
    case 'groups':
      return ring.groups
        .map(({ memberIds, seconds }) => ({ memberIds: memberIds.filter((id) => ringing.has(id)), seconds }))
        .filter(({ memberIds }) => memberIds.length > 0);
    case 'one':
      return inBatches(
        all.filter((id) => id === ring.memberId),
        1,
        ring.seconds,
      );
  }
};

const inBatches = (memberIds: readonly string[], size: number, seconds: number): readonly RingStep[] => {
  const steps: RingStep[] = [];
  for (let from = 0; from < memberIds.length; from += size) {
    steps.push({ memberIds: memberIds.slice(from, from + size), seconds });
  }
  return steps;
};
