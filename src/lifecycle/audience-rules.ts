import type { Instant } from '../kernel/instant.js';
import { resourcesOf } from '../resources/internal.js';
import { inForce, type Principal, type Resource, type ResourceName } from '../sharing/index.js';
import type { ReachShift, Stale } from '../visibility/index.js';
import type { Workspace } from '../workspace/index.js';
import type { Events } from './apply-events.js';
import type { AudienceRule, EventNamed } from './audience-rule.js';
import { talkRules } from './talk-rules.js';

const contacts = (ids: readonly string[]): readonly ResourceName[] => ids.map((id) => ({ kind: 'contact', id }));

const snippet = (id: string): ResourceName => ({ kind: 'snippet', id });

/** Changes nothing of who sees what. */
const nothing: AudienceRule<unknown> = {};

const made = { before: () => null, content: true } as const;

const shift = (who: ReachShift['who'], ...principals: readonly Principal[]): readonly ReachShift[] => [
  { who, principals },
];

/** Who handles the conversations of some numbers may be somebody else: that follows from who has the number, and how. */
const handlingOn = (numberIds: readonly string[]): readonly Stale[] =>
  numberIds.length === 0 ? [] : [{ kind: 'conversation', through: numberIds.map((id) => `number:${id}` as const) }];

const numbersOf = ({ state }: Workspace, memberIds: readonly string[]): readonly string[] => [
  ...new Set(memberIds.flatMap((memberId) => state.member.get(memberId)?.numbers.map(({ id }) => id) ?? [])),
];

/** Who handles what was assigned to somebody or something may be somebody else, and why nobody does: whatever numbers it is on. */
const handlingOfAny = (): readonly Stale[] => [{ kind: 'conversation', through: 'numbers' }];

/** Somebody comes with all they speak for. */
const comes: AudienceRule<{ readonly data: { readonly memberId: string } }> = {
  people: ({ data: { memberId } }) => [memberId],
  reaches: ({ data: { memberId } }) => [{ who: [memberId], principals: 'all' }],
  stale: ({ data: { memberId } }, after) => handlingOn(numbersOf(after, [memberId])),
};

/** Somebody goes with all they speak for, or comes back. What is assigned to them may be on numbers that they lost before. */
const comesOrGoes: typeof comes = { ...comes, stale: handlingOfAny };

const onNumber: AudienceRule<{ readonly data: { readonly numberId: string; readonly memberId: string } }> = {
  reaches: ({ data: { numberId, memberId } }) => shift([memberId], `number:${numberId}`),
  stale: ({ data: { numberId } }) => handlingOn([numberId]),
};

const inGroup: AudienceRule<{ readonly data: { readonly groupId: string; readonly memberIds: readonly string[] } }> = {
  people: ({ data: { memberIds } }) => memberIds,
  reaches: ({ data: { groupId, memberIds } }) => shift(memberIds, `group:${groupId}`),
  stale: ({ data: { memberIds } }, after) => handlingOn(numbersOf(after, memberIds)),
};

/** Ends for whoever is in the group. Who that is may be any number of people, so everybody looks whether they held on to it. */
const ofGroup: AudienceRule<{ readonly data: { readonly groupId: string } }> = {
  reaches: ({ data: { groupId } }) => shift('everybody', `group:${groupId}`),
};

/** The access before a change of it: what was given is taken, and what was taken given. */
const beforeAccess = (
  after: Resource,
  { data: { take, give } }: EventNamed<'access_changed'>,
  at: Instant,
): Resource => {
  const given = (grant: Resource['grants'][number]) =>
    give.some(({ principal, level, cause }) => {
      return principal === grant.principal && level === grant.level && cause === grant.cause;
    });
  const had = after.grants.filter((grant) => !given(grant));
  // What is given with an end that has passed takes the place of something that gave more, or it would not have been given.
  const cut = give.filter((grant) => !inForce(grant, at));
  return { ...after, grants: [...had, ...[...take, ...cut].map((grant) => ({ ...grant, until: null }))] };
};

/** The access before what had ended was swept: as whoever has not heard of the end may still know it. */
const beforeEnd = (after: Resource, { data }: EventNamed<'access_ended'>): Resource => {
  const ended = data.grants.filter(({ resource: { kind, id } }) => kind === after.kind && id === after.id);
  return { ...after, grants: [...after.grants, ...ended.map((grant) => ({ ...grant, until: null }))] };
};

