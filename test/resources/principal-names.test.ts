import { memoryStore } from 'partyline/adapters';
import { unwrap } from 'partyline/kernel';
import { createPartyline } from 'partyline/service';
import { describe, expect, it } from 'vitest';

describe('what those are called whom something is granted to', () => {
  it('stands in the access list: the owner first, then people, groups, numbers and the workspace, as they were granted', async () => {
    const at = createPartyline({ store: memoryStore(), clock: () => 1_000 }).workspace('acme');
    const host = at.as({ type: 'system' });
    const { memberId: ana } = unwrap(
      await host.workspace.create({ name: 'Acme', owner: { name: 'Ana', address: 'ana@acme.example' } }),
    );
    const { memberId: ben } = unwrap(
      await host.members.add({ name: 'Ben', address: 'ben@acme.example', roles: ['member'] }),
    );
    const { groupId } = unwrap(await host.groups.create({ name: 'Sales', memberIds: [ben] }));
    const line = { phone: '+15551234567', name: 'Front desk', mode: 'exclusive', ownerId: ana } as const;
    const { numberId } = unwrap(await host.numbers.add(line));
    const as = at.as({ type: 'member', memberId: ana });
    const { contactId } = unwrap(await as.contacts.create({ fields: { firstName: 'Dora' } }));
    unwrap(await as.contacts.attachToNumber({ contactId, numberId }));
    const namesAfter = async (grants: readonly object[]) => {
      const change = { type: 'replace', grants } as never;
      unwrap(await as.contacts.manageAccess({ contactIds: [contactId], change }));
      return unwrap(await as.contacts.accessList({ contactId }));
    };
    const owner = { principal: `owner:${ana}`, name: 'Ana' };
    const some = await namesAfter([
      { principal: `member:${ben}`, level: 'view', until: 2_000 },
      { principal: `group:${groupId}`, level: 'view' },
    ]);
    expect(some.names[0]).toEqual(owner);
    expect(new Map(some.names.map(({ principal, name }) => [principal as string, name]))).toEqual(
      new Map([
        [`owner:${ana}`, 'Ana'],
        [`number:${numberId}`, 'Front desk'],
        [`member:${ben}`, 'Ben'],
        [`group:${groupId}`, 'Sales'],
      ]),
    );
    const all = await namesAfter([{ principal: 'workspace', level: 'view' }]);
    expect(all.names).toContainEqual({ principal: 'workspace', name: 'Acme' });
    for (const principal of all.indicator.principals) {
      expect(all.names.map((one) => one.principal)).toContain(principal);
    }
  });
});
