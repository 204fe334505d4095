import { cpuTime, median, quick } from './figure.js';

/** One way to do the work. */
export interface Runner {
  readonly engine: string;
  /** Does the whole work once; its answer is kept, so that no pass can be optimised away. */
  readonly run: () => unknown;
  /** How much of the work one run does, where all of it would take too long: 0.01 is a hundredth. */
  readonly share?: number;
}

/** What somebody took for the whole work. */
export interface Lap {
  readonly engine: string;
  /** CPU milliseconds, the median of the rounds. */
  readonly milliseconds: number;
  /** How much of the first runner's time that is: the median of the ratios within a round. */
  readonly ratio: number;
}

/** Long enough for the clock and for what the collector does now and then. */
const SLICE = quick ? 8 : 40;
const ROUNDS = quick ? 5 : 15;

const answers: unknown[] = [];

/** How often to run it, so that a slice is full; warms it up as well. */
const timesOf = (run: () => unknown): number => {
  for (let times = 1; ; times *= 2) {
    const taken = cpuTime(() => repeat(run, times));
    if (taken >= SLICE / 2) return Math.max(1, Math.round((times * SLICE) / taken));
  }
};

const repeat = (run: () => unknown, times: number): void => {
  let answer: unknown;
  for (let time = 0; time < times; time++) answer = run();
  answers[0] = answer;
};

/**
 * The CPU time of several ways to do the same, in one process: rounds in turn and to and fro, so that whatever disturbs one disturbs all,
 * and ratios within a round, so that a slow round is slow for both.
 */
export const race = (runners: readonly Runner[], rounds = ROUNDS): readonly Lap[] => {
  const times = runners.map(({ run }) => timesOf(run));
  const taken = runners.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    const order = [...runners.keys()];
    for (const at of round % 2 === 0 ? order : order.reverse()) {
      const { run, share = 1 } = runners[at] as Runner;
      const count = times[at] as number;
      taken[at]?.push(cpuTime(() => repeat(run, count)) / count / share);
    }
  }
  const first = taken[0] as readonly number[];
  return runners.map(({ engine }, at) => {
    const mine = taken[at] as readonly number[];
    return { engine, milliseconds: median(mine), ratio: median(mine.map((time, n) => time / (first[n] as number))) };
  });
};

let loops = 0;

/**
 * A loop over the questions that adds up the answers, compiled anew for each engine: in a loop that all shared, every call would be
 * as slow as the most general one, which flatters whoever is slow.
 */
export const loopOver = <Question>(
  questions: readonly Question[],
  ask: (question: Question) => boolean | number,
): (() => number) => {
  loops++;
  const body = `// loop ${loops}, so that no two have the same text and with it the same feedback
    return () => {
      let sum = 0;
      for (let n = 0; n < questions.length; n++) sum += +ask(questions[n]);
      return sum;
    };`;
  return new Function('questions', 'ask', body)(questions, ask) as () => number;
};
