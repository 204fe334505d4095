import { memoryStore } from 'partyline/adapters';
import { type AnyFailure, type Result, unwrap } from 'partyline/kernel';
import { createPartyline, operations, preparedOperations, type Session } from 'partyline/service';
import { shareable } from 'partyline/sharing';
import { definePolicy } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';

/** What stands in the office for nobody outside: names, addresses, phones and texts of people. */
const PERSONAL = /secret|@|\+?1555\d/i;

/** An office full of people and things; Cleo reaches all that Ana shared, until she is suspended. */
const openOffice = async () => {
  const policy = definePolicy({ shareables: [shareable('deal')] });
  const acme = createPartyline({ store: memoryStore(), policy, clock: () => Date.UTC(2026, 10, 22) }).workspace('acme');
  const host = acme.as({ type: 'system' });
  const owner = { name: 'Secret Ana', address: 'ana@acme.example' };
  const ana = unwrap(await host.workspace.create({ name: 'Secret Works', owner })).memberId;
  const someone = { name: 'Secret Cleo', address: 'cleo@acme.example', roles: ['admin'] };
  const cleo = unwrap(await host.members.add(someone)).memberId;
  const as = (memberId: string) => acme.as({ type: 'member', memberId });
  const boss = as(ana);
  unwrap(await boss.members.invite({ addresses: 'dan@secret.example' }));
  unwrap(await boss.members.claimDomain({ domain: 'secret.example', acknowledged: true }));
  const number = { phone: '+15550000001', name: 'Secret desk', mode: 'shared' } as const;
  const { numberId } = unwrap(await boss.numbers.add(number));
  unwrap(await boss.numbers.assign({ numberId, memberId: cleo, access: 'use' }));
  const { groupId } = unwrap(await boss.groups.create({ name: 'Secret sales', memberIds: [cleo] }));
  const change = { type: 'add', grants: [{ principal: 'workspace' }] } as const;
  const { contactId } = unwrap(await boss.contacts.create({ numberId, fields: { firstName: 'Secret Dora' } }));
  unwrap(await boss.contacts.manageAccess({ contactIds: [contactId], change }));
  const { snippetId } = unwrap(await boss.snippets.create({ name: 'Secret hello', body: 'Secret' }));
  unwrap(await boss.snippets.manageAccess({ snippetIds: [snippetId], change }));
  const { id } = unwrap(await boss.resources.register({ kind: 'deal', name: 'Secret roof' }));
  unwrap(await boss.resources.manageAccess({ kind: 'deal', ids: [id], change }));
  const touch = { numberId, phone: '+15557654321', direction: 'inbound', kind: 'message' } as const;
  const { conversationId } = unwrap(await host.conversations.touch(touch));
  unwrap(await boss.conversations.assign({ conversationId, to: { type: 'member', id: cleo } }));
  const place = { kind: 'conversation', id: conversationId } as const;
  const { commentId } = unwrap(await boss.conversations.postComment({ place, text: 'Secret remark' }));
  const { threadId } = unwrap(await boss.conversations.openThread({ memberIds: [cleo] }));
  const item = { firstName: 'Secret' };
  const { jobId } = unwrap(await boss.jobs.start({ work: 'importContacts', items: [item] }));
  const ids = { ana, cleo, numberId, groupId, contactId, id, conversationId, commentId, threadId, jobId };
  return { acme, host, as, ids };
};

type Ids = Awaited<ReturnType<typeof openOffice>>['ids'];

/** How each query is asked for as much as there is. A new query is one row here. */
const questions: Readonly<Record<string, (ids: Ids) => object>> = {
  'members.listInvitations': () => ({}),
  'members.diagnoseJoin': () => ({ address: 'dan@secret.example' }),
  'members.domainClaim': () => ({ domain: 'secret.example' }),
  'members.onboardingOf': ({ cleo }) => ({ memberId: cleo }),
  'members.planRemoval': ({ cleo }) => ({ memberId: cleo }),
  'members.list': () => ({}),
  'numbers.ringPlan': ({ numberId }) => ({ numberId, seed: 'call' }),
  'numbers.list': () => ({}),
  'groups.list': () => ({}),
  'contacts.listFields': () => ({}),
  'contacts.explainAccess': ({ contactId }) => ({ contactId }),
  'contacts.previewAccess': ({ contactId }) => ({ contactIds: [contactId], change: { type: 'private' } }),
  'contacts.accessList': ({ contactId }) => ({ contactId }),
  'access.previewReach': ({ groupId }) => ({ change: 'deleteGroup', input: { groupId } }),
  'access.countReach': ({ groupId }) => ({ change: 'deleteGroup', input: { groupId } }),
  'access.detailReach': ({ cleo, groupId }) => ({
    change: 'removeGroupMembers',
    input: { groupId, memberIds: [cleo] },
    memberId: cleo,
  }),
  'resources.explainAccess': ({ id }) => ({ kind: 'deal', id }),
  'resources.previewAccess': ({ id }) => ({ kind: 'deal', ids: [id], change: { type: 'private' } }),
  'resources.accessList': ({ id }) => ({ kind: 'deal', id }),
  'conversations.get': ({ conversationId }) => ({ conversationId }),
  'conversations.inboxSummary': () => ({}),
  'conversations.readConversations': ({ conversationId }) => ({ conversationIds: [conversationId] }),
  'conversations.readHandovers': ({ conversationId }) => ({ conversationId, handoverIds: [] }),
  'conversations.readThreads': ({ threadId }) => ({ threadIds: [threadId] }),
  'conversations.readComments': ({ conversationId, commentId }) => ({
    place: { kind: 'conversation', id: conversationId },
    commentIds: [commentId],
  }),
  'conversations.inboxOf': () => ({}),
  'conversations.listComments': ({ conversationId }) => ({ place: { kind: 'conversation', id: conversationId } }),
  'conversations.listHandovers': ({ conversationId }) => ({ conversationId }),
  'conversations.listThreads': () => ({}),
  'insights.report': () => ({ from: '2026-11-20', to: '2026-11-23' }),
  'insights.reviewPage': ({ ana, cleo }) => ({
    kind: 'member',
    ids: [ana, cleo],
    owners: 1,
    admins: 1,
    inactiveDays: 1,
  }),
  'insights.diagnose': ({ cleo, contactId }) => ({
    memberId: cleo,
    action: 'view',
    resource: { kind: 'contact', id: contactId },
  }),
  'insights.roleAssignmentReport': () => ({}),
  'insights.accessReview': () => ({}),
  'insights.accessReviewPage': () => ({}),
  'insights.auditTrail': () => ({}),
  'insights.verifyTrail': () => ({}),
  'insights.whatCouldTheyDo': ({ cleo }) => ({ memberId: cleo }),
  'insights.whatIf': ({ cleo }) => ({ memberId: cleo, roles: ['member'] }),
  'contacts.list': () => ({}),
  'contacts.search': () => ({ text: 'secret' }),
  'contacts.count': () => ({}),
  'snippets.list': () => ({}),
  'snippets.search': () => ({ text: 'secret' }),
  'snippets.count': () => ({}),
  'resources.list': () => ({ kind: 'deal' }),
  'resources.search': () => ({ kind: 'deal', text: 'secret' }),
  'resources.count': () => ({ kind: 'deal' }),
  'jobs.get': ({ jobId }) => ({ jobId }),
  'jobs.list': () => ({}),
};

