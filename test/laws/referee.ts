import type { Turn } from './history.js';
import { keyOf, type Model, type Share } from './model.js';

// What the decisions say about who may do what, written once more by hand. The referee looks at what succeeded and names what should
// not have; verdicts on access are foretold exactly.

type Ruling = (model: Model, turn: Turn, actor: string | null) => string | null;

// biome-ignore lint/suspicious/noExplicitAny: an input of whichever verb it is
const inputOf = (turn: Turn): any => turn.input;

/** Why a success was wrong, or null. `model` is as it was before. */
export const foul = (model: Model, turn: Turn): string | null => {
  if (turn.change === null || turn.change.commit === null) return null;
  if (turn.actor.type === 'person') {
    if (!newcomersDo.has(turn.name)) return 'a person who is no member did something';
    return rulings[turn.name]?.(model, turn, null) ?? null;
  }
  const actor = turn.actor.type === 'member' ? turn.actor.memberId : null;
  if (actor !== null && model.members.get(actor)?.status !== 'active') return 'somebody acted who is no active member';
  if (!model.open && !closedWorkspaceTakes.has(turn.name)) return 'something was done in a workspace that is not open';
  return rulings[turn.name]?.(model, turn, actor) ?? null;
};

/** What people do who are no members yet. */
const newcomersDo: ReadonlySet<Turn['name']> = new Set<Turn['name']>([
  'createWorkspace',
  'acceptInvitation',
  'joinByDomain',
]);

/** What is done in a workspace that is suspended or closed: reopening it, saving it, and finishing what had begun. */
const closedWorkspaceTakes: ReadonlySet<Turn['name']> = new Set<Turn['name']>([
  'setWorkspaceStatus',
  'recoverOwnership',
  'settleDeparture',
  'clearRevokedGrants',
  'sweepEndedGrants',
  'erasePerson',
  'eraseInvitee',
  'eraseContact',
  'eraseConversation',
]);

/** What people have a right to, a workspace closed or not; there the host does it. */
const erases = (model: Model, actor: string | null): string | null =>
  model.open || actor === null ? null : 'somebody erased in a workspace that is not open';

const seatsTaken = (model: Model): number =>
  [...model.members.values()].filter(({ status }) => status !== 'removed').length;

function joins(model: Model, turn: Turn): string | null {
  const { seatLimit } = turn.before.policy;
  return seatLimit !== null && seatsTaken(model) + 1 > seatLimit ? 'one seat too many' : null;
}

/** Suspending and removing: who may, and that an owner stays. */
const endsMembership = (model: Model, _turn: Turn, actor: string | null, memberId: string): string | null => {
  if (memberId === model.primaryOwner) return 'the primary owner was sent away';
  if (memberId === actor) return 'somebody sent themselves away';
  if (actor !== null && model.isOwner(memberId) && !model.isOwner(actor)) return 'only owners send owners away';
  return needsStaff(model, actor);
};

const stewards = ['owner', 'admin', 'dispatcher'];

const isMine = (model: Model, owner: string | null, actor: string): boolean =>
  owner !== null && (owner === actor || model.person(actor).inherited.has(owner));

/** What an operation on one thing is about. */
const subjectOf = (turn: Turn): string => {
  const { contactId, snippetId, kind, id } = inputOf(turn);
  if (contactId !== undefined) return contactId;
  return keyOf(snippetId === undefined ? { kind, id } : { kind: 'snippet', id: snippetId });
};

/** Writing to something takes access that edits. */
const edits = (model: Model, turn: Turn, actor: string | null): string | null => {
  const key = subjectOf(turn);
  if (model.card(key) === undefined) return 'there is no such thing';
  return actor === null || model.access(actor, key, turn.at, stewards) === 2 ? null : 'who does not edit changed it';
};

