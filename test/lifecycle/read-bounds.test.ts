import { memoryStore } from 'partyline/adapters';
import { unwrap } from 'partyline/kernel';
import { acceptInvitation, joinByDomain, leaveWorkspace, removeMember } from 'partyline/lifecycle';
import { changeRole, inviteMembers, reinstateMember, suspendMember, transferOwnership } from 'partyline/members';
import { createPartyline, load } from 'partyline/service';
import { type Context, definePolicy, type Key, type Operation } from 'partyline/workspace';
import { beforeAll, describe, expect, it } from 'vitest';

/** How many people are there, besides the first owner. */
const CROWD = 300;

/** A large office in a store that counts what it is asked for. */
const crowd = async () => {
  const store = memoryStore();
  let made = 0;
  const newId = () => `id${++made}`;
  const acme = createPartyline({ store, clock: () => 0, newId }).workspace('acme');
  const host = acme.as({ type: 'system' });
  const owner = { name: 'Ana', address: 'ana@acme.example' };
  const ana = unwrap(await host.workspace.create({ name: 'Acme', owner })).memberId;
  const people: string[] = [];
  for (let i = 0; i < CROWD; i++) {
    const role = i % 10 === 0 ? 'owner' : i % 10 === 1 ? 'admin' : 'member';
    const person = { name: `Person ${i}`, address: `p${i}@acme.example`, roles: [role] };
    people.push(unwrap(await host.members.add(person)).memberId);
  }
  const [olga = '', ben = '', cleo = '', dan = ''] = people;
  // Cleo is in the middle of everything: 20 groups, 20 numbers, 200 contacts, half of them shared.
  for (let i = 0; i < 20; i++) {
    unwrap(await host.groups.create({ name: `Group ${i}`, memberIds: people.slice(0, 100) }));
    const phone = `+1555000${String(i).padStart(4, '0')}`;
    const number = { phone, name: `Line ${i}`, mode: 'shared', ownerId: cleo } as const;
    const { numberId } = unwrap(await host.numbers.add(number));
    for (const memberId of people.slice(3, 9)) unwrap(await host.numbers.assign({ numberId, memberId, access: 'use' }));
  }
  const session = acme.as({ type: 'member', memberId: cleo });
  const share = { type: 'add', grants: [{ principal: 'workspace' }] } as const;
  for (let i = 0; i < 200; i++) {
    const { contactId } = unwrap(await session.contacts.create({ fields: { firstName: `Contact ${i}` } }));
    if (i % 2 === 0) unwrap(await session.contacts.manageAccess({ contactIds: [contactId], change: share }));
  }
  return { store, host, ana, olga, ben, cleo, dan, acme, newId };
};

let office: Awaited<ReturnType<typeof crowd>>;

beforeAll(async () => {
  office = await crowd();
});

/** Every key that the read plan of an operation settles on, and every record that came with them. */
const readsOf = async <Input>(operation: Operation<Input>, input: Input, who: string | { address: string }) => {
  const keys = new Set<Key>();
  let records = 0;
  const store: typeof office.store = {
    ...office.store,
    read: async (workspaceId, asked, options) => {
      for (const key of asked) keys.add(key as Key);
      const answer = await office.store.read(workspaceId, asked, options);
      records = [...answer.records.values()].reduce((sum, table) => sum + table.size, 0);
      return answer;
    },
  };
  const actor =
    typeof who === 'string' ? { type: 'member' as const, memberId: who } : { type: 'person' as const, ...who };
  const context: Context = { actor, at: 0, newId: office.newId };
  const known = await load({ store, policy: definePolicy(), workspaceId: 'acme' }, operation, input, context);
  return { keys: [...keys], records, known, context };
};

