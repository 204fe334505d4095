// What the library refuses, the reference host refuses over HTTP: each call that a role may not make, made by each role.
import { memoryStore } from 'partyline/adapters';
import { type Permission, roleCan } from 'partyline/roles';
import { createPartyline } from 'partyline/service';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../examples/team-phone/server/app.js';
import type { BillingDesk } from '../../examples/team-phone/server/billing.js';
import { seed } from '../../examples/team-phone/server/seed.js';

/** The desk of a host that has nothing to bill; who may come to it is what is tested. */
const billing: BillingDesk = {
  find: async () => null,
  start: async () => {},
  quote: async () => ({ ok: false, error: { code: 'invalid_input', path: [], params: { issues: [] } } }),
  change: async () => ({ ok: false, error: { code: 'invalid_input', path: [], params: { issues: [] } } }),
};

interface Person {
  readonly memberId: string;
  readonly name: string;
  readonly roles: readonly string[];
}

let app: ReturnType<typeof createApp>;
let people: readonly Person[];
const ids: Record<string, string> = {};

const call = async (who: string, path: string, input: unknown, client = 'web') => {
  const response = await app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-member': who, 'x-client': client },
    body: JSON.stringify(input),
  });
  return { status: response.status, body: await response.json() };
};

beforeAll(async () => {
  const store = memoryStore();
  const partyline = createPartyline({ store });
  await seed(partyline, billing, 'acme');
  app = createApp({ partyline, store, billing, workspaceId: 'acme' });
  people = (await (await app.request('/api/people')).json()) as Person[];
  for (const { name, memberId } of people) ids[name.split(' ')[0] ?? ''] = memberId;
  const groups = await call(ids.Ana ?? '', '/api/call/groups/list', {});
  ids.group = groups.body.value[0].groupId;
  const numbers = await call(ids.Ana ?? '', '/api/call/numbers/list', {});
  ids.desk = numbers.body.value.find(({ name }: { name: string }) => name === 'Front desk').numberId;
});

/** A call for each permission, with something sound to do: refused, it is refused for the role alone. */
const calls: readonly (readonly [Permission, string, () => unknown])[] = [
  ['members.invite', 'members/invite', () => ({ addresses: 'eve@acme.example' })],
  ['members.remove', 'members/planRemoval', () => ({ memberId: ids.Emil })],
  ['members.changeRole', 'members/changeRole', () => ({ memberId: ids.Emil, roles: ['member'] })],
  ['numbers.add', 'numbers/add', () => ({ phone: '+15550009999', name: 'New', mode: 'shared', ownerId: ids.Emil })],
  ['numbers.updateSettings', 'numbers/updateSettings', () => ({ numberId: ids.desk, name: 'Front desk' })],
  ['numbers.manageAccess', 'numbers/assign', () => ({ numberId: ids.desk, memberId: ids.Ben, access: 'use' })],
  ['groups.manage', 'groups/update', () => ({ groupId: ids.group, description: 'Whoever' })],
  ['domains.claim', 'members/claimDomain', () => ({ domain: 'acme.example', acknowledged: true })],
  ['workspace.updateSettings', 'workspace/updateSettings', () => ({ name: 'Acme' })],
  [
    'directory.manage',
    'directory/import',
    () => ({ contacts: [{ line: 2, name: 'Fay', position: '', email: 'fay@acme.example', phones: [] }] }),
  ],
];

const roles = { owner: 'Ana', admin: 'Ben', member: 'Emil' } as const;

describe.each(Object.entries(roles))('%s', (role, name) => {
  it.each(calls)('%s by %s', async (permission, path, input) => {
    const { status, body } = await call(ids[name] ?? '', `/api/call/${path}`, input());
    if (roleCan(role as keyof typeof roles, permission)) {
      expect(body.error?.code).not.toBe('permission_denied');
      return;
    }
    expect([status, body.error.code]).toEqual([403, 'permission_denied']);
  });

  it.each(['quote', 'change'])('billing.manage by billing/%s', async (step) => {
    const { status } = await call(ids[name] ?? '', `/api/billing/${step}`, {});
    expect(status === 403).toBe(role !== 'owner');
  });
});

it('removal and new groups are not for phones, whoever asks', async () => {
  const group = await call(ids.Ana ?? '', '/api/call/groups/create', { name: 'Night' }, 'mobile');
  const removal = await call(ids.Ana ?? '', '/api/call/members/remove', { memberId: ids.Emil }, 'mobile');
  expect([group.body.error.code, removal.body.error.code]).toEqual(['client_not_supported', 'client_not_supported']);
});

it.each(['', 'nobody', 'system', '__proto__'])('the stranger %j is refused everything', async (who) => {
  for (const [, path, input] of calls) {
    const { body } = await call(who, `/api/call/${path}`, input());
    expect(body.ok).toBe(false);
  }
  const list = await app.request('/api/contacts', { headers: { 'x-member': who } });
  const answer = await list.json();
  expect(answer.ok ? answer.value.items : []).toEqual([]);
});

it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('no %s is called', async (name) => {
  expect((await call(ids.Ana ?? '', `/api/call/${name}/list`, {})).status).toBe(404);
  expect((await call(ids.Ana ?? '', `/api/call/members/${name}`, {})).status).toBe(404);
});

it('a hidden contact and one that is not there read the same', async () => {
  const seen = await app.request('/api/contacts', { headers: { 'x-member': ids.Cleo ?? '' } });
  const { value } = await seen.json();
  const hidden = value.items.find(({ record }: { record: { firstName: string } }) => record.firstName === 'Nora').id;
  const ask = async (contactId: string) => {
    const { status, body } = await call(ids.Emil ?? '', '/api/call/contacts/accessList', { contactId });
    return { status, code: body.error.code };
  };
  expect(await ask(hidden)).toEqual(await ask('nothing'));
});

it.each(['/api/call/groups/create', '/api/billing/quote', '/api/billing/change', '/api/join'])(
  'a body that is no JSON is an error value of %s',
  async (path) => {
    const headers = { 'x-member': ids.Ana ?? '' };
    for (const body of ['{', 'null', '7', '"text"', '[]']) {
      const response = await app.request(path, { method: 'POST', headers, body });
      expect(response.status).toBeLessThan(500);
      expect(await response.json()).toMatchObject({ ok: false, error: { code: expect.any(String) } });
    }
  },
);

it('billing is read by whoever manages it', async () => {
  for (const [role, name] of Object.entries(roles)) {
    const response = await app.request('/api/billing', { headers: { 'x-member': ids[name] ?? '' } });
    expect([role, response.status]).toEqual([role, role === 'owner' ? 200 : 403]);
  }
});
