import { explain, type Permission, permissions, type Role, standardTable } from 'partyline/roles';
import { parsePrincipal, reachOf } from 'partyline/sharing';
import { canEdit, canSee, capabilitiesFor, capable, explainAccess, reachFrom, whoCanSee } from 'partyline/visibility';
import {
  accessOf,
  type CounterName,
  contactsOf,
  grantsTo,
  type Kind,
  type ListName,
  listKey,
  type Member,
  numbersOf,
  reachesOf,
  recordsOf,
  type Tables,
  type Workspace,
} from 'partyline/workspace';
import { type Action, NOON } from './world.js';

/** A state with its tables as arrays, and a place to complain. */
interface Look {
  readonly workspace: Workspace;
  readonly complaints: string[];
}

type Rows<K extends Kind> = readonly (readonly [string, Tables[K]])[];

const rows = <K extends Kind>({ workspace }: Look, kind: K): Rows<K> => [...recordsOf(workspace, kind)];

const record = <K extends Kind>({ workspace }: Look, kind: K, id: string): Tables[K] | null =>
  (workspace.state[kind].get(id) as Tables[K] | null | undefined) ?? null;

const claim = ({ complaints }: Look, holds: boolean, complaint: string): void => {
  if (!holds) complaints.push(complaint);
};

const isActiveOwner = (member: Member | null): boolean =>
  member !== null && member.status === 'active' && member.roles.includes('owner');

/** An active owner exists, and the primary owner is one. */
const owned = (look: Look): void => {
  const primary = record(look, 'workspace', 'self')?.primaryOwnerId ?? '';
  claim(
    look,
    rows(look, 'member').some(([, member]) => isActiveOwner(member)),
    'no active owner',
  );
  claim(look, isActiveOwner(record(look, 'member', primary)), `the primary owner ${primary} is no active owner`);
};

/** Every counter is what a recount gives. */
const counted = (look: Look): void => {
  const members = rows(look, 'member');
  const expected = new Map<CounterName, number>([
    ['owners', members.filter(([, member]) => isActiveOwner(member)).length],
    ['seats', members.filter(([, { status }]) => status !== 'removed').length],
  ]);
  for (const [id] of members) {
    expected.set(contactsOf(id), rows(look, 'contact').filter(([, { ownerId }]) => ownerId === id).length);
    const live = rows(look, 'number').filter(([, { ownerId, status }]) => ownerId === id && status === 'live');
    expected.set(numbersOf(id), live.length);
  }
  for (const [id] of rows(look, 'group')) {
    const principal = `group:${id}` as const;
    expected.set(grantsTo(principal), rows(look, 'grant').filter(([, grant]) => grant.principal === principal).length);
  }
  for (const [name, value] of expected) {
    const kept = look.workspace.counters.get(name) ?? 0;
    claim(look, kept === value, `counter ${name} says ${kept}, there are ${value}`);
  }
  for (const name of look.workspace.counters.keys()) claim(look, expected.has(name), `a counter of nobody: ${name}`);
};

/** Every list is what a scan of the records gives. */
const listed = (look: Look): void => {
  const expected = new Map<string, string[]>();
  const enlist = (list: ListName, of: string, id: string): void => {
    const key = listKey(list, of);
    expected.set(key, [...(expected.get(key) ?? []), id].sort());
  };
  for (const [id, { groups, numbers }] of rows(look, 'member')) {
    for (const group of groups) enlist('groupMembers', group, id);
    for (const number of numbers) enlist('numberUsers', number.id, id);
  }
  for (const [address, { memberId, earlier }] of rows(look, 'address')) {
    const held = new Set([memberId, ...earlier.map((holder) => holder.memberId)]);
    for (const id of held) if (id !== null) enlist('addressesOf', id, address);
  }
  for (const [id, { address }] of rows(look, 'invitation')) if (address !== '') enlist('invitationsTo', address, id);
  for (const [id, { resource }] of rows(look, 'grant')) enlist('grants', `${resource.kind} ${resource.id}`, id);
  for (const key of new Set([...look.workspace.lists.keys(), ...expected.keys()])) {
    const kept = (look.workspace.lists.get(key as never) ?? []).join();
    claim(look, kept === (expected.get(key) ?? []).join(), `list ${key} says ${kept}, not ${expected.get(key)}`);
  }
};

