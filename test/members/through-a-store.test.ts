import { memoryStore } from 'partyline/adapters';
import { type AnyFailure, type Result, unwrap } from 'partyline/kernel';
import { createPartyline } from 'partyline/service';
import { definePolicy } from 'partyline/workspace';
import { expect, it } from 'vitest';

const DAY = 86_400_000;

/** An office over a store, where nothing is known but what an operation says it reads. */
const openOffice = async () => {
  let now = Date.UTC(2026, 10, 22);
  const policy = definePolicy({ memberInvites: 'asMember', seatLimit: 20 });
  const acme = createPartyline({ store: memoryStore(), clock: () => now, policy }).workspace('acme');
  const host = acme.as({ type: 'system' });
  const ana = unwrap(
    await host.workspace.create({ name: 'Acme', owner: { name: 'Ana', address: 'ana@acme.example' } }),
  ).memberId;
  const add = async (name: string, role: string) =>
    unwrap(await host.members.add({ name, address: `${name}@acme.example`, roles: [role] })).memberId;
  return {
    host,
    ana,
    add,
    ben: await add('ben', 'admin'),
    cleo: await add('cleo', 'member'),
    as: (memberId: string) => acme.as({ type: 'member', memberId }),
    person: (address: string) => acme.as({ type: 'person', address }),
    wait: (milliseconds: number) => {
      now += milliseconds;
    },
    at: () => now,
  };
};

/** What is wrong, whole; null where nothing is. */
const errorOf = async (result: Promise<Result<unknown, AnyFailure>>) => {
  const answer = await result;
  return answer.ok ? null : answer.error;
};

const memberNotFound = { code: 'member_not_found', path: ['memberId'], params: { memberId: 'nobody' } };

it('each verb about the workspace finds in a store whatever it needs, and answers whole', async () => {
  const { host, ana, add, as } = await openOffice();
  const { workspace } = as(ana);
  const settings = { name: 'Acme & Sons', timeZone: 'Europe/Paris' };
  for (const _ of ['first', 'again']) {
    expect(unwrap(await workspace.updateSettings(settings))).toEqual(settings);
  }
  expect(await errorOf(as('nobody').workspace.updateSettings({}))).toMatchObject({ code: 'permission_denied' });

  const olga = await add('olga', 'owner');
  for (const _ of ['first', 'again']) {
    expect(unwrap(await host.workspace.transferOwnership({ memberId: olga }))).toEqual({ memberId: olga });
  }
  expect(await errorOf(workspace.transferOwnership({ memberId: ana }))).toMatchObject({
    code: 'primary_owner_required',
  });
  expect(unwrap(await as(olga).workspace.transferOwnership({ memberId: ana }))).toEqual({ memberId: ana });
  for (const _ of ['first', 'again']) {
    expect(unwrap(await host.workspace.recoverOwnership({ memberId: olga }))).toEqual({ memberId: olga });
  }
  expect(await errorOf(host.workspace.recoverOwnership({ memberId: 'nobody' }))).toEqual(memberNotFound);
  expect(await errorOf(workspace.setStatus({ status: 'closed' }))).toMatchObject({ code: 'primary_owner_required' });
  for (const status of ['suspended', 'suspended', 'active'] as const) {
    expect(unwrap(await host.workspace.setStatus({ status }))).toEqual({ status });
  }
  expect(unwrap(await as(olga).workspace.setStatus({ status: 'closed' }))).toEqual({ status: 'closed' });
});

