import { attachToNumber, createContact, manageAccess, transferContact } from 'partyline/contacts';
import { addGroupMembers, createGroup, deleteGroup, removeGroupMembers, revokeGroupAccess } from 'partyline/groups';
import { type AnyFailure, type Result, unwrap } from 'partyline/kernel';
import {
  acceptInvitation,
  chooseNumber,
  joinByDomain,
  leaveWorkspace,
  removeMember,
  settleDeparture,
} from 'partyline/lifecycle';
import {
  addMember,
  changeAddress,
  changeRole,
  claimDomain,
  createWorkspace,
  inviteMembers,
  recoverOwnership,
  reinstateMember,
  requestAddressChange,
  resendInvitation,
  revokeInvitation,
  suspendMember,
  transferOwnership,
  verifyDomain,
} from 'partyline/members';
import {
  addNumber,
  assignNumber,
  releaseNumber,
  setNumberMode,
  setNumberOwner,
  setRingOrder,
  unassignNumber,
} from 'partyline/numbers';
import type { Actor } from 'partyline/roles';
import {
  type Change,
  type Context,
  definePolicy,
  emptyWorkspace,
  type Policy,
  type Workspace,
} from 'partyline/workspace';

/** 2026-11-22, 9 o'clock UTC. Time moves only inside an action that is said to be late. */
export const NOON = Date.UTC(2026, 10, 22, 9);
const LATE = NOON + 8 * 86_400_000;

/** Ids are names: what an action makes is called after what it is, so that the order of two actions does not show in the ids. */
const [ANA, BEN, CLEO, SALES, DESK, DORA] = ['ana', 'ben', 'cleo', 'sales', 'desk', 'dora'];
/** What a wider world has besides: a second group, a second number, and a contact of Ben's on it. */
const [SUPPORT, LINE, EMIL] = ['support', 'line', 'emil'];

const tables = ['member', 'invitation', 'group', 'number', 'contact', 'porting'] as const;

/** Makes the first ids of a name that this workspace has not seen. */
const minting = (workspace: Workspace, name: string) => {
  let next = 0;
  return (): string => {
    for (;;) {
      const id = next === 0 ? name : `${name}${next}`;
      next += 1;
      if (tables.every((table) => workspace.state[table].get(id) === undefined)) return id;
    }
  };
};

type AnyVerb = (workspace: Workspace, input: never, context: Context) => Result<Change<unknown>, AnyFailure>;

/** One concrete thing that one actor may try. */
export interface Action {
  readonly name: string;
  readonly actor: Actor;
  readonly attempt: (workspace: Workspace, at?: number) => Result<Change<unknown>, AnyFailure> | null;
}

const member = (memberId: string): Actor => ({ type: 'member', memberId });
const person = (address: string): Actor => ({ type: 'person', address });
const host: Actor = { type: 'system' };

/** An action whose input is fixed, or looked up in the state; null where there is nothing to try it on. */
const action = <V extends AnyVerb>(
  name: string,
  actor: Actor,
  verb: V,
  input: Parameters<V>[1] | ((workspace: Workspace) => Parameters<V>[1] | null),
  { makes = 'x', at: usual = NOON }: { makes?: string; at?: number } = {},
): Action => ({
  name,
  actor,
  attempt: (workspace, at = usual) => {
    const given = typeof input === 'function' ? (input as (w: Workspace) => Parameters<V>[1] | null)(workspace) : input;
    if (given === null) return null;
    const mint = minting(workspace, makes);
    let calls = 0;
    // The first id is the commit's, which no record holds.
    const newId = () => (calls++ === 0 ? `commit of ${name}` : mint());
    return verb(workspace, given as never, { actor, at, newId });
  },
});

const DAN = 'dan@acme.example';
const ELSEWHERE = 'cleo@elsewhere.example';
const hash = (digit: string) => digit.repeat(64);

/** Whoever has an address now, by it; the last of them where it changed hands. */
const holder = (workspace: Workspace, address: string): string | null =>
  workspace.state.address.get(address)?.memberId ?? null;

