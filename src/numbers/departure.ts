import type { Happening, PhoneNumber } from '../workspace/index.js';
import type { CoreEvents } from './core-events.js';

/** A removed member's numbers, or as many of them as one step of the work takes. */
export interface NumbersLeft {
  /** Who was removed. */
  readonly memberId: string;
  /** Who owns the numbers from now on: an active member. */
  readonly successorId: string;
  /** Numbers with their records, as in the list `numbersOf`. */
  readonly numbers: readonly (readonly [numberId: string, number: PhoneNumber])[];
}

/**
 * What happens to numbers when their owner is gone: the successor owns them and has them for use; the person who left has them no
 * longer. What is another's by now, or released, is left alone, so a step can be repeated.
 *
 * Their reducers write each number and both members, which must be loaded.
 *
 * @see decision 17 in docs/decisions.md
 */
export const numbersOnDeparture = ({
  memberId,
  successorId,
  numbers,
}: NumbersLeft): readonly Happening<Pick<CoreEvents, 'number_owner_changed'>>[] =>
  numbers
    .filter(([, { ownerId, status }]) => ownerId === memberId && status === 'live' && successorId !== memberId)
    .map(([numberId]) => ({
      type: 'number_owner_changed',
      data: { numberId, from: memberId, to: successorId, fromKeepsUse: false },
      personal: {},
    }));

/**
 * What happens to the numbers that a removed member had without owning them. They gave no access since the removal; this takes the person
 * off their lists. Each number and the member must be loaded.
 */
export const assignmentsOnDeparture = (
  memberId: string,
  numberIds: readonly string[],
): readonly Happening<Pick<CoreEvents, 'number_unassigned'>>[] =>
  numberIds.map((numberId) => ({ type: 'number_unassigned', data: { numberId, memberId }, personal: {} }));
