/**
 * A DDSketch of whole seconds: how many fall into each bin, with bins that widen by two hundredths, so that a quantile is off by one
 * hundredth at most. Bins are plain counts, so that sketches merge by addition, in any order, and survive JSON.
 *
 * @see Masson, Rim, Lee: DDSketch, a fast and fully-mergeable quantile sketch with relative-error guarantees, VLDB 2019
 */
const ACCURACY = 0.01;
const GAMMA = 1 + (2 * ACCURACY) / (1 - ACCURACY);
const PER_LOG2 = Math.LN2 / Math.log1p((2 * ACCURACY) / (1 - ACCURACY));

/** The bin of no time at all, before the bin of one second. */
export const ZERO_BIN = -1;

/** The bin of so many seconds. */
export const binOf = (seconds: number): number =>
  seconds === 0 ? ZERO_BIN : seconds < KNOWN ? (known[seconds] as number) : binFor(seconds);

const binFor = (seconds: number): number => Math.ceil(Math.log2(seconds) * PER_LOG2);

/** Most answers take less than an hour, and a logarithm costs more than a look. */
const KNOWN = 3600;
const known = /* @__PURE__ */ Int16Array.from({ length: KNOWN }, (_, seconds) =>
  seconds === 0 ? -1 : binFor(seconds),
);

/** The seconds that stand for a bin: no value in it is further away than the accuracy allows. */
const secondsOf = (bin: number): number => (bin === ZERO_BIN ? 0 : 2 ** (bin / PER_LOG2) * (2 / (1 + GAMMA)));

/** How often each bin came, sorted by bin: a bin before its count, then the next one. */
export type BinRow = readonly number[];

/** The value below which a share of all lies, in seconds; null where there is nothing. The share is from 0 to 1. */
export const quantileOf = (bins: BinRow, share: number): number | null => {
  const count = bins.reduce((sum, more, index) => (index % 2 === 0 ? sum : sum + more), 0);
  if (count === 0) return null;
  const rank = share * (count - 1);
  let below = 0;
  for (let at = 0; at < bins.length; at += 2) {
    below += bins[at + 1] as number;
    if (below > rank) return secondsOf(bins[at] as number);
  }
  return null;
};
