import { type ContactFields, displayName } from '../contacts/index.js';
import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import type { Level, Resource } from '../sharing/index.js';
import { type Context, type Key, listKey, recordKey, resourceKey } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { actorLevel } from './rules.js';

/** A contact as somebody sees it who may. */
export interface ContactCard {
  readonly locked: false;
  readonly contactId: string;
  readonly name: string;
  readonly company: string;
  readonly phones: ContactFields['phones'];
  readonly emails: ContactFields['emails'];
  readonly level: Level;
}

/** A contact that somebody shares in a comment: as the reader may see it, or locked. A locked one does not even say which it is. */
export type Card = ContactCard | { readonly locked: true };

/** What must be read to know whether somebody sees contacts. */
export const cardKeys = (contactIds: readonly string[]): readonly Key[] =>
  contactIds.flatMap((id) => [recordKey('contact', id), listKey('grants', resourceKey({ kind: 'contact', id }))]);

/** A contact as the actor sees it, judged at this moment and by nothing but the contact's own access. */
export const cardOf = (read: Reader, context: Context, contactId: string): Card => {
  const contact = read.get('contact', contactId);
  if (contact === null) return { locked: true };
  const name = { kind: 'contact', id: contactId };
  const grants = read.list('grants', resourceKey(name)).map(([, grant]) => grant);
  const resource: Resource = { ...name, ownerId: contact.ownerId, deletedAt: contact.deletedAt, grants };
  const level = contact.deletedAt === null ? actorLevel(read, context, resource) : null;
  if (level === null) return { locked: true };
  const { company, phones, emails } = contact;
  return { locked: false, contactId, name: displayName(contact), company, phones, emails, level };
};

/** Contacts that the actor sees, each once, and so may show to others by reference. */
export const showable = (read: Reader, context: Context, contactIds: readonly string[]) => {
  const shown = [...new Set(contactIds)];
  const hidden = shown.find((id) => cardOf(read, context, id).locked);
  if (hidden === undefined) return ok(shown);
  return fail('contact_not_found', { contactId: hidden }, ['contactIds', contactIds.indexOf(hidden)]);
};
