// What an index of 1,000,000 contacts takes beyond them, and what canSee takes and leaves. Run by visibility.ts with --expose-gc.
import { canSee, createVisibilityIndex, type VisibilityIndex } from 'partyline/visibility';
import { median, quick } from './support/figure.js';
import { random } from './support/random.js';
import { world } from './visibility-data.js';

const CALLS = 1_000_000;

const collect = (globalThis as { gc?: () => void }).gc ?? (() => {});

/** Bytes in use, after whatever can be collected is. */
const live = (): number => {
  for (let turn = 0; turn < 4; turn++) collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const { contacts, busy, grants } = world({
  contacts: quick ? 20_000 : 1_000_000,
  members: 2_000,
  groups: 200,
  numbers: 300,
});

const next = random(5);
const asked = Array.from({ length: 1_024 }, () => contacts[next(contacts.length)]!);
const ask = (): number => {
  let seen = 0;
  for (let call = 0; call < CALLS; call++) if (canSee(busy, asked[call & 1_023]!, 0)) seen++;
  return seen;
};
ask();
ask();
const cpu = process.cpuUsage();
ask();
const { user, system } = process.cpuUsage(cpu);
// The compiler may still be at work beside it, and its notes lie on the same heap: the median of several.
const bytes = median(
  Array.from({ length: 9 }, () => {
    const heap = process.memoryUsage().heapUsed;
    ask();
    return process.memoryUsage().heapUsed - heap;
  }),
);

const before = live();
const held: { index?: VisibilityIndex } = {};
held.index = createVisibilityIndex(contacts);
const megabytes = (live() - before) / 1_000_000;

const nanoseconds = ((user + system) * 1_000) / CALLS;
console.log(JSON.stringify({ contacts: held.index.size, grants, megabytes, nanoseconds, bytes, calls: CALLS }));