/** One address is never two people, and never two invitations that wait; each key leads where it says. */
const addressed = (look: Look): void => {
  const present = rows(look, 'member').filter(([, { status }]) => status !== 'removed');
  const addresses = present.map(([id]) => record(look, 'profile', id)?.address ?? '');
  claim(look, new Set(addresses).size === addresses.length, `two people with one address: ${addresses.join()}`);
  present.forEach(([id], index) => {
    const key = record(look, 'address', addresses[index] ?? '');
    claim(look, key?.memberId === id, `the address of ${id} leads to ${key?.memberId}`);
  });
  const waiting = rows(look, 'invitation').filter(([, { status }]) => status === 'pending');
  const invited = waiting.map(([, { address }]) => address);
  claim(look, new Set(invited).size === invited.length, `two invitations wait for one address: ${invited.join()}`);
  for (const [id, { address }] of waiting) {
    const key = record(look, 'address', address);
    claim(look, key?.invitationId === id, `${address} leads to the invitation ${key?.invitationId}, not ${id}`);
    claim(look, !addresses.includes(address), `an invitation waits for ${address}, who is a member`);
  }
  for (const [address, { memberId, invitationId }] of rows(look, 'address')) {
    claim(look, memberId === null || record(look, 'member', memberId) !== null, `${address} leads to no member`);
    claim(
      look,
      invitationId === null || record(look, 'invitation', invitationId) !== null,
      `${address}: no invitation`,
    );
  }
};

/** Whatever names something names something that is there, both ways. */
const pointed = (look: Look): void => {
  const exists = (kind: Kind, id: string | null, from: string): void =>
    claim(look, id === null || record(look, kind, id) !== null, `${from} leads to no ${kind} ${id}`);
  for (const [id, member] of rows(look, 'member')) {
    for (const group of member.groups) exists('group', group, id);
    for (const number of member.numbers) exists('number', number.id, id);
    for (const kind of ['profile', 'onboarding'] as const) exists(kind, id, id);
    for (const [pointers, pointer] of [
      ['succeeds', 'successorId'],
      ['succeedsNumbers', 'numbersSuccessorId'],
    ] as const) {
      claim(look, member.status !== 'removed' || member[pointers].length === 0, `${id} is gone and still ${pointers}`);
      for (const from of member[pointers]) {
        claim(look, record(look, 'member', from)?.status === 'removed', `${id} ${pointers} ${from}, who is there`);
        claim(
          look,
          record(look, 'succession', from)?.[pointer] === id,
          `${id} ${pointers} ${from}, which knows nothing`,
        );
      }
    }
    const will = record(look, 'succession', id);
    claim(
      look,
      (will !== null) === (member.status === 'removed'),
      `${id}, ${member.status}, has a succession: ${will}`,
    );
    if (will === null) continue;
    const { successorId, numbersSuccessorId } = will;
    for (const heir of [successorId, numbersSuccessorId]) {
      claim(
        look,
        heir === null || record(look, 'member', heir)?.status !== 'removed',
        `${heir}, heir of ${id}, is gone`,
      );
    }
    claim(
      look,
      successorId === null || record(look, 'member', successorId)?.succeeds.includes(id) === true,
      `${successorId} does not know to be heir of ${id}`,
    );
    claim(
      look,
      numbersSuccessorId === null || record(look, 'member', numbersSuccessorId)?.succeedsNumbers.includes(id) === true,
      `${numbersSuccessorId} does not know to be heir of the numbers of ${id}`,
    );
    claim(
      look,
      successorId !== null || !rows(look, 'contact').some(([, { ownerId }]) => ownerId === id),
      `contacts of ${id} have no heir`,
    );
    claim(
      look,
      numbersSuccessorId !== null ||
        !rows(look, 'number').some(([, { ownerId, status }]) => ownerId === id && status === 'live'),
      `numbers of ${id} have no heir`,
    );
  }
  for (const [id, group] of rows(look, 'group')) {
    const key = record(look, 'groupName', group.name.toLowerCase());
    claim(
      look,
      (key?.groupId === id) === (group.status === 'live'),
      `the name of the group ${id} leads to ${key?.groupId}`,
    );
  }
  for (const [, { groupId }] of rows(look, 'groupName')) exists('group', groupId, 'a name');
  for (const [phone, { numberId }] of rows(look, 'phone')) {
    const number = record(look, 'number', numberId);
    claim(look, number?.phone === phone && number.status === 'live', `the phone ${phone} leads to ${numberId}`);
  }
  for (const [id, { phone, status, ownerId, ring, mode }] of rows(look, 'number')) {
    exists('member', ownerId, `the number ${id}`);
    claim(
      look,
      (record(look, 'phone', phone)?.numberId === id) === (status === 'live'),
      `the phone of ${id} is another’s`,
    );
    const named =
      ring.type === 'one' ? [ring.memberId] : ring.type === 'groups' ? ring.groups.flatMap((g) => g.memberIds) : [];
    const users = rows(look, 'member').filter(([, { numbers }]) => numbers.some((number) => number.id === id));
    for (const memberId of named) {
      const access = record(look, 'member', memberId)?.numbers.find((number) => number.id === id)?.access;
      claim(look, access === 'use', `${id} rings with ${memberId}, who has it to ${access}`);
    }
    claim(look, status === 'live' || users.length === 0, `${id} is released and has users`);
    const present = users.filter(([, member]) => member.status !== 'removed').map(([memberId]) => memberId);
    claim(
      look,
      mode === 'shared' || present.every((memberId) => memberId === ownerId || owns(look, memberId, ownerId)),
      `${id} is exclusive and has the users ${present}`,
    );
    const owner = record(look, 'member', ownerId);
    claim(
      look,
      status !== 'live' || owner?.status === 'removed' || present.includes(ownerId),
      `${ownerId} owns ${id} without having it`,
    );
  }
  for (const [id, { ownerId }] of rows(look, 'contact')) exists('member', ownerId, `the contact ${id}`);
  for (const [id, { resource, principal }] of rows(look, 'grant')) {
    exists('contact', resource.id, `the grant ${id}`);
    const named = parsePrincipal(principal);
    if (named?.kind === 'member' || named?.kind === 'group' || named?.kind === 'number')
      exists(named.kind, named.id, id);
  }
  for (const [id, { invitedBy, numbers }] of rows(look, 'invitation')) {
    exists('member', invitedBy, `the invitation ${id}`);
    for (const number of numbers) exists('number', number.id, `the invitation ${id}`);
  }
  for (const [id] of rows(look, 'addressChange')) exists('member', id, 'an address change');
  for (const [id] of rows(look, 'availability')) exists('member', id, 'an availability');
};

