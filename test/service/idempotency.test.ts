import fc from 'fast-check';
import { memoryStore, type WorkspaceStore } from 'partyline/adapters';
import { unwrap } from 'partyline/kernel';
import { createPartyline, type PartylineOptions } from 'partyline/service';
import { describe, expect, it } from 'vitest';
import { fcOptions } from '../support/runs.js';
import { scheduled } from '../support/scheduled.js';

const KEY = { idempotencyKey: 'request-1' };
const fields = { firstName: 'Dora' };

const openOffice = async (options: Partial<PartylineOptions> = {}) => {
  const store = options.store ?? memoryStore();
  const acme = createPartyline({ wait: async () => {}, ...options, store }).workspace('acme');
  const host = acme.as({ type: 'system' });
  const owner = { name: 'Ana', address: 'ana@acme.example' };
  const ana = unwrap(await host.workspace.create({ name: 'Acme', owner })).memberId;
  const ben = unwrap(await host.members.add({ name: 'Ben', address: 'ben@acme.example', roles: ['member'] })).memberId;
  const as = (memberId: string) => acme.as({ type: 'member', memberId });
  const eventsOf = async () => (await store.readEvents('acme', null, 1_000)).events;
  return { store, acme, host, as, ana, ben, eventsOf };
};

/** What came of a write under a key, in a word. */
const wordOf = (outcome: {
  readonly ok: boolean;
  readonly replayed?: boolean;
  readonly error?: { readonly code: string };
}) => (outcome.ok ? (outcome.replayed === true ? 'replayed' : 'done') : outcome.error?.code);

describe('a write that is sent again under its key', () => {
  it('is done once, and answers with what happened then', async () => {
    const { as, ben, eventsOf } = await openOffice();
    const first = await as(ben).contacts.create({ fields }, KEY);
    const again = await as(ben).contacts.create({ fields }, KEY);
    expect([wordOf(first), wordOf(again)]).toEqual(['done', 'replayed']);
    expect(again.ok && again.replayed && again.events).toEqual((await eventsOf()).slice(-1));
    expect(again.ok && again.replayed && again.revision).toBe(first.ok && first.revision);
  });

  it('is not judged anew: not though it would be refused by now', async () => {
    const { host, as, ben } = await openOffice();
    await as(ben).contacts.create({ contactId: 'dora', fields }, KEY);
    unwrap(await host.members.suspend({ memberId: ben }));
    expect(wordOf(await as(ben).contacts.create({ contactId: 'dora', fields }, KEY))).toBe('replayed');
    expect(wordOf(await as(ben).contacts.create({ contactId: 'dora', fields }))).toBe('permission_denied');
  });

  it('with something else in it, or for another operation, is a mistake', async () => {
    const { as, ben } = await openOffice();
    await as(ben).contacts.create({ contactId: 'dora', fields }, KEY);
    const other = { contactId: 'dora', fields: { firstName: 'Emil' } };
    expect(wordOf(await as(ben).contacts.create(other, KEY))).toBe('idempotency_key_reused');
    expect(wordOf(await as(ben).contacts.update(other as never, KEY))).toBe('idempotency_key_reused');
  });

  it('is the same write whatever the order of its fields', async () => {
    const { as, ben } = await openOffice();
    await as(ben).contacts.create({ contactId: 'dora', fields: { firstName: 'Dora', lastName: 'Ek' } }, KEY);
    const turned = { fields: { lastName: 'Ek', firstName: 'Dora' }, contactId: 'dora' };
    expect(wordOf(await as(ben).contacts.create(turned, KEY))).toBe('replayed');
  });

  it('belongs to who sent it: the same key of somebody else is another key', async () => {
    const { as, ana, ben } = await openOffice();
    expect(wordOf(await as(ana).contacts.create({ fields }, KEY))).toBe('done');
    expect(wordOf(await as(ben).contacts.create({ fields }, KEY))).toBe('done');
  });

  it('a refusal uses no key up', async () => {
    const { as, ben } = await openOffice();
    expect(wordOf(await as(ben).groups.create({ name: 'Sales' }, KEY))).toBe('permission_denied');
    expect(wordOf(await as(ben).contacts.create({ fields }, KEY))).toBe('done');
  });

  it.each([
    ['', 'empty'],
    ['x'.repeat(201), 'too_long'],
    ['a\u0000', 'forbidden_character'],
    [7, 'invalid_type'],
  ])('the key %j is refused as %s', async (key, code) => {
    const { as, ben } = await openOffice();
    const outcome = await as(ben).contacts.create({ fields }, { idempotencyKey: key as string });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'invalid_input', path: ['idempotencyKey'] } });
    expect(outcome).toMatchObject({ error: { params: { issues: [{ code }] } } });
  });

  it('works for what makes tokens: an invitation is sent once', async () => {
    const sent: string[] = [];
    const { as, ana } = await openOffice({
      ports: { mail: { send: async ({ address }) => void sent.push(address) } },
    });
    for (const word of ['done', 'replayed']) {
      expect(wordOf(await as(ana).members.invite({ addresses: 'cy@acme.example' }, KEY))).toBe(word);
    }
    expect(sent).toEqual(['cy@acme.example']);
  });
});

describe('two at once under one key', () => {
  const race = async (scheduler: fc.Scheduler, payloads: readonly string[]) => {
    const { store, ben, eventsOf } = await openOffice();
    const before = (await eventsOf()).length;
    const raced = createPartyline({ store: scheduled(store, scheduler), wait: async () => {} }).workspace('acme');
    const all = payloads.map((firstName) =>
      raced.as({ type: 'member', memberId: ben }).contacts.create({ contactId: 'dora', fields: { firstName } }, KEY),
    );
    const outcomes = await scheduler.waitFor(Promise.all(all));
    return { words: outcomes.map(wordOf).sort(), happened: (await eventsOf()).length - before };
  };

  it('with the same in them: one is done, the others are told of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { words, happened } = await race(scheduler, ['Dora', 'Dora', 'Dora']);
        expect([words, happened]).toEqual([['done', 'replayed', 'replayed'], 1]);
      }),
      fcOptions(300),
    );
  });

  it('with something else in each: one is done, the other is a mistake', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { words, happened } = await race(scheduler, ['Dora', 'Emil']);
        expect([words, happened]).toEqual([['done', 'idempotency_key_reused'], 1]);
      }),
      fcOptions(300),
    );
  });
});

describe('a connection that is cut', () => {
  it.each([
    ['before', false],
    ['after', true],
  ] as const)('%s the commit leaves a write of which its key tells what became', async (_, written) => {
    const memory = memoryStore();
    let cut = false;
    const store: WorkspaceStore = {
      ...memory,
      commit: async (...request) => {
        if (!cut) return memory.commit(...request);
        if (written) await memory.commit(...request);
        throw new Error('connection reset');
      },
    };
    const { as, ben, eventsOf } = await openOffice({ store });
    const before = (await eventsOf()).length;
    cut = true;
    await expect(as(ben).contacts.create({ fields }, KEY)).rejects.toThrow('connection reset');
    cut = false;
    expect(wordOf(await as(ben).contacts.create({ fields }, KEY))).toBe(written ? 'replayed' : 'done');
    expect((await eventsOf()).length - before).toBe(1);
  });
});
