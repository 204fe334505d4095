/**
 * A read-only map that is put together when somebody first looks into it, even if only for its size: whoever merely passes it on should
 * take it for one that holds something.
 */
export class DeferredMap<V> implements ReadonlyMap<string, V> {
  #make: (() => ReadonlyMap<string, V>) | null;
  #made: ReadonlyMap<string, V> = new Map();

  constructor(make: () => ReadonlyMap<string, V>) {
    this.#make = make;
  }

  #open(): ReadonlyMap<string, V> {
    if (this.#make !== null) {
      this.#made = this.#make();
      this.#make = null;
    }
    return this.#made;
  }

  get size(): number {
    return this.#open().size;
  }

  get(key: string): V | undefined {
    return this.#open().get(key);
  }

  has(key: string): boolean {
    return this.#open().has(key);
  }

  entries(): MapIterator<[string, V]> {
    return this.#open().entries();
  }

  keys(): MapIterator<string> {
    return this.#open().keys();
  }

  values(): MapIterator<V> {
    return this.#open().values();
  }

  forEach(callback: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    this.#open().forEach(callback);
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }
}
