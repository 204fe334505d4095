import type { AnyFailure, Result } from 'partyline/kernel';
import {
  addMember,
  changeAddress,
  changeRole,
  claimDomain,
  createWorkspace,
  diagnoseJoin,
  domainClaim,
  eraseInvitee,
  erasePerson,
  inviteMembers,
  listInvitations,
  listTeam,
  markSeen,
  onboardingOf,
  recoverOwnership,
  reinstateMember,
  releaseDomain,
  requestAddressChange,
  resendInvitation,
  revokeInvitation,
  setWorkspaceStatus,
  suspendMember,
  transferOwnership,
  updateProfile,
  updateWorkspaceSettings,
  verifyDomain,
} from 'partyline/members';
import type { Context, Key, Workspace } from 'partyline/workspace';
import { expect, it } from 'vitest';
import { hash, Town } from '../attacks/town.js';

const town = new Town();
town.open('acme.example');
const { ana, cleo, dan } = town;
const desk = town.number(ana);
const invitationId = town.invite(ana, 'eve@x.example', { numbers: [{ id: desk, access: 'use' }] });
town.do(requestAddressChange, { memberId: cleo, address: 'c2@x.example', tokenHash: hash('c') }, cleo);
town.remove(dan, ana);

interface Planned<Input> {
  (workspace: Workspace, input: Input, context: Context): Result<unknown, AnyFailure>;
  readonly reads: (input: Input, known: Workspace, context: Context) => readonly Key[];
}

/** What an operation of the host's is to read beside the workspace, shown with a digest as `bar:#`. */
const plan = <Input>(operation: Planned<Input>, input: Input) =>
  operation
    .reads(input, town.workspace, town.context('host'))
    .slice(1)
    .map((key) => key.replace(/^bar:.*$/, 'bar:#'));

const tokenHash = hash('a');
const name = 'Somebody';

