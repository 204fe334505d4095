import { DeferredMap } from './deferred-map.js';

/** A patch this small is always kept apart. */
const MIN_PATCH = 32;

/**
 * A read-only map that is another map with some entries replaced or added. Making one costs what changed, not what is there: the
 * patch is folded into a new base only once it outgrew the square root of twice the base and something more is laid over it, which keeps
 * the cost of n changes to a table of m entries at O(n √m).
 */
export class LayeredMap<V extends object | string | null> implements ReadonlyMap<string, V> {
  #base: ReadonlyMap<string, V>;
  #patch: ReadonlyMap<string, V>;

  private constructor(base: ReadonlyMap<string, V>, patch: ReadonlyMap<string, V>) {
    this.#base = base;
    this.#patch = patch;
  }

  /** The map with `changes` laid over it. The receiver stays as it is, and neither may be written to from now on. */
  static over<V extends object | string | null>(
    map: ReadonlyMap<string, V>,
    changes: ReadonlyMap<string, V>,
  ): ReadonlyMap<string, V> {
    if (!(changes instanceof DeferredMap) && changes.size === 0) return map;
    if (!(map instanceof LayeredMap)) return map.size === 0 ? changes : new LayeredMap(map, changes);
    map.#settle();
    return new LayeredMap(map.#base, map.#patch.size === 0 ? changes : joined(map.#patch, changes));
  }

  /** Folds a patch that has outgrown its base. The entries stay what they were, and whoever lays something over this map finds it done. */
  #settle(): void {
    if (this.#patch.size <= Math.max(MIN_PATCH, Math.sqrt(2 * this.#base.size))) return;
    this.#base = joined(this.#base, this.#patch);
    this.#patch = new Map();
  }

  get size(): number {
    let size = this.#base.size;
    for (const key of this.#patch.keys()) if (!this.#base.has(key)) size++;
    return size;
  }

  get(key: string): V | undefined {
    const patched = this.#patch.get(key);
    return patched === undefined ? this.#base.get(key) : patched;
  }

  has(key: string): boolean {
    return this.#patch.has(key) || this.#base.has(key);
  }

  *entries(): MapIterator<[string, V]> {
    for (const [key, value] of this.#base) {
      const patched = this.#patch.get(key);
      yield [key, patched === undefined ? value : patched];
    }
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
