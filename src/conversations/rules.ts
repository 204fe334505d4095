import { fail, type Path } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { type Level, type Reach, type Resource, reachOf } from '../sharing/index.js';
import { levelOf } from '../visibility/index.js';
import { authorise } from '../workspace/authorise.js';
import {
  type Comment,
  type Context,
  type Conversation,
  type Key,
  recordKey,
  type Thread,
  type Workspace,
} from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';

/** Where comments stand: about a conversation, or in the direct messages of some teammates. */
export type CommentPlace = Comment['place'];

/** A conversation as the access rules see it: whoever has its number. */
export const conversationResource = (id: string, { numberId }: Pick<Conversation, 'numberId'>): Resource => ({
  kind: 'conversation',
  id,
  ownerId: null,
  grants: [{ principal: `number:${numberId}`, level: 'edit', until: null, cause: 'number' }],
});

/** A thread likewise: those who take part in it, each by name, and nobody else, whatever their role. */
export const threadResource = (id: string, { memberIds }: Pick<Thread, 'memberIds'>): Resource => ({
  kind: 'thread',
  id,
  ownerId: null,
  grants: memberIds.map((memberId) => ({
    principal: `member:${memberId}` as const,
    level: 'edit' as const,
    until: null,
    cause: 'manual' as const,
  })),
});

/** How far the actor gets to a resource: the host all the way, somebody who is no member nowhere. */
export const actorLevel = (read: Reader, { actor, at }: Context, resource: Resource): Level | null => {
  if (actor.type === 'system') return 'edit';
  return actor.type === 'member' ? levelOf(reachOf(read, actor.memberId), resource, at) : null;
};

/** A conversation that the actor sees. To everybody else it does not exist. */
export const visibleConversation = (
  read: Reader,
  context: Context,
  conversationId: string,
  path: Path = ['conversationId'],
) => {
  const allowed = authorise(read, context, 'communication.use');
  if (!allowed.ok) return allowed;
  const conversation = read.get('conversation', conversationId);
  const level = conversation && actorLevel(read, context, conversationResource(conversationId, conversation));
  if (conversation === null || level === null) return fail('conversation_not_found', { conversationId }, path);
  return ok({ conversation, level });
};

/** A conversation that the actor works on: its number is theirs for use, and in service. */
export const workableConversation = (read: Reader, context: Context, conversationId: string) => {
  const visible = visibleConversation(read, context, conversationId);
  if (!visible.ok) return visible;
  const { conversation, level } = visible.value;
  const { numberId } = conversation;
  if (level === 'view') return fail('number_read_only', { numberId }, ['conversationId']);
  const number = read.get('number', numberId);
  if (number === null || number.status === 'released') {
    return fail('number_released', { numberId }, ['conversationId']);
  }
  return ok({ conversation, number });
};

/** The resource that a place is, and the host's and members' levels there. A place that is hidden reads as one that is not there. */
export const visiblePlace = (read: Reader, context: Context, place: CommentPlace) => {
  const path = ['place', 'id'];
  if (place.kind === 'conversation') {
    const visible = visibleConversation(read, context, place.id, path);
    if (!visible.ok) return visible;
    const { conversation, level } = visible.value;
    return ok({ level, numberId: conversation.numberId, resource: conversationResource(place.id, conversation) });
  }
  const allowed = authorise(read, context, 'communication.use');
  if (!allowed.ok) return allowed;
  const thread = read.get('thread', place.id);
  const resource = thread && threadResource(place.id, thread);
  const level = resource && actorLevel(read, context, resource);
  if (resource === null || level === null) return fail('thread_not_found', { threadId: place.id }, path);
  return ok({ level, numberId: null, resource });
};

/** A place where the actor may write. On a number held to read along, policy decides. */
export const writablePlace = (read: Reader, context: Context, place: CommentPlace) => {
  const visible = visiblePlace(read, context, place);
  if (!visible.ok) return visible;
  const { level, numberId, resource } = visible.value;
  if (numberId !== null && level === 'view' && read.policy.commentsByReaders === 'deny') {
    return fail('number_read_only', { numberId }, ['place', 'id']);
  }
  return ok({ resource, sees: seesPlace(read.snapshot, context, resource) });
};

/** A comment at a place where the actor may write. One at a place they do not see does not exist. */
export const writableComment = (read: Reader, context: Context, commentId: string) => {
  const allowed = authorise(read, context, 'communication.use');
  if (!allowed.ok) return allowed;
  const comment = read.get('comment', commentId);
  const missing = fail('comment_not_found', { commentId }, ['commentId']);
  if (comment === null || comment.deletedAt !== null) return missing;
  const place = writablePlace(read, context, comment.place);
  if (place.ok) return ok({ comment, ...place.value });
  return place.error.code === 'conversation_not_found' || place.error.code === 'thread_not_found' ? missing : place;
};

/** Whether a member sees a place: for those whom a text mentions. */
const seesPlace =
  (workspace: Workspace, { at }: Context, resource: Resource) =>
  (memberId: string): boolean =>
    levelOf(reachOf(workspace, memberId) satisfies Reach, resource, at) !== null;

/** The record of a place. */
export const placeKey = ({ kind, id }: CommentPlace): Key => recordKey(kind, id);

/** In a second round: the record of the place where a comment stands. */
export const placeOfComment = (known: Workspace, commentId: string): readonly Key[] => {
  const comment = known.state.comment.get(commentId);
  return comment == null ? [] : [placeKey(comment.place)];
};

/** In a second round: the number of a conversation. */
export const numberOf = (known: Workspace, conversationId: string): readonly Key[] => {
  const conversation = known.state.conversation.get(conversationId);
  return conversation == null ? [] : [recordKey('number', conversation.numberId)];
};
