import { shareable } from '../../sharing/index.js';
import { definePolicy, type Policy } from '../../workspace/index.js';
import { Picks } from '../picks.js';

/** A policy that follows from a seed: often with bounds so low that people soon fight over what is left. */
export const policyFrom = (seed: number): Policy => {
  const picks = new Picks(seed ^ 0x901c7);
  return definePolicy({
    seatLimit: picks.of(null, 6, 7, 8),
    contactFieldLimit: picks.of(100, 1, 2, 3),
    shareables: picks.chance(0.5) ? [shareable('deal')] : [],
  });
};
