// Two teams alike to the last id: what is asked of one over HTTP and of the other without gets the same answer, for every operation, every role.
import { memoryStore } from 'partyline/adapters';
import { type Permission, permissions, roleCan } from 'partyline/roles';
import { createPartyline, operations } from 'partyline/service';
import { expect, it } from 'vitest';
import { createApp } from '../../examples/team-phone/server/app.js';
import type { BillingDesk } from '../../examples/team-phone/server/billing.js';
import { seed } from '../../examples/team-phone/server/seed.js';

const NOW = Date.UTC(2026, 10, 22);
const desk = { find: async () => null, start: async () => {} } as unknown as BillingDesk;

const team = async () => {
  let ids = 0;
  const store = memoryStore();
  const partyline = createPartyline({
    store,
    clock: () => NOW,
    newId: () => `id-${++ids}`,
    randomBytes: (count) => new Uint8Array(count).fill(++ids % 256),
    cursorSecret: 'the same in both teams, and long enough',
  });
  await seed(partyline, desk, 'acme');
  return { partyline, store };
};

type Answer = { readonly ok: boolean; readonly error?: { readonly code: string; readonly params: object } };
type Rooms = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<Answer>>>>>;

/** Something sound to ask where nothing at all is no input, so that it is the role that is refused; everything else is asked with `{}`. */
const inputs = (ids: Readonly<Record<string, string>>): Readonly<Record<string, object>> => ({
  'workspace.updateSettings': { name: 'Acme' },
  'workspace.setStatus': { status: 'suspended' },
  'workspace.transferOwnership': { memberId: ids.Emil },
  'members.invite': { addresses: 'eve@acme.example' },
  'members.claimDomain': { domain: 'acme.example', acknowledged: true },
  'members.releaseDomain': { domain: 'acme.example' },
  'members.changeRole': { memberId: ids.Dina, roles: ['owner'] },
  'members.suspend': { memberId: ids.Dina },
  'members.reinstate': { memberId: ids.Dina },
  'members.planRemoval': { memberId: ids.Dina },
  'members.remove': { memberId: ids.Dina },
  'members.settleDeparture': { memberId: ids.Dina },
  'members.erase': { memberId: ids.Dina },
  'numbers.add': { phone: '+15550009999', name: 'New', mode: 'shared', ownerId: ids.Ana },
  'numbers.updateSettings': { numberId: ids.desk, name: 'Front desk' },
  'numbers.setOwner': { numberId: ids.desk, memberId: ids.Ben },
  'numbers.setMode': { numberId: ids.desk, mode: 'shared' },
  'numbers.assign': { numberId: ids.desk, memberId: ids.Emil, access: 'use' },
  'numbers.unassign': { numberId: ids.desk, memberId: ids.Cleo },
  'numbers.setRingOrder': {
    numberId: ids.desk,
    ring: { type: 'groups', groups: [{ memberIds: [ids.Ana], seconds: 20 }] },
  },
  'numbers.ringPlan': { numberId: ids.desk, seed: 'now' },
  'numbers.requestPorting': { phone: '+15550008888', carrier: 'Bell' },
  'numbers.release': { numberId: ids.desk },
  'groups.create': { name: 'Night' },
  'groups.update': { groupId: ids.group, description: 'Whoever' },
  'groups.addMembers': { groupId: ids.group, memberIds: [ids.Emil] },
  'groups.removeMembers': { groupId: ids.group, memberIds: [ids.Ben] },
  'groups.delete': { groupId: ids.group },
  'contacts.create': { fields: { firstName: 'Zoe' } },
  'contacts.update': { contactId: ids.hidden, fields: { firstName: 'Mine' } },
  'contacts.delete': { contactId: ids.hidden },
  'contacts.explainAccess': { contactId: ids.hidden },
  'contacts.accessList': { contactId: ids.hidden },
  'contacts.manageAccess': { contactIds: [ids.hidden], change: { type: 'replace', grants: [] } },
  'contacts.defineField': { name: 'Region', type: 'text' },
  'directory.import': { contacts: [{ line: 2, name: 'Fay', position: '', email: 'fay@acme.example', phones: [] }] },
  'directory.add': { fields: { firstName: 'Gus', emails: [{ label: 'work', value: 'gus@acme.example' }] } },
});