/** Its owner, or a steward: of the directory its staff, of private contacts those whom policy lets edit. */
const isInCharge = (model: Model, turn: Turn, actor: string | null): string | null => {
  const card = model.card(subjectOf(turn));
  if (actor === null || (card !== undefined && isMine(model, card.owner, actor))) return null;
  const steward = model.person(actor).roles.some((role) => stewards.includes(role));
  const may = card?.directory ? model.isStaff(actor) : steward && turn.before.policy.adminAccessToPrivate === 'edit';
  return may ? null : 'only its owner may';
};

/** For good, deleted or not: whoever may delete it, and the host where nobody may do anything. */
function erasesThing(model: Model, turn: Turn, actor: string | null): string | null {
  if (model.card(subjectOf(turn)) === undefined) return 'there is no such thing';
  return erases(model, actor) ?? isInCharge(model, turn, actor);
}

function oneself(_model: Model, turn: Turn, actor: string | null): string | null {
  const { memberId = actor } = inputOf(turn);
  return actor === null || memberId === actor ? null : 'somebody did for another what is theirs alone';
}

/** What staff do for every number, and its owner for that one. */
function ownNumber(model: Model, turn: Turn, actor: string | null): string | null {
  const line = model.numbers.get(inputOf(turn).numberId);
  if (line === undefined || line.released) return 'there is no such number';
  return actor !== null && model.owns(actor, line) ? null : needsStaff(model, actor);
}

/** The wordings of the table's rows that matter here. */
const needsStaff = (model: Model, actor: string | null): string | null =>
  actor === null || model.isStaff(actor) ? null : 'only owners and admins may';

const allActive = (model: Model, ids: readonly string[]): string | null =>
  ids.every((id) => model.members.get(id)?.status === 'active') ? null : 'somebody named is no active member';

/** Making something: for oneself, under an id of its own, and on no number but one that one uses. */
function makes(model: Model, turn: Turn, actor: string | null): string | null {
  const { numberId, ownerId = actor, snippetId, kind, id } = inputOf(turn);
  const brought = kind === undefined ? snippetId : id;
  if (brought !== undefined && model.card(subjectOf(turn)) !== undefined) return 'it was there already';
  if (actor !== null && ownerId !== actor) return 'something was made for somebody else';
  const line = model.numbers.get(numberId);
  if (numberId !== undefined && line?.released !== false) return 'something was put on no number';
  if (numberId !== undefined && actor !== null && line?.users.get(actor) !== 'use') {
    return 'something was put on a number that its maker does not use';
  }
  return allActive(model, [ownerId]);
}

function givesAway(model: Model, turn: Turn, actor: string | null): string | null {
  const card = model.card(subjectOf(turn));
  if (card?.owner == null) return 'what is everybody’s became somebody’s';
  if (actor !== null && !isMine(model, card.owner, actor)) return 'somebody gave away what is another’s';
  return allActive(model, [inputOf(turn).memberId]);
}

function putsOnNumber(model: Model, turn: Turn, actor: string | null): string | null {
  const line = model.numbers.get(inputOf(turn).numberId);
  if (line === undefined || line.released) return 'something was put on no number';
  if (actor !== null && line.users.get(actor) !== 'use') return 'something was put on a number that one does not use';
  const card = model.card(subjectOf(turn));
  if (actor !== null && card?.resharing === 'owner' && !isMine(model, card.owner, actor))
    return 'only its owner widens';
  return edits(model, turn, actor);
}

