import type { WorkspaceStore } from '../../../adapters/index.js';
import { type AnyFailure, type Result, unwrap } from '../../../kernel/index.js';
import { createPartyline } from '../../../service/index.js';
import { definePolicy, type Member, type Policy } from '../../../workspace/index.js';
import { demand, demandSame } from '../faults.js';
import type { StoreTest, Trial } from '../trial.js';

const NAMES = ['Ana', 'Ben', 'Cleo', 'Dan'] as const;

/** An office on the store: Ana owns it; the others have the roles that are given. */
const officeOn = async (
  trial: Trial,
  roles: readonly string[],
  {
    policy = definePolicy(),
    clock = () => Date.now(),
    store = trial.store,
  }: { policy?: Policy; clock?: () => number; store?: WorkspaceStore } = {},
) => {
  const workspaceId = trial.workspace();
  const start = (on: WorkspaceStore) =>
    createPartyline({
      store: on,
      policy,
      clock,
      wait: async () => {},
    }).workspace(workspaceId);
  const acme = start(store);
  const host = acme.as({ type: 'system' });
  const owner = { name: 'Ana', address: 'ana@acme.example' };
  const ids = [unwrap(await host.workspace.create({ name: 'Acme', owner })).memberId];
  for (const [index, role] of roles.entries()) {
    const name = NAMES[index + 1] ?? `Person ${index}`;
    const address = `${name.replace(' ', '')}@acme.example`;
    ids.push(unwrap(await host.members.add({ name, address, roles: [role] })).memberId);
  }
  return {
    workspaceId,
    start,
    acme,
    host,
    ids: ids as [string, ...string[]],
    as: (id: string | undefined, on = acme) => on.as({ type: 'member', memberId: id ?? 'nobody' }),
  };
};

type Office = Awaited<ReturnType<typeof officeOn>>;

const membersOf = async (trial: Trial, { workspaceId }: Office): Promise<readonly (readonly [string, Member])[]> =>
  (await trial.store.list(workspaceId, 'member', { limit: 1_000 })).items;

/** An owner is left, the primary owner is one, and the counters say what is there. Answers how many owners there are. */
const demandOwned = async (trial: Trial, office: Office, told: string): Promise<number> => {
  const { records, counters } = await trial.read(
    ['workspace:self', 'counter:owners', 'counter:seats'],
    office.workspaceId,
  );
  const members = await membersOf(trial, office);
  const owners = members
    .filter(([, { status, roles }]) => status === 'active' && roles.includes('owner'))
    .map(([id]) => id);
  demand(owners.length > 0, 'lost race', `${told}: nobody owns the workspace any more`);
  demandSame(counters.get('owners'), owners.length, 'lost addition', `${told}: the counter of owners`);
  const seats = members.filter(([, { status }]) => status !== 'removed').length;
  demandSame(counters.get('seats'), seats, 'lost addition', `${told}: the counter of seats`);
  const self = records.get('workspace')?.get('self') as { readonly primaryOwnerId: string } | undefined;
  const primaryOwnerId = self?.primaryOwnerId ?? 'nobody';
  demand(
    owners.includes(primaryOwnerId),
    'lost race',
    `${told}: the primary owner ${primaryOwnerId} is no active owner`,
  );
  return owners.length;
};

type Answer = Result<unknown, AnyFailure>;

/**
 * An owner goes. Whoever has the ownership gives it to somebody further down the list first, so that it goes round no circle, and has to
 * stay when nobody is left there: whoever was fast, that happens to exactly one.
 */
const givesUp = async (office: Office, index: number, how: 'leave' | 'step down'): Promise<Answer> => {
  const memberId = office.ids[index] as string;
  const { members, workspace } = office.as(memberId);
  for (;;) {
    const answer = await (how === 'leave' ? members.leave({}) : members.changeRole({ memberId, roles: ['member'] }));
    if (answer.ok || answer.error.code === 'last_owner') return answer;
    let handedOn = false;
    for (const heir of office.ids.slice(index + 1)) {
      handedOn ||= (await workspace.transferOwnership({ memberId: heir })).ok;
    }
    if (!handedOn) return answer;
  }
};

