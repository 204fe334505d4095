// Who sees what: the index and canSee against what one would write by hand for data that never changes. CPU time, one process, rounds
// in turn; that all agree is checked first.
//
//   npx tsx --tsconfig test/tsconfig.json test/bench/visibility.ts
//
// PARTYLINE_QUICK=1 makes a small workspace, to see that it runs. Exits 1 when a figure is missed.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { subject } from '@casl/ability';
import type { Grant, Reach } from 'partyline/sharing';
import { canSee, createVisibilityIndex, type ListPosition } from 'partyline/visibility';
import { cpuTime, median, quick, report } from './support/figure.js';
import { random } from './support/random.js';
import { type World, world } from './visibility-data.js';
import { abilityOf, visibilityTable } from './visibility-table.js';
import * as hand from './visibility-yardsticks.js';

const ROUNDS = quick ? 5 : 15;
/** No grant of these worlds ends. */
const AT = 0;

/** The CPU times of several ways: rounds in turn and to and fro, so that whatever disturbs one disturbs all. */
const compare = (...ways: readonly (() => unknown)[]): readonly number[] => {
  for (const way of ways) for (let warm = 0; warm < 3; warm++) way();
  const times = ways.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    const order = [...ways.keys()];
    for (const way of round % 2 === 0 ? order : order.reverse()) times[way]?.push(cpuTime(ways[way]!));
  }
  return times.map(median);
};

const figure = (what: string, measured: number, bound: number, unit: string, atLeast = false): void =>
  report({ figure: what, measured, bound, unit, atLeast });

const same = (what: string, left: readonly string[], right: readonly string[]): void => {
  const sortedRight = right.toSorted();
  const agree = left.length === right.length && left.toSorted().every((id, n) => id === sortedRight[n]);
  if (!agree) throw new Error(`the engines do not agree: ${what}`);
};

await whole();
pages();
beside();

/** Questions about 100,000 contacts, asked for each of 200 members. */
async function whole(): Promise<void> {
  const { contacts, reaches }: World = world({
    contacts: quick ? 5_000 : 100_000,
    members: 200,
    groups: 20,
    numbers: 30,
  });
  const index = createVisibilityIndex(contacts);
  const sorted = hand.sorted(contacts);
  const { ids } = sorted;
  const union = new Uint32Array(Math.ceil(contacts.length / 32));
  const stamps = new Uint32Array(contacts.length);
  const bits = new Map([...sorted.lists].map(([name, list]) => [name, hand.bitsOf(list, contacts.length)]));
  const team = reaches.map((reach) => ({
    reach,
    lists: hand.listsOf(sorted, reach),
    sets: [...reach.caps.keys()].map((name) => bits.get(name)).filter((set) => set !== undefined),
  }));

  for (const { reach, lists, sets } of team) {
    const seen = contacts.filter((contact) => hand.sees(reach, contact, AT)).map(({ id }) => id);
    same(
      'canSee',
      contacts.filter((contact) => canSee(reach, contact, AT)).map(({ id }) => id),
      seen,
    );
    same('ids', index.ids(reach, AT), seen);
    same('bits', hand.idsByBits(ids, union, sets), seen);
    same('stamps', hand.idsByStamps(ids, stamps, lists), seen);
    if (index.count(reach, AT) !== seen.length || hand.countBits(union, sets) !== seen.length) throw new Error('count');
  }

  const [ours = 0, byBits = 0, byStamps = 0] = compare(
    () => team.reduce((sum, { reach }) => sum + index.ids(reach, AT).length, 0),
    () => team.reduce((sum, { sets }) => sum + hand.idsByBits(ids, union, sets).length, 0),
    () => team.reduce((sum, { lists }) => sum + hand.idsByStamps(ids, stamps, lists).length, 0),
  );
  figure('ids of a member, against the faster of bits and stamps', ours / Math.min(byBits, byStamps), 1.5, '×');
  const some = team.filter((_, n) => n % 40 === 1).map(({ reach }) => reach);
  against(contacts, some, (reach) => index.ids(reach, AT));
  const average = team.reduce((sum, { reach }) => sum + index.count(reach, AT), 0) / team.length;
  console.log(
    `  ${((ours * 1_000) / team.length).toFixed(0)} µs for ${average.toFixed(0)} of ${contacts.length.toLocaleString('en')}`,
  );

  const [count = 0, popcount = 0] = compare(
    () => repeat(4, () => team.reduce((sum, { reach }) => sum + index.count(reach, AT), 0)),
    () => repeat(4, () => team.reduce((sum, { sets }) => sum + hand.countBits(union, sets), 0)),
  );
  figure('count, against a popcount over the OR', count / popcount, 1.5, '×');

  const next = random(7);
  const asked = Array.from({ length: quick ? 2_000 : 4_000 }, () => contacts[next(contacts.length)]!);
  const [check = 0, byHand = 0] = compare(
    () => team.reduce((sum, { reach }) => asked.reduce((n, contact) => n + Number(canSee(reach, contact, AT)), sum), 0),
    () =>
      team.reduce((sum, { reach }) => asked.reduce((n, contact) => n + Number(hand.sees(reach, contact, AT)), sum), 0),
  );
  figure('canSee, against the check written by hand', check / byHand, 1.5, '×');

  for (const { id } of asked) {
    for (const { reach, sets } of team) {
      if (index.has(reach, id, AT) !== hand.hasBit(sets, sorted.numbers.get(id)!)) throw new Error('has');
    }
  }
  const hits = (reach: Reach) => {
    let hit = 0;
    for (let n = 0; n < asked.length; n++) if (index.has(reach, asked[n]!.id, AT)) hit++;
    return hit;
  };
  const bitHits = (sets: readonly Uint32Array[]) => {
    let hit = 0;
    for (let n = 0; n < asked.length; n++) if (hand.hasBit(sets, sorted.numbers.get(asked[n]!.id)!)) hit++;
    return hit;
  };
  const [has = 0, bitTest = 0] = compare(
    () => team.reduce((sum, { reach }) => sum + hits(reach), 0),
    () => team.reduce((sum, { sets }) => sum + bitHits(sets), 0),
  );
  figure('has, against a bit test for each principal', has / bitTest, 1.5, '×');
  await visibilityTable({ contacts, reach: some[0]!, index, at: AT }, ROUNDS);
}