/** A plan that forgets something fails over a store; one that asks for more reads it in vain, every time. */
it.each<[string, () => readonly string[], readonly string[]]>([
  [
    'creating a workspace',
    () => plan(createWorkspace, { name, owner: { name, address: 'ana@acme.example' } }),
    ['address:ana@acme.example'],
  ],
  ['its settings', () => plan(updateWorkspaceSettings, { name }), []],
  ['its status', () => plan(setWorkspaceStatus, { status: 'closed' }), []],
  ['handing it on', () => plan(transferOwnership, { memberId: cleo }), [`member:${cleo}`]],
  ['recovering it', () => plan(recoverOwnership, { memberId: cleo }), [`member:${cleo}`, 'counter:owners']],
  [
    'adding somebody unknown',
    () => plan(addMember, { name, address: 'new@x.example', roles: ['member'] }),
    ['address:new@x.example', 'bar:#', 'counter:seats', 'counter:owners'],
  ],
  [
    'adding somebody who is invited',
    () => plan(addMember, { name, address: 'eve@x.example', roles: ['member'] }),
    ['address:eve@x.example', `invitation:${invitationId}`, 'bar:#', 'counter:seats', 'counter:owners'],
  ],
  [
    'inviting a member, an invitee, and nobody at all',
    () =>
      plan(inviteMembers, {
        addresses: ['cleo@acme.example', 'eve@x.example', 'nonsense'],
        numbers: [{ id: desk, access: 'use' }],
        tokenHashes: [],
      }),
    [
      `number:${desk}`,
      'address:cleo@acme.example',
      `member:${cleo}`,
      'address:eve@x.example',
      `invitation:${invitationId}`,
    ],
  ],
  [
    'sending again',
    () => plan(resendInvitation, { invitationId, tokenHash }),
    [`invitation:${invitationId}`, `number:${desk}`],
  ],
  [
    'sending again what is unknown',
    () => plan(resendInvitation, { invitationId: 'none', tokenHash }),
    ['invitation:none'],
  ],
  ['taking back', () => plan(revokeInvitation, { invitationId }), [`invitation:${invitationId}`]],
  ['what is open', () => plan(listInvitations, {}), ['openInvitations:all']],
  [
    'why somebody cannot join',
    () => plan(diagnoseJoin, { address: 'new@x.example' }),
    ['address:new@x.example', 'bar:#', 'domain:x.example', 'counter:seats'],
  ],
  [
    'why somebody cannot join who holds an invitation',
    () => plan(diagnoseJoin, { address: 'new@x.example', invitationId }),
    [`invitation:${invitationId}`, 'address:new@x.example', 'bar:#', 'domain:x.example', 'counter:seats'],
  ],
  ['roles', () => plan(changeRole, { memberId: cleo, roles: ['member'] }), [`member:${cleo}`, 'counter:owners']],
  ['suspending', () => plan(suspendMember, { memberId: cleo }), [`member:${cleo}`, 'counter:owners']],
  ['reinstating', () => plan(reinstateMember, { memberId: cleo }), [`member:${cleo}`, 'counter:owners']],
  ['a profile', () => plan(updateProfile, { memberId: cleo }), [`member:${cleo}`, `profile:${cleo}`]],
  [
    'being seen',
    () => plan(markSeen, { memberId: cleo }),
    [`member:${cleo}`, `activity:${cleo}`, `onboarding:${cleo}`],
  ],
  ['onboarding', () => plan(onboardingOf, { memberId: cleo }), [`member:${cleo}`, `onboarding:${cleo}`]],
  [
    'asking for another address',
    () => plan(requestAddressChange, { memberId: cleo, address: 'c3@x.example', tokenHash }),
    [`member:${cleo}`, `addressChange:${cleo}`, 'address:c3@x.example'],
  ],
  [
    'taking another address',
    () => plan(changeAddress, { memberId: cleo, tokenHash }),
    [
      `member:${cleo}`,
      `profile:${cleo}`,
      `addressChange:${cleo}`,
      'address:cleo@acme.example',
      'address:c2@x.example',
      'bar:#',
    ],
  ],
  [
    'taking another address as nobody',
    () => plan(changeAddress, { memberId: 'nobody', tokenHash }),
    ['member:nobody', 'profile:nobody', 'addressChange:nobody'],
  ],
  ['the team, before anybody is known', () => plan(listTeam, {}), ['team:all', 'openInvitations:all']],
  [
    'claiming a domain',
    () => plan(claimDomain, { domain: 'acme.example', acknowledged: true }),
    ['domain:acme.example'],
  ],
  ['a claim', () => plan(domainClaim, { domain: 'acme.example' }), ['domain:acme.example']],
  ['verifying a domain', () => plan(verifyDomain, { domain: 'acme.example', found: null }), ['domain:acme.example']],
  ['releasing a domain', () => plan(releaseDomain, { domain: 'acme.example' }), ['domain:acme.example']],
  [
    'erasing a person',
    () => plan(erasePerson, { memberId: dan }),
    [
      ...['member', 'profile', 'activity', 'onboarding', 'addressChange', 'availability'].map(
        (kind) => `${kind}:${dan}`,
      ),
      `addressesOf:${dan}`,
      'bar:#',
      'invitationsTo:dan@acme.example',
    ],
  ],
  [
    'erasing nobody',
    () => plan(erasePerson, { memberId: 'none' }),
    [
      ...['member', 'profile', 'activity', 'onboarding', 'addressChange', 'availability'].map((kind) => `${kind}:none`),
      'addressesOf:none',
    ],
  ],
  [
    'erasing an invitee',
    () => plan(eraseInvitee, { address: 'eve@x.example' }),
    ['address:eve@x.example', 'invitationsTo:eve@x.example'],
  ],
])('%s reads what it needs, and no more', (_, keysOf, expected) => {
  expect(keysOf()).toEqual(expected);
});
