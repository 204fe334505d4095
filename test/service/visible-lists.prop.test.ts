import fc from 'fast-check';
import { matchesSearch, memoryStore, searchQueryOf, searchTermsOf, type VisibleItem } from 'partyline/adapters';
import { unwrap } from 'partyline/kernel';
import { createPartyline } from 'partyline/service';
import { describe, expect, it } from 'vitest';
import { fcOptions } from '../support/runs.js';

const NAMES = ['Ana', 'ana', 'Ánya', 'Zoë-Lou', 'Émile O’Brien', 'Dora', '山田', '\u{1f600}', '\uffe6', 'Anastasia'];
const PHONES = ['+49 151 2345678', '+4915123', '0151 2345678', '(555) 010-9999', '5550109'];
const EMAILS = ['ana@acme.example', 'ana.lou@acme.example', 'zoe@other.example'];

const cards = fc.array(
  fc.record({
    firstName: fc.constantFrom(...NAMES),
    company: fc.constantFrom<string>('', 'Acme West', 'Ana & Co'),
    phones: fc.subarray(PHONES, { maxLength: 2 }),
    emails: fc.subarray(EMAILS, { maxLength: 1 }),
    shown: fc.boolean(),
  }),
  { minLength: 1, maxLength: 24, size: 'max' },
);

/** An office in which Cleo sees those contacts of Ana's that are shown to her, and one of her own. */
const officeWith = async (
  all: readonly (typeof cards extends fc.Arbitrary<readonly (infer Card)[]> ? Card : never)[],
) => {
  const store = memoryStore();
  const partyline = createPartyline({ store });
  const acme = partyline.workspace('acme');
  const host = acme.as({ type: 'system' });
  const owner = { name: 'Ana', address: 'ana@acme.example' };
  const ana = unwrap(await host.workspace.create({ name: 'Acme', owner })).memberId;
  const cleo = unwrap(
    await host.members.add({ name: 'Cleo', address: 'cleo@acme.example', roles: ['member'] }),
  ).memberId;
  const session = acme.as({ type: 'member', memberId: ana });
  for (const [index, { shown, phones, emails, ...names }] of all.entries()) {
    const labelled = (values: readonly string[]) => values.map((value) => ({ label: 'work', value }));
    const contactId = `c${index}`;
    const fields = { ...names, phones: labelled(phones), emails: labelled(emails) };
    unwrap(await session.contacts.create({ contactId, fields }));
    const grants = [{ principal: `member:${cleo}` as const }, { principal: 'workspace' as const }];
    if (shown)
      unwrap(await session.contacts.manageAccess({ contactIds: [contactId], change: { type: 'add', grants } }));
  }
  return { acme, store, cleo: acme.as({ type: 'member', memberId: cleo }), ana: session };
};

type Listed = Awaited<ReturnType<Awaited<ReturnType<typeof officeWith>>['cleo']['contacts']['list']>>;

const everything = async (session: Awaited<ReturnType<typeof officeWith>>['cleo'], limit: number) => {
  const pages: VisibleItem<'contact'>[][] = [];
  const starts: (string | null)[] = [];
  let last: string | null = null;
  for (let cursor: string | null = null; ; ) {
    const page: Listed = await session.contacts.list({ cursor, limit });
    const { items, next, previous } = unwrap(page);
    pages.push([...items]);
    starts.push(previous);
    last = previous;
    if (next === null) break;
    cursor = next;
  }
  return { pages, starts, last };
};

const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

