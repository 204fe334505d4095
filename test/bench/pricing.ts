// 1,000,000 prorations: how long each library takes, and how many cents it gets wrong. CPU time, one process, rounds in turn.
//
//   npx tsx --tsconfig test/tsconfig.json test/bench/pricing.ts     (PARTYLINE_QUICK=1: fewer rounds and cases)
//
// Exits 1 when a figure is missed: at most 1.5 × the plain arithmetic, at least 50 × faster than dinero.js, no cent off the exact rational.
import { cases } from './pricing-cases.js';
import { byBig, byCurrency, byDinero, type Engine, exact, ours, plain } from './pricing-engines.js';
import { columnOf, compare } from './support/comparison.js';
import { quick, report } from './support/figure.js';
import { loopOver, race } from './support/race.js';

const COUNT = quick ? 100_000 : 1_000_000;
/** Few enough to stay in the cache, so that arithmetic is measured and not memory. */
const FEW = 10_000;
const PLAIN = 'plain integers';
const DINERO = 'dinero.js allocate';

const engines: readonly (readonly [engine: string, prorate: Engine, share: number])[] = [
  ['partyline', ours, 1],
  [PLAIN, plain, 1],
  ['BigInt', exact, 0.1],
  ['big.js', byBig, 0.01],
  ['currency.js', byCurrency, 0.1],
  [DINERO, byDinero, 0.01],
];

const many = cases(COUNT, { large: true });
const rights = many.map(exact);
const wrong: Record<string, number> = {};
for (const [engine, prorate] of engines) {
  let count = 0;
  for (let n = 0; n < many.length; n++) if (prorate(many[n] as (typeof many)[number]) !== rights[n]) count++;
  wrong[engine] = count;
}

const few = cases(FEW);
for (const share of few) {
  if (ours(share) !== exact(share) || plain(share) !== exact(share)) throw new Error(JSON.stringify(share));
}
const dineroApart = few.filter((share) => Math.abs(byDinero(share) - exact(share)) > 1).length;
const lapsOver = (list: ReturnType<typeof cases>) =>
  race(
    engines.map(([engine, prorate, share]) => ({
      engine,
      share,
      run: loopOver(list.slice(0, list.length * share), prorate),
    })),
  );
const inCache = columnOf('10,000 cases again and again', lapsOver(few), FEW);
const million = COUNT.toLocaleString('en');
const distinct = columnOf(`${million} different cases`, lapsOver(many), COUNT);
compare({
  title: 'Proration',
  about: `What the rest of a period costs, rounded half up to a minor unit; ${million} cases from a month to a year, one in twenty a large contract whose product may pass 2^53. Each engine has a loop of its own, into which the compiler may put the plain arithmetic whole. Wrong is what differs from the exact rational. dinero.js shares an amount out without rounding, which is why it differs so often, and passes 2^53 without a word where it does.`,
  engines: engines.map(([engine]) => engine),
  columns: [inCache, distinct, { work: `wrong cents in ${million}`, unit: '', cells: wrong, ratios: {} }],
  packages: ['big.js', 'currency.js', 'dinero.js'],
});

const what = `${million} prorations`;

/** One loop for both, so that each proration is a call, as it is in a program that does more than prorate. */
const inOneLoop = (prorate: Engine) => (): number => {
  let sum = 0;
  for (const share of few) sum += prorate(share);
  return sum;
};
// Once each, and BigInt as a third: before the clock runs, the loop knows that it calls whatever it is given.
for (const prorate of [ours, plain, exact]) inOneLoop(prorate)();
const [, called] = race([
  { engine: 'partyline', run: inOneLoop(ours) },
  { engine: PLAIN, run: inOneLoop(plain) },
]);
report({
  figure: 'prorations, against plain integer arithmetic, each by a call',
  measured: 1 / (called?.ratio ?? Number.NaN),
  bound: 1.5,
  unit: '×',
});
report({ figure: `${what}: off the exact rational`, measured: wrong.partyline ?? Number.NaN, bound: 0, unit: '' });
report({
  figure: 'prorations, faster than dinero.js allocate',
  measured: inCache.ratios[DINERO] ?? Number.NaN,
  bound: 50,
  unit: '×',
  atLeast: true,
});
report({
  figure: 'ordinary prorations more than a cent apart from dinero.js',
  measured: dineroApart,
  bound: 0,
  unit: '',
});
