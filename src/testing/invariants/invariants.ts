import { allowedInvariant, seenInvariant, shutInvariant } from './access.js';
import { countedInvariant, listedInvariant } from './books.js';
import { enteredInvariant, grantedInvariant } from './escalation.js';
import type { Invariant, Moment, Step, StepInvariant } from './invariant.js';
import { addressedInvariant, inheritedInvariant, ownedInvariant } from './people.js';
import { numberedInvariant, pointedInvariant } from './pointers.js';

/**
 * What holds in every state of a workspace, whatever was done to it. Add those of your own beside them: whatever takes invariants takes
 * any list.
 */
export const invariants: readonly Invariant[] = [
  ownedInvariant,
  addressedInvariant,
  inheritedInvariant,
  countedInvariant,
  listedInvariant,
  pointedInvariant,
  numberedInvariant,
  shutInvariant,
  allowedInvariant,
  seenInvariant,
];

/** What holds of every step, whoever takes it. */
export const stepInvariants: readonly StepInvariant[] = [grantedInvariant, enteredInvariant];

/**
 * Everything that is wrong with a state, each complaint behind the name of its invariant.
 *
 * @example
 * ```ts
 * import { office, wrongWith } from 'partyline/testing';
 *
 * const { workspace, context } = office();
 *
 * wrongWith({ workspace, at: context.at }); // => []
 * ```
 * @see docs/testing-your-app.md
 */
export const wrongWith = (moment: Moment, list: readonly Invariant[] = invariants): readonly string[] =>
  list.flatMap(({ name: told, check }) => Array.from(check(moment), (complaint) => `${told}: ${complaint}`));

/**
 * Everything that is wrong with a step, likewise.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { addMember } from 'partyline/members';
 * import { office, wrongStep } from 'partyline/testing';
 *
 * const { workspace: before, context, as, ben } = office();
 * const dora = { name: 'Dora', address: 'dora@acme.example', roles: ['owner'] };
 * const { workspace: after } = unwrap(addMember(before, dora, context));
 *
 * wrongStep({ before, after, actor: context.actor, at: context.at }); // => []
 * wrongStep({ before, after, actor: as(ben).actor, at: context.at }).length > 0; // => true
 * ```
 * @see docs/testing-your-app.md
 */
export const wrongStep = (step: Step, list: readonly StepInvariant[] = stepInvariants): readonly string[] =>
  list.flatMap(({ name: told, check }) => Array.from(check(step), (complaint) => `${told}: ${complaint}`));
