import type { GrantEnded } from '../../resources/index.js';
import { resourcesOf } from '../../resources/internal.js';
import type { WorkspaceEvent } from '../../workspace/index.js';

/** What an event says, bit by bit. */
export interface Told {
  /** Something has this value from now on; null where it is gone. */
  set(kind: string, id: string, aspect: string, value: unknown): void;
  /** Something has this name from now on. */
  name(kind: string, id: string, name: string | null): void;
  /** Everything known of something is gone, its name with it. */
  erase(kind: string, id: string): void;
  /** Its status changes, if it was this. */
  settle(kind: string, id: string, from: string, to: string): void;
  /** An address has this invitation from now on; the one it had before, if any. */
  invite(address: string, invitationId: string): string | null;
}

// biome-ignore lint/suspicious/noExplicitAny: events as they come out of JSON; each teller knows its own
type Data = any;

/** How the event of one type is told. */
type Teller = (told: Told, data: Data, personal: Data | null) => void;

const SELF = 'self';

const status =
  (kind: string, id: string, value: string): Teller =>
  (told, data) =>
    told.set(kind, data[id], 'status', value);

const fieldsOf = (told: Told, kind: string, id: string, fields: object): void => {
  for (const [aspect, value] of Object.entries(fields)) told.set(kind, id, aspect, value);
};

const grantAspect = ({ principal, level, cause }: Data): string => `grant ${principal} ${level} ${cause}`;

/** A grant as it is told: with its end, or without one. */
const endOf = ({ until }: Data): unknown => ({ until });

/** Something that is shared, from the moment it is made. */
const made = (told: Told, { kind, id }: Data, fields: object, grants: readonly Data[]): void => {
  fieldsOf(told, kind, id, fields);
  for (const given of grants) told.set(kind, id, grantAspect(given), endOf(given));
};

const contactName = (told: Told, id: string, personal: Data | null): void => {
  const { firstName, lastName, company } = personal?.fields ?? {};
  // An update names only what it changes: without a part of the name, the name stays.
  if (personal !== null && firstName === undefined && lastName === undefined) return;
  told.name('contact', id, [firstName, lastName].filter(Boolean).join(' ') || company || null);
};

/** What comes in and nobody took makes a conversation open and unread; looked at, it is not. */
const touch = (told: Told, id: string, { direction, answered }: Data, viewed: boolean): void => {
  const inbound = direction === 'inbound';
  if (inbound) told.set('conversation', id, 'status', 'open');
  if (inbound && answered !== true) told.set('conversation', id, 'unread', true);
  else if (viewed) told.set('conversation', id, 'unread', false);
};

const conversation =
  (fields: object): Teller =>
  (told, { conversationId }) =>
    fieldsOf(told, 'conversation', conversationId, fields);

/**
 * What each type of event changes, aspect by aspect: a second telling of the reducers for people to read. An event that is not listed is in
 * the trail all the same, without changes.
 */
