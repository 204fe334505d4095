import { type Instant, isInstant } from '../kernel/instant.js';
import type { Actor, Client } from '../roles/index.js';

/** Who acts, when, with which ids, from which client. */
export interface Context {
  readonly actor: Actor;
  /** Epoch milliseconds. */
  readonly at: Instant;
  /** A source of ids that never repeat, such as nanoid's. */
  readonly newId: () => string;
  readonly client?: Client | undefined;
}

/** Breaking this contract is a mistake of the program, not of its user, so it throws. */
export const assertContext = (context: Context): void => {
  if (!isInstant(context.at)) throw new TypeError('context.at must be whole milliseconds since the epoch');
  if (typeof context.newId !== 'function') throw new TypeError('context.newId must be a function');
  if (!['member', 'person', 'system'].includes(context.actor?.type)) throw new TypeError('context.actor is missing');
};
