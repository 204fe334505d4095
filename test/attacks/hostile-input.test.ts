import type { AnyFailure, Result } from 'partyline/kernel';
import { unwrap } from 'partyline/kernel';
import { acceptInvitation } from 'partyline/lifecycle';
import { inviteMembers, listInvitations, requestAddressChange, setWorkspaceStatus } from 'partyline/members';
import { setRingOrder } from 'partyline/numbers';
import type { Actor } from 'partyline/roles';
import { operations } from 'partyline/service';
import { wrongWith } from 'partyline/testing';
import { type Change, type Context, recordSchemas, type Workspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { identityOf } from '../small-world/identity.js';
import { alphabet, beginning, NOON } from '../small-world/world.js';
import { openLine } from './line.js';
import { codeOf, DAY, hash, Town } from './town.js';

const EVE = 'eve@elsewhere.example';

/** An office in which everything that an input can name is there. */
const town = new Town();
const desk = town.number(town.cleo);
const sales = town.group('Sales', [town.cleo]);
town.contact('dora', town.cleo, desk);
town.open('acme.example');
const invitationId = town.invite(town.ben, EVE);
town.do(requestAddressChange, { memberId: town.cleo, address: 'c2@acme.example', tokenHash: hash('c') }, town.cleo);
town.do(setRingOrder, { numberId: desk, ring: { type: 'one', memberId: town.cleo } }, town.cleo);
const { portingId } = town.do(operations.numbers.requestPorting, { phone: '+15550009999', carrier: 'Bell' }, town.ben);
const memberId = town.dan;
const numberId = desk;

/** An input for each operation on people and numbers, and some on groups, that is well formed; its parts are what is spoiled. */
const inputs: { readonly [room: string]: { readonly [name: string]: object } } = {
  workspace: {
    create: { name: 'Acme', owner: { name: 'Ana', address: 'ana@acme.example' } },
    updateSettings: { name: 'Acme' },
    setStatus: { status: 'closed' },
    transferOwnership: { memberId },
    recoverOwnership: { memberId },
  },
  members: {
    add: { name: 'Eve', address: 'eve@acme.example', roles: ['member'] },
    invite: {
      addresses: ['x@elsewhere.example'],
      roles: ['member'],
      numbers: [{ id: numberId, access: 'use' }],
      newNumber: false,
      invite: 'all',
      tokenHashes: [hash('a')],
    },
    resendInvitation: { invitationId, tokenHash: hash('b') },
    revokeInvitation: { invitationId },
    acceptInvitation: { invitationId, tokenHash: hash('a'), name: 'Eve' },
    listInvitations: {},
    joinByDomain: { name: 'Eve' },
    diagnoseJoin: { address: EVE },
    claimDomain: { domain: 'rival.example', acknowledged: true },
    domainClaim: { domain: 'acme.example' },
    verifyDomain: { domain: 'acme.example', found: 'x' },
    releaseDomain: { domain: 'acme.example' },
    onboardingOf: { memberId },
    chooseNumber: { phone: '+15550002222', name: 'Dan' },
    changeRole: { memberId, roles: ['admin'] },
    suspend: { memberId },
    reinstate: { memberId },
    leave: {},
    planRemoval: { memberId },
    remove: { memberId, successorId: town.cleo, numbersSuccessorId: town.cleo },
    settleDeparture: { memberId, contactIds: ['dora'], numberIds: [numberId] },
    erase: { memberId },
    eraseInvitee: { address: 'guest@acme.example' },
    updateProfile: { memberId, name: 'Dan', language: 'fr', timeZone: 'Europe/Paris' },
    requestAddressChange: { memberId, address: 'd2@acme.example', tokenHash: hash('d') },
    changeAddress: { memberId: town.cleo, tokenHash: hash('c') },
    markSeen: { memberId },
    list: { sort: 'name', offset: 0, limit: 10 },
  },
  numbers: {
    add: { phone: '+15550003333', name: 'Desk', mode: 'shared', ownerId: town.cleo },
    updateSettings: {
      numberId,
      name: 'Desk',
      callerId: 'Acme',
      hours: { zone: 'Europe/Paris', days: { monday: [{ from: '09:00', to: '17:00' }] } },
      callFlow: 'greeting',
    },
    setOwner: { numberId, memberId },
    setMode: { numberId, mode: 'shared', users: [{ memberId, access: 'read' }] },
    assign: { numberId, memberId, access: 'use' },
    unassign: { numberId, memberId },
    release: { numberId },
    setRingOrder: { numberId, ring: { type: 'groups', groups: [{ memberIds: [town.cleo], seconds: 20 }] } },
    setNotifications: { numberId, memberId: town.cleo, calls: false, messages: true },
    setSchedule: { memberId, schedule: { zone: 'UTC', days: { friday: [{ from: '22:00', to: '24:00' }] } } },
    setDoNotDisturb: { memberId, on: true, until: town.at + DAY },
    ringPlan: { numberId, at: town.at, seed: 'x' },
    list: {},
    requestPorting: { phone: '+15550004444', carrier: 'Bell', submit: true },
    updatePorting: { portingId, carrier: 'Bell', status: 'submitted', reason: '' },
    cancelPorting: { portingId },
  },
  groups: {
    create: { name: 'Support', emoji: '📞', description: '', memberIds: [memberId] },
    addMembers: { groupId: sales, memberIds: [memberId] },
    removeMembers: { groupId: sales, memberIds: [town.cleo] },
  },
};

const hostileTexts = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  ' ',
  'x'.repeat(10_240),
  '\u0000',
  'a\u0000b',
  'A\u202eB', // right-to-left override
  'A\u2066B', // isolate
  'A\u200bB', // zero-width space
  'A\u200dB', // joiner
  '\ufeffA',
  'A\u2060B', // word joiner
  'A\u{e0041}', // a tag
  '\ud800', // lone surrogates
  'A\udc00B',
  'a b',
  'a:b',
  '\ufdfa'.repeat(100), // folds to eighteen times its length
  '\'; drop table "members"; --',
  '{{7*7}}',
  '../../etc/passwd',
  'ana@acme.example,ben@acme.example',
  '<script>alert(1)</script>',
  '\r\nBcc: everybody@acme.example',
];
const hostileValues: readonly unknown[] = [
  ...hostileTexts,
  undefined,
  null,
  true,
  0,
  -0,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.MAX_SAFE_INTEGER + 1,
  8_640_000_000_000_001,
  [],
  [null],
  {},
  JSON.parse('{"__proto__": {"role": "owner"}}'),
  Array.from({ length: 2_000 }, (_, i) => `id${i}`),
  10n,
  Symbol('x'),
  () => 'x',
  new Date(Number.NaN),
  new Map(),
];