it('each verb about invitations and domains does', async () => {
  const { host, ana, ben, cleo, as, person, wait, at } = await openOffice();
  const { members } = as(ben);
  const numberId = unwrap(
    await host.numbers.add({ phone: '+15550000000', name: 'Desk', mode: 'shared', ownerId: cleo }),
  ).numberId;
  const numbers = [{ id: numberId, access: 'use' as const }];
  const invite = async (who: typeof host, address: string, offer: object = {}) =>
    unwrap(await who.members.invite({ addresses: [address], ...offer })).verdicts[0];

  const eve = await invite(as(cleo), 'eve@x.example', { numbers });
  expect(eve).toMatchObject({ verdict: 'invited', advice: null });
  expect(await invite(host, 'eve@x.example')).toMatchObject({ verdict: 'already_invited', invitationId: null });
  expect(await invite(host, 'cleo@acme.example')).toMatchObject({ verdict: 'already_member' });
  expect(await invite(host, 'me@gmail.com')).toMatchObject({ verdict: 'invited', advice: 'free_mail' });
  expect(await invite(host, 'nonsense')).toMatchObject({ verdict: 'malformed', address: null });
  for (const stranger of [person('eve@x.example'), as('nobody')]) {
    expect(await errorOf(stranger.members.invite({ addresses: 'fay@x.example' }))).toEqual({
      code: 'permission_denied',
      path: [],
      params: { permission: 'members.invite', rule: expect.any(String) },
    });
  }

  wait(1);
  const invitationId = eve?.invitationId ?? '';
  const again = unwrap(await as(cleo).members.resendInvitation({ invitationId }));
  expect(again).toMatchObject({ invitationId, address: 'eve@x.example', expiresAt: at() + 7 * DAY });
  expect(await errorOf(members.resendInvitation({ invitationId: 'none' }))).toEqual({
    code: 'invitation_not_found',
    path: ['invitationId'],
    params: { invitationId: 'none' },
  });
  expect(
    unwrap(await members.listInvitations({}))
      .map(({ address }) => address)
      .sort(),
  ).toEqual(['eve@x.example', 'me@gmail.com']);

  const fays = (await invite(host, 'fay@x.example'))?.invitationId ?? '';
  const open = { code: 'invitation_open', expiresAt: at() + 7 * DAY };
  const unclaimed = { code: 'domain_not_claimed', domain: 'x.example' };
  const diagnose = async (address: string, held: object = {}) =>
    unwrap(await members.diagnoseJoin({ address, ...held }));
  expect(await diagnose('fay@x.example')).toEqual({ canJoin: true, findings: [open, unclaimed] });
  expect(await diagnose('gus@x.example', { invitationId: fays })).toEqual({
    canJoin: false,
    findings: [{ code: 'other_address_invited' }, { code: 'no_invitation' }, unclaimed],
  });
  expect(unwrap(await host.members.revokeInvitation({ invitationId: fays }))).toEqual({ invitationId: fays });
  expect(await errorOf(host.members.revokeInvitation({ invitationId: fays }))).toEqual({
    code: 'invitation_settled',
    path: ['invitationId'],
    params: { invitationId: fays, status: 'revoked' },
  });
  expect(await errorOf(as(cleo).members.revokeInvitation({ invitationId: fays }))).toMatchObject({
    code: 'permission_denied',
  });
  expect(await diagnose('fay@x.example')).toEqual({
    canJoin: false,
    findings: [{ code: 'invitation_revoked' }, unclaimed],
  });

  const domain = 'x.example';
  const { challenge } = unwrap(await members.claimDomain({ domain, acknowledged: true }));
  expect(unwrap(await members.domainClaim({ domain }))).toEqual({
    domain,
    status: 'claimed',
    challenge,
    claimedBy: ben,
    claimedAt: at(),
  });
  for (const _ of ['first', 'again']) {
    expect(unwrap(await host.members.verifyDomain({ domain, found: challenge }))).toEqual({ domain });
  }
  const { memberId: gus } = unwrap(await person('gus@x.example').members.joinByDomain({ name: 'Gus' }));
  const { token } = again;
  const joined = unwrap(await person('eve@x.example').members.acceptInvitation({ token: token ?? '', name: 'Eve' }));
  expect(unwrap(await members.onboardingOf({ memberId: joined.memberId }))).toEqual({
    memberId: joined.memberId,
    steps: { account: 'done', number: 'not_needed', app: 'open' },
    complete: false,
    usable: { teammates: true, numbers: [numberId], readableNumbers: [], groups: [] },
  });
  expect(unwrap(await members.releaseDomain({ domain }))).toEqual({ domain });
  expect(await errorOf(members.releaseDomain({ domain }))).toEqual({
    code: 'domain_not_claimed',
    path: ['domain'],
    params: { domain },
  });

  const { members: team, ...rest } = unwrap(await as(ana).members.list({ sort: 'joined' }));
  expect(rest).toMatchObject({ total: 5, more: false, invitations: [{ address: 'me@gmail.com', expired: false }] });
  expect(team.slice(-2).map(({ memberId }) => memberId)).toEqual([joined.memberId, gus]);
  unwrap(await as(gus).members.leave({}));
  expect(unwrap(await as(ana).members.list({})).total).toBe(4);
});

