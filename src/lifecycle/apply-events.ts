import type { ContactEvents, ContactFieldEvents } from '../contacts/index.js';
import { contactFieldReducers, contactReducers } from '../contacts/internal.js';
import type { CommentEvents, ConversationEvents } from '../conversations/index.js';
import { commentReducers, conversationReducers } from '../conversations/internal.js';
import type { GroupEvents } from '../groups/index.js';
import { groupReducers } from '../groups/internal.js';
import type { ActivityEvents, TrailEvents } from '../insights/index.js';
import { activityReducers, trailReducers } from '../insights/internal.js';
import type { InvitationEvents, MemberEvents } from '../members/index.js';
import { invitationReducers, memberReducers } from '../members/internal.js';
import type { NumberEvents } from '../numbers/index.js';
import { numberReducers } from '../numbers/internal.js';
import type { ResourceEvents } from '../resources/index.js';
import { resourceReducers } from '../resources/internal.js';
import type { SnippetEvents } from '../snippets/index.js';
import { snippetReducers } from '../snippets/internal.js';
import type { EventOf, Reducers, Workspace } from '../workspace/index.js';
import { foldEvents } from '../workspace/reducers.js';
import { type JobEvents, jobReducers } from './jobs/job-events.js';

/** Every event there is, by type. */
export type Events = MemberEvents &
  InvitationEvents &
  NumberEvents &
  GroupEvents &
  ContactEvents &
  ContactFieldEvents &
  ResourceEvents &
  SnippetEvents &
  ConversationEvents &
  CommentEvents &
  ActivityEvents &
  JobEvents &
  TrailEvents;

/** Any one event, typed by its `type`. */
export type DomainEvent = EventOf<Events>;

/** The reducers of all nouns. */
export const reducers: Reducers<Events> = {
  ...memberReducers,
  ...invitationReducers,
  ...numberReducers,
  ...groupReducers,
  ...contactReducers,
  ...contactFieldReducers,
  ...resourceReducers,
  ...snippetReducers,
  ...activityReducers,
  ...jobReducers,
  ...conversationReducers,
  ...commentReducers,
  ...trailReducers,
};

/**
 * The workspace after some events, from a complete workspace such as an empty one. A host that keeps the event log can rebuild
 * everything from it.
 *
 * @throws Error for an event type that is not known
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { applyEvents } from 'partyline/lifecycle';
 * import { createWorkspace } from 'partyline/members';
 * import { emptyWorkspace } from 'partyline/workspace';
 *
 * let next = 0;
 * const context = { actor: { type: 'system' }, at: 0, newId: () => `id${++next}` } as const;
 * const owner = { name: 'Ana', address: 'ana@acme.example' };
 * const { commit } = unwrap(createWorkspace(emptyWorkspace('acme'), { name: 'Acme', owner }, context));
 * const rebuilt = applyEvents(emptyWorkspace('acme'), commit?.events ?? []);
 *
 * rebuilt.counters.get('owners'); // => 1
 * ```
 * @see docs/people.md
 */
export const applyEvents = (workspace: Workspace, events: Iterable<{ readonly type: string }>): Workspace =>
  foldEvents(workspace, reducers as unknown as Reducers<never>, events as Iterable<DomainEvent>);