/** Every input with one of its parts, or the whole, replaced. */
function* spoiled(input: unknown): Generator<unknown> {
  yield* hostileValues;
  if (typeof input !== 'object' || input === null) return;
  for (const key of Object.keys(input)) {
    for (const part of spoiled((input as Record<string, unknown>)[key])) {
      const copy: object = Array.isArray(input) ? [...input] : { ...input };
      Object.assign(copy, { [key]: part });
      yield copy;
    }
  }
  yield { ...input, extra: 1 };
  if (Array.isArray(input)) return;
  yield JSON.parse(
    `{"__proto__": {"x": 1}${JSON.stringify(input).replace('{', Object.keys(input).length > 0 ? ', ' : '')}`,
  );
}

type AnyOperation = ((workspace: Workspace, input: unknown, context: Context) => Result<unknown, AnyFailure>) & {
  readonly isQuery: boolean;
  readonly reads: (input: unknown, known: Workspace, context: Context) => readonly string[];
};

const rooms = ['workspace', 'members', 'numbers', 'groups'] as const;
const all = rooms.flatMap((room) =>
  Object.entries(operations[room])
    .filter(([name]) => inputs[room]?.[name] !== undefined)
    .map(([name, operation]) => [room, name, operation as unknown as AnyOperation] as const),
);