const rulings: Readonly<Partial<Record<Turn['name'], Ruling>>> = {
  createWorkspace: (model) => (model.members.size === 0 ? null : 'a workspace was created twice'),

  addMember(model, turn, actor) {
    const { seatLimit } = turn.before.policy;
    if (actor !== null) return 'only the host adds members';
    return seatLimit !== null && seatsTaken(model) + 1 > seatLimit ? 'one seat too many' : null;
  },

  acceptInvitation: joins,
  joinByDomain(model, turn) {
    const address = turn.actor.type === 'person' ? turn.actor.address.toLowerCase() : '';
    const proved = turn.before.state.domain.get(address.slice(address.indexOf('@') + 1))?.status === 'verified';
    return proved ? joins(model, turn) : 'somebody joined by a domain that nobody proved';
  },

  inviteMembers(model, turn, actor) {
    const { roles = ['member'], numbers = [] } = inputOf(turn);
    if (actor === null || model.isStaff(actor)) {
      return actor !== null && roles.includes('owner') && !model.isOwner(actor) ? 'only owners invite owners' : null;
    }
    if (turn.before.policy.memberInvites === 'deny') return 'members do not invite';
    const beyond = numbers.some(({ id, access }: { id: string; access: string }) => {
      const held = model.numbers.get(id)?.users.get(actor);
      return held === undefined || (held === 'read' && access === 'use');
    });
    return beyond || roles.some((role: string) => role !== 'member') ? 'a member offered more than they have' : null;
  },

  suspendMember: (model, turn, actor) => endsMembership(model, turn, actor, inputOf(turn).memberId),
  removeMember(model, turn, actor) {
    const { memberId, successorId = model.primaryOwner, numbersSuccessorId = model.primaryOwner } = inputOf(turn);
    if (turn.client === 'mobile' && actor !== null) return 'members are not removed on mobile';
    if (actor !== null && successorId !== model.primaryOwner && !model.isOwner(actor))
      return 'only owners name who inherits contacts';
    if ([successorId, numbersSuccessorId].includes(memberId)) return 'somebody inherits from themselves';
    return endsMembership(model, turn, actor, memberId) ?? allActive(model, [successorId, numbersSuccessorId]);
  },
  leaveWorkspace: (model, _turn, actor) => (actor === model.primaryOwner ? 'the primary owner left' : null),
  reinstateMember(model, turn, actor) {
    const { memberId } = inputOf(turn);
    if (actor !== null && model.isOwner(memberId) && !model.isOwner(actor)) return 'only owners reinstate owners';
    return needsStaff(model, actor);
  },

  setWorkspaceStatus(model, turn, actor) {
    if (actor === null) return null;
    return actor === model.primaryOwner && inputOf(turn).status === 'closed'
      ? null
      : 'only the host opens and suspends';
  },
  transferOwnership(model, turn, actor) {
    const { memberId } = inputOf(turn);
    if (actor !== null && actor !== model.primaryOwner) return 'only the primary owner passes it on';
    return model.isOwner(memberId) ? allActive(model, [memberId]) : 'the primary owner would be no owner';
  },
  recoverOwnership: (_model, _turn, actor) => (actor === null ? null : 'only the host recovers ownership'),

  erasePerson(model, turn, actor) {
    const { memberId } = inputOf(turn);
    if (model.members.get(memberId)?.status !== 'removed') return 'somebody was erased who is a member';
    if (turn.client === 'mobile' && actor !== null) return 'members are not removed on mobile';
    if (actor !== null && model.isOwner(memberId) && !model.isOwner(actor)) return 'only owners erase owners';
    return erases(model, actor) ?? needsStaff(model, actor);
  },
  eraseInvitee(model, turn, actor) {
    const may = turn.before.policy.memberInvites === 'asMember' ? null : needsStaff(model, actor);
    return erases(model, actor) ?? may;
  },

  updateProfile: oneself,
  requestAddressChange: oneself,
  changeAddress: oneself,
  markSeen: oneself,
  setSchedule: oneself,
  setDoNotDisturb: oneself,
  setNumberNotifications: oneself,

  claimDomain: (model, _turn, actor) => needsStaff(model, actor),
  verifyDomain: (model, _turn, actor) => needsStaff(model, actor),
  releaseDomain: (model, _turn, actor) => needsStaff(model, actor),
  requestPorting: (model, _turn, actor) => needsStaff(model, actor),
  updatePorting: (model, _turn, actor) => needsStaff(model, actor),
  cancelPorting: (model, _turn, actor) => needsStaff(model, actor),
  updateWorkspaceSettings: (model, _turn, actor) => needsStaff(model, actor),
  releaseNumber: (model, _turn, actor) => needsStaff(model, actor),
  updateNumberSettings: ownNumber,
  setRingOrder: ownNumber,
  setNumberOwner(model, turn, actor) {
    return ownNumber(model, turn, actor) ?? allActive(model, [inputOf(turn).memberId]);
  },
  setNumberMode: ownNumber,

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
    if ([...model.numbers.values()].some((line) => line.phone === phone && !line.released))
      return 'the phone was taken';
    return needsStaff(model, actor) ?? allActive(model, [ownerId]);
  },

  assignNumber(model, turn, actor) {
    const { numberId, memberId, access } = inputOf(turn);
    const line = model.numbers.get(numberId);
    if (line === undefined) return 'there is no such number';
    const owns = model.owns(memberId, line);
    if (line.mode === 'exclusive' && !owns) return 'an exclusive number was shared';
    if (owns && access === 'read') return 'its owner was given less than their own number';
    const users = [...line.users.keys()].filter((id) => model.person(id).status !== 'removed');
    const newcomer = !line.users.has(memberId);
    if (newcomer && users.length + 1 > turn.before.policy.usersPerNumber) return 'more users than a number takes';
    return ownNumber(model, turn, actor) ?? allActive(model, [memberId]);
  },

  unassignNumber(model, turn, actor) {
    const { numberId, memberId } = inputOf(turn);
    if (model.numbers.get(numberId)?.owner === memberId) return 'its owner lost their own number';
    return ownNumber(model, turn, actor);
  },

  createGroup(model, turn, actor) {
    const { name, memberIds = [] } = inputOf(turn);
    if (turn.client === 'mobile' && actor !== null) return 'groups are not made on mobile';
    const same = (other: string) => fold(other) === fold(name);
    if ([...model.groups.values()].some((team) => !team.retired && same(team.name))) return 'the name was taken';
    return needsStaff(model, actor) ?? allActive(model, memberIds);
  },

  addGroupMembers(model, turn, actor) {
    const { groupId, memberIds } = inputOf(turn);
    const team = model.groups.get(groupId);
    if (team === undefined || team.retired) return 'there is no such group';
    const letsInSelf = actor !== null && memberIds.includes(actor) && !team.members.has(actor) && team.shared;
    if (letsInSelf && !model.isOwner(actor) && turn.before.policy.selfAccess === 'deny')
      return 'somebody let themselves in';
    return needsStaff(model, actor) ?? allActive(model, memberIds);
  },

  updateGroup(model, turn, actor) {
    const { groupId, name } = inputOf(turn);
    if (model.groups.get(groupId)?.retired !== false) return 'there is no such group';
    const others = [...model.groups].filter(([id, team]) => id !== groupId && !team.retired);
    if (name !== undefined && others.some(([, team]) => fold(team.name) === fold(name))) return 'the name was taken';
    return needsStaff(model, actor);
  },
  deleteGroup(model, turn, actor) {
    if (model.groups.get(inputOf(turn).groupId)?.retired !== false) return 'there is no such group';
    return needsStaff(model, actor);
  },
  revokeGroupAccess(model, turn, actor) {
    if (model.groups.get(inputOf(turn).groupId)?.retired !== true) return 'a group that lives lost its access';
    return needsStaff(model, actor);
  },
  clearRevokedGrants: (_model, _turn, actor) => (actor === null ? null : 'only the host clears grants'),

  sweepEndedGrants: (_model, _turn, actor) => (actor === null ? null : 'only the host sweeps'),

  removeGroupMembers: (model, _turn, actor) => needsStaff(model, actor),

  defineContactField(model, turn, actor) {
    const live = [...model.fields.values()].filter(({ retired }) => !retired);
    const { contactFieldLimit, contactFieldOptionLimit } = turn.before.policy;
    const { name, options = [] } = inputOf(turn);
    if (live.length >= contactFieldLimit) return 'one field too many';
    if (options.length > contactFieldOptionLimit) return 'one option too many';
    if (live.some((field) => fold(field.name) === fold(name))) return 'the name was taken';
    return needsStaff(model, actor);
  },
  updateContactField(model, turn, actor) {
    const { fieldId, name } = inputOf(turn);
    if (model.fields.get(fieldId)?.retired !== false) return 'there is no such field';
    const others = [...model.fields].filter(([id, { retired }]) => id !== fieldId && !retired);
    if (name !== undefined && others.some(([, field]) => fold(field.name) === fold(name))) return 'the name was taken';
    return needsStaff(model, actor);
  },
  retireContactField(model, turn, actor) {
    if (model.fields.get(inputOf(turn).fieldId)?.retired !== false) return 'there is no such field';
    return needsStaff(model, actor);
  },
  upsertExternalContact(model, turn, actor) {
    if (['manual', 'number', 'directory', 'import'].includes(inputOf(turn).source)) return 'it comes from nowhere else';
    return actor === null ? valuesHold(model, turn) : 'only the host writes what comes from elsewhere';
  },

  createContact(model, turn, actor) {
    const { numberId, ownerId = actor, contactId } = inputOf(turn);
    if (contactId !== undefined && model.contacts.has(contactId)) return 'the contact was there already';
    if (actor !== null && ownerId !== actor) return 'a contact was made for somebody else';
    if (numberId !== undefined && model.numbers.get(numberId)?.released !== false)
      return 'a contact was put on no number';
    if (numberId !== undefined && actor !== null && model.numbers.get(numberId)?.users.get(actor) !== 'use') {
      return 'a contact was put on a number that its maker does not use';
    }
    return valuesHold(model, turn) ?? allActive(model, [ownerId]);
  },

  // Refusals are verdicts: see `foretold`.
  manageAccess: (model, turn, actor) =>
    (actor === null ? null : allActive(model, [actor])) ?? granteesExist(model, inputOf(turn)),
  importDirectory: (model, _turn, actor) => needsStaff(model, actor),
  addDirectoryContact: (model, _turn, actor) => needsStaff(model, actor),
  manageSnippetAccess: (model, turn, actor) =>
    (actor === null ? null : allActive(model, [actor])) ?? granteesExist(model, inputOf(turn)),
  manageResourceAccess: (model, turn, actor) =>
    (actor === null ? null : allActive(model, [actor])) ?? granteesExist(model, inputOf(turn)),
  createSnippet: makes,
  registerResource: makes,
  updateSnippet: edits,
  renameResource: edits,
  deleteSnippet: (model, turn, actor) => edits(model, turn, actor) ?? isInCharge(model, turn, actor),
  deleteResource: (model, turn, actor) => edits(model, turn, actor) ?? isInCharge(model, turn, actor),
  restoreSnippet: isInCharge,
  restoreResource: isInCharge,
  eraseSnippet: erasesThing,
  eraseResource: erasesThing,
  transferSnippet: givesAway,
  transferResource: givesAway,
  attachResourceToNumber: putsOnNumber,
  detachResourceFromNumber: (model, turn, actor) => edits(model, turn, actor) ?? isInCharge(model, turn, actor),
  updateContact(model, turn, actor) {
    const { source = '' } = model.contacts.get(inputOf(turn).contactId) ?? {};
    const { readOnlySources } = turn.before.policy;
    const external = ['crm', 'helpdesk'].includes(source);
    if (actor !== null && external && (readOnlySources === 'all' || readOnlySources.includes(source)))
      return 'a record of another system was changed';
    return valuesHold(model, turn) ?? edits(model, turn, actor);
  },
  deleteContact: (model, turn, actor) => edits(model, turn, actor) ?? isInCharge(model, turn, actor),
  restoreContact: (model, turn, actor) => isInCharge(model, turn, actor),
  eraseContact: erasesThing,
  transferContact: givesAway,
  attachToNumber: putsOnNumber,
  detachFromNumber: (model, turn, actor) => edits(model, turn, actor) ?? isInCharge(model, turn, actor),
  explainContactAccess: () => null,
};