/** The invitation that an address has, in whatever state. */
const invitationOf = (workspace: Workspace, address: string): string | null =>
  workspace.state.address.get(address)?.invitationId ?? null;

const tokenOf = (workspace: Workspace, invitationId: string): string =>
  workspace.state.invitation.get(invitationId)?.tokenHash ?? hash('f');

const forDan =
  <T>(make: (memberId: string) => T) =>
  (workspace: Workspace): T | null => {
    const memberId = holder(workspace, DAN);
    return memberId === null ? null : make(memberId);
  };

const forInvitation =
  <T>(make: (invitationId: string, workspace: Workspace) => T) =>
  (workspace: Workspace): T | null => {
    const invitationId = invitationOf(workspace, DAN);
    return invitationId === null ? null : make(invitationId, workspace);
  };

const invite = (roles: readonly string[], extra: object = {}) => ({
  addresses: DAN,
  roles,
  tokenHashes: [hash('a')],
  ...extra,
});
const accept = forInvitation((invitationId, workspace) => ({
  invitationId,
  tokenHash: tokenOf(workspace, invitationId),
  name: 'Dan',
}));
const share = (
  principal: 'workspace' | `group:${string}` | `member:${string}` | `number:${string}`,
  level: 'view' | 'edit' = 'view',
  contactIds: readonly string[] = [DORA],
) => ({
  contactIds,
  change: { type: 'add' as const, grants: [{ principal, level }] },
});
const SECOND = { makes: 'second' };