function repeat(times: number, work: () => number): number {
  let sum = 0;
  for (let time = 0; time < times; time++) sum += work();
  return sum;
}

/** CASL with the same rules as conditions, filtering the contacts for some members. */
function against(
  contacts: World['contacts'],
  reaches: readonly Reach[],
  ids: (reach: Reach) => readonly string[],
): void {
  const abilities = reaches.map((reach) => abilityOf(reach, AT));
  const subjects = contacts.map((contact) => subject('contact', { ...contact }));
  const filter = (ability: (typeof abilities)[number]) => subjects.filter((contact) => ability.can('read', contact));
  reaches.forEach((reach, n) => {
    const seen = filter(abilities[n]!).map(({ id }) => id as string);
    same('casl', seen, ids(reach));
  });
  const [ours = 0, theirs = 0] = compare(
    () => repeat(100, () => reaches.reduce((sum, reach) => sum + ids(reach).length, 0)),
    () => abilities.reduce((sum, ability) => sum + filter(ability).length, 0),
  );
  figure('ids of a member, faster than a filter by CASL', (theirs * 100) / ours, 500, '×', true);
}

/** Pages and changes among 1,000,000 contacts, for somebody with 77 principals. */
function pages(): void {
  const { contacts, busy } = world({ contacts: quick ? 20_000 : 1_000_000, members: 2_000, groups: 200, numbers: 300 });
  const index = createVisibilityIndex(contacts);
  const sorted = hand.sorted(contacts);
  const lists = hand.listsOf(sorted, busy);
  const keys = new Map(contacts.map(({ id, sortKey }) => [id, sortKey]));
  const seen = sorted.ids.filter((id) => index.has(busy, id, AT));
  const places = Array.from({ length: 200 }, (_, n): ListPosition => {
    const id = seen[Math.floor(seen.length * (0.4 + n / 1_000))]!;
    return { id, sortKey: keys.get(id)! };
  });
  for (const after of places) {
    const page = index.list(busy, { at: AT, after, limit: 50 }).ids.join();
    if (page !== hand.pageByHeap(sorted, lists, after.id, 50).join()) throw new Error('the pages do not agree');
  }
  const [list = 0, heap = 0] = compare(
    () =>
      repeat(5, () =>
        places.reduce((sum, after) => sum + index.list(busy, { at: AT, after, limit: 50 }).ids.length, 0),
      ),
    () => repeat(5, () => places.reduce((sum, after) => sum + hand.pageByHeap(sorted, lists, after.id, 50).length, 0)),
  );
  figure(`a page of 50 in the middle, ${lists.length} principals, against a heap merge`, list / heap, 1.5, '×');
  console.log(
    `  ${((list * 1_000) / (5 * places.length)).toFixed(1)} µs a page; ${seen.length.toLocaleString('en')} of ${contacts.length.toLocaleString('en')} seen`,
  );

  const grant: Grant = { principal: 'group:crowd', level: 'view', until: null, cause: 'manual' };
  const crowd = quick ? 3_000 : 150_000;
  const next = random(11);
  const stride = Math.floor(contacts.length / crowd);
  for (let n = 0; n < crowd; n++) index.grant(contacts[n * stride]!.id, grant);
  const times = Array.from({ length: 2_001 }, () => {
    const { id } = contacts[next(crowd) * stride + 1 + next(stride - 1)]!;
    const before = process.hrtime.bigint();
    index.grant(id, grant);
    return Number(process.hrtime.bigint() - before) / 1_000;
  });
  figure(`one grant more in a list of ${crowd.toLocaleString('en')}, median`, median(times), 100, 'µs');
}

/** Memory, and what canSee leaves behind, in a process of its own. */
function beside(): void {
  const child = fileURLToPath(new URL('visibility-memory.ts', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [...process.execArgv, '--expose-gc', child], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const { grants, contacts, megabytes, nanoseconds, bytes, calls } = JSON.parse(stdout);
  const size = `${contacts.toLocaleString('en')} contacts and ${grants.toLocaleString('en')} grants`;
  figure(`memory of the index at ${size}`, megabytes, 100, 'MB');
  figure('canSee for somebody with 77 principals', nanoseconds / 1_000, 1, 'µs');
  figure('canSee: bytes it leaves behind, a call', bytes / calls, 0.01, 'B');
}
