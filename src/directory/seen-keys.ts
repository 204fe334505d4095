/** Remembers a number (a line) for each key. 0 stands for a key that was never seen. */
export interface SeenKeys<K> {
  /** @param hash - of the key: {@link hashOfText} or {@link hashOfNumber} */
  get(key: K, hash: number): number;
  /**
   * Looks at the places of the first `number` hashes, and tells how many are taken. Who asks for all these keys next finds their places fetched,
   * all at once: one after another, each look-up would wait for memory.
   */
  warm(hashes: Int32Array, number: number): number;
  /** Remembers a key that was not seen before. */
  add(key: K, hash: number, value: number): void;
}

/** How many neighbouring slots are tried; keys made to collide go to a map beyond that, so no input makes a look-up long. */
const MOST_PROBES = 32;

/** Slots at the beginning; doubled whenever half of them are taken. */
const FIRST_SIZE = 1024;

/**
 * An open hash table over flat arrays. A file of 200,000 rows asks it half a million times, each time for another place in memory; so what is
 * asked is small, and answers several times faster than `Map`, in a third of the memory.
 *
 * @param keys - where the keys are kept, by the order of their coming: a list, or a flat array that grows
 */
const createTable = <K>(keys: { get(index: number): K | undefined; push(key: K): void }): SeenKeys<K> => {
  /** A number a slot: the 1-based place in `keys`, and above it the bits of the hash that the slot's own place does not tell. 0 where free. */
  let slots = new Int32Array(FIRST_SIZE);
  let mask = FIRST_SIZE - 1;
  /** By the place in `keys`. */
  let values = new Int32Array(FIRST_SIZE / 2 + 1);
  let hashes = new Int32Array(FIRST_SIZE / 2 + 1);
  let count = 0;
  const crowded = new Map<K, number>();
  /** Asked on every look-up, which the size of a map is too slow for. */
  let isCrowded = false;

  const place = (hash: number, entry: number): boolean => {
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const slot = (hash + probe) & mask;
      if (slots[slot] !== 0) continue;
      slots[slot] = (hash & ~mask) | entry;
      return true;
    }
    return false;
  };

  const crowd = (key: K, value: number): void => {
    isCrowded = true;
    crowded.set(key, value);
  };

  const grow = (): void => {
    const size = slots.length * 2;
    slots = new Int32Array(size);
    mask = size - 1;
    for (let entry = 1; entry <= count; entry++) {
      if (place(hashes[entry] ?? 0, entry)) continue;
      const key = keys.get(entry - 1);
      if (key !== undefined) crowd(key, values[entry] ?? 0);
    }
    values = enlarged(values, size / 2 + 1);
    hashes = enlarged(hashes, size / 2 + 1);
  };

  return {
    warm(asked, number) {
      let taken = 0;
      for (let i = 0; i < number; i++) if (slots[(asked[i] ?? 0) & mask] !== 0) taken++;
      return taken;
    },
    get(key, hash) {
      for (let probe = 0; probe < MOST_PROBES; probe++) {
        const slot = slots[(hash + probe) & mask] ?? 0;
        if (slot === 0) break;
        if (((slot ^ hash) & ~mask) !== 0) continue;
        const entry = slot & mask;
        if (keys.get(entry - 1) === key) return values[entry] ?? 0;
      }
      return isCrowded ? (crowded.get(key) ?? 0) : 0;
    },
    add(key, hash, value) {
      if (count + 1 >= slots.length / 2) grow();
      if (!place(hash, count + 1)) {
        crowd(key, value);
        return;
      }
      count++;
      values[count] = value;
      hashes[count] = hash;
      keys.push(key);
    },
  };
};

const enlarged = (numbers: Int32Array, length: number): Int32Array<ArrayBuffer> => {
  const more = new Int32Array(length);
  more.set(numbers);
  return more;
};

/** The finaliser of MurmurHash3: neighbouring numbers end far apart. */
const mix = (bits: number): number => {
  let h = bits;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
};

/** Remembers texts. */
export const createSeenTexts = (): SeenKeys<string> => {
  const keys: string[] = [];
  return createTable<string>({ get: (index) => keys[index], push: (key) => void keys.push(key) });
};

/** FNV-1a over UTF-16 units, mixed. */
export const hashOfText = (text: string): number => {
  let hash = FNV_BASIS;
  for (let i = 0; i < text.length; i++) hash = fnv(hash, text.charCodeAt(i));
  return mix(hash);
};

/** The same for a text that is ASCII without capitals; 0 for any other. */
export const hashOfLowerAscii = (text: string): number => {
  let hash = FNV_BASIS;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7e || (unit >= 65 && unit <= 90)) return 0;
    hash = fnv(hash, unit);
  }
  return mix(hash);
};

const FNV_BASIS = 0x811c9dc5;
const fnv = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/** Remembers whole numbers up to 2^53. */
export const createSeenNumbers = (): SeenKeys<number> => {
  let keys = new Float64Array(FIRST_SIZE);
  let count = 0;
  const push = (key: number): void => {
    if (count === keys.length) {
      const more = new Float64Array(count * 2);
      more.set(keys);
      keys = more;
    }
    keys[count++] = key;
  };
  return createTable<number>({ get: (index) => keys[index], push });
};

export const hashOfNumber = (key: number): number => mix((key | 0) ^ Math.floor(key / 4_294_967_296));
