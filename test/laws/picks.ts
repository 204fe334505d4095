/** Strings that break careless code. None holds personal data; all survive JSON. */
export const hostileStrings: readonly string[] = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'self',
  'null',
  '0',
  '-1',
  'a b',
  'a:b',
  'member:__proto__',
  'group:',
  'workspace',
  'stewards',
  '\0',
  '\ud800',
  '\udc00tail',
  '\u202egnp.exe',
  'zero\u200bwidth',
  '\ufeff',
  'İSTANBUL ß ς ſ K',
  '💥'.repeat(70),
  'x'.repeat(10_240),
  '\u0301'.repeat(500),
  '\u{1d160}'.repeat(50),
  '#{7*7}',
  "'; drop table member; --",
  '../../etc/passwd',
  '9'.repeat(400),
];

/** JSON values that are of the wrong type nearly everywhere. */
export const hostileValues: readonly unknown[] = [
  ...hostileStrings,
  null,
  true,
  0,
  -0,
  -1,
  1.5,
  1e21,
  Number.MAX_SAFE_INTEGER,
  8_640_000_000_000_001,
  [],
  [[]],
  {},
  { toString: null, valueOf: null },
  { length: 1e9 },
  JSON.parse('{"then":"no"}'),
  JSON.parse('{"__proto__":{"polluted":true}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
];

/**
 * Random picks that follow from one number: fast-check makes and shrinks the number, and a row of a table picks with it from whatever
 * the workspace holds by then.
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

  chance(probability: number): boolean {
    return this.next() < probability;
  }

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