/** What the three, and whoever comes from outside, may try. Each is tried in every state. */
export const alphabet: readonly Action[] = [
  // People come.
  action('Ben invites Dan', member(BEN), inviteMembers, invite(['member']), { makes: 'invitation' }),
  action(
    'Ben invites Dan as an admin, with the desk',
    member(BEN),
    inviteMembers,
    invite(['admin'], { numbers: [{ id: DESK, access: 'use' }], newNumber: true }),
    { makes: 'invitation' },
  ),
  action('Ana invites Dan as an owner', member(ANA), inviteMembers, invite(['owner']), { makes: 'invitation' }),
  action(
    'Ben resends Dan’s invitation',
    member(BEN),
    resendInvitation,
    forInvitation((invitationId) => ({ invitationId, tokenHash: hash('b') })),
  ),
  action(
    'Ben revokes Dan’s invitation',
    member(BEN),
    revokeInvitation,
    forInvitation((invitationId) => ({ invitationId })),
  ),
  action('Dan accepts', person(DAN), acceptInvitation, accept, { makes: 'dan' }),
  action('Dan accepts a week late', person(DAN), acceptInvitation, accept, { makes: 'dan', at: LATE }),
  action('Dan joins by domain', person(DAN), joinByDomain, { name: 'Dan' }, { makes: 'dan' }),
  action('Dan joins by domain, a week late', person(DAN), joinByDomain, { name: 'Dan' }, { makes: 'dan', at: LATE }),
  action(
    'somebody joins with the address that was Cleo’s',
    person('cleo@acme.example'),
    joinByDomain,
    { name: 'Cleo' },
    { makes: 'cleo' },
  ),
  action(
    'Dan chooses his number',
    member('dan'),
    chooseNumber,
    { phone: '+15550000002', name: 'Dan' },
    { makes: 'line' },
  ),
  // They change.
  action('Ana makes Ben an owner', member(ANA), changeRole, { memberId: BEN, roles: ['owner'] }),
  action('Ana makes Ben a member', member(ANA), changeRole, { memberId: BEN, roles: ['member'] }),
  action('Ana makes Cleo an admin', member(ANA), changeRole, { memberId: CLEO, roles: ['admin'] }),
  action('Ben makes Cleo an admin', member(BEN), changeRole, { memberId: CLEO, roles: ['admin'] }),
  action('Ben makes himself an owner', member(BEN), changeRole, { memberId: BEN, roles: ['owner'] }),
  action('Ben makes Ana a member', member(BEN), changeRole, { memberId: ANA, roles: ['member'] }),
  action('Cleo makes herself an admin', member(CLEO), changeRole, { memberId: CLEO, roles: ['admin'] }),
  action('Ana hands the ownership to Ben', member(ANA), transferOwnership, { memberId: BEN }),
  action('the host recovers the ownership for Cleo', host, recoverOwnership, { memberId: CLEO }),
  action('Cleo asks for another address', member(CLEO), requestAddressChange, {
    memberId: CLEO,
    address: ELSEWHERE,
    tokenHash: hash('c'),
  }),
  action('Cleo proves it', member(CLEO), changeAddress, { memberId: CLEO, tokenHash: hash('c') }),
  // They go.
  action('Ben suspends Cleo', member(BEN), suspendMember, { memberId: CLEO }),
  action('Ana suspends Ben', member(ANA), suspendMember, { memberId: BEN }),
  action('Ana reinstates Ben', member(ANA), reinstateMember, { memberId: BEN }),
  action('Ben reinstates Cleo', member(BEN), reinstateMember, { memberId: CLEO }),
  action('Ben removes Cleo and takes her numbers', member(BEN), removeMember, {
    memberId: CLEO,
    numbersSuccessorId: BEN,
  }),
  action('Ana removes Ben, Cleo inherits', member(ANA), removeMember, { memberId: BEN, successorId: CLEO }),
  action('Ben removes Ana', member(BEN), removeMember, { memberId: ANA }),
  action(
    'Ben removes Dan',
    member(BEN),
    removeMember,
    forDan((memberId) => ({ memberId })),
  ),
  action('Ana leaves', member(ANA), leaveWorkspace, {}),
  action('Cleo leaves', member(CLEO), leaveWorkspace, {}),
  action('the host settles Cleo’s departure', host, settleDeparture, {
    memberId: CLEO,
    contactIds: [DORA],
    numberIds: [DESK],
  }),
  // The group.
  action('Ben takes himself into Sales', member(BEN), addGroupMembers, { groupId: SALES, memberIds: [BEN] }),
  action(
    'Ben takes Dan into Sales',
    member(BEN),
    addGroupMembers,
    forDan((memberId) => ({ groupId: SALES, memberIds: [memberId] })),
  ),
  action('Ben takes Cleo out of Sales', member(BEN), removeGroupMembers, { groupId: SALES, memberIds: [CLEO] }),
  action('Ben founds another Sales', member(BEN), createGroup, { name: 'SALES', memberIds: [BEN] }, SECOND),
  // The number.
  action('Cleo opens her desk to Ben', member(CLEO), setNumberMode, {
    numberId: DESK,
    mode: 'shared',
    users: [{ memberId: BEN, access: 'read' }],
  }),
  action('Ben opens the desk', member(BEN), setNumberMode, { numberId: DESK, mode: 'shared' }),
  action('Ben takes the desk to use', member(BEN), assignNumber, { numberId: DESK, memberId: BEN, access: 'use' }),
  action('Ben closes the desk', member(BEN), setNumberMode, { numberId: DESK, mode: 'exclusive' }),
  action('Ana takes the desk from Ben', member(ANA), unassignNumber, { numberId: DESK, memberId: BEN }),
  action('Ben gives the desk to Ana', member(BEN), setNumberOwner, { numberId: DESK, memberId: ANA }),
  action('Cleo has the desk ring with her alone', member(CLEO), setRingOrder, {
    numberId: DESK,
    ring: { type: 'one', memberId: CLEO, seconds: 20 },
  }),
  action('Ben releases the desk', member(BEN), releaseNumber, { numberId: DESK }),
  action(
    'Ben adds a number with the desk’s phone',
    member(BEN),
    addNumber,
    { phone: '+15550000001', name: 'Desk', mode: 'shared' },
    { makes: 'desk' },
  ),
  // The contact.
  action('Cleo shares Dora with Sales, to edit', member(CLEO), manageAccess, share(`group:${SALES}`, 'edit')),
  action('Cleo shares Dora with everybody, to view', member(CLEO), manageAccess, share('workspace')),
  action('Ben shares Dora with himself', member(BEN), manageAccess, share(`member:${BEN}`, 'edit')),
  action('Cleo makes Dora private', member(CLEO), manageAccess, { contactIds: [DORA], change: { type: 'private' } }),
];

