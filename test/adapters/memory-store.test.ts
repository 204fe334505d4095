import { type CommitAnswer, memoryStore } from 'partyline/adapters';
import { createContact } from 'partyline/contacts';
import { assignNumber } from 'partyline/numbers';
import { reachOf } from 'partyline/sharing';
import type { Commit, Put } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { storeOf } from '../laws/stores.js';
import { Scene } from '../support/scene.js';

const group = (name: string) =>
  ({ name, emoji: '👥', description: '', status: 'live', shared: false, createdAt: 0 }) as Put['record'];
const put = (id: string, name = id): Put => ({ kind: 'group', id, record: group(name) }) as Put;

const commit = (parts: Partial<Commit> & Pick<Commit, 'id'>): Commit => ({
  check: [],
  bump: [],
  add: [],
  put: [],
  delete: [],
  events: [],
  erase: [],
  ...parts,
});

const event = (id: string) =>
  ({ type: 'noted', at: 0, actor: { type: 'system' }, commit: id, subject: null, data: { id }, personal: {} }) as const;
const outcomeOf = async (answer: Promise<CommitAnswer>) => (await answer).outcome;

/** A store with one group, whose guard is at version `one`. */
const withGroup = async () => {
  const store = memoryStore();
  await store.commit(
    'acme',
    commit({ id: 'one', bump: [{ guard: 'group:g', version: null }], put: [put('g')], events: [event('one')] }),
  );
  return store;
};

const nameOf = async (store: ReturnType<typeof memoryStore>, id: string) =>
  ((await store.read('acme', [`group:${id}`])).records.get('group')?.get(id) as { name: string } | null)?.name ?? null;

describe('a commit', () => {
  it('is written when every guard has the version it expects', async () => {
    const store = await withGroup();
    const change = commit({ id: 'two', bump: [{ guard: 'group:g', version: 'one' }], put: [put('g', 'renamed')] });
    expect(await store.commit('acme', change)).toEqual({ outcome: 'committed', revision: 'two' });
    expect(await nameOf(store, 'g')).toBe('renamed');
    expect((await store.read('acme', ['group:g'])).versions.get('group:g')).toBe('two');
  });

  it.each([
    ['an older version', 'zero'],
    ['that there is none', null],
  ])('conflicts when it expects %s, to change or to check, and says which guard', async (_, version) => {
    const store = await withGroup();
    for (const field of ['bump', 'check'] as const) {
      const change = commit({ id: 'two', [field]: [{ guard: 'group:g', version }], put: [put('g', 'renamed')] });
      expect(await store.commit('acme', change)).toEqual({ outcome: 'conflict', guards: ['group:g'], counters: [] });
    }
    expect(await nameOf(store, 'g')).toBe('g');
  });

  it('writes all or nothing: records, counters, guards and events', async () => {
    const store = await withGroup();
    const change = commit({
      id: 'two',
      check: [{ guard: 'group:g', version: 'stale' }],
      bump: [{ guard: 'group:h', version: null }],
      add: [{ counter: 'seats', by: 1, min: null, max: null }],
      put: [put('h')],
      delete: ['group:g'],
      events: [event('two')],
    });
    expect(await outcomeOf(store.commit('acme', change))).toBe('conflict');
    const answer = await store.read('acme', ['group:g', 'group:h', 'counter:seats']);
    expect([await nameOf(store, 'g'), await nameOf(store, 'h')]).toEqual(['g', null]);
    expect(answer.counters.get('seats')).toBe(0);
    expect(answer.versions.get('group:h')).toBe(null);
    expect((await store.readEvents('acme', null, 10)).events).toHaveLength(1);
  });

  it('checking moves nothing, so two may check the same', async () => {
    const store = await withGroup();
    const check = [{ guard: 'group:g', version: 'one' }];
    for (const id of ['two', 'three']) {
      const bump = [{ guard: `group:${id}`, version: null }];
      expect(await outcomeOf(store.commit('acme', commit({ id, check, bump, put: [put(id)] })))).toBe('committed');
    }
    expect((await store.read('acme', ['group:g'])).versions.get('group:g')).toBe('one');
  });

  it('a version never comes again, not even after deletion and another beginning', async () => {
    const store = await withGroup();
    await store.commit(
      'acme',
      commit({ id: 'two', bump: [{ guard: 'group:g', version: 'one' }], delete: ['group:g'] }),
    );
    expect(await nameOf(store, 'g')).toBe(null);
    const again = (version: string | null) =>
      commit({ id: 'three', bump: [{ guard: 'group:g', version }], put: [put('g')] });
    expect(await outcomeOf(store.commit('acme', again(null)))).toBe('conflict');
    expect(await outcomeOf(store.commit('acme', again('one')))).toBe('conflict');
    expect(await outcomeOf(store.commit('acme', again('two')))).toBe('committed');
  });

  it('a workspace is a world of its own', async () => {
    const store = await withGroup();
    const elsewhere = commit({ id: 'two', bump: [{ guard: 'group:g', version: null }], put: [put('g')] });
    expect(await outcomeOf(store.commit('other', elsewhere))).toBe('committed');
  });
});

