import type { ActivityTally } from '../workspace/index.js';
import type { BinRow } from './sketch.js';

/** Counts under small whole numbers from -1 on, for adding to in place. */
export class BinCounts {
  #counts: number[] = [];

  add(key: number, count: number): void {
    const counts = this.#upTo(key);
    counts[key + 1] = (counts[key + 1] as number) + count;
  }

  addRow(row: BinRow): void {
    if (row.length === 0) return;
    // Sorted by key, so that the last one says how far it goes.
    const counts = this.#upTo(row[row.length - 2] as number);
    for (let at = 0; at < row.length; at += 2) {
      const place = (row[at] as number) + 1;
      counts[place] = (counts[place] as number) + (row[at + 1] as number);
    }
  }

  addPairs(pairs: readonly (readonly [key: number, count: number])[]): void {
    for (const [key, count] of pairs) this.add(key, count);
  }

  /** The counts, as far as a key. Without holes the engine keeps plain numbers, which is what makes counting fast. */
  #upTo(key: number): number[] {
    const counts = this.#counts;
    while (counts.length <= key + 1) counts.push(0);
    return counts;
  }

  /** Each key that came before its count, in one row. */
  toRow(): BinRow {
    const row: number[] = [];
    this.#counts.forEach((count, index) => {
      if (count !== 0) row.push(index - 1, count);
    });
    return row;
  }

  toPairs(): readonly (readonly [key: number, count: number])[] {
    const pairs: (readonly [number, number])[] = [];
    this.#counts.forEach((count, index) => {
      if (count !== 0) pairs.push([index - 1, count]);
    });
    return pairs;
  }
}

/** The counters of one member or number, for adding to in place. */
export class TallyBuilder {
  inboundCalls = 0;
  outboundCalls = 0;
  answered = 0;
  missed = 0;
  talkSeconds = 0;
  inboundMessages = 0;
  outboundMessages = 0;
  responses = 0;
  responseSeconds = 0;
  readonly bins = new BinCounts();

  addTally(tally: ActivityTally): void {
    this.inboundCalls += tally.inboundCalls;
    this.outboundCalls += tally.outboundCalls;
    this.answered += tally.answered;
    this.missed += tally.missed;
    this.talkSeconds += tally.talkSeconds;
    this.inboundMessages += tally.inboundMessages;
    this.outboundMessages += tally.outboundMessages;
    this.responses += tally.responses;
    this.responseSeconds += tally.responseSeconds;
    this.bins.addRow(tally.responseBins);
  }

  toTally(): ActivityTally {
    const { inboundCalls, outboundCalls, answered, missed, talkSeconds } = this;
    const { inboundMessages, outboundMessages, responses, responseSeconds, bins } = this;
    return {
      inboundCalls,
      outboundCalls,
      answered,
      missed,
      talkSeconds,
      inboundMessages,
      outboundMessages,
      responses,
      responseSeconds,
      responseBins: bins.toRow(),
    };
  }
}
