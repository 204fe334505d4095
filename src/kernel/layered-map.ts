/** A patch this small is always kept apart. */
const MIN_PATCH = 32;

/**
 * A read-only map that is another map with some entries replaced or added. Making one costs what changed, not what is there: the
 * patch is folded into a new base only when it outgrows the square root of twice the base, which keeps the cost of n changes to a
 * table of m entries at O(n √m).
 */
export class LayeredMap<V> implements ReadonlyMap<string, V> {
  readonly #base: ReadonlyMap<string, V>;
  readonly #patch: ReadonlyMap<string, V>;
  readonly size: number;

  constructor(base: ReadonlyMap<string, V>, patch: ReadonlyMap<string, V>) {
    this.#base = base;
    this.#patch = patch;
    let size = base.size;
    for (const key of patch.keys()) if (!base.has(key)) size++;
    this.size = size;
  }

  /** The map with `changes` laid over it. The receiver stays as it is. */
  static over<V>(map: ReadonlyMap<string, V>, changes: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
    if (changes.size === 0) return map;
    if (map instanceof LayeredMap) return LayeredMap.#merge(map.#base, joined(map.#patch, changes));
    return LayeredMap.#merge(map, changes);
  }

  static #merge<V>(base: ReadonlyMap<string, V>, patch: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
    const limit = Math.max(MIN_PATCH, Math.sqrt(2 * base.size));
    return patch.size <= limit ? new LayeredMap(base, patch) : joined(base, patch);
  }

  get(key: string): V | undefined {
    const patched = this.#patch.get(key);
    return patched === undefined && !this.#patch.has(key) ? this.#base.get(key) : patched;
  }

  has(key: string): boolean {
    return this.#patch.has(key) || this.#base.has(key);
  }

  *entries(): MapIterator<[string, V]> {
    for (const [key, value] of this.#base) yield [key, this.#patch.has(key) ? (this.#patch.get(key) as V) : value];
    for (const entry of this.#patch) if (!this.#base.has(entry[0])) yield entry;
  }

  *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  forEach(callback: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.entries()) callback(value, key, this);
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }
}

const joined = <V>(base: ReadonlyMap<string, V>, patch: ReadonlyMap<string, V>): ReadonlyMap<string, V> => {
  const all = new Map(base);
  for (const [key, value] of patch) all.set(key, value);
  return all;
};
