import { sortKey } from '../../kernel/text.js';
import type { Level, Principal } from '../../sharing/index.js';
import { type Contact, type GrantRecord, type Group, grantId, type Member, type Put } from '../../workspace/index.js';

// Records of the right shape, as short as a test can say them.

export const NOON = Date.UTC(2026, 10, 22, 9);

export const group = (id: string, name = id, parts: Partial<Group> = {}): Put => ({
  kind: 'group',
  id,
  record: { name, emoji: '👥', description: '', status: 'live', shared: false, createdAt: NOON, ...parts },
});

export const member = (id: string, parts: Partial<Member> = {}): Put => ({
  kind: 'member',
  id,
  record: {
    status: 'active',
    roles: ['member'],
    groups: [],
    numbers: [],
    lapses: [],
    succeeds: [],
    succeedsNumbers: [],
    joinedAt: NOON,
    epoch: 0,
    ...parts,
  },
});

export const contact = (id: string, firstName: string, ownerId: string | null, parts: Partial<Contact> = {}): Put => ({
  kind: 'contact',
  id,
  record: {
    ownerId,
    firstName,
    lastName: '',
    company: '',
    role: '',
    phones: [],
    emails: [],
    custom: [],
    sortKey: sortKey(firstName),
    source: 'manual',
    externalId: null,
    resharing: 'editors',
    createdAt: NOON,
    deletedAt: null,
    ...parts,
  },
});

export const grant = (
  contactId: string,
  principal: Principal,
  level: Level = 'view',
  parts: Partial<GrantRecord> = {},
): Put => {
  const record = {
    resource: { kind: 'contact', id: contactId },
    principal,
    level,
    until: null,
    cause: 'manual',
    grantedBy: null,
    grantedAt: NOON,
    ...parts,
  } as const;
  return { kind: 'grant', id: grantId(record.resource, record), record };
};

/** A thing of a kind that a host declared. */
export const thing = (kind: string, id: string, name: string, ownerId: string): Put => ({
  kind: 'resource',
  id: `${kind} ${id}`,
  record: { kind, ownerId, name, sortKey: sortKey(name), resharing: 'editors', createdAt: NOON, deletedAt: null },
});

/** A reply template. */
export const snippet = (id: string, name: string, ownerId: string): Put => ({
  kind: 'snippet',
  id,
  record: {
    ownerId,
    name,
    sortKey: sortKey(name),
    body: 'Hello',
    resharing: 'editors',
    createdAt: NOON,
    deletedAt: null,
  },
});

/** The record key of a put. */
export const keyOf = ({ kind, id }: Put) => `${kind}:${id}` as const;

/** So many numbered texts, such as `g007`. */
export const numbered = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${String(index).padStart(4, '0')}`);
