import { SNIPPET_PERMISSION } from '../../resources/internal.js';
import type { Permission } from '../../roles/index.js';
import type { ResourceName, Shareable } from '../../sharing/index.js';
import type { WorkspaceEvent } from '../../workspace/index.js';

/** What tells which permission a thing takes. */
export interface ThingFacts {
  readonly shareables: readonly Shareable[];
  /** Null where nobody knows. */
  readonly isDirectoryEntry: (contactId: string) => boolean | null;
}

// biome-ignore lint/suspicious/noExplicitAny: events as they come out of JSON; each row knows its own
type Data = any;

type Needed = Permission | ((data: Data, facts: ThingFacts) => readonly Permission[]);

const ofContacts = (ids: readonly string[], { isDirectoryEntry }: ThingFacts): readonly Permission[] =>
  ids.flatMap((id): readonly Permission[] => {
    const known = isDirectoryEntry(id);
    if (known === null) return ['contacts.manage', 'directory.manage'];
    return [known ? 'directory.manage' : 'contacts.manage'];
  });

const ofThings = (things: readonly ResourceName[], { shareables }: ThingFacts): readonly Permission[] =>
  things.map(({ kind: named }) => {
    if (named === 'snippet') return SNIPPET_PERMISSION;
    return shareables.find(({ kind }) => kind === named)?.permission ?? 'contacts.manage';
  });

const oneContact: Needed = ({ contactId }, facts) => ofContacts([contactId], facts);
const oneThing: Needed = ({ resource }, facts) => ofThings([resource], facts);
const manyThings: Needed = ({ resources }, facts) => ofThings(resources, facts);

/** What a job was started to do; each step asks its own verb again. */
const ofWork: Readonly<Record<string, Permission>> = {
  manageAccess: 'contacts.manage',
  importContacts: 'contacts.import',
  importDirectory: 'directory.manage',
};

const ofSource: Readonly<Record<string, Permission>> = { directory: 'directory.manage', import: 'contacts.import' };

/**
 * Which permission it took to make an event happen. What is not listed took none (people change their own profile, join, leave), or is
 * done by the host alone.
 */
const needed: Readonly<Record<string, Needed>> = {
  workspace_settings_updated: 'workspace.updateSettings',
  ownership_transferred: 'owners.manage',
  member_invited: ({ newNumber }) => ['members.invite', ...(newNumber ? (['numbers.add'] as const) : [])],
  // Whether it promises a new number stands in the invitation alone.
  invitation_resent: () => ['members.invite', 'numbers.add'],
  invitation_revoked: 'members.invite',
  invitations_erased: 'members.invite',
  member_role_changed: ({ roles }) => [
    'members.changeRole',
    ...(roles.includes('owner') ? (['owners.manage'] as const) : []),
  ],
  member_suspended: 'members.remove',
  member_reinstated: 'members.remove',
  member_removed: ({ reason }) => (reason === 'left' ? [] : ['members.remove']),
  person_erased: 'members.remove',
  domain_claimed: 'domains.claim',
  domain_verified: 'domains.claim',
  domain_released: 'domains.claim',
  number_added: 'numbers.add',
  number_released: 'numbers.add',
  number_settings_changed: 'numbers.updateSettings',
  ring_order_set: 'numbers.updateSettings',
  number_assigned: 'numbers.manageAccess',
  number_unassigned: 'numbers.manageAccess',
  number_owner_changed: 'numbers.manageAccess',
  number_mode_changed: 'numbers.manageAccess',
  number_notifications_set: 'communication.use',
  schedule_set: 'communication.use',
  do_not_disturb_set: 'communication.use',
  porting_requested: 'porting.manage',
  porting_changed: 'porting.manage',
  group_created: 'groups.manage',
  group_updated: 'groups.manage',
  group_retired: 'groups.manage',
  group_access_revoked: 'groups.manage',
  group_members_added: 'groups.manage',
  group_members_removed: 'groups.manage',
  contact_created: ({ source }) => [ofSource[source] ?? 'contacts.manage'],
  contact_updated: oneContact,
  contact_restored: oneContact,
  contact_erased: oneContact,
  contacts_deleted: ({ contactIds }, facts) => ofContacts(contactIds, facts),
  contacts_inherited: 'contacts.manage',
  contact_field_defined: 'workspace.updateSettings',
  contact_field_updated: 'workspace.updateSettings',
  contact_field_retired: 'workspace.updateSettings',
  snippet_created: SNIPPET_PERMISSION,
  snippet_updated: SNIPPET_PERMISSION,
  resource_registered: oneThing,
  resource_renamed: oneThing,
  resource_restored: oneThing,
  resource_erased: oneThing,
  resources_deleted: manyThings,
  resources_inherited: manyThings,
  access_changed: manyThings,
  conversation_opened: 'communication.use',
  conversation_touched: 'communication.use',
  conversation_viewed: 'communication.use',
  conversation_unviewed: 'communication.use',
  conversation_done: 'communication.use',
  conversation_reopened: 'communication.use',
  conversation_assigned: 'communication.use',
  conversation_unassigned: 'communication.use',
  replying_started: 'communication.use',
  replying_stopped: 'communication.use',
  thread_opened: 'communication.use',
  comment_posted: 'communication.use',
  comment_edited: 'communication.use',
  comment_deleted: 'communication.use',
  comment_reaction_set: 'communication.use',
  activity_recorded: 'communication.use',
  job_started: ({ work }) => (Object.hasOwn(ofWork, work) ? [ofWork[work] as Permission] : []),
};

/** What brings changes of who has a number with it, which take no permission of their own. */
const movesNumbers: ReadonlySet<string> = new Set([
  'number_added',
  'number_released',
  'number_owner_changed',
  'member_removed',
]);

const follows = (type: string, commit: readonly WorkspaceEvent[]): boolean => {
  const beside = (other: string) => commit.some((event) => event.type === other);
  // Who joins picks a number by themselves.
  if (type === 'number_added') return beside('onboarding_number_chosen');
  if (type === 'number_owner_changed') return beside('member_removed');
  return (
    (type === 'number_assigned' || type === 'number_unassigned') && commit.some((one) => movesNumbers.has(one.type))
  );
};

/** The permissions that it took to make an event happen, which was part of a commit. */
export const neededBy = (
  { type, data }: WorkspaceEvent,
  commit: readonly WorkspaceEvent[],
  facts: ThingFacts,
): readonly Permission[] => {
  const row = Object.hasOwn(needed, type) ? needed[type] : undefined;
  if (row === undefined || follows(type, commit)) return [];
  return typeof row === 'function' ? row(data, facts) : [row];
};