describe('a list', () => {
  it('reads the same forward and back, page by page of any size', async () => {
    await fc.assert(
      fc.asyncProperty(cards, fc.integer({ min: 1, max: 6 }), async (all, limit) => {
        const { cleo } = await officeWith(all);
        const whole = unwrap(await cleo.contacts.list({ limit: 200 })).items;
        expect(whole.length).toBe(all.filter(({ shown }) => shown).length);
        const { pages, starts, last } = await everything(cleo, limit);
        expect(idsOf(pages.flat())).toEqual(idsOf(whole));
        expect(starts[0]).toBe(null);
        const back: VisibleItem<'contact'>[] = [];
        for (let cursor = last; cursor !== null; ) {
          const { items, previous }: ReturnType<typeof unwrap<Extract<Listed, { ok: true }>['value']>> = unwrap(
            await cleo.contacts.list({ cursor, limit }),
          );
          expect(items.length).toBeGreaterThan(0);
          back.unshift(...items);
          cursor = previous;
        }
        expect(idsOf([...back, ...(pages.at(-1) ?? [])])).toEqual(idsOf(whole));
      }),
      fcOptions(150),
    );
  });

  it('is counted as far as a cap', async () => {
    await fc.assert(
      fc.asyncProperty(cards, fc.integer({ min: 1, max: 30 }), async (all, cap) => {
        const { cleo } = await officeWith(all);
        const seen = all.filter(({ shown }) => shown).length;
        const counted = unwrap(await cleo.contacts.count({ cap }));
        expect(counted).toEqual({ count: Math.min(seen, cap), capped: seen > cap });
      }),
      fcOptions(150),
    );
  });

  it('is searched as a naive filter would, by pages of any size', async () => {
    const texts = fc.oneof(
      fc.constantFrom(
        'an',
        'ANA',
        'zoe lou',
        'brien',
        'acme',
        '@acme',
        'ana@',
        '0151 2345678',
        '555',
        '5678',
        '8 7',
        '--',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    let found = 0;
    await fc.assert(
      fc.asyncProperty(cards, texts, fc.integer({ min: 1, max: 4 }), async (all, text, limit) => {
        const { cleo } = await officeWith(all);
        const whole = unwrap(await cleo.contacts.list({ limit: 200 })).items;
        const query = searchQueryOf(text);
        const expected = whole.filter(
          ({ record }) => query !== null && matchesSearch(searchTermsOf('contact', record), query),
        );
        const seen: string[] = [];
        for (let cursor: string | null = null; ; ) {
          const page: Awaited<ReturnType<typeof cleo.contacts.search>> = await cleo.contacts.search({
            text,
            cursor,
            limit,
          });
          const { items, next, incomplete } = unwrap(page);
          expect(incomplete).toBe(false);
          seen.push(...idsOf(items));
          if (next === null) break;
          cursor = next;
        }
        expect(seen).toEqual(idsOf(expected));
        found += seen.length;
      }),
      fcOptions(300),
    );
    expect(found).toBeGreaterThan(20);
  });
});

describe('a cursor', () => {
  it('that was made up, altered, or is of another list is refused, and tells nothing', async () => {
    const all = ['Ana', 'Dora', 'Zoë'].map((firstName) => ({
      firstName,
      company: '',
      phones: [],
      emails: [],
      shown: true,
    }));
    const { cleo, ana, store } = await officeWith(all);
    const { next } = unwrap(await cleo.contacts.list({ limit: 1 }));
    if (next === null) throw new Error('there is one page alone');
    const refusal = { ok: false, error: { code: 'cursor_invalid', path: ['cursor'], params: {} } };
    expect(await ana.contacts.list({ cursor: next })).toEqual(refusal);
    expect(await cleo.contacts.search({ text: 'a', cursor: next })).toEqual(refusal);
    const elsewhere = createPartyline({ store }).workspace('acme').as({ type: 'member', memberId: 'm' });
    expect(await elsewhere.contacts.list({ cursor: next })).toEqual(refusal);
    await fc.assert(
      fc.asyncProperty(fc.nat(next.length - 1), fc.constantFrom(...'aZ3-_'), async (at, character) => {
        fc.pre(next[at] !== character && at < next.length - 1);
        const altered = next.slice(0, at) + character + next.slice(at + 1);
        expect(await cleo.contacts.list({ cursor: altered })).toEqual(refusal);
      }),
      fcOptions(300),
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (cursor) => {
        expect(await cleo.contacts.list({ cursor })).toEqual(refusal);
      }),
      fcOptions(100),
    );
  });

  it('names nobody', async () => {
    const all = ['Ana', 'Dora'].map((firstName) => ({ firstName, company: '', phones: [], emails: [], shown: true }));
    const { cleo } = await officeWith(all);
    const { next } = unwrap(await cleo.contacts.list({ limit: 1 }));
    expect(atob((next ?? '').replaceAll('-', '+').replaceAll('_', '/'))).not.toContain('ana');
  });

  it('is good in another process that has the same secret', async () => {
    const secret = { cursorSecret: 'a secret of thirty-two characters' };
    const store = memoryStore();
    const open = () => createPartyline({ store, ...secret }).workspace('acme');
    const owner = { name: 'Ana', address: 'ana@acme.example' };
    const memberId = unwrap(await open().as({ type: 'system' }).workspace.create({ name: 'Acme', owner })).memberId;
    const session = () => open().as({ type: 'member', memberId });
    for (const firstName of ['A', 'B']) unwrap(await session().contacts.create({ fields: { firstName } }));
    const { next } = unwrap(await session().contacts.list({ limit: 1 }));
    expect(unwrap(await session().contacts.list({ cursor: next })).items).toHaveLength(1);
    expect(() => createPartyline({ store, cursorSecret: 'short' })).toThrow(TypeError);
  });
});
