import { conversationResource, threadResource } from '../conversations/internal.js';
import { lookup } from '../kernel/lookup.js';
import type { Resource } from '../sharing/index.js';
import { accessOf, type Key, listKey, placeOf, recordKey, resourceKey, type Workspace } from '../workspace/index.js';
import type { Subject } from './audience-rule.js';

/** What must be loaded to say who sees something: itself, with its grants; or the conversation or thread whose access it follows. */
export const subjectKeys = (subject: Subject): readonly Key[] => {
  const { kind, id } = subject.place ?? subject;
  if (kind === 'conversation' || kind === 'thread') return [recordKey(kind, id)];
  const place = placeOf({ kind, id });
  return [recordKey(place.kind, place.id), listKey('grants', resourceKey({ kind, id }))];
};

/** Who sees something in a workspace; null where it is not there. */
export const subjectAccess = (workspace: Workspace, { kind, id, place }: Subject): Resource | null => {
  if (place === undefined) return accessTo(workspace, { kind, id });
  const around = accessTo(workspace, place);
  return around === null ? null : { ...around, kind, id };
};

const accessTo = (workspace: Workspace, { kind, id }: Subject): Resource | null => {
  const { state, complete } = workspace;
  if (kind === 'conversation') {
    const conversation = lookup(state.conversation, id, complete, kind);
    return conversation === null ? null : conversationResource(id, conversation);
  }
  if (kind === 'thread') {
    const thread = lookup(state.thread, id, complete, kind);
    return thread === null ? null : threadResource(id, thread);
  }
  return accessOf(workspace, { kind, id });
};