/** Every type of event there is. A new one is a row here, if only `nothing`. */
export const audienceRules: { readonly [T in keyof Events]: AudienceRule<EventNamed<T>> } = {
  workspace_created: nothing,
  workspace_settings_updated: nothing,
  workspace_status_changed: nothing,
  ownership_transferred: nothing,
  member_added: comes,
  member_suspended: comesOrGoes,
  member_reinstated: comesOrGoes,
  member_role_changed: {
    people: ({ data: { memberId } }) => [memberId],
    // Whether they may look at what their numbers have is a question of their role as well.
    reaches: ({ data: { memberId } }, after) =>
      shift([memberId], 'stewards', ...numbersOf(after, [memberId]).map((id) => `number:${id}` as const)),
  },
  member_removed: {
    people: ({ data: { memberId, successorId } }) => [memberId, successorId],
    reaches: ({ data: { memberId, successorId } }, after) => {
      const inherited = after.state.member.get(successorId)?.succeeds ?? [];
      const owners = [...new Set([memberId, ...inherited])].map((id) => `owner:${id}` as const);
      return [{ who: [memberId], principals: 'all' }, ...shift([successorId], ...owners)];
    },
    stale: handlingOfAny,
  },
  succession_settled: {
    reaches: ({ data: { memberId, successorId, what } }) =>
      what === 'contacts' ? shift([successorId], `owner:${memberId}`) : [],
  },
  profile_updated: nothing,
  address_change_requested: nothing,
  address_changed: nothing,
  onboarding_number_chosen: nothing,
  member_seen: nothing,
  member_invited: nothing,
  invitation_resent: nothing,
  invitation_revoked: nothing,
  invitation_accepted: nothing,
  invitations_erased: nothing,
  person_erased: nothing,
  bar_lifted: nothing,
  domain_claimed: nothing,
  domain_verified: nothing,
  domain_released: nothing,
  self_access_used: nothing,
  number_added: nothing,
  number_assigned: onNumber,
  number_unassigned: onNumber,
  number_owner_changed: {
    reaches: ({ data: { numberId, from, to } }) => shift([from, to], `number:${numberId}`),
    stale: ({ data: { numberId } }) => handlingOn([numberId]),
  },
  // Who comes onto it or off it by that has events of their own.
  number_mode_changed: { stale: ({ data: { numberId } }) => handlingOn([numberId]) },
  number_released: nothing,
  number_settings_changed: nothing,
  ring_order_set: nothing,
  schedule_set: nothing,
  do_not_disturb_set: nothing,
  number_notifications_set: nothing,
  porting_requested: nothing,
  porting_changed: nothing,
  activity_recorded: nothing,
  job_started: nothing,
  job_part_added: nothing,
  job_advanced: nothing,
  jobs_cleared: nothing,
  trail_sealed: nothing,
  contact_field_defined: nothing,
  contact_field_updated: nothing,
  contact_field_retired: nothing,
  group_created: nothing,
  group_updated: nothing,
  group_retired: { stale: handlingOfAny },
  group_members_added: inGroup,
  group_members_removed: inGroup,
  group_access_revoked: ofGroup,
  group_access_cleared: ofGroup,
  contact_created: { resources: ({ data: { contactId } }) => contacts([contactId]), ...made },
  contact_updated: { resources: ({ data: { contactId } }) => contacts([contactId]), content: true },
  contacts_deleted: {
    resources: ({ data: { contactIds } }) => contacts(contactIds),
  },
  contact_erased: {
    resources: ({ data: { contactId } }) => contacts([contactId]),
    was: ({ data: { contactId, ownerId, grants } }) => ({ kind: 'contact', id: contactId, ownerId, grants }),
  },
  contact_restored: { resources: ({ data: { contactId } }) => contacts([contactId]), before: () => null },
  contacts_inherited: {
    resources: ({ data: { contactIds } }) => contacts(contactIds),
    before: (after, { data: { from } }) => ({ ...after, ownerId: from }),
  },
  resource_registered: { resources: ({ data: { resource } }) => [resource], ...made },
  resource_renamed: { resources: ({ data: { resource } }) => [resource], content: true },
  snippet_created: { resources: ({ data: { snippetId } }) => [snippet(snippetId)], ...made },
  snippet_updated: { resources: ({ data: { snippetId } }) => [snippet(snippetId)], content: true },
  resources_deleted: { resources: ({ data: { resources } }) => resources },
  resource_erased: {
    resources: ({ data: { resource } }) => [resource],
    was: ({ data: { resource, ownerId, grants } }) => ({ ...resource, ownerId, grants }),
  },
  resource_restored: { resources: ({ data: { resource } }) => [resource], before: () => null },
  resources_inherited: {
    resources: ({ data: { resources } }) => resources,
    before: (after, { data: { from } }) => ({ ...after, ownerId: from }),
  },
  access_changed: { resources: ({ data: { resources } }) => resources, before: beforeAccess },
  access_ended: { resources: ({ data: { grants } }) => resourcesOf(grants), before: beforeEnd },
  ...talkRules,
};
