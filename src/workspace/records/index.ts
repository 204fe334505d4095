import type * as z from 'zod/mini';
import { activityDay } from './activity.js';
import { auditSeal } from './audit.js';
import type { Stored } from './common.js';
import { contactField, contactFieldName, externalKey } from './contact-fields.js';
import { contact, directoryKey, grant } from './contacts.js';
import { comment, conversation, conversationKey, handover, replying, thread, threadKey } from './conversations.js';
import { group, groupName } from './groups.js';
import { domain, invitation } from './invitations.js';
import { job, jobPart } from './jobs.js';
import { availability, number, phoneKey, porting, portingKey } from './numbers.js';
import {
  activity,
  addressChange,
  addressKey,
  bar,
  member,
  onboarding,
  profile,
  succession,
  workspaceRecord,
} from './people.js';
import { sharedResource, snippet } from './resources.js';

export type { ActivityDay, ActivitySummary, ActivityTally } from './activity.js';
export type { AuditSeal } from './audit.js';
export type { Stored } from './common.js';
export type { ContactField, ContactFieldName, CustomValue, ExternalKey } from './contact-fields.js';
export type { Contact, DirectoryKey, GrantRecord } from './contacts.js';
export type {
  Comment,
  Conversation,
  ConversationKey,
  Handover,
  Replying,
  Thread,
  ThreadKey,
} from './conversations.js';
export type { Group, GroupName } from './groups.js';
export type { Domain, Invitation } from './invitations.js';
export type { Job, JobPart } from './jobs.js';
export type { Availability, PhoneKey, PhoneNumber, Porting, PortingKey, RingOrder } from './numbers.js';
export type {
  Activity,
  AddressChange,
  AddressKey,
  Bar,
  Member,
  Onboarding,
  Profile,
  Succession,
  WorkspaceRecord,
} from './people.js';
export type { SharedResource, Snippet } from './resources.js';
export type { Weekly } from './weekly.js';

/** The schema of every kind of record: what a store holds, and what a host may check its rows against. */
export const recordSchemas = {
  workspace: workspaceRecord,
  member,
  succession,
  profile,
  activity,
  onboarding,
  address: addressKey,
  bar,
  addressChange,
  invitation,
  domain,
  group,
  groupName,
  number,
  phone: phoneKey,
  availability,
  porting,
  portingKey,
  contact,
  snippet,
  resource: sharedResource,
  grant,
  directoryKey,
  contactField,
  contactFieldName,
  externalKey,
  activityDay,
  job,
  jobPart,
  conversation,
  conversationKey,
  handover,
  replying,
  thread,
  threadKey,
  comment,
  auditSeal,
} satisfies Record<string, z.ZodMiniType>;

/** The kinds of record. */
export type Kind = keyof typeof recordSchemas;

/** The record of each kind. */
export type Tables = { readonly [K in Kind]: Stored<(typeof recordSchemas)[K]> };

/** All kinds, in a fixed order. */
export const kinds = Object.keys(recordSchemas) as readonly Kind[];
