import { memoryStore } from 'partyline/adapters';
import { accessReview, auditTrail, type TrailEntry, whatCouldTheyDo, whatIf } from 'partyline/insights';
import { unwrap } from 'partyline/kernel';
import { applyEvents } from 'partyline/lifecycle';
import { createPartyline } from 'partyline/service';
import { emptyWorkspace, type WorkspaceEvent } from 'partyline/workspace';
import { beforeEach, describe, expect, it } from 'vitest';

const at = Date.UTC(2026, 10, 22, 9);

const opened = async () => {
  const store = memoryStore();
  let made = 0;
  const partyline = createPartyline({ store, clock: () => at, newId: () => `id${String(++made).padStart(6, '0')}` });
  const acme = partyline.workspace('acme');
  const host = acme.as({ type: 'system' });
  const owner = { name: 'Ana', address: 'ana@acme.example' };
  const { memberId: ana } = unwrap(await host.workspace.create({ name: 'Acme', owner }));
  const add = async (name: string, role: string) =>
    unwrap(await host.members.add({ name, address: `${name}@acme.example`, roles: [role] })).memberId;
  const cleo = await add('Cleo', 'member');
  const eventsOf = async () => (await store.readEvents('acme', null, 100_000)).events;
  const as = (memberId: string) => acme.as({ type: 'member', memberId }, { client: 'web' });
  return { store, host, ana, cleo, as, eventsOf };
};

type Opened = Awaited<ReturnType<typeof opened>>;