/** What may be tried besides where there is a second group and a second number. */
export const widerAlphabet: readonly Action[] = [
  ...alphabet,
  action('Ben takes Cleo into Support', member(BEN), addGroupMembers, { groupId: SUPPORT, memberIds: [CLEO] }),
  action('Ben leaves Support', member(BEN), removeGroupMembers, { groupId: SUPPORT, memberIds: [BEN] }),
  action('Ben deletes Support', member(BEN), deleteGroup, { groupId: SUPPORT }),
  action('Ben deletes Sales', member(BEN), deleteGroup, { groupId: SALES }),
  action('Ben takes away what Support gave', member(BEN), revokeGroupAccess, { groupId: SUPPORT }),
  action('Ben takes Cleo onto the line', member(BEN), assignNumber, { numberId: LINE, memberId: CLEO, access: 'read' }),
  action('Ana gives the line to Cleo', member(ANA), setNumberOwner, { numberId: LINE, memberId: CLEO }),
  action('Ben closes the line', member(BEN), setNumberMode, { numberId: LINE, mode: 'exclusive' }),
  action('Ben releases the line', member(BEN), releaseNumber, { numberId: LINE }),
  action('Ben shares both with Support', member(BEN), manageAccess, share(`group:${SUPPORT}`, 'edit', [DORA, EMIL])),
  action('Cleo shares Dora with Support', member(CLEO), manageAccess, share(`group:${SUPPORT}`)),
  action('Cleo shares Emil with herself', member(CLEO), manageAccess, share(`member:${CLEO}`, 'edit', [EMIL])),
  action('Cleo attaches Dora to the line', member(CLEO), attachToNumber, { contactId: DORA, numberId: LINE }),
  action('Ben moves Emil to the desk', member(BEN), attachToNumber, { contactId: EMIL, numberId: DESK }),
  action('Ben gives Emil to Cleo', member(BEN), transferContact, { contactId: EMIL, memberId: CLEO }),
];

/** What everybody finds: the people, the group, the number, the contact; and in a wider world one more of each thing. */
interface Beginning {
  readonly policy?: Policy;
  readonly wider?: boolean;
}

/** Ana owns the workspace, Ben is an admin, Cleo a member of Sales with an exclusive number; Dora is hers, on it. The domain is proved. */
export const beginning = ({ policy = definePolicy(), wider = false }: Beginning = {}): Workspace => {
  let workspace = emptyWorkspace('acme', policy);
  const make = <V extends AnyVerb>(verb: V, input: Parameters<V>[1], id: string, actor: Actor = host): void => {
    const change = action(`making ${id}`, actor, verb, input, { makes: id }).attempt(workspace);
    if (change !== null) workspace = unwrap(change).workspace;
  };
  make(createWorkspace, { name: 'Acme', owner: { name: 'Ana', address: 'ana@acme.example' } }, ANA);
  make(addMember, { name: 'Ben', address: 'ben@acme.example', roles: ['admin'] }, BEN);
  make(addMember, { name: 'Cleo', address: 'cleo@acme.example', roles: ['member'] }, CLEO);
  make(claimDomain, { domain: 'acme.example', acknowledged: true }, 'challenge');
  make(verifyDomain, { domain: 'acme.example', found: 'challenge' }, 'proof');
  make(createGroup, { name: 'Sales', memberIds: [CLEO] }, SALES);
  make(addNumber, { phone: '+15550000001', name: 'Desk', mode: 'exclusive', ownerId: CLEO }, DESK);
  make(createContact, { contactId: DORA, numberId: DESK, fields: { firstName: 'Dora' } }, DORA, member(CLEO));
  if (!wider) return workspace;
  make(createGroup, { name: 'Support', memberIds: [BEN] }, SUPPORT);
  make(addNumber, { phone: '+15550000003', name: 'Line', mode: 'shared', ownerId: BEN }, LINE);
  make(createContact, { contactId: EMIL, numberId: LINE, fields: { firstName: 'Emil' } }, EMIL, member(BEN));
  return workspace;
};
