import { memoryStore } from 'partyline/adapters';
import { sealOf } from 'partyline/insights';
import { unwrap } from 'partyline/kernel';
import { createPartyline } from 'partyline/service';
import { beforeEach, describe, expect, it } from 'vitest';

const OPENING = Date.UTC(2026, 10, 22, 9);

/** A service with two shared numbers, which Ana owns, Cleo uses, and Dan uses one of. */
const shop = async () => {
  let at = OPENING;
  let made = 0;
  const store = memoryStore();
  const partyline = createPartyline({ store, clock: () => at, newId: () => `id${++made}` });
  const acme = partyline.workspace('acme');
  const host = acme.as({ type: 'system' });
  const owner = { name: 'Ana', address: 'ana@acme.example' };
  const ana = unwrap(await host.workspace.create({ name: 'Acme', owner })).memberId;
  const add = async (name: string) => {
    const person = { name, address: `${name}@acme.example`, roles: ['member'] };
    return unwrap(await host.members.add(person)).memberId;
  };
  const [cleo, dan] = [await add('cleo'), await add('dan')];
  const number = async (phone: string) =>
    unwrap(await host.numbers.add({ phone, name: 'Desk', mode: 'shared', ownerId: ana })).numberId;
  const [desk, sales] = [await number('+15550000001'), await number('+15550000002')];
  for (const numberId of [desk, sales]) unwrap(await host.numbers.assign({ numberId, memberId: cleo, access: 'use' }));
  unwrap(await host.numbers.assign({ numberId: sales, memberId: dan, access: 'use' }));
  const as = (memberId: string) => acme.as({ type: 'member', memberId });
  const message = async (numberId: string, last: number) => {
    at += 60_000;
    const phone = `+1777000${String(last).padStart(4, '0')}`;
    const input = { numberId, phone, kind: 'message', direction: 'inbound' } as const;
    return unwrap(await host.conversations.touch(input)).conversationId;
  };
  return { store, host, as, ana, cleo, dan, desk, sales, message };
};

let place: Awaited<ReturnType<typeof shop>>;
beforeEach(async () => {
  place = await shop();
});

describe('the inbox of the service', () => {
  it('unites all numbers of a member in one order, by pages of any size', async () => {
    const { as, cleo, dan, desk, sales, message } = place;
    const ids = [];
    for (let n = 0; n < 7; n++) ids.push(await message(n % 2 === 0 ? desk : sales, n));
    await message(desk, 0);
    const expected = [ids[0], ids[6], ids[5], ids[4], ids[3], ids[2], ids[1]];
    const read = [];
    for (let after = null; ; ) {
      const page = unwrap(await as(cleo).conversations.inboxOf({ limit: 2, after }));
      expect(page.counts).toEqual({ open: 7, unread: 7, mine: 0 });
      read.push(...page.items.map(({ conversationId }) => conversationId));
      if (page.next === null) break;
      after = page.next as never;
    }
    expect(read).toEqual(expected);
    const other = unwrap(await as(dan).conversations.inboxOf());
    expect(other.items.map(({ conversationId }) => conversationId)).toEqual([ids[5], ids[3], ids[1]]);
  });

  it('is told by what it is in: one number, unread, or one’s own', async () => {
    const { as, host, cleo, dan, desk, sales, message } = place;
    const first = await message(desk, 1);
    const second = await message(sales, 2);
    unwrap(await as(cleo).conversations.markViewed({ conversationId: first }));
    unwrap(await as(cleo).conversations.assign({ conversationId: second, to: { type: 'member', id: dan } }));
    const inbox = async (who: string, input: object) =>
      unwrap(await as(who).conversations.inboxOf(input)).items.map(({ conversationId }) => conversationId);
    expect(await inbox(cleo, { numberId: desk })).toEqual([first]);
    expect(await inbox(cleo, { filter: 'unread' })).toEqual([second]);
    expect(await inbox(dan, { filter: 'mine' })).toEqual([second]);
    expect(unwrap(await host.conversations.inboxOf({ memberId: dan })).counts.mine).toBe(1);
    expect(await host.conversations.inboxOf()).toMatchObject({ error: { code: 'member_required' } });
  });
});

