import type { Turn } from './history.js';
import type { Model, Share } from './model.js';

// What the decisions say about who may do what, written once more by hand. The referee looks at what succeeded and names what should
// not have; verdicts on access are foretold exactly.

type Ruling = (model: Model, turn: Turn, actor: string | null) => string | null;

// biome-ignore lint/suspicious/noExplicitAny: an input of whichever verb it is
const inputOf = (turn: Turn): any => turn.input;

/** Why a success was wrong, or null. `model` is as it was before. */
export const foul = (model: Model, turn: Turn): string | null => {
  if (turn.change === null || turn.change.commit === null) return null;
  if (turn.actor.type === 'person')
    return turn.name === 'createWorkspace' ? null : 'a person who is no member did something';
  const actor = turn.actor.type === 'member' ? turn.actor.memberId : null;
  if (actor !== null && model.members.get(actor)?.status !== 'active') return 'somebody acted who is no active member';
  return rulings[turn.name](model, turn, actor);
};

/** The wordings of the table's rows that matter here. */
const needsStaff = (model: Model, actor: string | null): string | null =>
  actor === null || model.isStaff(actor) ? null : 'only owners and admins may';

const allActive = (model: Model, ids: readonly string[]): string | null =>
  ids.every((id) => model.members.get(id)?.status === 'active') ? null : 'somebody named is no active member';

const rulings: Readonly<Record<Turn['name'], Ruling>> = {
  createWorkspace: (model) => (model.members.size === 0 ? null : 'a workspace was created twice'),

  addMember(model, turn, actor) {
    const { seatLimit } = turn.before.policy;
    if (actor !== null) return 'only the host adds members';
    const seats = [...model.members.values()].filter(({ status }) => status !== 'removed').length;
    return seatLimit !== null && seats + 1 > seatLimit ? 'one seat too many' : null;
  },

  changeRole(model, turn, actor) {
    const { memberId, roles } = inputOf(turn);
    const before = model.person(memberId).roles;
    if (actor !== null) {
      const denied = needsStaff(model, actor);
      if (denied !== null) return denied;
      if ((before.includes('owner') || roles.includes('owner')) && !model.isOwner(actor))
        return 'only owners make and unmake owners';
    }
    const owners = [...model.members].filter(
      ([id, person]) => person.status === 'active' && (id === memberId ? roles : person.roles).includes('owner'),
    );
    if (owners.length === 0) return 'nobody is left who owns the workspace';
    return memberId === model.primaryOwner && !roles.includes('owner') ? 'the primary owner was demoted' : null;
  },

  addNumber(model, turn, actor) {
    const { ownerId = actor, phone } = inputOf(turn);
    if ([...model.numbers.values()].some((line) => line.phone === phone)) return 'the phone was taken';
    return needsStaff(model, actor) ?? allActive(model, [ownerId]);
  },

  assignNumber(model, turn, actor) {
    const { numberId, memberId } = inputOf(turn);
    const line = model.numbers.get(numberId);
    if (line === undefined) return 'there is no such number';
    if (line.owner !== actor && needsStaff(model, actor) !== null) return 'only staff and its owner assign a number';
    if (line.mode === 'exclusive') return 'an exclusive number was shared';
    if (line.owner === memberId) return 'its owner was given less than their own number';
    const newcomer = !line.users.has(memberId);
    if (newcomer && line.users.size + 1 > turn.before.policy.usersPerNumber) return 'more users than a number takes';
    return allActive(model, [memberId]);
  },

  unassignNumber(model, turn, actor) {
    const { numberId, memberId } = inputOf(turn);
    const line = model.numbers.get(numberId);
    if (line === undefined) return 'there is no such number';
    if (line.owner !== actor && needsStaff(model, actor) !== null) return 'only staff and its owner unassign a number';
    return line.owner === memberId ? 'its owner lost their own number' : null;
  },

  createGroup(model, turn, actor) {
    const { name, memberIds = [] } = inputOf(turn);
    if (turn.client === 'mobile' && actor !== null) return 'groups are not made on mobile';
    const same = (other: string) => fold(other) === fold(name);
    if ([...model.groups.values()].some((team) => same(team.name))) return 'the name was taken';
    return needsStaff(model, actor) ?? allActive(model, memberIds);
  },

  addGroupMembers(model, turn, actor) {
    const { groupId, memberIds } = inputOf(turn);
    const team = model.groups.get(groupId);
    if (team === undefined) return 'there is no such group';
    const letsInSelf = actor !== null && memberIds.includes(actor) && !team.members.has(actor) && team.shared;
    if (letsInSelf && !model.isOwner(actor) && turn.before.policy.selfAccess === 'deny')
      return 'somebody let themselves in';
    return needsStaff(model, actor) ?? allActive(model, memberIds);
  },

  removeGroupMembers: (model, _turn, actor) => needsStaff(model, actor),

  createContact(model, turn, actor) {
    const { numberId, ownerId = actor, contactId } = inputOf(turn);
    if (contactId !== undefined && model.contacts.has(contactId)) return 'the contact was there already';
    if (actor !== null && ownerId !== actor) return 'a contact was made for somebody else';
    if (numberId !== undefined && actor !== null && model.numbers.get(numberId)?.users.get(actor) !== 'use') {
      return 'a contact was put on a number that its maker does not use';
    }
    return allActive(model, [ownerId]);
  },

  // Refusals are verdicts: see `foretold`.
  manageAccess: (model, turn, actor) =>
    (actor === null ? null : allActive(model, [actor])) ?? granteesExist(model, inputOf(turn)),
  importDirectory: (model, _turn, actor) => needsStaff(model, actor),
  explainContactAccess: () => null,
};

