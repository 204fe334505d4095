import { lookup } from '../kernel/lookup.js';
import type { Resource, ResourceName } from '../sharing/index.js';
import { accessOf, type Key, listKey, placeOf, recordKey, resourceKey, type Workspace } from '../workspace/index.js';
import { conversationResource, threadResource } from './rules.js';

/** What must be loaded to say who sees something: itself, with its grants; of a conversation or a thread, itself alone. */
export const accessKeysOf = ({ kind, id }: ResourceName): readonly Key[] => {
  if (kind === 'conversation' || kind === 'thread') return [recordKey(kind, id)];
  const place = placeOf({ kind, id });
  return [recordKey(place.kind, place.id), listKey('grants', resourceKey({ kind, id }))];
};

/** Who sees something: a conversation by its number, a thread by who takes part, anything else by its grants. Null where it is not there. */
export const accessOfAny = (workspace: Workspace, { kind, id }: ResourceName): Resource | null => {
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
