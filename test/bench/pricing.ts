// 1,000,000 prorations against plain integer arithmetic and against dinero.js `allocate`: CPU time, one process, rounds in turn.
//
//   npx tsx --tsconfig test/tsconfig.json test/bench/pricing.ts     (PARTYLINE_QUICK=1: fewer rounds)
//
// Exits 1 when a figure is missed: at most 1.5 × the plain arithmetic, at least 50 × faster than dinero.js, no cent off the exact
// rational. Where dinero.js is not installed, its figure is left out and said so.
import { prorate } from 'partyline/pricing';
import { cpuTime, median, quick, report } from './support/figure.js';

const COUNT = 1_000_000;
/** Different cases; few enough to stay in the cache, so that arithmetic is measured and not memory. */
const CASES = 10_000;
const ROUNDS = quick ? 5 : 9;
const DINERO_COUNT = 50_000;

interface Case {
  readonly unitPrice: number;
  readonly quantity: number;
  readonly period: { readonly start: number; readonly end: number };
  readonly at: number;
}

/** A small generator with a fixed seed (mulberry32): the same cases on every machine. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((((t ^ (t >>> 14)) >>> 0) * below) / 2 ** 32) | 0;
  };
}

/** Months and years from 2020 on, up to 500 seats, up to 360 dollars a seat: products on both sides of 2^31, all below 2^53. */
function cases(): readonly Case[] {
  const next = random(20_261_122);
  return Array.from({ length: CASES }, () => {
    const year = 2020 + next(10);
    const month = next(12);
    const day = 1 + next(28);
    const start = Date.UTC(year, month, day);
    const end = next(2) === 0 ? Date.UTC(year, month + 1, day) : Date.UTC(year + 1, month, day);
    const seconds = (end - start) / 1000;
    return {
      unitPrice: 1 + next(36_000),
      quantity: 1 + next(500),
      period: { start, end },
      at: start + next(seconds + 1) * 1000,
    };
  });
}

/** What somebody in a hurry writes: no checks, no BigInt, no explanation. */
function plain({ unitPrice, quantity, period, at }: Case): number {
  const end = Math.floor(period.end / 1000);
  const length = end - Math.floor(period.start / 1000);
  const product = unitPrice * quantity * (end - Math.floor(at / 1000));
  return Math.floor((2 * product + length) / (2 * length));
}

function exact({ unitPrice, quantity, period, at }: Case): number {
  const divisor = BigInt(period.end - period.start);
  const dividend = BigInt(unitPrice) * BigInt(quantity) * BigInt(period.end - at);
  return Number((2n * dividend + divisor) / (2n * divisor));
}

function ours(share: Case): number {
  const result = prorate(share);
  return result.ok ? result.value : Number.NaN;
}

type Engine = (share: Case) => number;

async function dineroEngine(): Promise<Engine | null> {
  try {
    // Not a static import: the bench also runs without it.
    const name = process.env.DINERO ?? 'dinero.js';
    const { dinero, allocate, toSnapshot } = await import(name);
    const USD = { code: 'USD', base: 10, exponent: 2 };
    return ({ unitPrice, quantity, period, at }) => {
      const whole = dinero({ amount: unitPrice * quantity, currency: USD });
      const [share] = allocate(whole, [(period.end - at) / 1000, (at - period.start) / 1000]);
      return toSnapshot(share).amount;
    };
  } catch {
    return null;
  }
}

/** CPU milliseconds for so many prorations; the sum is kept, so that no pass can be optimised away. */
function cpu(engine: Engine, list: readonly Case[], count: number, sums: number[]): number {
  let sum = 0;
  const time = cpuTime(() => {
    for (let done = 0; done < count; done += list.length) for (const share of list) sum += engine(share);
  });
  sums.push(sum);
  return time;
}

const list = cases();
let wrong = 0;
for (const share of list) {
  const right = exact(share);
  if (ours(share) !== right || plain(share) !== right) wrong += 1;
}
const dinero = await dineroEngine();
// dinero.js shares the amount out, it does not round it: floor or ceiling, so at most one cent apart.
const apart = dinero === null ? 0 : list.filter((share) => Math.abs(dinero(share) - exact(share)) > 1).length;

const sums: number[] = [];
const times = { ours: [] as number[], plain: [] as number[], dinero: [] as number[] };
for (let round = 0; round < ROUNDS; round++) {
  // In turn and in both orders, so that neither always meets the warmer cache.
  const order = round % 2 === 0 ? (['ours', 'plain'] as const) : (['plain', 'ours'] as const);
  for (const name of order) times[name].push(cpu(name === 'ours' ? ours : plain, list, COUNT, sums));
  if (dinero !== null) times.dinero.push(cpu(dinero, list, DINERO_COUNT, sums) * (COUNT / DINERO_COUNT));
}

const ratio = median(times.ours.map((time, round) => time / (times.plain[round] ?? Number.NaN)));
const million = `${COUNT.toLocaleString('en')} prorations`;
report({ figure: `${million}, against plain integer arithmetic`, measured: ratio, bound: 1.5, unit: '×' });
report({ figure: `${million}: off the exact rational`, measured: wrong, bound: 0, unit: '' });
if (dinero === null) console.log('dinero.js is not installed: not measured');
else {
  const speedup = median(times.dinero) / median(times.ours);
  report({
    figure: `${million}: faster than dinero.js allocate`,
    measured: speedup,
    bound: 50,
    unit: '×',
    atLeast: true,
  });
  report({ figure: 'prorations more than a cent apart from dinero.js', measured: apart, bound: 0, unit: '' });
}
