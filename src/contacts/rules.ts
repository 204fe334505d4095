import { fail } from '../kernel/failure.js';
import type { Instant } from '../kernel/instant.js';
import { ok } from '../kernel/result.js';
import { type Reach, type Resource, reachOf } from '../sharing/index.js';
import { levelOf } from '../visibility/index.js';
import { authorise } from '../workspace/authorise.js';
import type { Contact, Context } from '../workspace/index.js';
import { type Key, listKey, recordKey, resourceKey } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';

/** The number exists, and the member (or the host, null) has it for use rather than for reading along. */
export const mayUseNumber = (read: Reader, numberId: string, memberId: string | null) => {
  const number = read.get('number', numberId);
  const held = memberId === null ? null : read.get('member', memberId)?.numbers.find(({ id }) => id === numberId);
  // A number somebody does not have reads as one that is not there.
  if (number === null || number.status === 'released' || held === undefined)
    return fail('number_not_found', { numberId }, ['numberId']);
  if (held?.access === 'read') return fail('number_read_only', { numberId }, ['numberId']);
  return ok(number);
};

/** What must be read to judge the access of a contact: the contact and its grants. */
export const contactKeys = (contactId: string): readonly Key[] => [
  recordKey('contact', contactId),
  listKey('grants', resourceKey({ kind: 'contact', id: contactId })),
];

/** How an actor stands to a contact. */
export type Standing = 'owner' | 'steward' | 'editor' | 'viewer' | null;

/** A contact with what the access rules need of it. */
export interface FoundContact {
  readonly contact: Contact;
  readonly resource: Resource;
}

/** A contact that is not deleted, through the reader; null where there is none. */
export const livingContact = (read: Reader, contactId: string): FoundContact | null =>
  read.get('contact', contactId)?.deletedAt === null ? grantedContact(read, contactId) : null;

/** A contact with its grants, deleted or not. */
export const grantedContact = (read: Reader, contactId: string): FoundContact | null => {
  const contact = read.get('contact', contactId);
  if (contact === null) return null;
  const grants = read.list('grants', resourceKey({ kind: 'contact', id: contactId })).map(([, grant]) => grant);
  return { contact, resource: { kind: 'contact', id: contactId, ownerId: contact.ownerId, grants } };
};

/** Somebody who is no member speaks for nothing here. */
const NO_REACH: Reach = { memberId: '', caps: new Map(), owns: new Set() };

/** The reach of whoever acts; null for the host itself, who stands above. */
export const actingReach = (read: Reader, { actor }: Context): Reach | null => {
  if (actor.type === 'system') return null;
  return actor.type === 'member' ? reachOf(read, actor.memberId) : NO_REACH;
};

/**
 * How an actor stands to a resource. The host stands as its owner. A steward is whom the policy lets edit members' private contacts.
 */
export const standingOf = (read: Reader, reach: Reach | null, resource: Resource, at: Instant): Standing => {
  if (reach === null || (resource.ownerId !== null && reach.owns.has(resource.ownerId))) return 'owner';
  const level = levelOf(reach, resource, at);
  if (level !== 'edit') return level === null ? null : 'viewer';
  return reach.caps.has('stewards') && read.policy.adminAccessToPrivate === 'edit' ? 'steward' : 'editor';
};

/**
 * A contact that the actor may edit: they see it, at the level of edit, and hold the permission. Directory entries take
 * `directory.manage`, all others `contacts.manage`. To somebody who does not see it, it does not exist.
 */
export const editableContact = (read: Reader, context: Context, contactId: string) => {
  const workspace = authorise(read, context, 'communication.use');
  if (!workspace.ok && workspace.error.code !== 'permission_denied') return workspace;
  const found = livingContact(read, contactId);
  const standing = found && standingOf(read, actingReach(read, context), found.resource, context.at);
  if (found === null || standing === null) return fail('contact_not_found', { contactId }, ['contactId']);
  const permission = found.contact.source === 'directory' ? 'directory.manage' : 'contacts.manage';
  const allowed = authorise(read, context, permission);
  if (!allowed.ok) return allowed;
  if (standing === 'viewer') return fail('needs_edit', { contactId }, ['contactId']);
  return ok({ ...found, standing });
};