describe('what the service lists besides', () => {
  it('comments and their answers, the latest first', async () => {
    const { as, cleo, desk, message } = place;
    const { conversations } = as(cleo);
    const where = { kind: 'conversation', id: await message(desk, 1) } as const;
    const posted = [];
    for (const text of ['one', 'two', 'three']) {
      posted.push(unwrap(await conversations.postComment({ place: where, text })).commentId);
      await message(desk, 9);
    }
    const [root = ''] = posted;
    unwrap(await conversations.postComment({ place: where, text: 'answer', replyTo: root }));
    const { items, next } = unwrap(await conversations.listComments({ place: where, limit: 2 }));
    expect(items.map(({ text }) => text)).toEqual(['three', 'two']);
    const rest = unwrap(await conversations.listComments({ place: where, after: next }));
    expect(rest).toMatchObject({ items: [{ text: 'one' }], next: null });
    const answers = unwrap(await conversations.listComments({ place: where, rootId: root }));
    expect(answers.items.map(({ text }) => text)).toEqual(['answer']);
    expect(await conversations.listComments({ place: where, rootId: 'no-such' })).toMatchObject({
      error: { code: 'comment_not_found' },
    });
  });

  it('direct messages, the latest first', async () => {
    const { as, ana, cleo, dan, desk, message } = place;
    const first = unwrap(await as(cleo).conversations.openThread({ memberIds: [dan] })).threadId;
    await message(desk, 1);
    const second = unwrap(await as(cleo).conversations.openThread({ memberIds: [ana] })).threadId;
    await message(desk, 1);
    unwrap(await as(dan).conversations.postComment({ place: { kind: 'thread', id: first }, text: 'Hello' }));
    const threads = async (who: string) =>
      unwrap(await as(who).conversations.listThreads()).items.map(({ threadId }) => threadId);
    expect(await threads(cleo)).toEqual([first, second]);
    expect(await threads(ana)).toEqual([second]);
  });

  it('who handled a conversation, and what the system ended, for a whole number at once', async () => {
    const { as, host, cleo, dan, sales, message } = place;
    const ids = [];
    for (let n = 0; n < 130; n++) {
      const conversationId = await message(sales, n);
      const to = { type: 'member', id: n % 2 === 0 ? dan : cleo } as const;
      unwrap(await as(cleo).conversations.assign({ conversationId, to }));
      ids.push(conversationId);
    }
    unwrap(await host.numbers.unassign({ numberId: sales, memberId: dan }));
    expect(unwrap(await host.conversations.endVoidAssignments({ numberId: sales }))).toEqual({ ended: 65 });
    expect(unwrap(await host.conversations.endVoidAssignments({ numberId: sales }))).toEqual({ ended: 0 });
    const entries = unwrap(await as(cleo).conversations.listHandovers({ conversationId: ids[0] as string })).items;
    expect(entries.map(({ reason, by }) => [reason, by])).toEqual([
      ['number_unassigned', null],
      ['assigned', cleo],
    ]);
  });

  it('and two people who take one conversation at once do not both get it', async () => {
    const { as, cleo, dan, sales, message } = place;
    const conversationId = await message(sales, 1);
    const takes = [cleo, dan].map((id) => as(id).conversations.assign({ conversationId, to: { type: 'member', id } }));
    const outcomes = (await Promise.all(takes)).map((taken) => (taken.ok ? 'ok' : taken.error.code));
    expect(outcomes.sort()).toEqual(['conversation_assigned', 'ok']);
  });
});

