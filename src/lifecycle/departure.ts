import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import type { MemberEvents } from '../members/index.js';
import { leavesAnOwner, notPrimaryOwner } from '../members/internal.js';
import { isOwner } from '../roles/index.js';
import { activeMember } from '../workspace/authorise.js';
import {
  type Context,
  counterKey,
  type Happening,
  type Key,
  type Member,
  recordKey,
  type Workspace,
  type WorkspaceRecord,
} from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';

/** Who takes over what somebody leaves behind; the primary owner, where nobody is named. */
export interface Successors {
  /** For contacts and snippets, private ones included. */
  readonly successorId?: string;
  /** For phone numbers. */
  readonly numbersSuccessorId?: string;
}

/** What must be read for a departure: a handful of records, whatever the workspace holds. */
export const departureKeys = (known: Workspace, memberId: string, successors: Successors): readonly Key[] => {
  const primary = known.state.workspace.get('self')?.primaryOwnerId;
  const named = [memberId, primary, successors.successorId, successors.numbersSuccessorId];
  return [
    counterKey('owners'),
    counterKey('seats'),
    ...named.filter((id) => id !== undefined).map((id) => recordKey('member', id)),
    recordKey('succession', memberId),
    ...inheritedBy(known.state.member.get(memberId)).map((id) => recordKey('succession', id)),
  ];
};

/** Whose property a member holds by pointer, and so passes on: nearly always nobody's. */
const inheritedBy = (member: Member | null | undefined): readonly string[] =>
  member == null ? [] : [...new Set([...member.succeeds, ...member.succeedsNumbers])];

/**
 * The departure of a member: access ends, and pointers to what they owned go to their successors. Its cost does not depend on how much
 * that is.
 */
export const departure = (
  read: Reader,
  context: Context,
  workspace: WorkspaceRecord,
  memberId: string,
  member: Member,
  reason: 'removed' | 'left',
  successors: Successors,
) => {
  const primary = notPrimaryOwner(workspace, memberId);
  if (!primary.ok) return primary;
  const owned = leavesAnOwner(read, member, member.roles, false);
  if (!owned.ok) return owned;
  const successorId = successors.successorId ?? workspace.primaryOwnerId;
  const numbersSuccessorId = successors.numbersSuccessorId ?? workspace.primaryOwnerId;
  const inheritance = [
    ['successorId', successorId],
    ['numbersSuccessorId', numbersSuccessorId],
  ] as const;
  for (const [field, id] of inheritance) {
    if (id === memberId) return fail('successor_is_leaving', { memberId: id }, [field]);
    const successor = activeMember(read, id, [field]);
    if (!successor.ok) return successor;
  }
  for (const [field, id] of inheritance) {
    if (id !== workspace.primaryOwnerId && !namesSuccessors(read, context)) {
      return fail('owner_names_successor', { memberId: id }, [field]);
    }
  }
  const data = { memberId, reason, successorId, numbersSuccessorId };
  const events: readonly Happening<MemberEvents>[] = [{ type: 'member_removed', data, personal: {} }];
  return ok({ output: { memberId, successorId, numbersSuccessorId }, events });
};

/** Contacts and numbers go to whom an owner names, so that nobody removes a person to read what was theirs. */
const namesSuccessors = (read: Reader, { actor }: Context): boolean => {
  if (actor.type !== 'member') return actor.type === 'system';
  const member = read.get('member', actor.memberId);
  return member?.status === 'active' && isOwner(member.roles);
};
