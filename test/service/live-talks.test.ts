import { memoryStore } from 'partyline/adapters';
import { unwrap } from 'partyline/kernel';
import { defineRoles } from 'partyline/roles';
import { createPartyline, type LiveDelta } from 'partyline/service';
import { definePolicy } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';

const office = async () => {
  let at = Date.UTC(2026, 10, 22, 9);
  const policy = definePolicy({ roles: defineRoles({ roles: { clerk: { allows: ['contacts.manage'] } } }) });
  const partyline = createPartyline({ store: memoryStore(), policy, clock: () => ++at });
  const acme = partyline.workspace('acme');
  const host = acme.as({ type: 'system' });
  const owner = { name: 'Ana', address: 'ana@acme.example' };
  const ana = unwrap(await host.workspace.create({ name: 'Acme', owner })).memberId;
  const add = async (name: string) =>
    unwrap(await host.members.add({ name, address: `${name}@acme.example`, roles: ['member'] })).memberId;
  const [ben, dan] = [await add('ben'), await add('dan')];
  const desk = { phone: '+15550000001', name: 'Desk', mode: 'shared', ownerId: ana } as const;
  const { numberId } = unwrap(await host.numbers.add(desk));
  unwrap(await host.numbers.assign({ numberId, memberId: ben, access: 'use' }));
  const message = async () =>
    unwrap(await host.conversations.touch({ numberId, phone: '+17770000001', kind: 'message', direction: 'inbound' }))
      .conversationId;
  const as = (memberId: string) => acme.as({ type: 'member', memberId });

  /** What somebody hears who asks now and then. */
  const ear = async (memberId: string) => {
    const live = acme.live(memberId);
    let cursor: string | null = null;
    const hear = async (): Promise<readonly LiveDelta[]> => {
      const ending = new AbortController();
      const heard: LiveDelta[] = [];
      for await (const batch of live.subscribe({ after: cursor, signal: ending.signal, pollEvery: 1 })) {
        cursor = batch.cursor;
        heard.push(...batch.deltas);
        ending.abort();
      }
      return heard;
    };
    await hear();
    return { live, hear };
  };
  return { host, as, ear, ana, ben, dan, numberId, message };
};

const brief = (deltas: readonly LiveDelta[]) =>
  deltas.map((delta) => ('resource' in delta ? `${delta.type} ${delta.resource.kind}` : delta.type));

describe('whoever has a number hears of its conversations', () => {
  it('what appeared and what changed, as the inbox shows it', async () => {
    const { ear, as, ana, ben, message } = await office();
    const { hear } = await ear(ben);
    const conversationId = await message();
    const [appeared] = await hear();
    expect(appeared).toMatchObject({ type: 'appeared', record: { conversationId, unread: true, level: 'edit' } });
    const to = { type: 'member', id: ben } as const;
    unwrap(await as(ana).conversations.assign({ conversationId, to }));
    unwrap(await as(ana).conversations.startReplying({ conversationId }));
    const [changed] = await hear();
    expect(changed).toMatchObject({
      type: 'changed',
      record: { handling: { assignee: `member:${ben}` }, replying: [ana] },
    });
    const inbox = unwrap(await as(ben).conversations.inboxOf());
    expect(changed).toMatchObject({ record: inbox.items[0] });
  });

  it('comments reach those who see where they stand, direct messages those who take part, and a root says how it is answered', async () => {
    const { ear, as, ana, ben, dan, message } = await office();
    const conversationId = await message();
    const [bens, dans] = [await ear(ben), await ear(dan)];
    const place = { kind: 'conversation', id: conversationId } as const;
    const { commentId } = unwrap(await as(ana).conversations.postComment({ place, text: 'Who takes it?' }));
    const { threadId } = unwrap(await as(ana).conversations.openThread({ memberIds: [dan] }));
    unwrap(await as(ana).conversations.postComment({ place: { kind: 'thread', id: threadId }, text: 'Hello' }));
    const heard = await bens.hear();
    expect(heard).toMatchObject([{ type: 'appeared', record: { commentId, place, text: 'Who takes it?' } }]);
    expect(brief(await dans.hear()).sort()).toEqual(['appeared comment', 'appeared thread']);
    unwrap(await as(ben).conversations.postComment({ place, replyTo: commentId, text: 'I do' }));
    expect(brief(await bens.hear())).toEqual(['appeared comment', 'changed comment']);
  });

  it('who comes onto the number fetches what it has; who goes off it drops that; the others look again who handles what', async () => {
    const { ear, host, as, ana, ben, dan, numberId, message } = await office();
    const conversationId = await message();
    const [anas, dans] = [await ear(ana), await ear(dan)];
    unwrap(await host.numbers.assign({ numberId, memberId: dan, access: 'read' }));
    expect(await dans.hear()).toEqual([{ type: 'reach', gained: [[`number:${numberId}`, 'view']], lost: [] }]);
    const page = await dans.live.page({ kind: 'conversation', through: [`number:${numberId}`] });
    expect(page.deltas).toMatchObject([{ type: 'appeared', level: 'view', record: { conversationId } }]);
    unwrap(await host.numbers.unassign({ numberId, memberId: dan }));
    expect(await dans.hear()).toEqual([{ type: 'reach', gained: [], lost: [`number:${numberId}`] }]);
    const again = await dans.live.page({ kind: 'conversation', through: [`number:${numberId}`] });
    expect(again.deltas).toEqual([]);

    unwrap(await as(ana).conversations.assign({ conversationId, to: { type: 'member', id: ben } }));
    await anas.hear();
    unwrap(await host.members.suspend({ memberId: ben }));
    const stale = { type: 'stale', kind: 'conversation', through: [`number:${numberId}`] };
    expect(await anas.hear()).toEqual([stale]);
    const { deltas } = await anas.live.page({ kind: 'conversation', through: [`number:${numberId}`] });
    expect(deltas).toMatchObject([{ record: { handling: { assignee: null, lapse: 'assignee_suspended' } } }]);
  });

  it('who may not look at them for their role hears nothing of them, and is told to look again when that changes', async () => {
    const { ear, host, as, ana, ben, numberId, message } = await office();
    const conversationId = await message();
    const { hear, live } = await ear(ben);
    unwrap(await as(ana).members.changeRole({ memberId: ben, roles: ['clerk'] }));
    expect(await hear()).toMatchObject([{ type: 'reach', gained: [[`number:${numberId}`, 'edit']] }]);
    expect((await live.page({ kind: 'conversation', through: [`number:${numberId}`] })).deltas).toEqual([]);
    unwrap(await host.conversations.markViewed({ conversationId }));
    unwrap(await as(ben).contacts.create({ fields: { firstName: 'Dora' } }));
    expect(brief(await hear())).toEqual(['appeared contact']);
  });

  it('pages go on where the last one ended, and there is none of all comments', async () => {
    const { ear, as, ana, ben, dan } = await office();
    const { live } = await ear(ana);
    for (const id of [ben, dan]) unwrap(await as(ana).conversations.openThread({ memberIds: [id] }));
    const first = await live.page({ kind: 'thread', limit: 1 });
    const second = await live.page({ kind: 'thread', limit: 1, after: first.next });
    expect(brief([...first.deltas, ...second.deltas])).toEqual(['appeared thread', 'appeared thread']);
    expect(second.next).toBe(null);
    expect(await live.page({ kind: 'comment' })).toEqual({ deltas: [], next: null });
  });
});
