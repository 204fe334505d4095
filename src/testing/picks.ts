/**
 * Random picks that follow from one number, so that whatever is made from it can be made again.
 *
 * @example
 * ```ts
 * import { Picks } from 'partyline/testing';
 *
 * new Picks(7).below(1_000) === new Picks(7).below(1_000); // => true
 * ```
 */
export class Picks {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to 1. Mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** From 0 to n - 1. */
  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  /** True with a probability from 0 to 1. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of a list; undefined if it is empty. */
  one<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)];
  }

  /** One of a list that is known not to be empty. */
  of<T>(...list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] as T;
  }

  /** At least one (where there is any) and at most so many, each once. */
  some<T>(list: readonly T[], most: number): readonly T[] {
    const rest = [...list];
    const taken: T[] = [];
    for (let left = 1 + this.below(most); left > 0 && rest.length > 0; left--) {
      taken.push(...rest.splice(this.below(rest.length), 1));
    }
    return taken;
  }
}
