import { memoryStore, type WorkspaceStore } from 'partyline/adapters';
import { unwrap } from 'partyline/kernel';
import { createPartyline, type StartJobInput } from 'partyline/service';
import { shareable } from 'partyline/sharing';
import { definePolicy } from 'partyline/workspace';

const policy = definePolicy({ shareables: [shareable('deal')] });

/** Ana owns the office; Ben is a member with contacts of his own. A commit that the store is told to lose fails before or after it. */
export const openOffice = async (contacts: number, empty: WorkspaceStore = memoryStore()) => {
  let until = Number.POSITIVE_INFINITY;
  let written = false;
  const store: WorkspaceStore = {
    ...empty,
    commit: async (...request) => {
      if (until-- > 0) return empty.commit(...request);
      if (written) await empty.commit(...request);
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

export const share = { type: 'add', grants: [{ principal: 'workspace', level: 'view' }] } as const;

type Office = Awaited<ReturnType<typeof openOffice>>;

export interface KindOfWork {
  readonly who: 'ana' | 'ben' | 'host';
  /** What the office looks like when the job is started; says whom or what the job is about. */
  readonly before?: (office: Office) => Promise<string>;
  readonly start: (about: string) => StartJobInput;
}

export const kindsOfWork: Readonly<Record<string, KindOfWork>> = {
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
export const readyFor = async (
  { who, before, start }: KindOfWork,
  empty: WorkspaceStore = memoryStore({ maxWrites: 9 }),
) => {
  const office = await openOffice(5, empty);
  const about = (await before?.(office)) ?? '';
  const session = () => (who === 'host' ? office.host : office.as(office[who]));
  return { ...office, session, start: () => session().jobs.start({ ...start(about), jobId: 'job' }) };
};

/** What everybody sees, and who owns what. */
export const picture = async ({ contactsSeenBy, ana, ben, store }: Office) => {
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
