/** Fewer and shorter rounds: enough to see whether a figure is far off, not to compare two commits. */
export const quick = process.env.PARTYLINE_QUICK === '1';

/** What a bench measured, and the bound it is to keep. */
export interface Figure {
  readonly figure: string;
  readonly measured: number;
  readonly bound: number;
  readonly unit: string;
  /** Whether the figure is to be at least the bound; at most, unless told so. */
  readonly atLeast?: boolean;
}

/** A quick run is too short to fail somebody over a figure that is nearly met: it may be off by half. */
const LENIENCE = quick ? 1.5 : 1;

/** Reports a figure: to `scripts/bench.js`, which makes one table of them all, or else as a line. A figure that is missed fails the bench. */
export const report = (figure: Figure): void => {
  const { measured, bound, unit, atLeast = false } = figure;
  const within = (limit: number): boolean => (atLeast ? measured >= limit : measured <= limit);
  const met = within(bound) ? 'yes' : within(atLeast ? bound / LENIENCE : bound * LENIENCE) ? 'nearly' : 'NO';
  if (met === 'NO' && process.env.PARTYLINE_UNJUDGED !== '1') process.exitCode = 1;
  if (process.send !== undefined) process.send({ ...figure, atLeast, met });
  else {
    const limit = `${atLeast ? 'at least' : 'at most'} ${bound} ${unit}`.trimEnd();
    console.log(`${figure.figure}: ${measured.toFixed(2)} ${unit}`.trimEnd(), `(${limit}) met: ${met}`);
  }
};

/** CPU milliseconds, of all threads: the collector's work counts as well. */
export const cpuTime = (work: () => unknown): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