const fold = (name: string): string =>
  name.normalize('NFKC').toUpperCase().toLowerCase().replaceAll('ς', 'σ').replace(/\s+/g, ' ').trim();

const granteesExist = (model: Model, { change }: { change: { grants?: { principal: string }[] } }): string | null => {
  for (const { principal } of change.grants ?? []) {
    if (principal.startsWith('member:') && model.members.get(principal.slice(7))?.status !== 'active')
      return 'shared with nobody';
    if (principal.startsWith('group:') && !model.groups.has(principal.slice(6))) return 'shared with no group';
  }
  return null;
};

/** What must become of each contact in a change of access, from decision 8 alone. */
export const foretold = (model: Model, turn: Turn, stewardRoles: readonly string[]): readonly string[] => {
  const { contactIds, change } = inputOf(turn);
  return [...new Set<string>(contactIds)].map((id) => foretellOne(model, turn, id, change, stewardRoles));
};

const foretellOne = (
  model: Model,
  { actor, at, before: { policy } }: Turn,
  contactId: string,
  change: { type: string; grants?: readonly Typed[]; principals?: readonly string[] },
  stewardRoles: readonly string[],
): string => {
  const card = model.contacts.get(contactId);
  const me = actor.type === 'member' ? actor.memberId : null;
  const access = me === null ? 2 : model.access(me, contactId, at, stewardRoles);
  if (card === undefined || card.deletedAt !== null || access === 0) return 'contact_not_found';
  if (card.directory) return 'access_is_fixed';
  if (access === 1) return 'needs_edit';

  const byHand = [...card.shares.values()].filter(({ cause }) => cause === 'manual');
  const typed = (change.grants ?? []).map(read);
  const after =
    change.type === 'private'
      ? []
      : change.type === 'replace'
        ? typed
        : change.type === 'add'
          ? [...byHand, ...typed]
          : byHand.filter((share) => !change.principals?.includes(share.with));

  // Decision 8 by brute force: for everybody named, at every instant at which anything changes, is it more, is it less?
  let narrows = false;
  let widens = false;
  let namesMe = false;
  const instants = [
    at,
    ...[...byHand, ...after].flatMap(({ until }) => (until === null ? [] : [until - 1, until, until + 1])),
    9e15,
  ];
  for (const principal of new Set([...byHand, ...after].map((share) => share.with))) {
    for (const instant of instants) {
      if (instant < at) continue;
      const was = levelAt(byHand, principal, instant);
      const is = levelAt(after, principal, instant);
      if (is < was) narrows = true;
      if (is > was) widens = true;
      if (is > was && principal === `member:${me}`) namesMe = true;
    }
  }
  const mine = me === null || card.owner === me || (card.owner !== null && model.person(me).inherited.has(card.owner));
  const steward =
    me !== null &&
    policy.adminAccessToPrivate === 'edit' &&
    model.person(me).roles.some((role) => stewardRoles.includes(role));
  if (narrows && !mine && !steward) return 'needs_owner';
  if (widens && !mine && card.resharing === 'owner') return 'needs_owner';
  if (namesMe && !mine) return 'cannot_share_with_oneself';
  if (
    new Set(after.map(({ with: principal, level }) => `${principal} ${level}`)).size +
      card.shares.size -
      byHand.length >
    200
  ) {
    return 'too_many_grants';
  }
  return 'done';
};

interface Typed {
  readonly principal: string;
  readonly level?: 'view' | 'edit';
  readonly until?: number | string | null;
}

const read = ({ principal, level = 'edit', until = null }: Typed): Share => ({
  with: principal,
  level,
  until: typeof until === 'string' ? Date.parse(until) : until,
  cause: 'manual',
});

const levelAt = (shares: readonly Share[], principal: string, instant: number): number =>
  Math.max(
    0,
    ...shares
      .filter((share) => share.with === principal && (share.until === null || instant < share.until))
      .map(({ level }) => (level === 'edit' ? 2 : 1)),
  );
