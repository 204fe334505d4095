import type { ActivityTally } from '../workspace/index.js';
import type { Bins } from './sketch.js';

/** Counts under small whole numbers from -1 on, for adding to in place. */
export class BinCounts {
  #counts: number[] = [];

  add(key: number, count: number): void {
    const counts = this.#counts;
    // Without holes the engine keeps plain numbers, which is what makes counting fast.
    while (counts.length <= key + 1) counts.push(0);
    counts[key + 1] = (counts[key + 1] as number) + count;
  }

  addAll(bins: Bins): void {
    for (let at = 0; at < bins.length; at++) {
      const bin = bins[at] as Bins[number];
      this.add(bin[0], bin[1]);
    }
  }

  toBins(): Bins {
    const bins: (readonly [number, number])[] = [];
    this.#counts.forEach((count, index) => {
      if (count !== 0) bins.push([index - 1, count]);
    });
    return bins;
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
    this.bins.addAll(tally.responseBins);
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
      responseBins: bins.toBins(),
    };
  }
}