const roles = { member: 'Emil', admin: 'Ben', owner: 'Ana' } as const;

/**
 * What no operation is refused by name: billing is the host's own (see http.test.ts), integrations are set up outside, and whoever acts on
 * owners without being one is above their own authority.
 */
const ELSEWHERE: readonly Permission[] = ['billing.manage', 'integrations.configure', 'owners.manage'];

it('every operation answers over HTTP what the library answers, to every role', async () => {
  const [served, plain] = [await team(), await team()];
  const app = createApp({ ...served, billing: desk, workspaceId: 'acme' });
  const people = (await (await app.request('/api/people')).json()) as { memberId: string; name: string }[];
  const ids: Record<string, string> = Object.fromEntries(
    people.map(({ name, memberId }) => [name.split(' ')[0], memberId]),
  );
  const sessionOf = (memberId = '') =>
    plain.partyline.workspace('acme').as({ type: 'member', memberId }, { client: 'web' });
  const asAna = sessionOf(ids.Ana);
  const [numbers, groups, contacts] = [
    await asAna.numbers.list({}),
    await asAna.groups.list({}),
    await sessionOf(ids.Cleo).contacts.list({}),
  ];
  if (!numbers.ok || !groups.ok || !contacts.ok) throw new Error('the team is not there');
  ids.desk = numbers.value.find(({ name }) => name === 'Front desk')?.numberId ?? '';
  ids.group = groups.value.find(({ name }) => name === 'Sales')?.groupId ?? '';
  ids.hidden = contacts.value.items.find(({ record }) => record.firstName === 'Nora')?.id ?? '';
  const given = inputs(ids);

  const refused = new Map<string, Set<string>>();
  const unsound: string[] = [];
  const codes = new Map<string, string | null>();
  for (const [role, name] of Object.entries(roles)) {
    const session = sessionOf(ids[name]) as unknown as Rooms;
    const headers = { 'content-type': 'application/json', 'x-member': ids[name] ?? '', 'x-client': 'web' };
    for (const room of Object.keys(operations)) {
      for (const operation of Object.keys(session[room] ?? {})) {
        const input = given[`${room}.${operation}`] ?? {};
        const body = JSON.stringify(input);
        const response = await app.request(`/api/call/${room}/${operation}`, { method: 'POST', headers, body });
        const answer = (await response.json()) as Answer;
        // A session of its own, as each request has.
        const asked = sessionOf(ids[name]) as unknown as Rooms;
        const expected = (await asked[room]?.[operation]?.(input)) as Answer;
        const call = `${role}: ${room}.${operation}`;
        expect([call, answer]).toEqual([call, JSON.parse(JSON.stringify(expected))]);
        expect([call, response.ok]).toEqual([call, expected.ok]);
        if (Object.hasOwn(given, `${room}.${operation}`) && expected.error?.code === 'invalid_input')
          unsound.push(call);
        codes.set(call, expected.error?.code ?? null);
        if (expected.error?.code !== 'permission_denied') continue;
        expect([call, response.status]).toEqual([call, 403]);
        const { permission } = expected.error.params as { permission: string };
        refused.set(role, (refused.get(role) ?? new Set()).add(permission));
      }
    }
  }
  expect(unsound).toEqual([]);
  expect(codes.size).toBeGreaterThan(300);
  expect(codes.get('admin: members.changeRole')).toBe('above_own_authority');
  for (const role of Object.keys(roles) as (keyof typeof roles)[]) {
    const lacking = permissions.filter((one) => !roleCan(role, one) && !ELSEWHERE.includes(one));
    expect([role, lacking.filter((one) => !refused.get(role)?.has(one))]).toEqual([role, []]);
  }
});
