import fc from 'fast-check';
import { memoryStore, type WorkspaceStore } from 'partyline/adapters';
import { unwrap } from 'partyline/kernel';
import { applyEvents } from 'partyline/lifecycle';
import { createPartyline, type StartJobInput } from 'partyline/service';
import { shareable } from 'partyline/sharing';
import { definePolicy, emptyWorkspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { pictureIn, pictureOf } from '../laws/pictures.js';
import { fcOptions } from '../support/runs.js';

const policy = definePolicy({ shareables: [shareable('deal')] });

/** Ana owns the office; Ben is a member with contacts of his own. A commit that the store is told to lose fails before or after it. */
const openOffice = async (contacts: number, maxWrites = 50_000) => {
  const memory = memoryStore({ maxWrites });
  let until = Number.POSITIVE_INFINITY;
  let written = false;
  const store: WorkspaceStore = {
    ...memory,
    commit: async (...request) => {
      if (until-- > 0) return memory.commit(...request);
      if (written) await memory.commit(...request);
      throw new Error('the server went down');
    },
  };
  let made = 0;
  const open = () =>
    createPartyline({ store, policy, clock: () => 1_000, newId: () => `id${++made}`, wait: async () => {} }).workspace(
      'acme',
    );
  const host = open().as({ type: 'system' });
  const owner = { name: 'Ana', address: 'ana@acme.example' };
  const ana = unwrap(await host.workspace.create({ name: 'Acme', owner })).memberId;
  const ben = unwrap(await host.members.add({ name: 'Ben', address: 'ben@acme.example', roles: ['member'] })).memberId;
  const as = (memberId: string) => open().as({ type: 'member', memberId });
  const ids = Array.from({ length: contacts }, (_, index) => `c${String(index).padStart(4, '0')}`);
  for (const contactId of ids) unwrap(await as(ben).contacts.create({ contactId, fields: { firstName: contactId } }));
  return {
    store,
    host,
    ana,
    ben,
    as,
    ids,
    /** Runs something while the server goes down at a commit, and says whether it did. */
    crashing: async (at: number, after: boolean, run: () => Promise<unknown>): Promise<boolean> => {
      [until, written] = [at, after];
      try {
        await run();
        return false;
      } catch {
        return true;
      } finally {
        until = Number.POSITIVE_INFINITY;
      }
    },
    /** What is stored, without the ids and times that differ from run to run. */
    contactsSeenBy: async (memberId: string) =>
      unwrap(await as(memberId).contacts.list({ limit: 200 })).items.map(({ record, level }) => [
        record.firstName,
        record.ownerId,
        level,
      ]),
  };
};

const share = { type: 'add', grants: [{ principal: 'workspace', level: 'view' }] } as const;

const owned = { work: 'manageAccess', input: { change: share, owned: true } } as const;

type Office = Awaited<ReturnType<typeof openOffice>>;

interface KindOfWork {
  readonly who: 'ana' | 'ben' | 'host';
  /** What the office looks like when the job is started; says whom or what the job is about. */
  readonly before?: (office: Office) => Promise<string>;
  readonly start: (about: string) => StartJobInput;
}

const kindsOfWork: Readonly<Record<string, KindOfWork>> = {
  'sharing what one owns': {
    who: 'ben',
    start: () => ({ work: 'manageAccess', input: { change: share, owned: true } }),
  },
  'sharing what is named': {
    who: 'ben',
    start: () => ({ work: 'manageAccess', input: { change: share }, items: ['c0000', 'nobody', 'c0002'] }),
  },
  importing: {
    who: 'ben',
    start: () => ({ work: 'importContacts', items: ['Zoe', 'Yan', ''].map((firstName) => ({ firstName })) }),
  },
  'importing a directory': {
    who: 'ana',
    start: () => ({
      work: 'importDirectory',
      input: { existing: 'update' },
      items: ['Zoe', 'Yan', 'Xia', 'Wu'].map((name) => ({
        name,
        position: 'Sales',
        email: `${name}@acme.example`.toLowerCase(),
        phones: [],
      })),
    }),
  },
  'settling a departure': {
    who: 'host',
    before: async ({ as, ana, ben }) => {
      for (const name of ['Hello', 'Bye']) unwrap(await as(ben).snippets.create({ name, body: name }));
      for (const name of ['Roof', 'Door']) unwrap(await as(ben).resources.register({ kind: 'deal', name }));
      const desk = { phone: '+15550000001', name: 'Desk', mode: 'shared', ownerId: ben } as const;
      unwrap(await as(ana).numbers.add(desk));
      unwrap(await as(ana).members.remove({ memberId: ben }));
      return ben;
    },
    start: (memberId) => ({ work: 'settleDeparture', input: { memberId } }),
  },
  'clearing the grants of a group': {
    who: 'host',
    before: async ({ as, ben, host, ids }) => {
      const { groupId } = unwrap(await host.groups.create({ name: 'Sales' }));
      const change = { type: 'add', grants: [{ principal: `group:${groupId}` as const }] } as const;
      for (const id of ids) unwrap(await as(ben).contacts.manageAccess({ contactIds: [id], change }));
      unwrap(await host.groups.delete({ groupId }));
      unwrap(await host.groups.revokeAccess({ groupId }));
      return groupId;
    },
    start: (groupId) => ({ work: 'clearRevokedGrants', input: { groupId } }),
  },
  'ending void assignments': {
    who: 'host',
    before: async ({ as, ana, ben, host }) => {
      const desk = { phone: '+15550000001', name: 'Desk', mode: 'shared', ownerId: ana } as const;
      const { numberId } = unwrap(await host.numbers.add(desk));
      unwrap(await host.numbers.assign({ numberId, memberId: ben, access: 'use' }));
      for (let caller = 0; caller < 6; caller++) {
        const message = { numberId, phone: `+1777000000${caller}`, kind: 'message', direction: 'inbound' } as const;
        const { conversationId } = unwrap(await host.conversations.touch(message));
        // Ana's holds, and stays in the list that is worked through.
        const to = { type: 'member', id: caller === 2 ? ana : ben } as const;
        unwrap(await as(ana).conversations.assign({ conversationId, to }));
      }
      unwrap(await host.numbers.unassign({ numberId, memberId: ben }));
      return numberId;
    },
    start: (numberId) => ({ work: 'endVoidAssignments', input: { numberId } }),
  },
};

/** An office in which a job may be started. */
const readyFor = async ({ who, before, start }: KindOfWork) => {
  const office = await openOffice(5, 9);
  const about = (await before?.(office)) ?? '';
  const session = () => (who === 'host' ? office.host : office.as(office[who]));
  return { ...office, session, start: () => session().jobs.start({ ...start(about), jobId: 'job' }) };
};

/** What everybody sees, and who owns what. */
const picture = async ({ contactsSeenBy, ana, ben, store }: Office) => {
  const owned = async (kind: 'snippet' | 'resource' | 'number') =>
    (await store.list('acme', kind, { limit: 20 })).items.map(([, { ownerId }]) => ownerId);
  return {
    ana: await contactsSeenBy(ana),
    ben: await contactsSeenBy(ben),
    owners: [await owned('snippet'), await owned('resource'), await owned('number')],
    grants: (await store.list('acme', 'grant', { limit: 100 })).items.length,
    assigned: (await store.list('acme', 'conversation', { limit: 20 })).items.filter(
      ([, one]) => one.assignment !== null,
    ).length,
    handovers: (await store.list('acme', 'handover', { limit: 20 })).items.length,
  };
};

describe('a job', () => {
  it.each(Object.keys(kindsOfWork))(
    '%s comes to the same, wherever the server goes down while it runs',
    async (name) => {
      const kind = kindsOfWork[name] as KindOfWork;
      const calm = await readyFor(kind);
      const started = unwrap(await calm.start());
      const expected = unwrap(await calm.session().jobs.run(started));
      expect([expected.status, expected.failure]).toEqual(['done', null]);
      const pictured = await picture(calm);
      let crashes = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(fc.nat(4), fc.boolean()), { maxLength: 4 }), async (downs) => {
          const office = await readyFor(kind);
          for (const [at, after] of downs) {
            const crashed = await office.crashing(at, after, async () => {
              unwrap(await office.start());
              unwrap(await office.session().jobs.run({ jobId: 'job' }));
            });
            if (crashed) crashes++;
          }
          unwrap(await office.start());
          expect(unwrap(await office.host.jobs.run({ jobId: 'job' }))).toEqual(expected);
          expect(await picture(office)).toEqual(pictured);
          expect(unwrap(await office.host.jobs.list()).items).toEqual([]);
          const { events } = await office.store.readEvents('acme', null, 10_000);
          const folded = applyEvents(emptyWorkspace('acme'), JSON.parse(JSON.stringify(events)));
          expect((await pictureIn(office.store, folded)).records).toEqual(pictureOf(folded).records);
        }),
        fcOptions(100),
      );
      expect(crashes).toBeGreaterThan(3);
    },
  );

  it('started again with other items, or for other work, is refused', async () => {
    const office = await openOffice(0);
    const { start, run } = office.as(office.ben).jobs;
    const items = Array.from({ length: 501 }, (_, index) => ({ firstName: `Contact ${index}` }));
    const job = { jobId: 'job', work: 'importContacts', items } as const;
    unwrap(await start(job));
    unwrap(await start(job));
    const others: readonly StartJobInput[] = [
      { ...job, items: items.slice(1) },
      { ...job, items: items.slice(0, 500) },
      { ...job, items: items.with(500, { firstName: 'Somebody else' }) },
      { ...job, input: { existing: 'skip' } },
      { jobId: 'job', work: 'manageAccess', input: { change: share, owned: true } },
    ];
    const refused = async () =>
      Promise.all(others.map(async (other) => start(other).then((answer) => answer.ok || answer.error.code)));
    expect(await refused()).toEqual(others.map(() => 'job_exists'));
    const theirs = await office.as(office.ana).jobs.start(job);
    expect(theirs.ok || theirs.error.code).toBe('job_exists');
    expect(unwrap(await run({ jobId: 'job' })).done).toBe(501);
  });

  it('settles a departure, and clears the grants of a group whose access was revoked', async () => {
    const office = await openOffice(3);
    const { groupId } = unwrap(await office.host.groups.create({ name: 'Sales' }));
    const change = { type: 'add', grants: [{ principal: `group:${groupId}` as const }] } as const;
    unwrap(await office.as(office.ben).contacts.manageAccess({ contactIds: office.ids, change }));
    unwrap(await office.host.groups.delete({ groupId }));
    unwrap(await office.host.groups.revokeAccess({ groupId }));
    unwrap(await office.as(office.ana).members.remove({ memberId: office.ben }));
    for (const start of [
      { work: 'settleDeparture', input: { memberId: office.ben } },
      { work: 'clearRevokedGrants', input: { groupId } },
    ] as const) {
      const job = unwrap(await office.host.jobs.start(start));
      expect(unwrap(await office.host.jobs.run(job))).toMatchObject({ status: 'done', failure: null });
    }
    expect((await office.store.list('acme', 'grant', { limit: 10 })).items).toEqual([]);
    const contacts = (await office.store.list('acme', 'contact', { limit: 10 })).items;
    expect(contacts.map(([, { ownerId }]) => ownerId)).toEqual([office.ana, office.ana, office.ana]);
  });

  it('hands on what somebody owned from the back of the name order, and what they had deleted after that', async () => {
    const office = await openOffice(0);
    const names = Array.from({ length: 600 }, (_, index) => `N${String(index).padStart(3, '0')}`);
    const contacts = names.toReversed().map((firstName) => ({ firstName }));
    for (let from = 0; from < 600; from += 100) {
      unwrap(await office.as(office.ben).contacts.import({ contacts: contacts.slice(from, from + 100) }));
    }
    unwrap(await office.as(office.ben).contacts.create({ contactId: 'gone', fields: { firstName: 'N999' } }));
    unwrap(await office.as(office.ben).contacts.delete({ contactId: 'gone' }));
    unwrap(await office.as(office.ana).members.remove({ memberId: office.ben }));
    unwrap(await office.host.members.settleDeparture({ memberId: office.ben }));
    const stored = new Map((await office.store.list('acme', 'contact', { limit: 700 })).items);
    const { events } = await office.store.readEvents('acme', null, 10_000);
    const steps = events
      .filter(({ type }) => type === 'contacts_inherited')
      .map(({ data }) => (data as { readonly contactIds: readonly string[] }).contactIds)
      .map((ids) => ids.map((id) => stored.get(id)?.firstName).sort());
    expect(steps).toEqual([names.slice(100), names.slice(0, 100), ['N999']]);
    expect([...stored.values()].every(({ ownerId }) => ownerId === office.ana)).toBe(true);
  });

  it('is judged anew at each step: who lost the right to it gets no further', async () => {
    const office = await openOffice(3);
    const job = unwrap(await office.as(office.ben).jobs.start(owned));
    unwrap(await office.host.members.suspend({ memberId: office.ben }));
    const view = unwrap(await office.host.jobs.run(job));
    expect(view).toMatchObject({ status: 'failed', failure: 'permission_denied', done: 0 });
    expect(await office.contactsSeenBy(office.ana)).toEqual([]);
    unwrap(await office.host.members.reinstate({ memberId: office.ben }));
    unwrap(await office.host.jobs.resume(job));
    expect(unwrap(await office.host.jobs.run(job))).toMatchObject({ status: 'done', done: 3 });
  });

  it('is cancelled between steps, and is nobody else’s', async () => {
    const office = await openOffice(1);
    const job = unwrap(
      await office.as(office.ben).jobs.start({ work: 'importContacts', items: [{ firstName: 'Zoe' }] }),
    );
    const other = await office.as(office.ana).jobs.get(job);
    expect(other.ok || other.error.code).toBe('job_not_found');
    unwrap(await office.as(office.ben).jobs.cancel(job));
    expect(unwrap(await office.as(office.ben).jobs.run(job))).toMatchObject({ status: 'cancelled', done: 0 });
    expect(unwrap(await office.as(office.ben).contacts.list()).items).toHaveLength(1);
  });

  it('keeps nothing of what it imported in its past once that is done', async () => {
    const office = await openOffice(0);
    const items = [{ firstName: 'Secretive' }];
    const job = unwrap(await office.as(office.ben).jobs.start({ work: 'importContacts', items }));
    unwrap(await office.as(office.ben).jobs.run(job));
    const { events } = await office.store.readEvents('acme', null, 1_000);
    expect(events.filter(({ type }) => type === 'job_part_added').map(({ personal }) => personal)).toEqual([null]);
    expect((await office.store.list('acme', 'jobPart', { limit: 10 })).items).toEqual([]);
  });

  it('is cleared away by the host once it has been over for a while, with the items that it left', async () => {
    const office = await openOffice(0);
    const { jobs } = office.as(office.ben);
    const importing = (jobId: string, firstName: string) =>
      jobs.start({ jobId, work: 'importContacts', items: [{ firstName }] }).then(unwrap);
    unwrap(await jobs.run(await importing('done', 'Zoe')));
    unwrap(await jobs.cancel(await importing('cancelled', 'Yan')));
    await importing('ready', 'Xia');
    const clear = async (before?: number) =>
      unwrap(await office.host.jobs.clear(before === undefined ? {} : { before })).cleared;
    const left = async (kind: 'job' | 'jobPart') =>
      (await office.store.list('acme', kind, { limit: 10 })).items.map(([id]) => id);

    expect(await clear(), 'thirty days').toBe(0);
    expect(await clear(1_000), 'over at this very instant').toBe(0);
    expect(await clear(1_001)).toBe(2);
    expect(await clear(1_001)).toBe(0);
    expect([await left('job'), await left('jobPart')]).toEqual([['ready'], ['ready 0']]);
    const { events } = await office.store.readEvents('acme', null, 1_000);
    expect(events.filter(({ type }) => type === 'job_part_added').map(({ personal }) => personal)).toEqual([
      null,
      null,
      { items: [{ firstName: 'Xia' }] },
    ]);
    const folded = applyEvents(emptyWorkspace('acme'), JSON.parse(JSON.stringify(events)));
    expect((await pictureIn(office.store, folded)).records).toEqual(pictureOf(folded).records);
    // Its name is free again.
    unwrap(await jobs.run(await importing('done', 'Wu')));
  });

  it('is cleared by nobody but the host, and many as surely as few', async () => {
    const office = await openOffice(0, 9);
    const { jobs } = office.as(office.ben);
    for (let n = 0; n < 25; n++) {
      const job = unwrap(
        await jobs.start({ jobId: `job${n}`, work: 'importContacts', items: [{ firstName: `C${n}` }] }),
      );
      unwrap(await jobs.cancel(job));
    }
    const theirs = await jobs.clear({ before: 2_000 });
    expect(theirs.ok || theirs.error.code).toBe('system_actor_required');
    expect(unwrap(await office.host.jobs.clear({ before: 2_000 }))).toEqual({ cleared: 25 });
    for (const kind of ['job', 'jobPart'] as const) {
      expect((await office.store.list('acme', kind, { limit: 10 })).items).toEqual([]);
    }
  });

  it('whose two workers meet does nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const office = await openOffice(0);
        const items = ['Zoe', 'Yan'].map((firstName) => ({ firstName }));
        const job = unwrap(await office.as(office.ben).jobs.start({ work: 'importContacts', items }));
        const store: WorkspaceStore = {
          ...office.store,
          commit: async (...request) => {
            await scheduler.schedule(Promise.resolve(), 'commit');
            return office.store.commit(...request);
          },
        };
        const worker = () =>
          createPartyline({ store, wait: async () => {} })
            .workspace('acme')
            .as({ type: 'system' });
        await scheduler.waitFor(Promise.all([worker().jobs.run(job), worker().jobs.run(job)]));
        expect(await office.contactsSeenBy(office.ben)).toHaveLength(2);
      }),
      fcOptions(100),
    );
  });
});
