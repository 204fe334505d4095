import type { Instant } from '../kernel/instant.js';
import { lookup } from '../kernel/lookup.js';
import type { Grant, ResourceName } from '../sharing/index.js';
import { createVisibilityIndex, type IndexedResource, type VisibilityIndex } from '../visibility/index.js';
import {
  accessOf,
  placeOf,
  recordsOf,
  resourceAt,
  type SharedKind,
  type Tables,
  type Workspace,
} from '../workspace/index.js';
import type { DomainEvent } from './apply-events.js';

/**
 * An index of the contacts of a workspace, for hosts that keep them in memory. It needs a complete snapshot once; from then on
 * {@link applyToIndex} keeps it up to date.
 *
 * @throws Error when the snapshot is partial
 * @example
 * ```ts
 * import { createContact } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { indexContacts } from 'partyline/lifecycle';
 * import { reachOf } from 'partyline/sharing';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, ana, cleo } = office();
 * const created = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 * const index = indexContacts(created.workspace);
 *
 * index.ids(reachOf(workspace, cleo), context.at); // => ['dora']
 * index.ids(reachOf(workspace, ana), context.at); // => []
 * ```
 */
export const indexContacts = (workspace: Workspace): VisibilityIndex => indexResources(workspace, 'contact');

/**
 * An index of whatever is shared of one kind: contacts, snippets, or a kind that the host declared. {@link indexContacts}, for any kind.
 *
 * @throws Error when the snapshot is partial
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { indexResources } from 'partyline/lifecycle';
 * import { reachOf } from 'partyline/sharing';
 * import { createSnippet } from 'partyline/snippets';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, cleo } = office();
 * const made = unwrap(createSnippet(workspace, { snippetId: 'hi', name: 'Hello', body: 'Hello!' }, as(cleo)));
 * const index = indexResources(made.workspace, 'snippet');
 *
 * index.ids(reachOf(workspace, cleo), context.at); // => ['hi']
 * ```
 */
export const indexResources = (workspace: Workspace, kind: string): VisibilityIndex =>
  createVisibilityIndex(resourcesIn(workspace, kind), { kind });

/**
 * Brings an index up to date with what has happened. Costs what the events change. Events that concern nothing of its kind are passed
 * over, so a host can give it everything it reads.
 *
 * Who a member speaks for is no business of the index: whoever joins a group has another reach from then on.
 *
 * @param events in the order in which they happened
 * @param after the workspace after them; a partial one, such as a change brings, holds the resources that were made or renamed
 * @throws NotLoaded when a partial snapshot does not hold these
 * @example
 * ```ts
 * import { createContact, manageAccess } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { applyToIndex, indexContacts } from 'partyline/lifecycle';
 * import { reachOf } from 'partyline/sharing';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, ana, cleo } = office();
 * const created = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 * const index = indexContacts(created.workspace);
 * const change = { type: 'add', grants: [{ principal: 'workspace', level: 'view' }] } as const;
 * const shared = unwrap(manageAccess(created.workspace, { contactIds: ['dora'], change }, as(cleo)));
 * applyToIndex(index, shared.commit?.events ?? [], shared.workspace);
 *
 * index.has(reachOf(workspace, ana), 'dora', context.at); // => true
 * ```
 * @see docs/people.md
 */
export const applyToIndex = (
  index: VisibilityIndex,
  events: Iterable<{ readonly type: string }>,
  after: Workspace,
): void => {
  for (const event of events as Iterable<DomainEvent>) applyOne(index, event, after);
};

const applyOne = (index: VisibilityIndex, event: DomainEvent, after: Workspace): void => {
  const ours = (resources: readonly ResourceName[]) =>
    resources.filter(({ kind }) => kind === index.kind).map(({ id }) => id);
  const contacts = (ids: readonly string[]) => (index.kind === 'contact' ? ids : []);
  const made = (ids: readonly string[], ownerId: string | null, grants: readonly Grant[]) => {
    for (const id of ids) {
      index.put({ kind: index.kind, id, ownerId, grants, sortKey: sortKeyOf(after, { kind: index.kind, id }) });
    }
  };
  const change = (ids: readonly string[], deletedAt: Instant | null) => {
    for (const id of ids) index.change(id, { deletedAt });
  };
  const renamed = (ids: readonly string[]) => {
    for (const id of ids) index.change(id, { sortKey: sortKeyOf(after, { kind: index.kind, id }) });
  };
  const inherited = (ids: readonly string[], { from, to }: { readonly from: string; readonly to: string }) => {
    for (const id of ids) if (index.get(id)?.ownerId === from) index.change(id, { ownerId: to });
  };
  switch (event.type) {
    case 'contact_created':
      made(contacts([event.data.contactId]), event.data.ownerId, event.data.grants);
      break;
    case 'snippet_created':
      made(ours([snippet(event.data.snippetId)]), event.data.ownerId, event.data.grants);
      break;
    case 'resource_registered':
      made(ours([event.data.resource]), event.data.ownerId, event.data.grants);
      break;
    case 'contact_updated':
      renamed(contacts([event.data.contactId]));
      break;
    case 'snippet_updated':
      renamed(ours([snippet(event.data.snippetId)]));
      break;
    case 'resource_renamed':
      renamed(ours([event.data.resource]));
      break;
    case 'contacts_deleted':
      change(contacts(event.data.contactIds), event.at);
      break;
    case 'contact_erased':
      for (const id of contacts([event.data.contactId])) index.remove(id);
      break;
    case 'resource_erased':
      for (const id of ours([event.data.resource])) index.remove(id);
      break;
    case 'resources_deleted':
      change(ours(event.data.resources), event.at);
      break;
    case 'contact_restored':
      change(contacts([event.data.contactId]), null);
      break;
    case 'resource_restored':
      change(ours([event.data.resource]), null);
      break;
    case 'contacts_inherited':
      inherited(contacts(event.data.contactIds), event.data);
      break;
    case 'resources_inherited':
      inherited(ours(event.data.resources), event.data);
      break;
    case 'access_changed':
      for (const id of ours(event.data.resources)) {
        for (const taken of event.data.take) index.revoke(id, taken);
        for (const given of event.data.give) index.grant(id, given);
      }
      break;
    case 'access_ended':
      for (const grant of event.data.grants) for (const id of ours([grant.resource])) index.revoke(id, grant);
  }
};

const snippet = (id: string): ResourceName => ({ kind: 'snippet', id });

const sortKeyOf = ({ state, complete }: Workspace, name: ResourceName): string => {
  const { kind, id } = placeOf(name);
  return lookup<Tables[SharedKind]>(state[kind], id, complete, kind)?.sortKey ?? '';
};

function* resourcesIn(workspace: Workspace, kind: string): Generator<IndexedResource> {
  const place = placeOf({ kind, id: '' }).kind;
  for (const [stored, { sortKey }] of recordsOf<SharedKind>(workspace, place)) {
    const name = resourceAt({ kind: place, id: stored });
    const access = name.kind === kind ? accessOf(workspace, name) : null;
    if (access !== null) yield { ...access, sortKey };
  }
}
