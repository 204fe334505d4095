/** Resources on a full page. An ordinal is page × 256 + slot, so a slot fits a byte. */
export const PAGE = 256;

/** The page of an ordinal. */
export const pageOf = (ordinal: number): number => ordinal >>> 8;

/** A larger copy of an array of numbers, a quarter larger at least; the same one where it is large enough. */
export const grown = <T extends Uint8Array | Uint16Array | Uint32Array>(numbers: T, length: number): T => {
  if (length <= numbers.length) return numbers;
  const larger = new (numbers.constructor as new (length: number) => T)(Math.max(length, (numbers.length * 5) >> 2));
  larger.set(numbers as never);
  return larger;
};

/** The order in which resources stand on each page. */
export class Slots {
  /** By page: how many stand on it. */
  readonly counts: number[] = [];
  /** By ordinal: the place of a resource on its page. */
  places: Uint8Array = new Uint8Array(0);
  /** By page and place: the slot there. Behind the last place that is taken come the slots that are free. */
  #slots = new Uint8Array(0);

  /** One more than the highest ordinal. */
  get capacity(): number {
    return this.counts.length * PAGE;
  }

  /** Makes room for so many pages at once. */
  reserve(pages: number): void {
    this.places = grown(this.places, pages * PAGE);
    this.#slots = grown(this.#slots, pages * PAGE);
  }

  /** Adds an empty page. */
  addPage(): number {
    const page = this.counts.push(0) - 1;
    this.reserve(page + 1);
    for (let slot = 0; slot < PAGE; slot++) this.#slots[page * PAGE + slot] = slot;
    return page;
  }

  /** The ordinal at a place. */
  at(page: number, place: number): number {
    return page * PAGE + (this.#slots[page * PAGE + place] as number);
  }

  /** Takes a free slot of a page that is not full, and puts it at a place among the others. */
  insert(page: number, place: number): number {
    const base = page * PAGE;
    const count = this.counts[page] as number;
    const slot = this.#slots[base + count] as number;
    this.#slots.copyWithin(base + place + 1, base + place, base + count);
    this.#slots[base + place] = slot;
    this.counts[page] = count + 1;
    this.#note(page, place);
    return base + slot;
  }

  remove(ordinal: number): void {
    const page = pageOf(ordinal);
    const base = page * PAGE;
    const count = (this.counts[page] as number) - 1;
    const place = this.places[ordinal] as number;
    this.#slots.copyWithin(base + place, base + place + 1, base + count + 1);
    this.#slots[base + count] = ordinal - base;
    this.counts[page] = count;
    this.#note(page, place);
  }

  /** Frees all slots from a place on, and gives their ordinals in order. */
  cut(page: number, place: number): readonly number[] {
    const length = (this.counts[page] as number) - place;
    const cut = Array.from({ length }, (_, index) => this.at(page, place + index));
    this.counts[page] = place;
    return cut;
  }

  #note(page: number, from: number): void {
    const count = this.counts[page] as number;
    for (let place = from; place < count; place++) this.places[this.at(page, place)] = place;
  }
}
