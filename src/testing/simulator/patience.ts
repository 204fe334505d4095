import type { WorkspaceStore } from '../../adapters/index.js';
import { toldCall, withCalls } from './calls.js';

/** A call to the store that was not answered. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Waits for answers as long as it is worth, in real milliseconds. Once one stays away, nothing more is asked. */
export class Patience {
  readonly #milliseconds: number;
  readonly #waitedFor: string[] = [];

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  /** The calls that were not answered. */
  get waitedFor(): readonly string[] {
    return this.#waitedFor;
  }

  async of<T>(what: string, act: () => Promise<T>): Promise<T> {
    if (this.#waitedFor.length > 0) throw new NoAnswer('an earlier call was not answered');
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waitedFor.push(`${what}, and is not answered within ${this.#milliseconds} ms`);
        reject(new NoAnswer(what));
      }, this.#milliseconds);
      const end = <Outcome>(settle: (outcome: Outcome) => void) => {
        return (outcome: Outcome) => {
          clearTimeout(timer);
          settle(outcome);
        };
      };
      // A store may throw at once rather than answer with a promise.
      void (async () => act())().then(end(resolve), end(reject));
    });
  }

  /** A store for which somebody waits with this patience. */
  store(store: WorkspaceStore, who: string): WorkspaceStore {
    return withCalls(store, (name, act, given) => this.of(`${who} ${toldCall(name, given)}`, () => act(...given)));
  }
}