const owns = (look: Look, memberId: string, ownerId: string): boolean =>
  record(look, 'succession', ownerId)?.numbersSuccessorId === memberId;

/** Whoever is not active reaches nothing and may do nothing. */
const shut = (look: Look): void => {
  for (const [memberId, { status }] of rows(look, 'member')) {
    if (status === 'active') continue;
    const { caps, owns: owned } = reachOf(look.workspace, memberId);
    claim(look, caps.size + owned.size === 0, `${memberId}, ${status}, reaches ${[...caps.keys(), ...owned]}`);
    const actor = { type: 'member', memberId } as const;
    const may = permissions.filter(
      (permission) => explain(look.workspace, actor, permission, { numberId: 'desk' }).allowed,
    );
    claim(look, may.length === 0, `${memberId}, ${status}, may ${may}`);
    const document = capabilitiesFor(look.workspace, memberId);
    const shown = permissions.filter((permission) => capable(document, permission, { numberOwnerId: memberId }));
    claim(look, shown.length === 0, `${memberId}, ${status}, is shown that they may ${shown}`);
  }
};

type Sight = 'view' | 'edit' | null;

/** How far somebody gets to a contact, thought out anew: by its owner or whoever succeeds them, and by each grant. */
const sightOf = (look: Look, memberId: string, contactId: string): Sight => {
  const member = record(look, 'member', memberId);
  const contact = record(look, 'contact', contactId);
  if (member?.status !== 'active' || contact === null || contact.deletedAt !== null) return null;
  const owner = contact.ownerId ?? '';
  const heir =
    record(look, 'member', owner)?.status === 'removed' ? record(look, 'succession', owner)?.successorId : owner;
  if (heir === memberId) return 'edit';
  let sight: Sight = null;
  for (const [, { resource, principal, level, until }] of rows(look, 'grant')) {
    if (resource.kind !== 'contact' || resource.id !== contactId || (until !== null && until <= NOON)) continue;
    const { kind, id } = parsePrincipal(principal) ?? { kind: 'workspace', id: '' };
    const access = member.numbers.find((number) => number.id === id)?.access;
    const speaks =
      kind === 'workspace' ||
      (kind === 'member' && id === memberId) ||
      (kind === 'group' && member.groups.includes(id)) ||
      (kind === 'number' && access !== undefined);
    if (!speaks) continue;
    const here = kind === 'number' && access === 'read' ? 'view' : level;
    sight = sight === 'edit' || here === 'edit' ? 'edit' : 'view';
  }
  return sight;
};