/** Every value that was written is one of its field. What was there may stay, so of what is retired nothing is said here. */
const valuesHold = (model: Model, turn: Turn): string | null => {
  for (const { fieldId, value } of inputOf(turn).fields.custom ?? []) {
    const field = model.fields.get(fieldId);
    if (field === undefined) return 'there is no such field';
    if (value === null || value === '') continue;
    const fits: Readonly<Record<string, () => boolean>> = {
      text: () => typeof value === 'string',
      address: () => typeof value === 'string',
      number: () => typeof value === 'number',
      boolean: () => value === true || value === false,
      date: () => typeof value === 'string' && value !== '2026-02-30' && /^\d/.test(value),
      url: () => typeof value === 'string' && value.startsWith('http'),
      multiSelect: () => value.every((id: string) => field.options.some(({ optionId }) => optionId === id)),
    };
    if (!fits[field.type]?.()) return 'a value was written that its field does not take';
  }
  return null;
};

const fold = (name: string): string =>
  name.normalize('NFKC').toUpperCase().toLowerCase().replaceAll('ς', 'σ').replace(/\s+/g, ' ').trim();

const granteesExist = (model: Model, { change }: { change: { grants?: { principal: string }[] } }): string | null => {
  for (const { principal } of change.grants ?? []) {
    if (principal.startsWith('member:') && model.members.get(principal.slice(7))?.status !== 'active')
      return 'shared with nobody';
    if (principal.startsWith('group:') && model.groups.get(principal.slice(6))?.retired !== false)
      return 'shared with no group';
  }
  return null;
};