describe('insights in the service', () => {
  let it_: Opened;
  const whole = async () => applyEvents(emptyWorkspace('acme'), await it_.eventsOf());
  const context = (memberId: string) => ({ actor: { type: 'member', memberId }, at, newId: () => 'x' }) as const;

  beforeEach(async () => {
    it_ = await opened();
    const { host, ana, cleo, as } = it_;
    unwrap(await as(cleo).contacts.create({ contactId: 'dora', fields: { firstName: 'Dora', role: 'Payroll' } }));
    const grants = [{ principal: 'workspace', level: 'view' }] as const;
    unwrap(await as(cleo).contacts.manageAccess({ contactIds: ['dora'], change: { type: 'add', grants } }));
    unwrap(await as(cleo).contacts.create({ contactId: 'secret', fields: { firstName: 'Secret' } }));
    unwrap(await host.members.changeRole({ memberId: cleo, roles: ['admin'] }));
    unwrap(await as(ana).groups.create({ name: 'Nobody' }));
    unwrap(await as(ana).groups.create({ name: 'Nobody else' }));
  });

  it('forget on the next page of the trail, a minute later, whoever was erased meanwhile', async () => {
    let now = at;
    const acme = createPartyline({ store: memoryStore(), clock: () => now }).workspace('acme');
    const host = acme.as({ type: 'system' });
    unwrap(await host.workspace.create({ name: 'Acme', owner: { name: 'Ana', address: 'ana@acme.example' } }));
    const cleo = { name: 'Cleo', address: 'cleo@acme.example', roles: ['member'] };
    const { memberId } = unwrap(await host.members.add(cleo));
    unwrap(await host.members.changeRole({ memberId, roles: ['admin'] }));
    const first = unwrap(await host.insights.auditTrail({ limit: 3 }));
    expect(JSON.stringify(first.entries)).toContain('Cleo');
    unwrap(await host.members.remove({ memberId }));
    unwrap(await host.members.erase({ memberId }));
    now += 60_000;
    const second = unwrap(await host.insights.auditTrail({ after: first.next, limit: 100 }));
    expect(second.entries.length).toBeGreaterThan(2);
    expect(JSON.stringify(second.entries)).not.toContain('Cleo');
  });

  it('read the audit trail by pages of any size as it is read at once', async () => {
    const { ana, as, eventsOf } = it_;
    const all = unwrap(auditTrail(await whole(), await eventsOf(), {}, context(ana)));
    for (const limit of [1, 3, 1_000]) {
      const entries: TrailEntry[] = [];
      for (let after: string | null = null; ; ) {
        const page: { entries: readonly TrailEntry[]; next: string; more: boolean } = unwrap(
          await as(ana).insights.auditTrail({ after, limit }),
        );
        entries.push(...page.entries);
        // Somebody else begins anew in between: that must not move where this reader is.
        if (limit === 3) unwrap(await as(ana).insights.auditTrail({ limit: 1 }));
        if (!page.more) break;
        after = page.next;
      }
      expect(entries).toEqual(all);
    }
    const role = all.find(({ kind }) => kind === 'member_role_changed');
    expect(role).toMatchObject({
      actor: { type: 'system', client: null },
      subjects: [{ kind: 'member', name: 'Cleo' }],
      changes: [{ aspect: 'roles', before: ['member'], after: ['admin'] }],
    });
    const made = all.filter(({ kind }) => kind === 'contact_created');
    expect(made.map(({ actor, subjects, hidden }) => [actor.name, actor.client, subjects[0]?.name, hidden])).toEqual([
      ['Cleo', 'web', 'Dora', 0],
      ['Cleo', 'web', undefined, 1],
    ]);
  });

  it('review by pages what a review of the whole finds', async () => {
    const { ana, as } = it_;
    const settings = { owners: 1, admins: 1, inactiveDays: 1 };
    const paged = unwrap(await as(ana).insights.accessReview(settings));
    const once = unwrap(accessReview(await whole(), settings, context(ana)));
    expect(paged).toEqual(once);
    expect(paged.findings.map(({ code }) => code)).toEqual(['confidential_to_all', 'empty_group', 'empty_group']);
    expect(unwrap(await as(ana).insights.accessReviewPage({})).next).toBe('member');
  });

  it('say by themselves what changed lately, and who did it', async () => {
    const { ana, cleo, as } = it_;
    unwrap(await as(ana).members.changeRole({ memberId: cleo, roles: ['member'] }));
    const { findings } = unwrap(await as(cleo).insights.diagnose({ memberId: cleo, action: 'groups.manage' }));
    expect(findings.map(({ code }) => code)).toEqual(['role_too_narrow', 'recent_change']);
    expect(findings[1]).toMatchObject({ kind: 'member_role_changed', changedAt: at, by: ana });
    const quiet = unwrap(await as(cleo).insights.diagnose({ memberId: cleo, action: 'groups.manage', recent: [] }));
    expect(quiet.findings.map(({ code }) => code)).toEqual(['role_too_narrow']);
  });

  it('judge roles by what was done in 90 days, which they read by themselves', async () => {
    const { host, ana, cleo, store } = it_;
    const ben = unwrap(await host.members.add({ name: 'Ben', address: 'ben@acme.example', roles: ['admin'] })).memberId;
    const daysOn = (days: number) =>
      createPartyline({ store, clock: () => at + days * 86_400_000, newId: () => `d${days}x${++later}` }).workspace(
        'acme',
      );
    let later = 0;
    unwrap(await daysOn(50).as({ type: 'member', memberId: ben }).groups.create({ name: 'Late' }));
    const found = async (days: number, more: object = {}) =>
      unwrap(
        await daysOn(days)
          .as({ type: 'member', memberId: ana })
          .insights.accessReview({ unobserved: ['billing.manage'], ...more }),
      ).findings.flatMap(({ code, params }) =>
        code === 'role_broader_than_used' && 'memberId' in params ? [params.memberId] : [],
      );
    expect(await found(100)).toEqual([cleo]);
    expect((await found(145)).sort()).toEqual([ben, cleo].sort());
    expect(await found(145, { used: null })).toEqual([]);
  });

  it('count what somebody could do as it is counted at once', async () => {
    const { ana, cleo, as } = it_;
    const workspace = await whole();
    const roles = ['member'];
    expect(unwrap(await as(ana).insights.whatCouldTheyDo({ memberId: cleo }))).toEqual(
      unwrap(whatCouldTheyDo(workspace, { memberId: cleo }, context(ana))),
    );
    const change = unwrap(await as(ana).insights.whatIf({ memberId: cleo, roles }));
    expect(change).toEqual(unwrap(whatIf(workspace, { memberId: cleo, roles }, context(ana))));
    expect(change.lost).toContain('members.invite');
    expect(change.after.resources[0]).toEqual({ kind: 'contact', count: 2, capped: false });
  });

  it('seal the pages that are full, and find what was tampered with', async () => {
    const { store, host, ana, cleo, as } = it_;
    expect(await as(ana).insights.sealTrail({})).toMatchObject({ error: { code: 'system_actor_required' } });
    expect(unwrap(await host.insights.sealTrail({}))).toEqual({ sealed: 0 });
    for (let turn = 0; turn < 1_030; turn++) unwrap(await as(ana).groups.create({ name: `Group ${turn}` }));
    expect(unwrap(await host.insights.sealTrail({}))).toEqual({ sealed: 1 });
    expect(unwrap(await host.insights.sealTrail({}))).toEqual({ sealed: 0 });
    expect(unwrap(await as(ana).insights.verifyTrail({}))).toEqual({ intact: true, pages: 1, broken: [] });
    const meddled = (change: (events: readonly WorkspaceEvent[]) => readonly WorkspaceEvent[]) =>
      createPartyline({
        store: {
          ...store,
          readEvents: async (...input) => {
            const page = await store.readEvents(...input);
            return { ...page, events: change(page.events) };
          },
        },
      })
        .workspace('acme')
        .as({ type: 'system' });
    const altered = meddled((events) => events.map((one, index) => (index === 3 ? { ...one, at: 0 } : one)));
    expect(unwrap(await altered.insights.verifyTrail({})).broken).toEqual([{ page: 0, reason: 'altered' }]);
    const erased = meddled((events) => events.map((one) => ({ ...one, personal: null })));
    expect(unwrap(await erased.insights.verifyTrail({})).intact).toBe(true);
    unwrap(await host.members.changeRole({ memberId: cleo, roles: ['member'] }));
    expect(await as(cleo).insights.verifyTrail({})).toMatchObject({ error: { code: 'permission_denied' } });
    expect(await as(cleo).insights.auditTrail({})).toMatchObject({ error: { code: 'permission_denied' } });
  });
});