describe('the erasure of a conversation', () => {
  it('leaves neither phone nor note nor comment, and who handled it when', async () => {
    const { as, host, cleo, dan, sales, message } = place;
    const conversationId = await message(sales, 1);
    const { conversations } = as(cleo);
    const to = { type: 'member', id: dan } as const;
    unwrap(await conversations.assign({ conversationId, to, note: 'His sister' }));
    const where = { kind: 'conversation', id: conversationId } as const;
    const { commentId } = unwrap(await conversations.postComment({ place: where, text: 'Lives next door' }));
    for (let n = 0; n < 101; n++) {
      unwrap(await conversations.postComment({ place: where, text: `More ${n}`, replyTo: commentId }));
    }
    unwrap(await host.conversations.erase({ conversationId }));
    expect(unwrap(await conversations.get({ conversationId }))).toMatchObject({ phone: '', contacts: [] });
    const [entry] = unwrap(await conversations.listHandovers({ conversationId })).items;
    expect(entry).toMatchObject({ to: `member:${dan}`, by: cleo, note: '' });
    const roots = unwrap(await conversations.listComments({ place: where })).items;
    const answers = unwrap(await conversations.listComments({ place: where, rootId: commentId, limit: 200 })).items;
    expect([...roots, ...answers].map(({ text }) => text)).toEqual(Array.from({ length: 102 }, () => ''));
    expect(unwrap(await host.conversations.erase({ conversationId }))).toEqual({ conversationId });
  });

  it('is not that of a contact, which ends their link and locks their cards; after both, nothing is left, and the seals hold', async () => {
    const { store, as, host, cleo, sales, message } = place;
    const conversationId = await message(sales, 1);
    const phone = '+17770000001';
    const fields = { firstName: 'Dorothea', phones: [{ label: 'mobile', value: phone }] };
    const { contactId } = unwrap(await as(cleo).contacts.create({ fields }));
    const where = { kind: 'conversation', id: conversationId } as const;
    const said = { place: where, text: 'Ask for her sister', contactIds: [contactId] };
    unwrap(await as(cleo).conversations.postComment(said));
    const shown = async () => {
      const row = unwrap(await as(cleo).conversations.get({ conversationId }));
      const [comment] = unwrap(await as(cleo).conversations.listComments({ place: where })).items;
      return { phone: row.phone, contacts: row.contacts.map((card) => card.name), cards: comment?.cards };
    };
    const events = async () => (await store.readEvents('acme', null, 1_000)).events;
    const before = await events();
    const seal = await sealOf(before);
    expect(await shown()).toMatchObject({ phone, contacts: ['Dorothea'], cards: [{ locked: false }] });

    unwrap(await as(cleo).contacts.erase({ contactId }));
    expect(await shown()).toEqual({ phone, contacts: [], cards: [{ locked: true }] });
    expect(JSON.stringify(await events())).not.toContain('Dorothea');

    unwrap(await host.conversations.erase({ conversationId }));
    expect((await shown()).phone).toBe('');
    const now = await events();
    for (const personal of ['Dorothea', phone, 'Ask for her sister'])
      expect(JSON.stringify(now)).not.toContain(personal);
    expect(await sealOf(now.slice(0, before.length))).toBe(seal);
  });

  it('lets the same phone begin another conversation', async () => {
    const { host, sales, message } = place;
    const conversationId = await message(sales, 1);
    expect(await message(sales, 1)).toBe(conversationId);
    unwrap(await host.conversations.erase({ conversationId }));
    const next = await message(sales, 1);
    expect(next).not.toBe(conversationId);
    expect(await message(sales, 1)).toBe(next);
  });

  it('is the host’s alone, in a workspace that is suspended too', async () => {
    const { as, host, ana, sales, message } = place;
    const conversationId = await message(sales, 1);
    expect(await as(ana).conversations.erase({ conversationId })).toMatchObject({
      error: { code: 'system_actor_required' },
    });
    unwrap(await host.workspace.setStatus({ status: 'suspended' }));
    expect((await host.conversations.erase({ conversationId })).ok).toBe(true);
    expect(await host.conversations.erase({ conversationId: 'no-such' })).toMatchObject({
      error: { code: 'conversation_not_found' },
    });
  });
});