const codes = (answers: readonly Answer[]): readonly string[] =>
  answers.map((answer) => (answer.ok ? 'ok' : answer.error.code)).sort();

/** Runs a race as often as the host asks, each time in an office of its own. */
const race = (name: string, run: (trial: Trial) => Promise<void>): StoreTest => ({
  name,
  run: async (trial) => {
    for (let round = 0; round < trial.rounds; round++) await run(trial);
  },
});

/** A store on which somebody else gets something done right before the first commit. */
const overtaken = (store: WorkspaceStore, meddle: () => Promise<unknown>): WorkspaceStore => {
  let done = false;
  return {
    ...store,
    commit: async (...request) => {
      if (!done) {
        done = true;
        await meddle();
      }
      return store.commit(...request);
    },
  };
};

/** A store whose connection is cut at the first commit: before it gets there, or while the answer is on its way. */
const cutOff = (store: WorkspaceStore, when: 'before' | 'after'): WorkspaceStore => {
  let done = false;
  return {
    ...store,
    commit: async (...request) => {
      if (done) return store.commit(...request);
      done = true;
      if (when === 'after') await store.commit(...request);
      throw new Error('the connection was cut');
    },
  };
};

export const raceTests: readonly StoreTest[] = [
  ...(['leave', 'step down'] as const).map((how) =>
    race(`all owners ${how} at once, and who has the ownership hands it on: exactly one stays`, async (trial) => {
      const office = await officeOn(trial, ['owner', 'owner', 'owner']);
      const answers = await trial.atOnce<Answer>(
        'departures',
        ...office.ids.map((_, index) => givesUp(office, index, how)),
      );
      const told = `all owners ${how} at once`;
      demandSame(await demandOwned(trial, office, told), 1, 'lost race', `${told}: how many own the workspace`);
      const refused = answers.filter(({ ok }) => !ok);
      demandSame(refused.length, 1, 'lost race', `${told}: how many were kept of four: ${codes(answers)}`);
    }),
  ),
  ...(['demote', 'remove'] as const).map((how) =>
    race(`all owners ${how} each other at once: exactly the primary one stays`, async (trial) => {
      const office = await officeOn(trial, ['owner', 'owner', 'owner']);
      const { ids } = office;
      const against = async (id: string): Promise<readonly Answer[]> => {
        const { members } = office.as(id);
        const answers: Answer[] = [];
        for (const memberId of ids.filter((other) => other !== id)) {
          answers.push(
            how === 'demote'
              ? await members.changeRole({ memberId, roles: ['member'] })
              : await members.remove({ memberId }),
          );
        }
        return answers;
      };
      await trial.atOnce(`who can ${how} whom`, ...ids.map(against));
      const told = `all owners ${how} each other`;
      demandSame(await demandOwned(trial, office, told), 1, 'lost race', `${told}: how many own the workspace`);
      const type = how === 'demote' ? 'member_role_changed' : 'member_removed';
      const changes = (await trial.events(office.workspaceId)).filter((event) => event.type === type);
      demandSame(changes.length, 3, 'lost race', `${told}: how often it happened to three people`);
    }),
  ),
  race('two owners remove each other at once: one of them stays', async (trial) => {
    const office = await officeOn(trial, ['owner', 'owner']);
    const [, ben, cleo] = office.ids;
    const answers = await trial.atOnce<Answer>(
      'removals',
      office.as(ben).members.remove({ memberId: cleo as string }),
      office.as(cleo).members.remove({ memberId: ben as string }),
    );
    demandSame(
      answers.filter(({ ok }) => ok).length,
      1,
      'lost race',
      `how many of two removals of each other were made: ${codes(answers)}`,
    );
    await demandOwned(trial, office, 'two owners removed each other');
  }),
  race('the ownership is handed to somebody who is removed: the primary owner is there afterwards', async (trial) => {
    const office = await officeOn(trial, ['owner', 'owner']);
    const [ana, ben, cleo] = office.ids;
    await trial.atOnce<Answer>(
      'a transfer against a removal',
      office.as(ana).workspace.transferOwnership({ memberId: ben as string }),
      office.as(cleo).members.remove({ memberId: ben as string }),
    );
    await demandOwned(trial, office, 'a transfer against the removal of its receiver');
  }),
  race('two invitations are accepted and one seat is left: one of them gets it', async (trial) => {
    const office = await officeOn(trial, ['admin'], { policy: definePolicy({ seatLimit: 3 }) });
    const addresses = ['x@acme.example', 'y@acme.example'] as const;
    const { verdicts } = unwrap(
      await office.host.members.invite({ addresses: addresses.join(','), roles: ['member'] }),
    );
    const accept = (address: string, index: number) =>
      office.acme
        .as({ type: 'person', address })
        .members.acceptInvitation({ token: verdicts[index]?.token ?? '', name: 'New' });
    const answers = await trial.atOnce<Answer>('acceptances', ...addresses.map(accept));
    demandSame(codes(answers), ['ok', 'seat_limit_reached'], 'lost race', 'two acceptances for one seat');
    await demandOwned(trial, office, 'two acceptances for one seat');
  }),
  race('one invitation is accepted twice: one membership', async (trial) => {
    const office = await officeOn(trial, []);
    const address = 'x@acme.example';
    const token =
      unwrap(await office.host.members.invite({ addresses: address, roles: ['member'] })).verdicts[0]?.token ?? '';
    const accept = () => office.acme.as({ type: 'person', address }).members.acceptInvitation({ token, name: 'New' });
    const answers = await trial.atOnce<Answer>('acceptances', accept(), accept(), accept());
    demandSame(
      answers.filter(({ ok }) => ok).length,
      1,
      'lost race',
      `acceptances of one invitation: ${codes(answers)}`,
    );
    demandSame(
      (await membersOf(trial, office)).length,
      2,
      'lost race',
      'members after one invitation was accepted three times',
    );
  }),
  race('an invitation is accepted and revoked: one of both', async (trial) => {
    const office = await officeOn(trial, []);
    const address = 'x@acme.example';
    const [verdict] = unwrap(await office.host.members.invite({ addresses: address, roles: ['member'] })).verdicts;
    const answers = await trial.atOnce<Answer>(
      'an acceptance against a revocation',
      office.acme
        .as({ type: 'person', address })
        .members.acceptInvitation({ token: verdict?.token ?? '', name: 'New' }),
      office.host.members.revokeInvitation({ invitationId: verdict?.invitationId ?? '' }),
    );
    demandSame(
      answers.filter(({ ok }) => ok).length,
      1,
      'lost race',
      `an acceptance against a revocation: ${codes(answers)}`,
    );
  }),
  race('one address is added twice: one membership, and the other is told', async (trial) => {
    const office = await officeOn(trial, []);
    const add = () => office.host.members.add({ name: 'Twin', address: 'twin@acme.example', roles: ['member'] });
    const answers = await trial.atOnce<Answer>('additions', add(), add());
    demandSame(codes(answers), ['address_taken', 'ok'], 'lost race', 'one address for two people');
  }),
  race('somebody is demoted between reading and committing: their change is not made', async (trial) => {
    const office = await officeOn(trial, ['admin', 'member']);
    const [, ben, cleo] = office.ids;
    const late = office.start(
      overtaken(trial.store, () => office.host.members.changeRole({ memberId: ben as string, roles: ['member'] })),
    );
    const answer = await office.as(ben, late).members.changeRole({ memberId: cleo as string, roles: ['admin'] });
    demandSame(
      answer.ok ? 'ok' : answer.error.code,
      'permission_denied',
      'ignored expectation',
      'a change by somebody who was an admin until a moment ago',
    );
    const roles = (await trial.record('member', cleo as string, office.workspaceId))?.roles;
    demandSame(roles, ['member'], 'ignored expectation', 'the roles they wanted to give');
  }),
  race(
    'a group is deleted between reading and committing: nobody is added to it, nothing shared with it',
    async (trial) => {
      const office = await officeOn(trial, ['admin', 'member']);
      const [ana, , cleo] = office.ids;
      unwrap(await office.as(ana).contacts.create({ contactId: 'dora', fields: { firstName: 'Dora' } }));
      for (const attempt of ['add', 'share'] as const) {
        const { groupId } = unwrap(await office.host.groups.create({ name: `Group to ${attempt}` }));
        const late = office.start(overtaken(trial.store, () => office.host.groups.delete({ groupId })));
        const session = office.as(ana, late);
        if (attempt === 'add') await session.groups.addMembers({ groupId, memberIds: [cleo as string] });
        else {
          const grants = [{ principal: `group:${groupId}` as const }];
          await session.contacts.manageAccess({ contactIds: ['dora'], change: { type: 'add', grants } });
        }
        const { lists } = await trial.read([`groupMembers:${groupId}`, 'grants:contact dora'], office.workspaceId);
        demandSame(
          [...lists.values()].flat(),
          [],
          'ignored expectation',
          `after an attempt to ${attempt} with a group that was just deleted`,
        );
      }
    },
  ),
  race(
    'a group is deleted while people are added and things shared: no member and no grant came later than the end',
    async (trial) => {
      const office = await officeOn(trial, ['admin', 'member']);
      const [ana, ben, cleo] = office.ids;
      unwrap(await office.as(ana).contacts.create({ contactId: 'dora', fields: { firstName: 'Dora' } }));
      const { groupId } = unwrap(await office.host.groups.create({ name: 'Ending' }));
      await trial.atOnce<Answer>(
        'the end of a group',
        office.host.groups.delete({ groupId }),
        office.as(ben).groups.addMembers({ groupId, memberIds: [cleo as string] }),
        office.as(ana).contacts.manageAccess({
          contactIds: ['dora'],
          change: { type: 'add', grants: [{ principal: `group:${groupId}` }] },
        }),
      );
      const types = (await trial.events(office.workspaceId)).map(({ type }) => type);
      const end = types.indexOf('group_retired');
      demand(end >= 0, 'lost event', 'a group was deleted, and no event says so');
      demandSame(
        types.slice(end + 1).filter((type) => type === 'group_members_added' || type === 'access_changed'),
        [],
        'events out of order',
        'what happened to a group behind its end',
      );
    },
  ),
  race('somebody is removed while they list: what they get afterwards is nothing', async (trial) => {
    const office = await officeOn(trial, ['member']);
    const [ana, ben] = office.ids;
    for (const id of ['a', 'b', 'c']) {
      unwrap(await office.as(ana).contacts.create({ contactId: id, fields: { firstName: id } }));
    }
    unwrap(
      await office.as(ana).contacts.manageAccess({
        contactIds: ['a', 'b', 'c'],
        change: { type: 'add', grants: [{ principal: 'workspace' }] },
      }),
    );
    const list = async () => {
      const pages: number[] = [];
      for (let look = 0; look < 6; look++) {
        const page = await office.as(ben).contacts.list({ limit: 2 });
        pages.push(page.ok ? page.value.items.length : 0);
      }
      return pages;
    };
    const [pages] = await trial.atOnce<unknown>(
      'a removal while listing',
      list(),
      office.as(ana).members.remove({ memberId: ben as string }),
    );
    const emptied = (pages as readonly number[]).join('');
    demand(/^2*0*$/.test(emptied), 'stale read', `what somebody saw who was removed meanwhile: ${emptied}`);
    const after = await office.as(ben).contacts.list({ limit: 2 });
    demand(!after.ok || after.value.items.length === 0, 'stale read', 'somebody who was removed is shown contacts');
  }),
  race('two imports bring one e-mail: one entry', async (trial) => {
    const office = await officeOn(trial, ['admin']);
    const contacts = [{ name: 'Maria Beck', position: '', email: 'maria@acme.example', phones: [] }];
    const answers = await trial.atOnce(
      'imports',
      ...[0, 1].map((index) => office.as(office.ids[index]).directory.import({ contacts })),
    );
    const verdicts = answers.flatMap((answer) => unwrap(answer).verdicts.map(({ verdict }) => verdict)).sort();
    demandSame(verdicts, ['exists', 'imported'], 'lost race', 'two imports with one e-mail');
    const { items } = await trial.store.list(office.workspaceId, 'contact', { limit: 9 });
    demandSame(items.length, 1, 'lost race', 'entries after two imports with one e-mail');
  }),
  {
    name: 'sixteen at once on one guard: all are done, nothing is lost, nobody is sent away',
    run: async (trial) => {
      const office = await officeOn(
        trial,
        Array.from({ length: 16 }, () => 'member'),
      );
      const { groupId } = unwrap(await office.host.groups.create({ name: 'Everybody' }));
      const people = office.ids.slice(1);
      const answers = await trial.atOnce<Answer>(
        'sixteen on one guard',
        ...people.map((memberId) => office.as(office.ids[0]).groups.addMembers({ groupId, memberIds: [memberId] })),
      );
      demandSame(
        codes(answers),
        people.map(() => 'ok'),
        'unsettled',
        'sixteen additions to one group',
      );
      const { lists } = await trial.read([`groupMembers:${groupId}`], office.workspaceId);
      demandSame(
        lists.get(`groupMembers:${groupId}`)?.length,
        people.length,
        'lost write',
        'how many of sixteen are in the group',
      );
    },
  },
  race(
    'a connection is cut before the commit: nothing happened; while the answer is on its way: it happened once',
    async (trial) => {
      for (const when of ['before', 'after'] as const) {
        const office = await officeOn(trial, []);
        const broken = office.start(cutOff(trial.store, when)).as({ type: 'system' });
        const add = (session: typeof broken) =>
          session.members.add({ name: 'New', address: 'new@acme.example', roles: ['member'] });
        await add(broken).catch(() => null);
        const made = when === 'after' ? 2 : 1;
        demandSame(
          (await membersOf(trial, office)).length,
          made,
          when === 'after' ? 'lost write' : 'partial commit',
          `members after a connection was cut ${when} the commit`,
        );
        const again = await add(office.host);
        demandSame(
          again.ok ? 'ok' : again.error.code,
          when === 'after' ? 'address_taken' : 'ok',
          'lost race',
          `doing it again, cut ${when}`,
        );
        await demandOwned(trial, office, `a connection was cut ${when} the commit`);
      }
    },
  ),
  race('an import that breaks off half way is simply done again: nothing is imported twice', async (trial) => {
    const office = await officeOn(trial, ['admin']);
    const part = (from: number) =>
      Array.from({ length: 5 }, (_, index) => ({
        name: `Person ${from + index}`,
        position: '',
        email: `p${from + index}@acme.example`,
        phones: [],
      }));
    const chunks = [part(0), part(5), part(10)];
    let sent = 0;
    const broken: WorkspaceStore = {
      ...trial.store,
      commit: async (...request) => {
        sent += 1;
        if (sent === 2) throw new Error('the server went away');
        return trial.store.commit(...request);
      },
    };
    const importAll = async (session: ReturnType<Office['acme']['as']>) => {
      for (const contacts of chunks) unwrap(await session.directory.import({ contacts }));
    };
    await importAll(office.as(office.ids[0], office.start(broken))).catch(() => null);
    await importAll(office.as(office.ids[0]));
    const { items } = await trial.store.list(office.workspaceId, 'contact', { limit: 100 });
    demandSame(items.length, 15, 'lost write', 'entries after an import that broke off and was done again');
  }),
  race('a clock that goes backwards: the order of events is that of the commits all the same', async (trial) => {
    let now = Date.UTC(2026, 10, 22);
    const office = await officeOn(trial, ['member'], { clock: () => (now -= 3_600_000) });
    const [ana] = office.ids;
    for (const name of ['one', 'two', 'three']) {
      unwrap(await office.as(ana).contacts.create({ contactId: name, fields: { firstName: name } }));
    }
    const made = (await trial.events(office.workspaceId, null, 2))
      .filter(({ type }) => type === 'contact_created')
      .map(({ data }) => (data as { readonly contactId: string }).contactId);
    demandSame(made, ['one', 'two', 'three'], 'events out of order', 'contacts made while the clock went backwards');
  }),
];
