import { memoryStore } from 'partyline/adapters';
import { unwrap } from 'partyline/kernel';
import { createPartyline } from 'partyline/service';
import { describe, expect, it } from 'vitest';

const officeWithTwoOwners = async () => {
  const store = memoryStore();
  const acme = createPartyline({ store }).workspace('acme');
  const host = acme.as({ type: 'system' });
  const owner = { name: 'Ana', address: 'ana@acme.example' };
  const ana = unwrap(await host.workspace.create({ name: 'Acme', owner })).memberId;
  const ben = unwrap(await host.members.add({ name: 'Ben', address: 'ben@acme.example', roles: ['owner'] })).memberId;
  return { store, acme, host, ana, ben };
};

describe('two at once', () => {
  it('two owners who demote each other leave one owner', async () => {
    const { acme, ana, ben, store } = await officeWithTwoOwners();
    const results = await Promise.all([
      acme.as({ type: 'member', memberId: ana }).members.changeRole({ memberId: ben, roles: ['member'] }),
      acme.as({ type: 'member', memberId: ben }).members.changeRole({ memberId: ana, roles: ['member'] }),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const { counters } = await store.read('acme', ['counter:owners']);
    expect(counters.get('owners')).toBe(1);
  });

  it('two members with one address: one is added, the other is told', async () => {
    const { host } = await officeWithTwoOwners();
    const twin = { name: 'Cleo', address: 'cleo@acme.example', roles: ['member'] };
    const results = await Promise.all([host.members.add(twin), host.members.add(twin)]);
    expect(results.map((result) => (result.ok ? 'added' : result.error.code)).sort()).toEqual([
      'added',
      'address_taken',
    ]);
  });

  it('an office works: groups, numbers, contacts, lists and reasons', async () => {
    const { acme, host, ana, ben } = await officeWithTwoOwners();
    const cleo = unwrap(
      await host.members.add({ name: 'Cleo', address: 'cleo@acme.example', roles: ['member'] }),
    ).memberId;
    const asAna = acme.as({ type: 'member', memberId: ana });
    const asCleo = acme.as({ type: 'member', memberId: cleo });
    const { groupId } = unwrap(await asAna.groups.create({ name: 'Sales', memberIds: [cleo] }));
    const { numberId } = unwrap(await asAna.numbers.add({ phone: '+15551234567', name: 'Desk', mode: 'shared' }));
    unwrap(await asAna.numbers.assign({ numberId, memberId: cleo, access: 'read' }));
    unwrap(await asAna.contacts.create({ contactId: 'dora', fields: { firstName: 'Dora' } }));
    unwrap(await asAna.contacts.create({ contactId: 'emil', numberId, fields: { firstName: 'Emil' } }));
    expect(unwrap(await asCleo.contacts.list()).items.map(({ id, level }) => [id, level])).toEqual([['emil', 'view']]);
    const change = { type: 'add', grants: [{ principal: `group:${groupId}` as const }] } as const;
    const { verdicts } = unwrap(await asAna.contacts.manageAccess({ contactIds: ['dora', 'nobody'], change }));
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['changed', 'refused']);
    expect(unwrap(await asCleo.contacts.list()).items.map(({ id }) => id)).toEqual(['dora', 'emil']);
    expect(unwrap(await asCleo.contacts.explainAccess({ contactId: 'dora' })).paths).toEqual([
      { principal: `group:${groupId}`, level: 'edit', cause: 'manual', until: null },
    ]);
    expect(ben).not.toBe(ana);
  });
});
