import type { Picks } from '../picks.js';

/** How the calls of one deed come about: all of it follows from whose deed it is, and not from what others do. */
export interface Pace {
  readonly picks: Picks;
  /** How often a call goes out while others are under way, from 0 to 1. */
  readonly overlap: number;
}

interface Waiting {
  /** What is told of it; null for what is no call. */
  readonly what: string | null;
  readonly who: number;
  /** When it may go on, in simulated milliseconds. */
  readonly due: number;
  /** Whether it goes out while another that is due about then is under way, and how many microtasks after that. */
  readonly joins: boolean;
  readonly gap: number;
  readonly go: () => Promise<void>;
}

/** What is due within so many simulated milliseconds may be under way at once. */
const ABOUT = 200;

/** A store in memory that pauses does so for a few microtasks: fewer than so many lie between calls that overlap. */
const GAPS = 8;

/**
 * Lets calls happen in an order that follows from one number: each waits as long as its latency says, and whoever is due first goes first,
 * some of those that are due about then with it, a few microtasks later. What is under way is waited for before others go. So a run is the same
 * whenever it is run, on any store that answers in microtasks alone, however many it takes; one that waits for a disk or a network is as
 * repeatable as those are.
 */
export class Schedule {
  readonly trace: string[] = [];
  readonly #waiting: Waiting[] = [];
  #now: number;
  /** How many are on their way to their next call, or to their end. */
  #awake = 0;
  #settled: (() => void) | null = null;

  constructor(start: number) {
    this.#now = start;
  }

  get now(): number {
    return this.#now;
  }

  /** Somebody starts; they are awake until they call or end. */
  enter(): void {
    this.#awake += 1;
  }

  leave(): void {
    this.#sleep();
  }

  /** Waits for one's turn, then does it, and goes on. */
  turn<T>(who: number, what: string, { picks, overlap }: Pace, act: () => Promise<T>): Promise<T> {
    const latency = 1 + Math.floor(picks.next() ** 3 * 200);
    const gap = picks.below(GAPS);
    return this.#wait({ who, what, due: this.#now + latency, joins: picks.chance(overlap), gap }, act);
  }

  /** Waits until it is so late. */
  async until(who: number, due: number): Promise<void> {
    if (due > this.#now) await this.#wait({ who, what: null, due, joins: false, gap: 0 }, async () => {});
  }

  /** Runs until nobody waits and nobody is awake. */
  async run(): Promise<void> {
    for (;;) {
      await this.#quiet();
      const [next, ...later] = this.#waiting.toSorted((a, b) => a.due - b.due || a.who - b.who);
      if (next === undefined) return;
      const underWay = [this.#begin(next, '')];
      const joining = next.what === null ? [] : later.filter(({ joins, due }) => joins && due <= next.due + ABOUT);
      for (const one of joining) {
        for (let gap = one.gap; gap > 0; gap--) await null;
        underWay.push(this.#begin(one, 'meanwhile '));
      }
      await Promise.all(underWay);
    }
  }

  #begin(one: Waiting, how: string): Promise<void> {
    this.#waiting.splice(this.#waiting.indexOf(one), 1);
    this.#now = Math.max(this.#now, one.due);
    if (one.what !== null) this.trace.push(`${how}${one.what}`);
    this.#awake += 1;
    return one.go();
  }

  #wait<T>(waiting: Omit<Waiting, 'go'>, act: () => Promise<T>): Promise<T> {
    const done = new Promise<T>((resolve, reject) => {
      this.#waiting.push({ ...waiting, go: async () => act().then(resolve, reject) });
    });
    this.#sleep();
    return done;
  }

  #sleep(): void {
    this.#awake -= 1;
    if (this.#awake === 0) this.#settled?.();
  }

  async #quiet(): Promise<void> {
    if (this.#awake === 0) return;
    await new Promise<void>((resolve) => {
      this.#settled = resolve;
    });
    this.#settled = null;
  }
}
