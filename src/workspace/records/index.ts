import type * as z from 'zod/mini';
import type { Stored } from './common.js';
import { contact, directoryKey, grant } from './contacts.js';
import { group, groupName } from './groups.js';
import { number, phoneKey } from './numbers.js';
import { addressKey, member, profile, workspaceRecord } from './people.js';

export type { Contact, DirectoryKey, GrantRecord } from './contacts.js';
export type { Group, GroupName } from './groups.js';
export type { PhoneKey, PhoneNumber } from './numbers.js';
export type { AddressKey, Member, Profile, WorkspaceRecord } from './people.js';

/** The schema of every kind of record: what a store holds, and what a host may check its rows against. */
export const recordSchemas = {
  workspace: workspaceRecord,
  member,
  profile,
  address: addressKey,
  group,
  groupName,
  number,
  phone: phoneKey,
  contact,
  grant,
  directoryKey,
} satisfies Record<string, z.ZodMiniType>;

/** The kinds of record. */
export type Kind = keyof typeof recordSchemas;

/** The record of each kind. */
export type Tables = { readonly [K in Kind]: Stored<(typeof recordSchemas)[K]> };

/** All kinds, in a fixed order. */
export const kinds = Object.keys(recordSchemas) as readonly Kind[];
