import { memoryStore } from 'partyline/adapters';
import { unwrap } from 'partyline/kernel';
import { createPartyline } from 'partyline/service';
import { beforeEach, describe, expect, it } from 'vitest';

const office = async () => {
  const acme = createPartyline({ store: memoryStore(), clock: () => Date.UTC(2026, 10, 22) }).workspace('acme');
  const host = acme.as({ type: 'system' });
  const owner = { name: 'Ana', address: 'ana@acme.example' };
  const ana = unwrap(await host.workspace.create({ name: 'Acme', owner })).memberId;
  const add = async (name: string, role: string) =>
    unwrap(await host.members.add({ name, address: `${name}@acme.example`, roles: [role] })).memberId;
  const [ben, cleo, dan] = [await add('ben', 'admin'), await add('cleo', 'member'), await add('dan', 'member')];
  const as = (memberId: string) => acme.as({ type: 'member', memberId });
  const { groupId } = unwrap(await host.groups.create({ name: 'Sales', memberIds: [dan] }));
  const names = ['dora', 'emil', 'fay'];
  for (const contactId of names)
    unwrap(await as(cleo).contacts.create({ contactId, fields: { firstName: contactId } }));
  const share = async (contactIds: string[], principal: `group:${string}` | `member:${string}`) =>
    unwrap(await as(cleo).contacts.manageAccess({ contactIds, change: { type: 'add', grants: [{ principal }] } }));
  await share(names, `group:${groupId}`);
  await share(['dora'], `member:${ben}`);
  await share(['emil'], `member:${dan}`);
  return { host, as, ana, ben, cleo, dan, groupId };
};

let scene: Awaited<ReturnType<typeof office>>;

beforeEach(async () => {
  scene = await office();
});

describe('before somebody is taken out of a group', () => {
  it('an admin is told by principal how much hangs on it, and which of it they see themselves', async () => {
    const { as, ben, dan, groupId } = scene;
    const change = { change: 'removeGroupMembers', input: { groupId, memberIds: [dan] } } as const;
    const { shifts } = unwrap(await as(ben).access.countReach(change));
    expect(shifts).toEqual([
      {
        principal: `group:${groupId}`,
        who: [{ memberId: dan, from: 'edit', to: null }],
        resources: { contact: { count: 3, capped: false }, snippet: { count: 0, capped: false } },
        people: null,
      },
    ]);
    const details = unwrap(await as(ben).access.detailReach({ ...change, memberId: dan }));
    expect(details).toEqual({
      gains: [],
      loses: [{ kind: 'contact', id: 'dora', from: 'edit', to: null, paths: [] }],
      keeps: [],
      hidden: { gains: 0, loses: 1, keeps: 1 },
      next: null,
      incomplete: false,
    });
  });

  it('and may ask as little about it as they may do it', async () => {
    const { as, cleo, dan, groupId } = scene;
    const change = { change: 'removeGroupMembers', input: { groupId, memberIds: [dan] } } as const;
    const codes = [
      await as(cleo).access.countReach(change),
      await as(cleo).access.detailReach({ ...change, memberId: dan }),
    ];
    expect(codes.map((asked) => (asked.ok ? 'ok' : asked.error.code))).toEqual([
      'permission_denied',
      'permission_denied',
    ]);
  });
});

it('deleting a group means nothing to anybody; ending its access names the people in it', async () => {
  const { host, dan, groupId } = scene;
  expect(unwrap(await host.access.countReach({ change: 'deleteGroup', input: { groupId } })).shifts).toEqual([]);
  await host.groups.delete({ groupId });
  const { shifts } = unwrap(await host.access.countReach({ change: 'revokeGroupAccess', input: { groupId } }));
  expect(shifts).toMatchObject([
    { principal: `group:${groupId}`, who: 'everybody', people: { memberIds: [dan], capped: false } },
  ]);
  const details = unwrap(
    await host.access.detailReach({ change: 'revokeGroupAccess', input: { groupId }, memberId: dan }),
  );
  expect(details.loses.map(({ id }) => id)).toEqual(['dora', 'fay']);
  expect(details.keeps.map(({ id, paths }) => [id, paths.length])).toEqual([['emil', 1]]);
});

it('a removal says who gains what was theirs', async () => {
  const { as, ana, cleo } = scene;
  const change = { change: 'removeMember', input: { memberId: cleo } } as const;
  const { shifts } = unwrap(await as(ana).access.countReach(change));
  const own = shifts.find(({ principal }) => principal === `owner:${cleo}`);
  expect(own?.who).toEqual([
    { memberId: cleo, from: 'edit', to: null },
    { memberId: ana, from: null, to: 'edit' },
  ]);
  expect(own?.resources.contact).toEqual({ count: 3, capped: false });
  const details = unwrap(await as(ana).access.detailReach({ ...change, memberId: ana }));
  // Ana owns the workspace and sees none of them yet: she is told how many there are.
  expect([details.gains, details.hidden]).toEqual([[], { gains: 3, loses: 0, keeps: 0 }]);
});

it('pages go on after what whoever asks sees, and never at a thing that is hidden from them', async () => {
  const { host, dan, groupId } = scene;
  const change = { change: 'removeGroupMembers', input: { groupId, memberIds: [dan] } } as const;
  const first = unwrap(await host.access.detailReach({ ...change, memberId: dan, limit: 2 }));
  expect([first.loses.map(({ id }) => id), first.keeps.map(({ id }) => id), first.next?.id]).toEqual([
    ['dora'],
    ['emil'],
    'emil',
  ]);
  const second = unwrap(await host.access.detailReach({ ...change, memberId: dan, limit: 2, after: first.next }));
  expect([second.loses.map(({ id }) => id), second.next]).toEqual([['fay'], null]);
});