const actors: readonly Actor[] = [
  { type: 'system' },
  { type: 'member', memberId: town.ana },
  { type: 'member', memberId: town.cleo },
  { type: 'member', memberId: '__proto__' },
  { type: 'person', address: EVE },
  { type: 'person', address: 'A\u202e@acme.example' },
];

/** What no stored text may hold, and no key may be. */
const UNSAFE = /[\p{Cc}\p{Cf}]/u;

const storable = (change: Change<unknown>): void => {
  for (const { kind, id, record } of change.commit?.put ?? []) {
    const parsed = recordSchemas[kind].safeParse(record);
    expect([kind, id, parsed.success ? null : parsed.error?.issues]).toEqual([kind, id, null]);
    const text = `${id} ${JSON.stringify(record)}`;
    expect([kind, UNSAFE.exec(text)?.[0] ?? null, text.isWellFormed()]).toEqual([kind, null, true]);
    // A group may be called so: names are keys of maps, never of objects.
    if (kind !== 'groupName') expect(['__proto__', 'constructor', 'prototype']).not.toContain(id);
  }
};

describe('hostile inputs', () => {
  it('are tried on every operation on people and numbers', () => {
    for (const room of ['workspace', 'members', 'numbers'] as const) {
      expect(Object.keys(inputs[room] ?? {}).sort()).toEqual(Object.keys(operations[room]).sort());
    }
  });

  it.each(all)(
    '%s.%s: an error value or a right answer, never a throw, never a changed snapshot',
    (room, name, operation) => {
      const { workspace } = town;
      const before = identityOf(workspace);
      const input = inputs[room]?.[name] ?? {};
      let tried = 0;
      for (const actor of actors) {
        const context = { ...town.context('host'), actor };
        for (const wrong of spoiled(input)) {
          tried += 1;
          operation.reads(wrong, workspace, context);
          const result = operation(workspace, wrong, context);
          if (result.ok) {
            if (!operation.isQuery) storable(result.value as Change<unknown>);
            continue;
          }
          expect(result.error.code).toMatch(/^[a-z_]+$/);
          // What is answered can be sent on: plain JSON of a bounded size, whatever came in.
          expect(JSON.stringify(result).length).toBeLessThan(40_000);
        }
      }
      expect(tried).toBeGreaterThan(100);
      expect(identityOf(workspace)).toBe(before);
      expect(({} as { x?: unknown; role?: unknown }).role).toBeUndefined();
    },
  );

  it('a service rejects no promise over them', async () => {
    const line = await openLine();
    for (const session of [line.host, line.as(line.ana), line.as('__proto__'), line.person('\u0000')]) {
      for (const [room, name] of all) {
        const call = (
          session as unknown as Record<string, Record<string, (input: unknown) => Promise<{ ok: boolean }>>>
        )[room]?.[name];
        for (const wrong of [undefined, null, 7, 'x', [], { memberId: '\u0000' }, { token: 7 }, { addresses: [7] }]) {
          expect(typeof (await call?.(wrong))?.ok).toBe('boolean');
        }
      }
    }
  });
});

