import type { Principal, Reach } from '../sharing/index.js';
import type { Pages } from './index-pages.js';
import { Posting } from './index-posting.js';
import { grown } from './index-slots.js';

/** What a reach comes to in an index: the sets it looks into. */
export interface Sight {
  /** The version of the principals at which it was made. */
  readonly version: number;
  readonly principals: readonly number[];
  /** What is granted without end, or owned. */
  readonly forever: readonly Posting[];
  /** What is granted until some instant, perhaps one that has passed. */
  readonly forATime: readonly Posting[];
}

/** The principals that resources are granted to, by number, and what each of them was granted. Owning is a principal of its own. */
export class Principals {
  /** By number: the principal, or the owner's id. */
  readonly names: string[] = [];
  /** By number. */
  readonly forever: Posting[] = [];
  readonly forATime: (Posting | undefined)[] = [];
  /** By number: `mark` for the principals of the reach that asked last. */
  marks = new Uint16Array(0);
  mark = 0;
  readonly #granted = new Map<Principal, number>();
  readonly #owners = new Map<string, number>();
  readonly #sights = new WeakMap<Reach, Sight>();
  readonly #pages: Pages;
  #version = 0;
  #asking: Reach | null = null;
  #sight: Sight | null = null;

  constructor(pages: Pages) {
    this.#pages = pages;
  }

  granted(principal: Principal): number {
    return this.#granted.get(principal) ?? this.#add(this.#granted, principal);
  }

  owner(ownerId: string): number {
    return this.#owners.get(ownerId) ?? this.#add(this.#owners, ownerId);
  }

  /** The set of what is granted to a principal for a time. */
  timed(principal: number): Posting {
    const known = this.forATime[principal];
    if (known !== undefined) return known;
    this.#version++;
    const posting = new Posting(this.#pages);
    this.forATime[principal] = posting;
    return posting;
  }

  /** What a reach looks into, with its principals marked. A reach never changes, so this is worked out once for each. */
  sight(reach: Reach): Sight {
    if (reach === this.#asking && this.#sight?.version === this.#version) return this.#sight;
    const known = this.#sights.get(reach);
    const sight = known?.version === this.#version ? known : this.#look(reach);
    this.#asking = reach;
    this.#sight = sight;
    this.marks = grown(this.marks, this.names.length);
    if (this.mark === 0xffff) {
      this.marks.fill(0);
      this.mark = 0;
    }
    this.mark++;
    for (const principal of sight.principals) this.marks[principal] = this.mark;
    return sight;
  }

  #look(reach: Reach): Sight {
    const principals: number[] = [];
    for (const name of reach.caps.keys()) {
      const principal = this.#granted.get(name);
      if (principal !== undefined) principals.push(principal);
    }
    for (const id of reach.owns) {
      const principal = this.#owners.get(id);
      if (principal !== undefined) principals.push(principal);
    }
    const sight: Sight = {
      version: this.#version,
      principals,
      forever: principals.map((principal) => this.forever[principal] as Posting),
      forATime: principals.map((principal) => this.forATime[principal]).filter((posting) => posting !== undefined),
    };
    this.#sights.set(reach, sight);
    return sight;
  }

  #add<K extends string>(numbers: Map<K, number>, name: K): number {
    const principal = this.names.push(name) - 1;
    numbers.set(name, principal);
    this.forever.push(new Posting(this.#pages));
    this.forATime.push(undefined);
    this.#version++;
    return principal;
  }
}