describe('a counter', () => {
  const add = (id: string, by: number, min: number | null, max: number | null) =>
    commit({ id, bump: [{ guard: `group:${id}`, version: null }], add: [{ counter: 'seats', by, min, max }] });

  it('takes additions that do not know of each other', async () => {
    const store = memoryStore();
    for (const id of ['a', 'b', 'c']) await store.commit('acme', add(id, 2, null, null));
    expect((await store.read('acme', ['counter:seats'])).counters.get('seats')).toBe(6);
  });

  it('keeps its bounds: to the bound, and not beyond', async () => {
    const store = memoryStore();
    expect(await outcomeOf(store.commit('acme', add('a', 3, null, 3)))).toBe('committed');
    expect(await store.commit('acme', add('b', 1, null, 3))).toEqual({
      outcome: 'conflict',
      guards: [],
      counters: ['seats'],
    });
    expect(await outcomeOf(store.commit('acme', add('c', -2, 1, null)))).toBe('committed');
    expect(await outcomeOf(store.commit('acme', add('d', -1, 1, null)))).toBe('conflict');
    expect((await store.read('acme', ['counter:seats'])).counters.get('seats')).toBe(1);
  });
});

describe('erasing', () => {
  const about = (id: string, subject: `contact:${string}`) =>
    ({ ...event(id), subject, personal: { name: `name of ${subject}` } }) as const;

  it('takes the personal part from every event about a subject, those of the same write included, and no other', async () => {
    const store = memoryStore();
    const claim = (id: string) => [{ guard: `group:${id}`, version: null }];
    const written = [about('one', 'contact:a'), about('one', 'contact:b'), event('one')];
    await store.commit('acme', commit({ id: 'one', bump: claim('one'), events: written }));
    await store.commit('other', commit({ id: 'one', bump: claim('one'), events: written }));
    const last = commit({ id: 'two', bump: claim('two'), events: [about('two', 'contact:a')], erase: ['contact:a'] });
    await store.commit('acme', last);
    const { events } = await store.readEvents('acme', null, 10);
    expect(events).toEqual([
      { ...about('one', 'contact:a'), personal: null },
      about('one', 'contact:b'),
      event('one'),
      { ...about('two', 'contact:a'), personal: null },
    ]);
    expect((await store.readEvents('other', null, 10)).events).toEqual(written);
  });

  it('does nothing where the write is refused', async () => {
    const store = memoryStore();
    const bump = [{ guard: 'group:g', version: null }];
    await store.commit('acme', commit({ id: 'one', bump, events: [about('one', 'contact:a')] }));
    await store.commit('acme', commit({ id: 'two', bump, erase: ['contact:a'] }));
    expect((await store.readEvents('acme', null, 10)).events).toEqual([about('one', 'contact:a')]);
  });
});

describe('sending a write again', () => {
  const write = () =>
    commit({ id: 'two', bump: [{ guard: 'group:h', version: null }], put: [put('h')], events: [event('two')] });

  it('under the same key does nothing, and answers what was done then', async () => {
    const store = await withGroup();
    const idempotency = { key: 'k', fingerprint: 'f', expiresAt: 1 };
    await store.commit('acme', write(), { idempotency });
    const again = await store.commit('acme', { ...write(), id: 'three' }, { idempotency });
    expect(again).toEqual({ outcome: 'replayed', revision: 'two', events: [event('two')] });
    expect((await store.readEvents('acme', null, 10)).events).toHaveLength(2);
  });

  it('under the same key for something else is a mistake', async () => {
    const store = await withGroup();
    await store.commit('acme', write(), { idempotency: { key: 'k', fingerprint: 'f', expiresAt: 1 } });
    const other = commit({ id: 'three', bump: [{ guard: 'group:i', version: null }], put: [put('i')] });
    expect(await store.commit('acme', other, { idempotency: { key: 'k', fingerprint: 'g', expiresAt: 1 } })).toEqual({
      outcome: 'key_reused',
    });
    expect(await nameOf(store, 'i')).toBe(null);
  });

  it('a conflict uses no key up', async () => {
    const store = await withGroup();
    const idempotency = { key: 'k', fingerprint: 'f', expiresAt: 1 };
    const stale = commit({ id: 'two', bump: [{ guard: 'group:g', version: 'zero' }] });
    expect(await outcomeOf(store.commit('acme', stale, { idempotency }))).toBe('conflict');
    const fresh = commit({ id: 'three', bump: [{ guard: 'group:g', version: 'one' }] });
    expect(await outcomeOf(store.commit('acme', fresh, { idempotency }))).toBe('committed');
  });
});

