import type { Grant } from '../sharing/index.js';
import type { Resharing } from './access-events.js';
import type { Standing } from './standing.js';

/** All that a decision on a change of access rests on which differs from resource to resource. */
export interface Situation {
  readonly standing: Standing;
  readonly resharing: Resharing;
  readonly grants: readonly Grant[];
}

/** What was decided for each situation: resources that are alike in it are alike in what becomes of them. */
export class KnownSituations<Decided> {
  readonly #known = new Map<string, Decided>();
  #last: Situation | null = null;
  #decided: Decided | null = null;

  get(situation: Situation): Decided | null {
    // Among many things that are shared anew, most are as the one before.
    if (this.#last !== null && alike(this.#last, situation)) return this.#decided;
    this.#last = situation;
    this.#decided = this.#known.get(inWords(situation)) ?? null;
    return this.#decided;
  }

  keep(situation: Situation, decided: Decided): Decided {
    this.#known.set(inWords(situation), decided);
    this.#last = situation;
    this.#decided = decided;
    return decided;
  }
}

const alike = (a: Situation, b: Situation): boolean => {
  if (a.standing !== b.standing || a.resharing !== b.resharing || a.grants.length !== b.grants.length) return false;
  for (let n = 0; n < a.grants.length; n++) {
    const [one, other] = [a.grants[n] as Grant, b.grants[n] as Grant];
    if (one.principal !== other.principal || one.level !== other.level) return false;
    if (one.until !== other.until || one.cause !== other.cause) return false;
  }
  return true;
};

const inWords = ({ standing, resharing, grants }: Situation): string => {
  let words = `${standing} ${resharing}`;
  for (const { principal, level, until, cause } of grants) words += `\n${principal} ${level} ${until} ${cause}`;
  return words;
};