it('each verb about members does', async () => {
  const { host, ana, ben, cleo, add, as, person, wait, at } = await openOffice();
  const { members } = as(ben);
  const dan = await add('dan', 'member');
  expect(await errorOf(host.members.add({ name: 'Dan', address: 'dan@acme.example', roles: ['member'] }))).toEqual({
    code: 'address_taken',
    path: ['address'],
    params: {},
  });

  for (const memberId of [dan, 'nobody']) {
    const expected = memberId === dan ? null : memberNotFound;
    expect(await errorOf(members.changeRole({ memberId, roles: ['admin'] }))).toEqual(expected);
    expect(await errorOf(members.suspend({ memberId }))).toEqual(expected);
    expect(await errorOf(members.suspend({ memberId }))).toEqual(expected);
    expect(await errorOf(members.reinstate({ memberId }))).toEqual(expected);
    expect(await errorOf(members.reinstate({ memberId }))).toEqual(expected);
    for (const _ of ['first', 'again']) {
      expect(await errorOf(host.members.updateProfile({ memberId, name: 'Daniel', language: 'fr' }))).toEqual(expected);
      expect(await errorOf(host.members.markSeen({ memberId }))).toEqual(expected);
    }
    expect(await errorOf(host.members.onboardingOf({ memberId }))).toEqual(expected);
  }

  const elsewhere = { memberId: cleo, address: 'cleo@x.example' };
  expect(await errorOf(as(cleo).members.requestAddressChange({ ...elsewhere, address: 'ben@acme.example' }))).toEqual({
    code: 'address_taken',
    path: ['address'],
    params: {},
  });
  unwrap(await as(cleo).members.requestAddressChange({ ...elsewhere, address: 'cleo@y.example' }));
  const asked = unwrap(await as(cleo).members.requestAddressChange(elsewhere));
  expect(asked).toEqual({ memberId: cleo, expiresAt: at() + DAY, token: expect.any(String), sent: false });
  unwrap(await members.invite({ addresses: ['cleo@x.example'] }));
  wait(DAY - 1);
  const token = asked.token ?? '';
  expect(unwrap(await as(cleo).members.changeAddress({ token }))).toEqual({ memberId: cleo });
  expect(await errorOf(as(cleo).members.changeAddress({ token }))).toEqual({
    code: 'address_change_not_found',
    path: ['tokenHash'],
    params: { memberId: cleo },
  });
  expect(unwrap(await members.listInvitations({}))).toEqual([]);

  const owner = as(ana).members;
  expect(await errorOf(owner.erase({ memberId: cleo }))).toEqual({
    code: 'member_not_removed',
    path: ['memberId'],
    params: { memberId: cleo },
  });
  unwrap(await owner.remove({ memberId: cleo }));
  expect(await errorOf(owner.eraseInvitee({ address: 'cleo@x.example' }))).toEqual({
    code: 'belongs_to_member',
    path: ['address'],
    params: { memberId: cleo },
  });
  for (const _ of ['first', 'again']) {
    expect(unwrap(await owner.erase({ memberId: cleo }))).toEqual({ memberId: cleo, sharedWith: [] });
  }
  expect(await errorOf(owner.erase({ memberId: 'nobody' }))).toEqual(memberNotFound);
  const barred = unwrap(await owner.diagnoseJoin({ address: 'cleo@x.example' }));
  expect(barred.findings.map(({ code }) => code)).toEqual(['no_invitation', 'domain_not_claimed']);
  unwrap(await members.invite({ addresses: ['zoe@x.example'] }));
  expect(unwrap(await owner.eraseInvitee({ address: 'zoe@x.example' }))).toEqual({ invitations: 1 });
  expect(unwrap(await owner.eraseInvitee({ address: 'zoe@x.example' }))).toEqual({ invitations: 0 });
  expect(await errorOf(person('zoe@x.example').members.joinByDomain({ name: 'Zoe' }))).toMatchObject({
    code: 'domain_not_open',
  });
  // Whoever was erased is let in again by the host, and the bar is gone.
  const back = unwrap(await host.members.add({ name: 'Cleo', address: 'cleo@x.example', roles: ['member'] }));
  expect(unwrap(await owner.list({})).members.map(({ memberId }) => memberId)).toContain(back.memberId);
});
