import { can } from '../../roles/index.js';
import { type Key, listKey, recordKey, type Workspace } from '../../workspace/index.js';
import { View } from '../../workspace/view.js';
import { parseMentions } from './parse-mentions.js';

/** Why somebody, or a group, that was mentioned is not notified. */
export type UnreachableReason =
  | 'cannot_see_place'
  | 'suspended'
  | 'removed'
  | 'retired_group'
  /** Nobody by that id. */
  | 'not_found'
  /** Whoever wrote it may not use groups. */
  | 'not_permitted';

/** Whom a text reaches. */
export interface ResolvedMentions {
  /** The members to notify, each once, in order of mention; those of a group in order of id. */
  readonly notify: readonly string[];
  readonly unreachable: readonly {
    readonly type: 'member' | 'group';
    readonly id: string;
    readonly reason: UnreachableReason;
  }[];
}

/** What {@link resolveMentions} needs to know. */
export interface MentionedText {
  readonly workspace: Workspace;
  readonly text: string;
  /** The member who wrote it, who is never notified; null for the host. */
  readonly author: string | null;
  /** Whether a member sees where the text stands: a contact, a conversation. Asked once a member. */
  readonly canSeePlace: (memberId: string) => boolean;
}

/**
 * Whom to notify of the mentions in a text, at the moment it is posted: groups stand for whoever is in them then, everybody is named once,
 * and its author is left out. Whoever does not see the place where the text stands is not told of it, and is named as unreachable.
 *
 * @example
 * ```ts
 * import { createGroup, formatMention, resolveMentions } from 'partyline/groups';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace: before, context, ana, ben, cleo } = office();
 * const created = unwrap(createGroup(before, { name: 'All', memberIds: [ana, ben, cleo] }, context));
 * const { workspace } = created;
 * const text = `${formatMention({ type: 'group', id: created.output.groupId, name: 'All' })}: lunch?`;
 * const canSeePlace = (memberId: string) => memberId !== cleo;
 *
 * resolveMentions({ workspace, text, author: ana, canSeePlace });
 * // => { notify: [ben], unreachable: [{ type: 'member', id: cleo, reason: 'cannot_see_place' }] }
 * ```
 * @throws NotLoaded when the snapshot is partial and lacks something; {@link mentionKeys} names what it takes
 * @see decision 16 in docs/decisions.md
 */
export const resolveMentions = ({ workspace, text, author, canSeePlace }: MentionedText): ResolvedMentions => {
  const view = new View(workspace);
  const notify: string[] = [];
  const unreachable: ResolvedMentions['unreachable'][number][] = [];
  const settled = new Set<string>();

  const reach = (id: string, reason: UnreachableReason | null): void => {
    if (settled.has(id)) return;
    settled.add(id);
    if (id === author) return;
    const obstacle = reason ?? (canSeePlace(id) ? null : 'cannot_see_place');
    if (obstacle === null) notify.push(id);
    else unreachable.push({ type: 'member', id, reason: obstacle });
  };

  const mentions = new Map(parseMentions(text).map(({ type, id }) => [`${type}:${id}`, { type, id }] as const));
  for (const { type, id } of mentions.values()) {
    if (type === 'member') {
      reach(id, obstacleOf(view, id));
      continue;
    }
    const reason = groupObstacleOf(view, id, author);
    if (reason !== null) unreachable.push({ type, id, reason });
    else for (const memberId of peopleIn(view, id)) reach(memberId, obstacleOf(view, memberId));
  }
  return { notify, unreachable };
};

/**
 * What must be read to resolve the mentions in a text.
 *
 * @example
 * ```ts
 * import { mentionKeys } from 'partyline/groups';
 *
 * mentionKeys('@[Sales](group:g1)', null); // => ['group:g1', 'groupMembers:g1']
 * ```
 * @see docs/groups.md
 */
export const mentionKeys = (text: string, author: string | null): readonly Key[] => {
  const keys = new Set<Key>();
  if (author !== null) keys.add(recordKey('member', author));
  for (const { type, id } of parseMentions(text)) {
    keys.add(recordKey(type, id));
    if (type === 'group') keys.add(listKey('groupMembers', id));
  }
  return [...keys];
};

const obstacleOf = (view: View, memberId: string): UnreachableReason | null => {
  const status = view.record('member', memberId)?.status ?? 'not_found';
  return status === 'active' ? null : status;
};

const groupObstacleOf = (view: View, groupId: string, author: string | null): UnreachableReason | null => {
  const group = view.record('group', groupId);
  if (group === null) return 'not_found';
  if (group.status === 'retired') return 'retired_group';
  const mayUse = author === null || can(view.workspace, { type: 'member', memberId: author }, 'groups.use');
  return mayUse ? null : 'not_permitted';
};

/** Whoever was removed from the workspace may be listed for a while, and is in no group any more. */
const peopleIn = (view: View, groupId: string): readonly string[] =>
  view.list('groupMembers', groupId).filter((id) => view.record('member', id)?.status !== 'removed');
