import { memoryStore, type WorkspaceStore } from 'partyline/adapters';
import { unwrap } from 'partyline/kernel';
import { createPartyline } from 'partyline/service';
import { describe, expect, it } from 'vitest';

/** A team, and what happens while a list is on its way: after its reach was read, before the store looks. */
const team = async () => {
  const memory = memoryStore();
  let meanwhile: () => Promise<unknown> = async () => {};
  let looks = 0;
  const before =
    <Parameters extends unknown[], Answer>(read: (...request: Parameters) => Promise<Answer>) =>
    async (...request: Parameters) => {
      looks++;
      await meanwhile();
      return read(...request);
    };
  const store: WorkspaceStore = {
    ...memory,
    listVisible: before(memory.listVisible) as WorkspaceStore['listVisible'],
    countVisible: before(memory.countVisible),
    search: before(memory.search) as WorkspaceStore['search'],
  };
  const acme = createPartyline({ store, wait: async () => {} }).workspace('acme');
  const host = acme.as({ type: 'system' });
  const owner = { name: 'Ana', address: 'ana@acme.example' };
  const ana = acme.as({
    type: 'member',
    memberId: unwrap(await host.workspace.create({ name: 'Acme', owner })).memberId,
  });
  const { memberId } = unwrap(await host.members.add({ name: 'Ben', address: 'ben@acme.example', roles: ['member'] }));
  const { groupId } = unwrap(await host.groups.create({ name: 'Sales' }));
  const memberIds = [memberId];
  unwrap(await host.groups.addMembers({ groupId, memberIds }));
  const grants = [{ principal: `group:${groupId}` as const }];
  const share = async (contactId: string) => {
    unwrap(await ana.contacts.create({ contactId, fields: { firstName: contactId } }));
    unwrap(await ana.contacts.manageAccess({ contactIds: [contactId], change: { type: 'add', grants } }));
  };
  return {
    ben: acme.as({ type: 'member', memberId }),
    share,
    leave: async () => unwrap(await host.groups.removeMembers({ groupId, memberIds })),
    join: async () => unwrap(await host.groups.addMembers({ groupId, memberIds })),
    looks: () => looks,
    meanwhile: (happens: () => Promise<unknown>) => {
      meanwhile = happens;
    },
  };
};

type Team = Awaited<ReturnType<typeof team>>;

const ways: readonly (readonly [string, (ben: Team['ben']) => Promise<unknown>, unknown, unknown])[] = [
  ['a list', async (ben) => unwrap(await ben.contacts.list()).items.map(({ id }) => id), ['before'], []],
  ['a count', async (ben) => unwrap(await ben.contacts.count()).count, 1, 0],
  [
    'a search',
    async (ben) => unwrap(await ben.contacts.search({ text: 'be' })).items.map(({ id }) => id),
    ['before'],
    [],
  ],
];

describe.each(ways)('%s', (_, look, all, none) => {
  it('shows nothing that came after its actor lost the way to it, though their reach was read before', async () => {
    const { ben, share, leave, meanwhile, looks } = await team();
    await share('before');
    expect(await look(ben)).toEqual(all);
    meanwhile(async () => {
      meanwhile(async () => {});
      await leave();
      await share('behind');
    });
    expect(await look(ben)).toEqual(none);
    expect(looks()).toBe(3);
  });

  it('is not read again for what others do', async () => {
    const { ben, share, meanwhile, looks } = await team();
    await share('before');
    meanwhile(() => share(`other${looks()}`));
    await look(ben);
    expect(looks()).toBe(1);
  });
});

it('whose actor comes and goes all the time says so at last', async () => {
  const { ben, join, leave, meanwhile } = await team();
  meanwhile(async () => {
    await leave();
    await join();
  });
  const list = await ben.contacts.list();
  expect(list.ok ? list.value : list.error).toMatchObject({ code: 'contention', path: [] });
});