export const tellers: Readonly<Record<string, Teller>> = {
  workspace_created(told, { name, primaryOwnerId }) {
    fieldsOf(told, 'workspace', SELF, { name, primaryOwnerId, timeZone: null, status: 'active' });
    told.name('workspace', SELF, name);
  },
  workspace_settings_updated(told, { name, timeZone }) {
    fieldsOf(told, 'workspace', SELF, { name, timeZone });
    told.name('workspace', SELF, name);
  },
  workspace_status_changed: (told, data) => told.set('workspace', SELF, 'status', data.status),
  ownership_transferred: (told, { to }) => told.set('workspace', SELF, 'primaryOwnerId', to),
  member_added(told, { memberId, roles }, personal) {
    told.name('member', memberId, personal?.name ?? null);
    fieldsOf(told, 'member', memberId, { status: 'active', roles });
  },
  profile_updated(told, { memberId }, personal) {
    if (personal === null || personal.name !== null) told.name('member', memberId, personal?.name ?? null);
  },
  member_role_changed: (told, { memberId, roles }) => told.set('member', memberId, 'roles', roles),
  member_suspended: status('member', 'memberId', 'suspended'),
  member_reinstated: status('member', 'memberId', 'active'),
  member_removed: status('member', 'memberId', 'removed'),
  member_invited(told, { invitationId, roles, numbers }, personal) {
    const earlier = personal === null ? null : told.invite(personal.address, invitationId);
    if (earlier !== null) told.settle('invitation', earlier, 'pending', 'revoked');
    fieldsOf(told, 'invitation', invitationId, { status: 'pending', roles, numbers });
  },
  invitation_revoked: status('invitation', 'invitationId', 'revoked'),
  invitations_erased(told, { invitationIds }) {
    for (const id of invitationIds) told.settle('invitation', id, 'pending', 'revoked');
  },
  person_erased: (told, { memberId }) => told.name('member', memberId, null),
  invitation_accepted: status('invitation', 'invitationId', 'accepted'),
  domain_claimed: status('domain', 'domain', 'claimed'),
  domain_verified: status('domain', 'domain', 'verified'),
  domain_released: (told, { domain }) => told.set('domain', domain, 'status', null),
  number_added(told, { numberId, name, ownerId, mode }) {
    told.name('number', numberId, name);
    fieldsOf(told, 'number', numberId, { status: 'live', name, ownerId, mode });
  },
  number_settings_changed(told, { numberId, settings }) {
    if (settings.name !== undefined) told.name('number', numberId, settings.name);
    fieldsOf(told, 'number', numberId, settings);
  },
  ring_order_set: (told, { numberId, ring }) => told.set('number', numberId, 'ring', ring),
  number_assigned: (told, { numberId, memberId, access }) => told.set('member', memberId, `number ${numberId}`, access),
  number_unassigned: (told, { numberId, memberId }) => told.set('member', memberId, `number ${numberId}`, null),
  number_owner_changed(told, { numberId, from, to, fromKeepsUse }) {
    told.set('number', numberId, 'ownerId', to);
    if (!fromKeepsUse) told.set('member', from, `number ${numberId}`, null);
    told.set('member', to, `number ${numberId}`, 'use');
  },
  number_mode_changed: (told, { numberId, mode }) => told.set('number', numberId, 'mode', mode),
  number_released: status('number', 'numberId', 'released'),
  group_created(told, { groupId, name }) {
    told.name('group', groupId, name);
    fieldsOf(told, 'group', groupId, { status: 'live', name });
  },
  group_updated(told, { groupId, changes }) {
    if (changes.name !== undefined) told.name('group', groupId, changes.name);
    fieldsOf(told, 'group', groupId, changes);
  },
  group_retired: status('group', 'groupId', 'retired'),
  group_access_revoked: (told, { groupId }) => told.set('group', groupId, 'revoked', true),
  group_access_cleared: (told, { groupId }) => told.set('group', groupId, 'revoked', null),
  group_members_added(told, { groupId, memberIds }) {
    for (const memberId of memberIds) told.set('member', memberId, `group ${groupId}`, true);
  },
  group_members_removed(told, { groupId, memberIds }) {
    for (const memberId of memberIds) told.set('member', memberId, `group ${groupId}`, null);
  },
  contact_created(told, { contactId, ownerId, resharing, grants }, personal) {
    contactName(told, contactId, personal);
    fieldsOf(told, 'contact', contactId, { ownerId, resharing, deleted: null });
    for (const given of grants) told.set('contact', contactId, grantAspect(given), endOf(given));
  },
  contact_updated: (told, { contactId }, personal) => contactName(told, contactId, personal),
  contacts_deleted(told, { contactIds }) {
    for (const id of contactIds) told.set('contact', id, 'deleted', true);
  },
  contact_restored: (told, { contactId }) => told.set('contact', contactId, 'deleted', null),
  contacts_inherited(told, { contactIds, to }) {
    for (const id of contactIds) told.set('contact', id, 'ownerId', to);
  },
  contact_erased: (told, { contactId }) => told.erase('contact', contactId),
  snippet_created(told, { snippetId, ownerId, resharing, grants }, personal) {
    told.name('snippet', snippetId, personal?.name ?? null);
    made(told, { kind: 'snippet', id: snippetId }, { ownerId, resharing }, grants);
  },
  snippet_updated(told, { snippetId }, personal) {
    if (personal === null || personal.name != null) told.name('snippet', snippetId, personal?.name ?? null);
  },
  resource_registered(told, { resource, ownerId, resharing, grants }, personal) {
    told.name(resource.kind, resource.id, personal?.name ?? null);
    made(told, resource, { ownerId, resharing }, grants);
  },
  resource_renamed: (told, { resource }, personal) => told.name(resource.kind, resource.id, personal?.name ?? null),
  resources_deleted(told, { resources }) {
    for (const { kind, id } of resources) told.set(kind, id, 'deleted', true);
  },
  resource_erased: (told, { resource }) => told.erase(resource.kind, resource.id),
  resource_restored: (told, { resource }) => told.set(resource.kind, resource.id, 'deleted', null),
  resources_inherited(told, { resources, to }) {
    for (const { kind, id } of resources) told.set(kind, id, 'ownerId', to);
  },
  access_changed(told, { resources, take, give, resharing }) {
    for (const { kind, id } of resources) {
      for (const taken of take) told.set(kind, id, grantAspect(taken), null);
      for (const given of give) told.set(kind, id, grantAspect(given), endOf(given));
      if (resharing !== null) told.set(kind, id, 'resharing', resharing);
    }
  },
  access_ended(told, { grants }) {
    for (const { resource, ...ended } of grants) told.set(resource.kind, resource.id, grantAspect(ended), null);
  },
  conversation_opened(told, { conversationId, numberId, touch: first }) {
    fieldsOf(told, 'conversation', conversationId, { numberId, status: 'open', unread: false });
    touch(told, conversationId, first, false);
  },
  conversation_touched: (told, { conversationId, touch: next, viewed }) => touch(told, conversationId, next, viewed),
  conversation_viewed: conversation({ unread: false }),
  conversation_unviewed: conversation({ status: 'open', unread: true }),
  conversation_done: conversation({ status: 'done', unread: false }),
  conversation_reopened: conversation({ status: 'open' }),
  conversation_assigned: (told, { conversationId, to }) => told.set('conversation', conversationId, 'assignee', to),
  conversation_unassigned: conversation({ assignee: null }),
  thread_opened: (told, { threadId, memberIds }) => told.set('thread', threadId, 'memberIds', memberIds),
  job_started(told, { jobId, work, memberId }) {
    fieldsOf(told, 'job', jobId, { work, memberId, status: 'collecting', done: 0, refused: 0, failure: null });
  },
  job_part_added(told, { jobId, last }) {
    if (last) told.set('job', jobId, 'status', 'ready');
  },
  job_advanced(told, { jobId, progress: { status: now, done, refused, failure } }) {
    fieldsOf(told, 'job', jobId, { status: now, done, refused, failure });
  },
};

