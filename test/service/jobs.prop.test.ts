import fc from 'fast-check';
import { memoryStore, type WorkspaceStore } from 'partyline/adapters';
import { unwrap } from 'partyline/kernel';
import { applyEvents } from 'partyline/lifecycle';
import { createPartyline, type StartJobInput } from 'partyline/service';
import { emptyWorkspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { pictureIn, pictureOf } from '../laws/pictures.js';
import { fcOptions } from '../support/runs.js';
import { type KindOfWork, kindsOfWork, openOffice, picture, readyFor, share } from './job-offices.js';

const owned = { work: 'manageAccess', input: { change: share, owned: true } } as const;

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
        // However few commits a job takes: what is looked for is met from whichever seed.
        {
          ...fcOptions(100),
          examples: [
            [
              [
                [0, false],
                [0, true],
                [1, false],
                [1, true],
              ],
            ],
          ],
        },
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
    const office = await openOffice(0, memoryStore({ maxWrites: 9 }));
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
