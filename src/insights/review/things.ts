import { ownsThrough } from '../../roles/index.js';
import { WORKSPACE_RECORD } from '../../sharing/index.js';
import { counterKey, grantsTo, type Key, listKey, recordKey, type Workspace } from '../../workspace/index.js';
import { finding, type ReviewFinding, suggest } from './finding.js';
import { idlest } from './people.js';
import { isOlder, type Look } from './settings.js';

/** What must be read to review a number. */
export const numberKeys = (numberId: string, known: Workspace): readonly Key[] => [
  recordKey('number', numberId),
  listKey('numberUsers', numberId),
  ...(known.lists.get(listKey('numberUsers', numberId)) ?? []).map((id) => recordKey('activity', id)),
];

/** A number that more people have than is advised: whoever was not here for longest is suggested to go, save those whose number it is. */
export const reviewNumber = (look: Look, numberId: string): readonly ReviewFinding[] => {
  const number = look.read.get('number', numberId);
  if (number === null || number.status === 'released') return [];
  const users = look.read.list('numberUsers', numberId).filter(([, { status }]) => status !== 'removed');
  const limit = look.settings.usersPerNumber;
  if (users.length <= limit) return [];
  const suggestions = idlest(look, users)
    .filter(([id, member]) => !ownsThrough(id, member, number.ownerId))
    .slice(0, users.length - limit)
    .map(([memberId]) => suggest('numbers.unassign', { numberId, memberId }));
  return [finding('number_shared_widely', 'low', { numberId, count: users.length, limit }, suggestions)];
};

/** What must be read to review a group. */
export const groupKeys = (groupId: string): readonly Key[] => [
  recordKey('group', groupId),
  listKey('groupMembers', groupId),
  counterKey(grantsTo(`group:${groupId}`)),
];

/** A group in which nobody is. */
export const reviewGroup = ({ read }: Look, groupId: string): readonly ReviewFinding[] => {
  const group = read.get('group', groupId);
  const somebody = read.list('groupMembers', groupId).some(([, { status }]) => status !== 'removed');
  if (group === null || somebody) return [];
  if (group.status === 'live') {
    return [finding('empty_group', 'low', { groupId }, [suggest('groups.delete', { groupId })])];
  }
  const grants = read.counter(grantsTo(`group:${groupId}`));
  const revoked = read.get('workspace', WORKSPACE_RECORD)?.revoked.includes(`group:${groupId}`);
  if (grants === 0 || revoked) return [];
  const suggestions = [suggest('groups.revokeAccess', { groupId })];
  return [finding('empty_retired_group', 'low', { groupId, grants }, suggestions)];
};

/** An invitation that nobody took up in time. */
export const reviewInvitation = ({ read, at, settings }: Look, invitationId: string): readonly ReviewFinding[] => {
  const invitation = read.get('invitation', invitationId);
  if (invitation?.status !== 'pending') return [];
  const { invitedAt, expiresAt } = invitation;
  if (at < expiresAt && !isOlder(at, invitedAt, settings.invitationDays)) return [];
  const suggestions = [suggest('members.revokeInvitation', { invitationId })];
  return [finding('stale_invitation', 'low', { invitationId, invitedAt }, suggestions)];
};

/** A domain that was claimed and never proved. */
export const reviewDomain = ({ read, at, settings }: Look, domain: string): readonly ReviewFinding[] => {
  const claim = read.get('domain', domain);
  if (claim?.status !== 'claimed' || !isOlder(at, claim.claimedAt, settings.domainDays)) return [];
  const params = { domain, claimedAt: claim.claimedAt };
  return [finding('unproved_domain', 'medium', params, [suggest('members.releaseDomain', { domain })])];
};
