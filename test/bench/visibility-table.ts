// Who sees what, side by side: the index, what one would write by hand, and two libraries with the same rules. Everyone has the contacts in
// the order of the list.
import { AbilityBuilder, createMongoAbility, subject } from '@casl/ability';
import { newEnforcer, newModelFromString } from 'casbin';
import type { Reach } from 'partyline/sharing';
import { canSee, type IndexedResource, type VisibilityIndex } from 'partyline/visibility';
import { type Column, columnOf, compare } from './support/comparison.js';
import { race } from './support/race.js';
import * as hand from './visibility-yardsticks.js';

/** The rules as CASL has them: conditions on a contact. */
export const abilityOf = ({ owns, caps }: Reach, at: number) => {
  const { can, build } = new AbilityBuilder(createMongoAbility);
  const principal = { $in: [...caps.keys()] };
  can('read', 'contact', { deletedAt: null, ownerId: { $in: [...owns] } });
  can('read', 'contact', { deletedAt: null, grants: { $elemMatch: { principal, until: null } } });
  can('read', 'contact', { deletedAt: null, grants: { $elemMatch: { principal, until: { $gt: at } } } });
  return build();
};

/** The rules as casbin has them: attributes, and a function of the host's for what its matchers cannot say. */
const casbinOf = async (at: number) => {
  const enforcer = await newEnforcer(
    newModelFromString(`
[request_definition]
r = reach, contact
[policy_definition]
p = any
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.contact.deletedAt == null && (r.contact.ownerId == r.reach.memberId || shared(r.reach, r.contact))`),
  );
  await enforcer.addPolicy('any');
  await enforcer.addFunction('shared', (reach: Reach, contact: IndexedResource) =>
    contact.grants.some(({ principal, until }) => (until === null || at < until) && reach.caps.has(principal)),
  );
  return enforcer;
};

const PAGE = 50;

/** Those that pass, from a place on, until there are enough. */
const scan = <Item>(items: readonly Item[], from: number, limit: number, passes: (item: Item) => boolean): Item[] => {
  const found: Item[] = [];
  for (let n = from; n < items.length && found.length < limit; n++) {
    const item = items[n] as Item;
    if (passes(item)) found.push(item);
  }
  return found;
};

/** One member's questions, answered in one way. */
interface Answers {
  readonly engine: string;
  readonly all: (from: number, to: number) => number;
  readonly count: (from: number, to: number) => number;
  readonly page: () => readonly string[];
  readonly check: (contact: number) => boolean;
  /** How much of the contacts it is given, where all would take too long. */
  readonly share?: number;
}

export interface Setting {
  readonly contacts: readonly IndexedResource[];
  readonly reach: Reach;
  readonly index: VisibilityIndex;
  readonly at: number;
}

/** Everybody's answers for one member, partyline first. */
const answersFor = async ({ contacts, reach, index, at }: Setting): Promise<readonly Answers[]> => {
  const sorted = hand.sorted(contacts);
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  const inOrder = sorted.ids.map((id) => byId.get(id) as IndexedResource);
  const middle = inOrder.length >> 1;
  const after = inOrder[middle - 1] as IndexedResource;
  const bits = hand.listsOf(sorted, reach).map((list) => hand.bitsOf(list, inOrder.length));
  const union = new Uint32Array(Math.ceil(inOrder.length / 32));
  const ability = abilityOf(reach, at);
  const subjects = inOrder.map((contact) => subject('contact', { ...contact }));
  const enforcer = await casbinOf(at);

  const byFilter = <Item extends { readonly id: string }>(
    engine: string,
    items: readonly Item[],
    passes: (item: Item) => boolean,
    share = 1,
  ): Answers => ({
    engine,
    share,
    all: (from, to) =>
      items
        .slice(from, to)
        .filter(passes)
        .map(({ id }) => id).length,
    count: (from, to) => {
      let count = 0;
      for (let n = from; n < to; n++) if (passes(items[n] as Item)) count++;
      return count;
    },
    page: () => scan(items, middle, PAGE, passes).map(({ id }) => id),
    check: (contact) => passes(items[contact] as Item),
  });

  return [
    {
      engine: 'partyline',
      all: () => index.ids(reach, at).length,
      count: () => index.count(reach, at),
      page: () => index.list(reach, { at, after, limit: PAGE }).ids,
      check: (contact) => canSee(reach, inOrder[contact] as IndexedResource, at),
    },
    {
      engine: 'bitset, by hand',
      all: () => hand.idsByBits(sorted.ids, union, bits).length,
      count: () => hand.countBits(union, bits),
      page: () => hand.pageByBits(sorted.ids, bits, middle, PAGE),
      check: (contact) => hand.hasBit(bits, contact),
    },
    byFilter('naive filter, by hand', inOrder, (contact) => hand.sees(reach, contact, at)),
    byFilter('CASL', subjects, (contact) => ability.can('read', contact)),
    byFilter('casbin', inOrder, (contact) => enforcer.enforceSync(reach, contact), 0.01),
  ];
};

/** Checks that all agree, then measures each question and hands in the table. */
export const visibilityTable = async (setting: Setting, rounds: number): Promise<void> => {
  const everybody = await answersFor(setting);
  const size = setting.contacts.length;
  const asked = Array.from({ length: 1_000 }, (_, n) => (n * 7_919) % size);
  const [ours] = everybody as [Answers];
  const page = ours.page().join();
  for (const { engine, page: pageOf, check, all, count, share = 1 } of everybody) {
    const wrong = asked.find((contact) => check(contact) !== ours.check(contact));
    if (wrong !== undefined || pageOf().join() !== page) throw new Error(`${engine} does not agree`);
    if (share === 1 && (all(0, size) !== ours.all(0, size) || count(0, size) !== ours.count(0, size))) {
      throw new Error(`${engine} sees another number of contacts`);
    }
  }
  const measured = (
    work: string,
    unit: 'ns' | 'µs' | 'ms',
    pieces: number,
    runOf: (answers: Answers) => () => unknown,
    whole = false,
  ): Column =>
    columnOf(
      work,
      race(
        everybody.map((answers) => ({
          engine: answers.engine,
          run: runOf(answers),
          share: whole ? (answers.share ?? 1) : 1,
        })),
        rounds,
      ),
      pieces,
      unit,
    );
  const part = ({ share = 1 }: Answers): number => Math.floor(size * share);
  compare({
    title: 'Visibility',
    about: `${size.toLocaleString('en')} contacts with 1.9 grants each, asked for one member with ${setting.reach.caps.size} principals. The bitset has every principal's contacts as bits and cannot take a change; the filters look at each contact. casbin lists a hundredth of the contacts, times a hundred.`,
    engines: everybody.map(({ engine }) => engine),
    columns: [
      measured('list all', 'µs', 1, (answers) => () => answers.all(0, part(answers)), true),
      measured(`a page of ${PAGE} in the middle`, 'µs', 1, ({ page: pageOf }) => pageOf),
      measured('count', 'µs', 1, (answers) => () => answers.count(0, part(answers)), true),
      measured('check one', 'ns', asked.length, ({ check }) => () => {
        let seen = 0;
        for (let n = 0; n < asked.length; n++) if (check(asked[n] as number)) seen++;
        return seen;
      }),
    ],
    packages: ['@casl/ability', 'casbin'],
  });
};