/** These ask several times, and write. */
const writing = new Set(['jobs.start', 'jobs.run']);

const queries = [operations, preparedOperations]
  .flatMap((table) => Object.entries(table))
  .flatMap(([room, named]) =>
    Object.entries(named as Readonly<Record<string, { readonly isQuery: boolean }>>)
      .filter(([, { isQuery }]) => isQuery)
      .map(([name]) => `${room}.${name}`),
  )
  .filter((name) => !writing.has(name));

const asked = (session: Session, name: string, ids: Ids): Promise<Result<unknown, AnyFailure>> => {
  const [room = '', operation = ''] = name.split('.');
  const rooms = session as unknown as Record<string, Record<string, (input: object) => Promise<never>>>;
  const input = questions[name]?.(ids);
  if (input === undefined) throw new Error(`nobody asks ${name}`);
  return rooms[room]?.[operation]?.(input) ?? Promise.reject(new Error(`there is no ${name}`));
};

const office = await openOffice();

describe('every query', () => {
  it('is asked here', () => {
    expect(Object.keys(questions).sort()).toEqual([...new Set(queries)].sort());
  });

  it('is answered to whoever may ask, or the rest would prove nothing', async () => {
    const { as, ids } = office;
    const refused: string[] = [];
    let personal = 0;
    for (const name of Object.keys(questions)) {
      const answer = await asked(as(ids.ana), name, ids);
      if (!answer.ok) refused.push(`${name}: ${JSON.stringify(answer.error)}`);
      else if (PERSONAL.test(JSON.stringify(answer.value))) personal++;
    }
    expect(refused).toEqual([]);
    expect(personal).toBeGreaterThan(15);
  });

  const closedOffice = openOffice().then(async (closed) => {
    unwrap(await closed.host.workspace.setStatus({ status: 'closed' }));
    return closed;
  });
  const suspending = openOffice().then(async (other) => {
    unwrap(await other.host.members.suspend({ memberId: other.ids.cleo }));
    return other;
  });
  const askers: Readonly<Record<string, () => Promise<readonly [Session, Ids]>>> = {
    'a member of nothing': async () => [office.as('nobody'), office.ids],
    'a person with some address': async () => [
      office.acme.as({ type: 'person', address: 'passer-by@elsewhere.example' }),
      office.ids,
    ],
    'a suspended member': async () => {
      const { as, ids } = await suspending;
      return [as(ids.cleo), ids];
    },
    'the owner of a closed workspace': async () => {
      const { as, ids } = await closedOffice;
      return [as(ids.ana), ids];
    },
  };

  it.each(Object.keys(askers))('tells %s nothing of anybody', async (who) => {
    const [session, ids] = await (askers[who] as (typeof askers)[string])();
    const told: string[] = [];
    for (const name of Object.keys(questions)) {
      const answer = await asked(session, name, ids);
      const said = JSON.stringify(answer.ok ? answer.value : answer.error);
      if (PERSONAL.test(said)) told.push(`${name}: ${said}`);
    }
    expect(told).toEqual([]);
  });

  it('ends the live list of a workspace that is closed, before it tells of what came before', async () => {
    const { acme, ids } = await closedOffice;
    const signal = AbortSignal.timeout(2_000);
    const heard: unknown[] = [];
    const start = (await memoryStore().readEvents('acme', null, 1)).next;
    for await (const batch of acme.live(ids.ana).subscribe({ after: start, signal })) heard.push(batch);
    expect([heard, signal.aborted]).toEqual([[], false]);
  });

  it('tells a live list nothing of anybody either', async () => {
    const suspended = await suspending;
    const closed = await closedOffice;
    for (const [{ acme }, memberId] of [
      [office, 'nobody'],
      [suspended, suspended.ids.cleo],
      [closed, closed.ids.ana],
    ] as const) {
      for (const kind of ['contact', 'snippet', 'deal']) {
        expect((await acme.live(memberId).page({ kind })).deltas).toEqual([]);
      }
    }
  });
});
