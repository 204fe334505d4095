import { parsePrincipal } from '../sharing/index.js';
import { tenureOf, usedNumbers } from '../workspace/epoch.js';
import { type Conversation, type Handover, type Key, listKey, recordKey, type Workspace } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';

/** Why an assignment no longer holds, though nobody took it back. */
export type Lapse = Exclude<Handover['reason'], 'assigned' | 'transferred' | 'unassigned'>;

/** Who handles a conversation: the assignee with everybody who acts for it, or why the one it had no longer does. */
export type Handling =
  | { readonly assignee: string; readonly handlers: readonly string[]; readonly lapse: null }
  | { readonly assignee: null; readonly handlers: readonly []; readonly lapse: Lapse | null };

const nobody = (lapse: Lapse | null): Handling => ({ assignee: null, handlers: [], lapse });

/**
 * Who handles a conversation at this moment. Whoever is named may use the number: an assignment does not outlive the access it rests
 * on, and does not come back with it.
 */
export const handlingOf = (read: Reader, { numberId, assignment }: Conversation): Handling => {
  if (assignment === null) return nobody(null);
  const number = read.get('number', numberId);
  if (number === null || number.status === 'released') return nobody('number_released');
  if (number.epoch !== assignment.epoch) return nobody('number_mode_changed');
  const { kind, id } = parsePrincipal(assignment.to) ?? { kind: 'member', id: '' };
  if (kind === 'group') {
    if (read.get('group', id)?.status !== 'live') return nobody('group_retired');
    const handlers = groupHandlers(read, numberId, id);
    return handlers.length === 0 ? nobody('group_has_nobody') : { assignee: assignment.to, handlers, lapse: null };
  }
  const lapse = memberLapse(read, numberId, id, assignment.tenure);
  return lapse === null ? { assignee: assignment.to, handlers: [id], lapse } : nobody(lapse);
};

const memberLapse = (read: Reader, numberId: string, memberId: string, tenure: number): Lapse | null => {
  const member = read.get('member', memberId);
  if (member === null || member.status === 'removed') return 'assignee_removed';
  if (member.status === 'suspended') return 'assignee_suspended';
  const access = member.numbers.find(({ id }) => id === numberId)?.access;
  if (access === undefined) return 'number_unassigned';
  if (access === 'read') return 'assignee_reads_only';
  return tenureOf(member, numberId) === tenure ? null : 'number_unassigned';
};

/** Those in a group who may use a number, in order of id. A number has few users, whatever the size of the group. */
export const groupHandlers = (read: Reader, numberId: string, groupId: string): readonly string[] =>
  read
    .list('numberUsers', numberId)
    .filter(
      ([, user]) => user.status === 'active' && user.groups.includes(groupId) && usedNumbers(user).includes(numberId),
    )
    .map(([memberId]) => memberId);

/** What must be read to know who handles a conversation, once the conversation is known. */
export const handlingKeys = (known: Workspace, conversationId: string): readonly Key[] => {
  const conversation = known.state.conversation.get(conversationId);
  if (conversation == null) return [];
  const { numberId, assignment } = conversation;
  return [recordKey('number', numberId), ...(assignment === null ? [] : assigneeKeys(numberId, assignment.to))];
};

/** What must be read to know whether somebody, or a group, can handle what a number has. */
export const assigneeKeys = (numberId: string, to: string): readonly Key[] => {
  const { kind, id } = parsePrincipal(to) ?? { kind: 'member', id: '' };
  if (kind === 'group') return [recordKey('group', id), listKey('numberUsers', numberId)];
  return [recordKey('member', id)];
};