/** Fields of an event's data that name something by its id, and of which kind it is. */
const naming: Readonly<Record<string, string>> = {
  memberId: 'member',
  memberIds: 'member',
  groupId: 'group',
  numberId: 'number',
  contactId: 'contact',
  contactIds: 'contact',
  snippetId: 'snippet',
  snippetIds: 'snippet',
  invitationId: 'invitation',
  invitationIds: 'invitation',
  domain: 'domain',
  portingId: 'porting',
  conversationId: 'conversation',
  threadId: 'thread',
  jobId: 'job',
};

/** Who writes to whom, and about what, is for them alone: their thread is named, to those who see it. */
const isPrivate = ({ threadId, place }: Data): boolean => threadId !== undefined || place?.kind === 'thread';

const threadIn = ({ threadId, place }: Data): object => (threadId === undefined ? { place } : { threadId });

/** Everything an event names, in the order in which it does. */
export const namedIn = ({ data }: WorkspaceEvent): readonly (readonly [kind: string, id: string])[] => {
  const named: (readonly [string, string])[] = [];
  const fields = data as Data;
  for (const [field, value] of Object.entries(isPrivate(fields) ? threadIn(fields) : fields)) {
    const kind = Object.hasOwn(naming, field) ? naming[field] : undefined;
    if (field === 'resources' || field === 'resource' || field === 'place') {
      for (const { kind: of, id } of [value].flat() as { kind: string; id: string }[]) named.push([of, id]);
    } else if (field === 'grants') {
      // Grants that ended name what they were of; those that something begins with are of that.
      const ended = (value as (object | GrantEnded)[]).filter((grant): grant is GrantEnded => 'resource' in grant);
      for (const { kind: of, id } of resourcesOf(ended)) named.push([of, id]);
    } else if (kind !== undefined) {
      for (const id of Array.isArray(value) ? value : [value]) if (typeof id === 'string') named.push([kind, id]);
    }
  }
  return named;
};
