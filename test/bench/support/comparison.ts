import type { Lap } from './race.js';

/** One column of a comparison: a piece of work that all were given. */
export interface Column {
  readonly work: string;
  /** Of the numbers in it; less is better. */
  readonly unit: string;
  /** What each engine needed; a word where there is no number to give, such as a library that cannot do it. */
  readonly cells: Readonly<Record<string, number | string>>;
  /** How much of partyline's that is, where it was measured as a ratio; the quotient of the cells unless given, and none where empty. */
  readonly ratios?: Readonly<Record<string, number>>;
}

/** Several engines, partyline first, side by side on the same work. */
export interface Comparison {
  readonly title: string;
  /** What was done to what, in one or two sentences. */
  readonly about: string;
  /** The engines in the order of the table. */
  readonly engines: readonly string[];
  readonly columns: readonly Column[];
  /** Packages whose versions matter. */
  readonly packages: readonly string[];
}

/** Hands a comparison to `scripts/bench.js`, or prints it. */
export const compare = (comparison: Comparison): void => {
  if (process.send !== undefined) process.send({ comparison });
  else {
    console.log(`${comparison.title}: ${comparison.about}`);
    for (const { work, unit, cells } of comparison.columns) console.table({ [`${work}, ${unit}`]: cells });
  }
};

/** A column from laps: the time of one of `count` pieces, in `unit`. */
export const columnOf = (
  work: string,
  laps: readonly Lap[],
  count: number,
  unit: 'ns' | 'µs' | 'ms' = 'ns',
): Column & { readonly ratios: Readonly<Record<string, number>> } => {
  const factor = { ns: 1e6, µs: 1e3, ms: 1 }[unit];
  return {
    work,
    unit,
    cells: Object.fromEntries(laps.map(({ engine, milliseconds }) => [engine, (milliseconds * factor) / count])),
    ratios: Object.fromEntries(laps.map(({ engine, ratio }) => [engine, ratio])),
  };
};
