import { compareCodePoints } from '../kernel/text.js';
import { grown, PAGE, pageOf, Slots } from './index-slots.js';
import { firstWhere, type ListPosition } from './index-sorting.js';

/** Resources on a page as first built: a sixteenth is left free for what comes between. */
const BUILT = 240;
/** Two neighbours that hold no more than this together become one page. */
const THIN = 96;

/**
 * All resources in list order: by sort key, then id, both by code point. They stand on pages of up to 256, whose order is known by
 * rank, so that one more resource moves at most half a page, and renumbers ranks (of which there is one for each 256 resources).
 *
 * A resource is known by its ordinal. Ordinals are dense, so that a set of them can be bits; those of one page are neighbours, so that
 * a set of them can be read in list order page by page.
 */
export class Pages {
  /** By ordinal; empty where nothing stands. */
  readonly ids: string[] = [];
  readonly keys: string[] = [];
  readonly ordinals = new Map<string, number>();
  readonly slots = new Slots();
  /** The pages in list order. None is empty. */
  readonly inOrder: number[] = [];
  /** By page: its place in `inOrder`. */
  ranks: Uint32Array = new Uint32Array(0);
  readonly #free: number[] = [];
  readonly #moved: (from: number, to: number) => void;

  /** @param moved told of each resource that gets another ordinal because its page was split or joined to another */
  constructor(moved: (from: number, to: number) => void) {
    this.#moved = moved;
  }

  /** How many ordinals so many resources take when they are loaded. */
  ordinalsFor(resources: number): number {
    return Math.ceil(resources / BUILT) * PAGE;
  }

  /** Fills empty pages with resources that are in order, and tells the ordinal of each. */
  load<T extends ListPosition>(sorted: readonly T[], stands: (ordinal: number, resource: T) => void): void {
    const ordinals = this.ordinalsFor(sorted.length);
    this.slots.reserve(ordinals / PAGE);
    for (const texts of [this.ids, this.keys]) {
      texts.length = ordinals;
      texts.fill('');
    }
    sorted.forEach((position, index) => {
      if (index % BUILT === 0) this.#open(this.inOrder.length);
      stands(this.#stand(this.inOrder.length - 1, index % BUILT, position), position);
    });
  }

  /** Where the first resource behind a position stands; a rank beyond the last when there is none. */
  after({ sortKey, id }: ListPosition): { rank: number; place: number } {
    const known = this.ordinals.get(id);
    if (known !== undefined && this.keys[known] === sortKey) {
      return { rank: this.ranks[pageOf(known)] as number, place: (this.slots.places[known] as number) + 1 };
    }
    const behind = (ordinal: number) =>
      (compareCodePoints(this.keys[ordinal] as string, sortKey) || compareCodePoints(this.ids[ordinal] as string, id)) >
      0;
    const { inOrder, slots } = this;
    const rank = firstWhere(inOrder.length, (at) => behind(slots.at(inOrder[at] as number, this.#count(at) - 1)));
    if (rank === inOrder.length) return { rank, place: 0 };
    return { rank, place: firstWhere(this.#count(rank), (place) => behind(slots.at(inOrder[rank] as number, place))) };
  }

  /** Puts a new resource where it belongs, and gives its ordinal. */
  insert(position: ListPosition): number {
    if (this.inOrder.length === 0) {
      this.#open(0);
      return this.#stand(0, 0, position);
    }
    let { rank, place } = this.after(position);
    const end = rank === this.inOrder.length;
    if (end) place = this.#count(--rank);
    if (this.#count(rank) < PAGE) return this.#stand(rank, place, position);
    // Names that come in order fill their pages.
    if (end) this.#open(rank + 1);
    else this.#split(rank);
    const left = this.#count(rank);
    return end || place > left ? this.#stand(rank + 1, place - left, position) : this.#stand(rank, place, position);
  }

  /** Takes a resource out. Its ordinal may become another one's. */
  remove(ordinal: number): void {
    this.ordinals.delete(this.ids[ordinal] as string);
    this.ids[ordinal] = '';
    this.keys[ordinal] = '';
    this.slots.remove(ordinal);
    const rank = this.ranks[pageOf(ordinal)] as number;
    const count = this.#count(rank);
    if (count === 0) this.#close(rank);
    else if (rank + 1 < this.inOrder.length && count + this.#count(rank + 1) <= THIN) this.#join(rank);
    else if (rank > 0 && count + this.#count(rank - 1) <= THIN) this.#join(rank - 1);
  }

  #count(rank: number): number {
    return this.slots.counts[this.inOrder[rank] as number] as number;
  }

  #stand(rank: number, place: number, { id, sortKey }: ListPosition): number {
    const ordinal = this.slots.insert(this.inOrder[rank] as number, place);
    this.ids[ordinal] = id;
    this.keys[ordinal] = sortKey;
    this.ordinals.set(id, ordinal);
    return ordinal;
  }

  #split(rank: number): void {
    this.#open(rank + 1);
    this.#take(this.slots.cut(this.inOrder[rank] as number, PAGE / 2), rank + 1);
  }

  #join(rank: number): void {
    const right = this.inOrder[rank + 1] as number;
    // Both have one rank while they mingle.
    this.ranks[right] = rank;
    this.#take(this.slots.cut(right, 0), rank);
    this.#close(rank + 1);
  }

  /** Moves resources to the end of another page. */
  #take(ordinals: readonly number[], to: number): void {
    for (const ordinal of ordinals) {
      const position = { id: this.ids[ordinal] as string, sortKey: this.keys[ordinal] as string };
      this.ids[ordinal] = '';
      this.keys[ordinal] = '';
      this.#moved(ordinal, this.#stand(to, this.#count(to), position));
    }
  }

  #open(rank: number): void {
    const page = this.#free.pop() ?? this.slots.addPage();
    this.inOrder.splice(rank, 0, page);
    this.ranks = grown(this.ranks, page + 1);
    while (this.ids.length < this.slots.capacity) {
      this.ids.push('');
      this.keys.push('');
    }
    this.#number(rank);
  }

  #close(rank: number): void {
    this.#free.push(...this.inOrder.splice(rank, 1));
    this.#number(rank);
  }

  #number(from: number): void {
    for (let rank = from; rank < this.inOrder.length; rank++) this.ranks[this.inOrder[rank] as number] = rank;
  }
}