describe('addresses by the thousand', () => {
  const addresses = (count: number) => Array.from({ length: count }, (_, i) => `p${i}@elsewhere.example`);
  const hashes = Array.from({ length: 1_000 }, (_, i) => i.toString(16).padStart(64, '0'));

  it('1,000 in one string are invited, each once', () => {
    const office = new Town();
    const text = addresses(1_000).join(', ');
    const { verdicts } = office.do(inviteMembers, { addresses: text, tokenHashes: hashes }, office.ben);
    expect(verdicts.filter(({ verdict }) => verdict === 'invited')).toHaveLength(1_000);
    expect(new Set(verdicts.map(({ tokenHash }) => tokenHash)).size).toBe(1_000);
    expect(unwrap(office.ask(listInvitations, {}, office.ben))).toHaveLength(1_000);
  });

  it('1,001 are not, and nothing is', () => {
    const office = new Town();
    const before = identityOf(office.workspace);
    const text = addresses(1_001).join('\n');
    expect(office.code(inviteMembers, { addresses: text, tokenHashes: hashes }, office.ben)).toBe('too_many_addresses');
    expect(office.code(inviteMembers, { addresses: addresses(1_001), tokenHashes: hashes }, office.ben)).toBe(
      'invalid_input',
    );
    expect(identityOf(office.workspace)).toBe(before);
  });

  it('the same one a thousand times is one', () => {
    const office = new Town();
    const text = Array(2_000).fill('Eve <EVE@elsewhere.example>').join(';');
    const { verdicts } = office.do(inviteMembers, { addresses: text, tokenHashes: hashes.slice(0, 1) }, office.ben);
    expect(verdicts.map(({ address, verdict }) => [address, verdict])).toEqual([[EVE, 'invited']]);
  });

  it('through the service too', async () => {
    const line = await openLine();
    const ben = line.as(line.ben).members;
    expect(codeOf(await ben.invite({ addresses: addresses(1_001).join() }))).toBe('too_many_addresses');
    const { verdicts } = unwrap(await ben.invite({ addresses: addresses(1_000).join() }));
    expect(new Set(verdicts.map(({ token }) => token)).size).toBe(1_000);
  });

  it('a megabyte of separators, and one address as long as a book, cost nothing', () => {
    const office = new Town();
    const code = (addresses: string | readonly string[]) =>
      office.code(inviteMembers, { addresses, tokenHashes: hashes }, office.ben);
    // What others make the machine do meanwhile is not counted.
    const begun = process.cpuUsage();
    expect(code(','.repeat(260_000))).toBe('no_addresses');
    expect(code('a'.repeat(259_000))).toBe('ok');
    expect(code(`${'<'.repeat(100_000)}>`)).toBe('ok');
    expect(code('x'.repeat(1_000_000))).toBe('invalid_input');
    expect(code(['@'.repeat(500)])).toBe('ok');
    expect(process.cpuUsage(begun).user, 'microseconds').toBeLessThan(10_000_000);
    expect(office.workspace.state.invitation.size).toBe(0);
  });
});

/** The last instant that `Date` knows. */
const LAST = 8_640_000_000_000_000;

describe('times that go backwards', () => {
  const instants = [0, -1, -62_135_596_800_000, -8_640_000_000_000_000, LAST - 30 * DAY, Date.UTC(1970, 0, 1, 0, 0, 1)];

  it.each(all)(
    '%s.%s at the ends of time: no throw, and nothing stored that is no instant',
    (room, name, operation) => {
      for (const at of instants) {
        for (const actor of actors.slice(0, 3)) {
          const result = operation(town.workspace, inputs[room]?.[name], { ...town.context('host'), actor, at });
          if (result.ok && !operation.isQuery) storable(result.value as Change<unknown>);
        }
      }
    },
  );

  it('what is to end after the end of time ends with it', () => {
    for (const [room, name, operation] of all) {
      for (const actor of actors.slice(0, 3)) {
        const result = operation(town.workspace, inputs[room]?.[name], { ...town.context('host'), actor, at: LAST });
        if (result.ok && !operation.isQuery) storable(result.value as Change<unknown>);
      }
    }
  });

  it('a history told by a clock that runs backwards holds together', () => {
    let workspace = beginning();
    let at = Date.UTC(2026, 10, 22);
    let done = 0;
    for (const { attempt } of [...alphabet, ...alphabet.toReversed()]) {
      at -= 40 * DAY;
      const result = attempt(workspace, at);
      if (result === null || !result.ok) continue;
      workspace = result.value.workspace;
      done += 1;
      expect(wrongWith({ workspace, at: NOON })).toEqual([]);
    }
    expect(done).toBeGreaterThan(20);
  });

  it('an invitation that was sent tomorrow is accepted today, and what was expired stays so by its own clock', () => {
    const office = new Town();
    const first = office.invite(office.ben, EVE);
    office.at -= 365 * DAY;
    const input = { invitationId: first, tokenHash: hash('a'), name: 'Eve' };
    expect(codeOf(acceptInvitation(office.workspace, input, office.person(EVE)))).toBe('ok');
    expect(office.code(setWorkspaceStatus, { status: 'closed' }, office.ana)).toBe('ok');
  });
});
