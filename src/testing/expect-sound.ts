import type { History, Played } from './histories/play.js';
import { play, tellDeed } from './histories/play.js';
import type { Invariant, StepInvariant } from './invariants/invariant.js';
import { invariants, stepInvariants, wrongStep, wrongWith } from './invariants/invariants.js';

/** What is expected of every state and of every step; what the library promises, where nothing else is given. */
export interface Promises {
  readonly states?: readonly Invariant[];
  readonly steps?: readonly StepInvariant[];
}

/** What a broken promise throws: which, by what, and everything that led to it. */
export class BrokenInvariant extends Error {
  override readonly name = 'BrokenInvariant';
  readonly complaints: readonly string[];
  readonly trace: readonly string[];

  constructor(complaints: readonly string[], trace: readonly string[]) {
    super(
      `${complaints.join('\n')}\nThis is how it came to be:\n${trace.map((deed, index) => `  ${index + 1}. ${deed}`).join('\n')}`,
    );
    this.complaints = complaints;
    this.trace = trace;
  }
}

/**
 * Plays a history and expects every step of it, and every state, to keep what was promised.
 *
 * @returns what was done, so that a test can see that enough was
 * @throws {@link BrokenInvariant} with the complaints and the deeds that changed something
 * @example
 * ```ts
 * import { expectSound, historyFrom } from 'partyline/testing';
 *
 * expectSound(historyFrom(1, 30)).length > 30; // => true
 * ```
 * @see docs/testing-your-app.md
 */
export const expectSound = (
  history: History,
  { states = invariants, steps = stepInvariants }: Promises = {},
): readonly Played[] => {
  const done: Played[] = [];
  for (const played of play(history)) {
    done.push(played);
    const { change, after, at } = played;
    if (change === null || change.commit === null) continue;
    const complaints = [...wrongStep(played, steps), ...wrongWith({ workspace: after, at }, states)];
    if (complaints.length > 0) {
      const trace = done.filter((deed) => deed.change?.commit != null).map((deed) => tellDeed(deed));
      throw new BrokenInvariant(complaints, trace);
    }
  }
  return done;
};