/** The library sees what the oracle sees, by each of its questions. */
const seen = (look: Look): void => {
  for (const [id] of rows(look, 'contact')) {
    const resource = accessOf(look.workspace, { kind: 'contact', id });
    if (resource === null) {
      look.complaints.push(`no access of ${id}`);
      continue;
    }
    const viewers = new Map(
      whoCanSee(reachesOf(look.workspace), resource, NOON).map((viewer) => [viewer.memberId, viewer.level]),
    );
    for (const [memberId] of rows(look, 'member')) {
      const sight = sightOf(look, memberId, id);
      const reach = reachOf(look.workspace, memberId);
      const inBrowser = reachFrom(capabilitiesFor(look.workspace, memberId));
      const answers = [
        canEdit(inBrowser, resource, NOON) ? 'edit' : canSee(inBrowser, resource, NOON) ? 'view' : null,
        canEdit(reach, resource, NOON) ? 'edit' : canSee(reach, resource, NOON) ? 'view' : null,
        explainAccess(reach, resource, NOON).level,
        viewers.get(memberId) ?? null,
      ];
      claim(
        look,
        answers.every((answer) => answer === sight),
        `${memberId} sees ${id}: ${sight}, the library says ${answers}`,
      );
    }
  }
};

/** Everything that is wrong with a state. */
export const wrongWith = (workspace: Workspace): readonly string[] => {
  const look: Look = { workspace, complaints: [] };
  for (const check of [owned, counted, listed, addressed, pointed, shut, seen]) check(look);
  return look.complaints;
};

const permissionsOf = (member: Member | null): ReadonlySet<Permission> => {
  const held = new Set<Permission>();
  if (member?.status !== 'active') return held;
  for (const name of member.roles) {
    const role: Role | undefined = standardTable[name as 'owner'];
    for (const permission of permissions) if (role?.cells[permission] === 'yes') held.add(permission);
  }
  return held;
};

/**
 * Everything that is wrong with a step. Whoever gains permissions has them from somebody who held each of them: the member who acts,
 * or (for somebody who comes in) the one who invited, or the primary owner in their place; by domain one becomes a member and no more.
 * And nobody but an owner lets themselves in to what they did not see, save to a number that is theirs or that its owner has opened.
 */
export const wrongStep = (before: Workspace, { actor }: Action, after: Workspace): readonly string[] => {
  const was: Look = { workspace: before, complaints: [] };
  const is: Look = { workspace: after, complaints: was.complaints };
  if (actor.type === 'system') return [];
  for (const [id, member] of rows(is, 'member')) {
    const had = permissionsOf(record(was, 'member', id));
    const gained = [...permissionsOf(member)].filter((permission) => !had.has(permission));
    if (gained.length === 0) continue;
    const giver = actor.type === 'member' ? actor.memberId : voucher(was, actor.address);
    const source = new Set(giver === null ? [] : permissionsOf(record(was, 'member', giver)));
    if (actor.type === 'person' && isOpen(was, actor.address)) for (const given of standardMember) source.add(given);
    for (const permission of gained)
      claim(is, source.has(permission), `${id} gains ${permission} from ${giver ?? 'the domain'}, who lacks it`);
    claim(is, giver !== id, `${id} gains ${gained} from themselves`);
  }
  if (actor.type !== 'member') return is.complaints;
  const { memberId } = actor;
  if (isActiveOwner(record(was, 'member', memberId))) return is.complaints;
  for (const [id] of rows(was, 'contact')) {
    if (rank(sightOf(is, memberId, id)) <= rank(sightOf(was, memberId, id))) continue;
    const entitled = rows(was, 'number').some(
      ([, { mode, openedBy, ownerId }]) =>
        ownerId === memberId || owns(was, memberId, ownerId) || (mode === 'shared' && openedBy !== memberId),
    );
    claim(is, entitled, `${memberId} lets themselves in to ${id}`);
  }
  return is.complaints;
};

const rank = (sight: Sight): number => (sight === null ? 0 : sight === 'view' ? 1 : 2);

const standardMember: ReadonlySet<Permission> = new Set([
  'communication.use',
  'contacts.manage',
  'contacts.import',
  'groups.use',
]);

/** Whether the workspace has proved the domain of an address, so that whoever has one there may be a member. */
const isOpen = (look: Look, address: string): boolean =>
  record(look, 'domain', address.split('@')[1] ?? '')?.status === 'verified';

/** Who stands for somebody who comes in: the inviter, the primary owner where they are gone, nobody where there is no invitation. */
const voucher = (look: Look, address: string): string | null => {
  const waiting = rows(look, 'invitation').find(
    ([, invitation]) => invitation.address === address && invitation.status === 'pending',
  );
  const inviter = waiting?.[1].invitedBy ?? null;
  if (inviter === null) return null;
  return record(look, 'member', inviter)?.status === 'removed'
    ? (record(look, 'workspace', 'self')?.primaryOwnerId ?? null)
    : inviter;
};