describe('what an operation reads does not depend on how many people, groups, numbers and contacts there are', () => {
  it('changing a role: at most 10', async () => {
    const input = { memberId: office.cleo, roles: ['admin'] };
    const { keys, records, known, context } = await readsOf(changeRole, input, office.ben);
    expect(keys.length).toBeLessThanOrEqual(10);
    expect(records).toBeLessThanOrEqual(10);
    expect(unwrap(changeRole(known, input, context)).commit?.put).toHaveLength(1);
  });

  it.each([
    ['suspending', suspendMember],
    ['reinstating', reinstateMember],
  ])('%s: at most 10', async (_, verb) => {
    const { keys, records } = await readsOf(verb, { memberId: office.cleo }, office.ben);
    expect(Math.max(keys.length, records)).toBeLessThanOrEqual(10);
  });

  it('handing on the ownership: at most 10', async () => {
    const { keys, records } = await readsOf(transferOwnership, { memberId: office.olga }, office.ana);
    expect(Math.max(keys.length, records)).toBeLessThanOrEqual(10);
  });

  it('removing a member, with successors of one’s choice: at most 10, and it writes no more', async () => {
    for (const input of [
      { memberId: office.cleo },
      { memberId: office.cleo, successorId: office.ben, numbersSuccessorId: office.dan },
    ]) {
      const { keys, records, known, context } = await readsOf(removeMember, input, office.olga);
      expect(keys.length).toBeLessThanOrEqual(10);
      expect(records).toBeLessThanOrEqual(10);
      const { commit } = unwrap(removeMember(known, input, context));
      expect((commit?.put.length ?? 0) + (commit?.delete.length ?? 0)).toBeLessThanOrEqual(6);
      expect((commit?.check.length ?? 0) + (commit?.bump.length ?? 0)).toBeLessThanOrEqual(10);
    }
  });

  it('leaving: at most 10', async () => {
    const { keys, records, known, context } = await readsOf(leaveWorkspace, {}, office.cleo);
    expect(Math.max(keys.length, records)).toBeLessThanOrEqual(10);
    expect(leaveWorkspace(known, {}, context).ok).toBe(true);
  });

  it.each([1, 2, 10, 100])('inviting %i: at most 10 and three for each', async (count) => {
    const addresses = Array.from({ length: count }, (_, i) =>
      i % 2 === 0 ? `p${i}@acme.example` : `n${i}@else.example`,
    );
    const tokenHashes = addresses.map((_, i) => i.toString(16).padStart(64, '0'));
    const input = { addresses, tokenHashes };
    const { keys, records } = await readsOf(inviteMembers, input, office.ben);
    expect(keys.length).toBeLessThanOrEqual(10 + 3 * count);
    expect(records).toBeLessThanOrEqual(10 + 3 * count);
  });

  it('inviting those who were invited before, too', async () => {
    const count = 20;
    const addresses = Array.from({ length: count }, (_, i) => `again${i}@else.example`);
    unwrap(await office.acme.as({ type: 'member', memberId: office.ben }).members.invite({ addresses }));
    const tokenHashes = addresses.map((_, i) => i.toString(16).padStart(64, '0'));
    const { keys, records } = await readsOf(inviteMembers, { addresses, tokenHashes }, office.ben);
    expect(Math.max(keys.length, records)).toBeLessThanOrEqual(10 + 3 * count);
  });

  it('coming in, by invitation or by domain: at most 10 where no number comes along', async () => {
    const ben = office.acme.as({ type: 'member', memberId: office.ben });
    const { verdicts } = unwrap(await ben.members.invite({ addresses: 'eve@else.example' }));
    const invitationId = verdicts[0]?.invitationId ?? '';
    const eve = { address: 'eve@else.example' };
    const accept = await readsOf(acceptInvitation, { invitationId, tokenHash: '0'.repeat(64), name: 'Eve' }, eve);
    expect(Math.max(accept.keys.length, accept.records)).toBeLessThanOrEqual(10);
    const join = await readsOf(joinByDomain, { name: 'Eve' }, eve);
    expect(Math.max(join.keys.length, join.records)).toBeLessThanOrEqual(10);
  });
});
