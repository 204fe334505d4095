import { memoryStore } from 'partyline/adapters';
import { type AnyFailure, type Result, unwrap } from 'partyline/kernel';
import { createPartyline } from 'partyline/service';
import { expect, it } from 'vitest';

const AT = Date.UTC(2026, 10, 22);

it('each verb of groups finds in a store whatever it needs, and answers whole', async () => {
  const acme = createPartyline({ store: memoryStore(), clock: () => AT }).workspace('acme');
  const host = acme.as({ type: 'system' });
  const owner = { name: 'Ana', address: 'ana@acme.example' };
  const ana = unwrap(await host.workspace.create({ name: 'Acme', owner })).memberId;
  const join = async (name: string) => {
    const person = { name, address: `${name}@acme.example`, roles: ['member'] };
    return unwrap(await host.members.add(person)).memberId;
  };
  const ben = await join('ben');
  const { groups } = acme.as({ type: 'member', memberId: ana });
  const errorOf = async (result: Promise<Result<unknown, AnyFailure>>) => {
    const answer = await result;
    return answer.ok ? null : answer.error;
  };

  const { groupId } = unwrap(await groups.create({ name: 'Sales', memberIds: [ana] }));
  await groups.create({ name: 'Support' });
  expect(await errorOf(groups.create({ name: 'sales' }))).toEqual({
    code: 'group_name_taken',
    path: ['name'],
    params: { name: 'sales' },
  });
  expect(await errorOf(groups.create({ name: 'New', memberIds: [ben, 'nobody'] }))).toMatchObject({
    path: ['memberIds', 1],
  });
  expect(unwrap(await groups.addMembers({ groupId, memberIds: [ana, ben] }))).toEqual({ groupId, memberIds: [ben] });
  expect(await errorOf(groups.addMembers({ groupId, memberIds: [ben, 'nobody'] }))).toEqual({
    code: 'member_not_found',
    path: ['memberIds', 1],
    params: { memberId: 'nobody' },
  });
  expect(unwrap(await groups.list({})).map(({ name, memberIds }) => [name, memberIds])).toEqual([
    ['Sales', [ana, ben].sort()],
    ['Support', []],
  ]);
  expect(unwrap(await groups.removeMembers({ groupId, memberIds: [ben] }))).toEqual({ groupId, memberIds: [ben] });
  expect(await errorOf(groups.removeMembers({ groupId, memberIds: [ben, 'nobody'] }))).toEqual({
    code: 'member_not_found',
    path: ['memberIds', 1],
    params: { memberId: 'nobody' },
  });
  expect(await errorOf(groups.removeMembers({ groupId: 'none', memberIds: [ben] }))).toEqual({
    code: 'group_not_found',
    path: ['groupId'],
    params: { groupId: 'none' },
  });

  expect(unwrap(await groups.update({ groupId, emoji: '📞' }))).toEqual({ groupId });
  expect(unwrap(await groups.update({ groupId, emoji: '📞' }))).toEqual({ groupId });
  expect(await errorOf(groups.update({ groupId, name: 'SUPPORT' }))).toEqual({
    code: 'group_name_taken',
    path: ['name'],
    params: { name: 'SUPPORT' },
  });
  expect(unwrap(await groups.update({ groupId, name: 'Revenue' }))).toEqual({ groupId });
  // The old name is free, and the new one is not.
  unwrap(await groups.create({ name: 'Sales' }));
  expect(await errorOf(groups.create({ name: 'revenue' }))).toMatchObject({ code: 'group_name_taken' });
  expect(unwrap(await groups.update({ groupId, name: 'REVENUE' }))).toEqual({ groupId });
  expect(await errorOf(groups.create({ name: 'revenue' }))).toMatchObject({ code: 'group_name_taken' });

  unwrap(await groups.delete({ groupId }));
  expect(await errorOf(groups.update({ groupId, name: 'Other' }))).toEqual({
    code: 'group_retired',
    path: ['groupId'],
    params: { groupId },
  });
  unwrap(await groups.create({ name: 'Revenue' }));
});
