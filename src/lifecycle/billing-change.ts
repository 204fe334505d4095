import type { Change } from '../pricing/index.js';
import type { WorkspaceEvent } from '../workspace/index.js';

/** What is billed for, in a commit: what a change of the workspace means to a subscription. */
export interface BilledCommit {
  readonly id: string;
  readonly events: readonly WorkspaceEvent[];
}

/** When a seat is paid for: from acceptance, or from the moment it is promised. */
export interface BillingOptions {
  /** With `invitation`, a pending invitation holds a paid seat; with `acceptance`, the default, it does not. */
  readonly seatsFrom?: 'acceptance' | 'invitation';
}

interface Tally {
  seats: number;
  numbers: number;
}

const byAcceptance: Readonly<Record<string, Partial<Tally>>> = {
  member_added: { seats: 1 },
  member_removed: { seats: -1 },
  number_added: { numbers: 1 },
  number_released: { numbers: -1 },
};

/** Whoever accepts has the seat already that the invitation held. */
const byInvitation: typeof byAcceptance = {
  ...byAcceptance,
  member_invited: { seats: 1 },
  invitation_revoked: { seats: -1 },
  invitation_accepted: { seats: -1 },
};

/**
 * The change of a subscription that a commit amounts to: seats and numbers gained or lost, under the commit's own id, so that billing
 * it twice changes nothing. Null where nothing is billed.
 *
 * Verbs are pure, so the same function prices a change before it is made: run the verb, look at its commit, quote it, and only then
 * give it to the store.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { billingChangeOf } from 'partyline/lifecycle';
 * import { addNumber } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben } = office();
 * const { commit } = unwrap(addNumber(workspace, { phone: '+15551234567', name: 'Desk', mode: 'shared' }, as(ben)));
 *
 * commit && billingChangeOf(commit)?.addNumbers; // => 1
 * ```
 * @see decision 20 in docs/decisions.md
 */
export const billingChangeOf = (
  commit: BilledCommit,
  { seatsFrom = 'acceptance' }: BillingOptions = {},
): Change | null => {
  const effects = seatsFrom === 'invitation' ? byInvitation : byAcceptance;
  const tally: Tally = { seats: 0, numbers: 0 };
  for (const { type } of commit.events) {
    const { seats = 0, numbers = 0 } = Object.hasOwn(effects, type) ? (effects[type] as Partial<Tally>) : {};
    tally.seats += seats;
    tally.numbers += numbers;
  }
  if (tally.seats === 0 && tally.numbers === 0) return null;
  return {
    id: commit.id,
    ...(tally.seats > 0 ? { addSeats: tally.seats } : tally.seats < 0 ? { removeSeats: -tally.seats } : {}),
    ...(tally.numbers > 0 ? { addNumbers: tally.numbers } : tally.numbers < 0 ? { removeNumbers: -tally.numbers } : {}),
  };
};
