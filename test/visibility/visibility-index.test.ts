import { memoryStore } from 'partyline/adapters';
import { NotLoaded, unwrap } from 'partyline/kernel';
import { applyToIndex } from 'partyline/lifecycle';
import { createPartyline } from 'partyline/service';
import type { Grant, Reach } from 'partyline/sharing';
import { createVisibilityIndex, type IndexedResource } from 'partyline/visibility';
import { definePolicy, partialWorkspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';

const ana: Reach = { memberId: 'ana', caps: new Map([['group:sales', 'edit']]), owns: new Set(['ana']) };
const contact = (id: string, sortKey: string, grants: readonly Grant[] = []): IndexedResource => ({
  kind: 'contact',
  id,
  sortKey,
  ownerId: 'ben',
  grants,
});
const toSales: Grant = { principal: 'group:sales', level: 'view', until: null, cause: 'manual' };

describe('an index', () => {
  it('lists by code point, where UTF-16 would have it otherwise', () => {
    const index = createVisibilityIndex([
      contact('smile', '\u{1f600}', [toSales]),
      contact('mark', '\u{fffd}', [toSales]),
      contact('b', 'same', [toSales]),
      contact('a', 'same', [toSales]),
    ]);
    expect(index.list(ana, { at: 0, limit: 9 }).ids).toEqual(['a', 'b', 'mark', 'smile']);
  });

  it('takes names that come in order, page after page, and counts once what several ways lead to', () => {
    const index = createVisibilityIndex();
    const toAll: Grant = { ...toSales, principal: 'group:all' };
    const both: Reach = { ...ana, caps: new Map([...ana.caps, ['group:all', 'edit']]) };
    const name = (place: number) => `n${String(place).padStart(5, '0')}`;
    for (let place = 0; place < 20_000; place++) {
      index.put(contact(name(place), name(place), place % 5_000 === 0 ? [toSales, toAll] : []));
    }
    const expected = [0, 5_000, 10_000, 15_000].map(name);
    expect([...index.ids(both, 0)].sort()).toEqual(expected);
    expect(index.count(both, 0)).toBe(4);
    expect(index.list(both, { at: 0, limit: 9 }).ids).toEqual(expected);
  });

  it('answers the hundred thousandth question as it did the first', () => {
    const index = createVisibilityIndex([contact('c1', 'a', [toSales]), contact('c2', 'b')]);
    const others: Reach = { memberId: 'dan', caps: new Map([['group:ops', 'edit']]), owns: new Set(['dan']) };
    for (let time = 0; time < 100_000; time++) {
      const reach = time % 2 === 0 ? ana : others;
      if (index.has(reach, 'c1', 0) !== (reach === ana) || index.has(reach, 'c2', 0)) throw new Error(`${time}`);
    }
  });

  it('goes on after a position where nothing stands any more', () => {
    const index = createVisibilityIndex(['a', 'b', 'c'].map((name) => contact(name, name, [toSales])));
    const { next } = index.list(ana, { at: 0, limit: 2 });
    index.remove('b');
    expect(index.list(ana, { at: 0, after: next, limit: 2 })).toEqual({ ids: ['c'], next: null });
  });

  it('keeps what another grant of the same principal gives', () => {
    const index = createVisibilityIndex([contact('c1', 'a', [toSales])]);
    index.grant('c1', { ...toSales, level: 'edit', until: 10 });
    index.revoke('c1', toSales);
    expect([9, 10].map((at) => index.has(ana, 'c1', at))).toEqual([true, false]);
    expect([9, 10].map((at) => index.count(ana, at))).toEqual([1, 0]);
  });

  it('knows what it does not hold', () => {
    const index = createVisibilityIndex();
    expect([
      index.change('c1', {}),
      index.remove('c1'),
      index.grant('c1', toSales),
      index.revoke('c1', toSales),
    ]).toEqual([false, false, false, false]);
    expect([index.has(ana, 'c1', 0), index.get('c1'), index.whoCanSee([ana], 'c1', 0)]).toEqual([false, null, []]);
    expect(index.list(ana, { at: 0, limit: 1 })).toEqual({ ids: [], next: null });
  });

  it('refuses an id twice, another kind, and a limit that is none', () => {
    expect(() => createVisibilityIndex([contact('c1', 'a'), contact('c1', 'b')])).toThrow('twice');
    expect(() => createVisibilityIndex([contact('c1', 'a')], { kind: 'deal' })).toThrow(
      'a contact in an index of kind deal',
    );
    for (const limit of [0, -1, 1.5, Number.NaN]) {
      expect(() => createVisibilityIndex().list(ana, { at: 0, limit })).toThrow(RangeError);
    }
  });

  it('holds ids that objects have properties by', () => {
    const index = createVisibilityIndex([contact('__proto__', 'constructor', [toSales])]);
    expect(index.ids(ana, 0)).toEqual(['__proto__']);
  });
});

it('follows a store by its events, with no more of the workspace than the contacts they name', async () => {
  const store = memoryStore();
  const partyline = createPartyline({ store, clock: () => 5 });
  const host = partyline.workspace('acme').as({ type: 'system' });
  const { memberId } = unwrap(
    await host.workspace.create({ name: 'Acme', owner: { name: 'Ana', address: 'a@acme.example' } }),
  );
  const session = partyline.workspace('acme').as({ type: 'member', memberId });
  unwrap(await session.contacts.create({ contactId: 'c1', fields: { firstName: 'Zoe' } }));
  unwrap(await session.contacts.create({ contactId: 'c2', fields: { firstName: 'Moe' } }));
  unwrap(await session.contacts.create({ contactId: 'c3', fields: { firstName: 'Eve' } }));
  unwrap(await session.contacts.update({ contactId: 'c1', fields: { firstName: 'Abe' } }));
  unwrap(
    await session.contacts.manageAccess({
      contactIds: ['c2'],
      change: { type: 'add', grants: [{ principal: 'workspace', level: 'view' }] },
    }),
  );
  unwrap(await session.contacts.delete({ contactId: 'c3' }));

  const index = createVisibilityIndex();
  const { events } = await store.readEvents('acme', null, 100);
  const contacts = await store.read('acme', ['contact:c1', 'contact:c2', 'contact:c3']);
  applyToIndex(index, events, partialWorkspace('acme', definePolicy(), contacts));

  const owner: Reach = { memberId, caps: new Map(), owns: new Set([memberId]) };
  const newcomer: Reach = { memberId: 'new', caps: new Map([['workspace', 'edit']]), owns: new Set() };
  expect(index.list(owner, { at: 5, limit: 9 }).ids).toEqual(['c1', 'c2']);
  expect(index.ids(newcomer, 5)).toEqual(['c2']);
  expect(() => applyToIndex(index, events, partialWorkspace('acme', definePolicy(), nothing))).toThrow(NotLoaded);
});

const nothing = { records: new Map(), lists: new Map(), counters: new Map(), versions: new Map() };