describe('reading', () => {
  it('answers null for what is not there, whatever it is called', async () => {
    const store = await withGroup();
    const { records, versions } = await store.read('acme', ['group:__proto__', 'group:nothing', 'member:a:b']);
    expect(records.get('group')).toEqual(
      new Map([
        ['__proto__', null],
        ['nothing', null],
      ]),
    );
    expect(records.get('member')).toEqual(new Map([['a:b', null]]));
    expect([...versions.values()]).toEqual([null, null, null]);
  });

  it('a list brings its records and their guards', async () => {
    const scene = new Scene();
    const numberId = scene.number(scene.ana);
    scene.do(assignNumber, { numberId, memberId: scene.cleo, access: 'use' }, scene.ana);
    const store = await storeOf(scene.workspace, memoryStore());
    const { lists, records, versions } = await store.read('acme', [`numberUsers:${numberId}`]);
    const users = [scene.ana, scene.cleo].sort();
    expect(lists.get(`numberUsers:${numberId}`)).toEqual(users);
    expect([...(records.get('member')?.keys() ?? [])].sort()).toEqual(users);
    expect([...versions.keys()].sort()).toEqual([...users.map((id) => `member:${id}`), `number:${numberId}`].sort());
  });

  it('pages of a kind are complete, in order, and end', async () => {
    const store = memoryStore();
    const ids = Array.from({ length: 7 }, (_, index) => `g${index}`);
    const bump = ids.map((id) => ({ guard: `group:${id}`, version: null }));
    await store.commit('acme', commit({ id: 'one', bump, put: ids.toReversed().map((id) => put(id)) }));
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof store.list<'group'>>> = await store.list('acme', 'group', {
        after,
        limit: 3,
      });
      seen.push(...page.items.map(([id]) => id));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual(ids);
  });

  it('events come in the order of their commits, once a cursor, and a cursor at the end waits there', async () => {
    const store = await withGroup();
    const first = await store.readEvents('acme', null, 1);
    expect([first.events.length, first.more]).toEqual([1, false]);
    for (const id of ['two', 'three']) {
      await store.commit('acme', commit({ id, bump: [{ guard: `group:${id}`, version: null }], events: [event(id)] }));
    }
    const second = await store.readEvents('acme', first.next, 1);
    expect([second.events, second.more]).toEqual([[event('two')], true]);
    const third = await store.readEvents('acme', second.next, 9);
    expect([third.events, third.more]).toEqual([[event('three')], false]);
    expect((await store.readEvents('acme', third.next, 9)).events).toEqual([]);
  });
});

describe('a visible list', () => {
  it('goes by name, then by id, and pages meet without gap or overlap', async () => {
    const scene = new Scene();
    for (const [id, firstName] of [
      ['z', 'Émile'],
      ['b', 'emile'],
      ['a', 'EMILE'],
      ['c', 'Dora'],
      ['d', '\u{1f600}'],
      ['e', '\uffe6'],
    ] as const) {
      scene.do(createContact, { contactId: id, fields: { firstName } }, scene.cleo);
    }
    scene.contact('hidden', scene.ana);
    const store = await storeOf(scene.workspace, memoryStore());
    const reach = reachOf(scene.workspace, scene.cleo);
    const all = await store.listVisible('acme', 'contact', reach, { at: scene.at, limit: 100 });
    expect(all.items.map(({ id }) => id)).toEqual(['c', 'a', 'b', 'z', 'e', 'd']);
    expect(all.next).toBe(null);
    const first = await store.listVisible('acme', 'contact', reach, { at: scene.at, limit: 3 });
    const rest = await store.listVisible('acme', 'contact', reach, { at: scene.at, after: first.next, limit: 3 });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(['c', 'a', 'b', 'z', 'e', 'd']);
    expect(rest.next).toBe(null);
  });
});