/** What must become of each contact, snippet or thing in a change of access, from decision 8 alone. */
export const foretold = (model: Model, turn: Turn, stewardRoles: readonly string[]): readonly string[] => {
  const { contactIds, snippetIds, kind, ids, change } = inputOf(turn);
  const named = contactIds ?? snippetIds ?? ids;
  const of = contactIds ? 'contact' : snippetIds ? 'snippet' : kind;
  return [...new Set<string>(named)].map((id) =>
    foretellOne(model, turn, keyOf({ kind: of, id }), change, stewardRoles),
  );
};

/** How each verb says that something is not there, or not for you. */
const notFound: Readonly<Record<string, string>> = {
  manageAccess: 'contact_not_found',
  manageSnippetAccess: 'snippet_not_found',
  manageResourceAccess: 'resource_not_found',
};

const foretellOne = (
  model: Model,
  { actor, at, name, before: { policy } }: Turn,
  key: string,
  change: { type: string; grants?: readonly Typed[]; principals?: readonly string[] },
  stewardRoles: readonly string[],
): string => {
  const card = model.card(key);
  const me = actor.type === 'member' ? actor.memberId : null;
  const access = me === null ? 2 : model.access(me, key, at, stewardRoles);
  if (card === undefined || card.deletedAt !== null || access === 0) return notFound[name] ?? '';
  if (card.directory) return 'access_is_fixed';
  if (access === 1) return 'needs_edit';

  const byHand = peopleOfRetired(
    model,
    [...card.shares.values()].filter((share) => share.cause === 'manual' && !model.revoked.has(share.with)),
    change,
    at,
  );
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

/** Decision 14: where a removal takes something, what a deleted group has is first given to the people in it. */
const peopleOfRetired = (
  model: Model,
  byHand: readonly Share[],
  { type, principals = [] }: { type: string; principals?: readonly string[] },
  at: number,
): readonly Share[] => {
  if (type !== 'remove') return byHand;
  const people = byHand.flatMap((share) => {
    const team = share.with.startsWith('group:') ? model.groups.get(share.with.slice(6)) : undefined;
    if (!team?.retired || principals.includes(share.with)) return [share];
    const present = [...team.members].filter((id) => model.members.get(id)?.status !== 'removed');
    return present.map((id) => ({ ...share, with: `member:${id}` }));
  });
  const takes = people.some(({ with: named, until }) => principals.includes(named) && (until === null || at < until));
  return takes ? people : byHand;
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
