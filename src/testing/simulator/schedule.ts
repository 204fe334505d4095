import type { Picks } from '../picks.js';

interface Waiting {
  readonly what: string;
  readonly who: number;
  /** When it may go on, in simulated milliseconds. */
  readonly due: number;
  readonly go: () => Promise<void>;
}

/**
 * Lets one call happen at a time, in an order that follows from one number: each waits as long as its latency says, and whoever is due
 * first goes first. So a run is the same whenever it is run, on any store, however fast that is.
 */
export class Schedule {
  readonly trace: string[] = [];
  readonly #picks: Picks;
  readonly #waiting: Waiting[] = [];
  #now: number;
  /** How many are on their way to their next call, or to their end. */
  #awake = 0;
  #settled: (() => void) | null = null;

  constructor(picks: Picks, start: number) {
    this.#picks = picks;
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
  async turn<T>(who: number, what: string, act: () => Promise<T>): Promise<T> {
    const latency = 1 + Math.floor(this.#picks.next() ** 3 * 200);
    const done = new Promise<T>((resolve, reject) => {
      this.#waiting.push({ who, what, due: this.#now + latency, go: () => act().then(resolve, reject) });
    });
    this.#sleep();
    return done;
  }

  /** Runs until nobody waits and nobody is awake. */
  async run(): Promise<void> {
    for (;;) {
      await this.#quiet();
      const next = this.#waiting.toSorted((a, b) => a.due - b.due || a.who - b.who)[0];
      if (next === undefined) return;
      this.#waiting.splice(this.#waiting.indexOf(next), 1);
      this.#now = Math.max(this.#now, next.due);
      this.trace.push(next.what);
      this.#awake += 1;
      await next.go();
    }
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
