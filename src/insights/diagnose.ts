import * as z from 'zod/mini';
import { isReadOnly, permissionToEdit } from '../contacts/internal.js';
import { fail } from '../kernel/failure.js';
import { addressSchema, idSchema, instantSchema } from '../kernel/input.js';
import type { Instant } from '../kernel/instant.js';
import { ok } from '../kernel/result.js';
import { familyOf } from '../resources/internal.js';
import { type Client, explain, isOwner, type Permission, permissions } from '../roles/index.js';
import { type Resource, reachOf, WORKSPACE_RECORD } from '../sharing/index.js';
import { levelOf } from '../visibility/index.js';
import { actingMember } from '../workspace/authorise.js';
import { accessOf, type Key, listKey, placeOf, recordKey, resourceKey } from '../workspace/index.js';
import { query } from '../workspace/query.js';
import type { Reader } from '../workspace/reader.js';

/** What somebody does to a thing or on a number says which: the field that does not, or null. */
const leftOut = ({ action, numberId, resource }: Partial<Record<'action' | 'numberId' | 'resource', unknown>>) => {
  if (action === 'use') return numberId === undefined ? 'numberId' : null;
  const aboutThings = action === 'view' || action === 'edit';
  return aboutThings && resource === undefined && numberId === undefined ? 'resource' : null;
};

const diagnoseInput = /* @__PURE__ */ z
  .strictObject({
    /** Who cannot do something. */
    memberId: idSchema,
    /** What they cannot do: something a role allows, or to see or edit a thing, or to call and write on a number. */
    action: z.enum([...permissions, 'view', 'edit', 'use']),
    /** The number it is about, if any. */
    numberId: z.exactOptional(idSchema),
    /** The contact or other thing it is about, if any. */
    resource: z.exactOptional(z.strictObject({ kind: idSchema, id: idSchema })),
    client: z.exactOptional(z.enum(['web', 'desktop', 'mobile'])),
    /** The address with which they signed in: what is said where they are no member. */
    address: z.exactOptional(addressSchema),
    /** What changed lately, as the audit trail tells, and which member did it: the latest is mentioned. */
    recent: z._default(
      z
        .array(
          z.strictObject({
            kind: z.string().check(z.maxLength(64)),
            at: instantSchema,
            by: z._default(z.nullable(idSchema), null),
          }),
        )
        .check(z.maxLength(1_000)),
      [],
    ),
  })
  .check(({ value, issues }) => {
    const field = leftOut(value);
    if (field === null) return;
    issues.push({ code: 'custom', path: [field], params: { code: 'target_missing' }, input: undefined });
  });

/** What a diagnosis may find, with its evidence. `who` can take the next step; nobody is named where it is the host's. */
export type Diagnosis =
  | { readonly code: 'nothing_in_the_way' }
  | { readonly code: 'workspace_suspended' }
  | { readonly code: 'no_member_here' }
  | { readonly code: 'domain_unclaimed'; readonly domain: string }
  | { readonly code: 'domain_unproved'; readonly domain: string }
  | { readonly code: 'domain_joinable'; readonly domain: string }
  | { readonly code: 'suspended_here'; readonly memberId: string }
  | { readonly code: 'removed_here'; readonly memberId: string }
  | { readonly code: 'needs_other_client'; readonly permission: Permission }
  | { readonly code: 'role_too_narrow'; readonly memberId: string; readonly permission: Permission }
  | { readonly code: 'setting_denies'; readonly memberId: string; readonly setting: 'memberInvites' }
  | { readonly code: 'not_number_owner'; readonly memberId: string; readonly numberId: string }
  | { readonly code: 'no_such_number' }
  | { readonly code: 'number_was_released'; readonly numberId: string }
  | { readonly code: 'number_not_held'; readonly memberId: string; readonly numberId: string }
  | { readonly code: 'number_held_to_read'; readonly memberId: string; readonly numberId: string }
  | { readonly code: 'not_shared'; readonly memberId: string }
  | { readonly code: 'shared_to_view'; readonly memberId: string }
  | { readonly code: 'is_deleted' }
  | { readonly code: 'changed_at_source'; readonly source: string }
  | { readonly code: 'recent_change'; readonly kind: string; readonly changedAt: Instant; readonly by: string | null };

/** A finding, and who of the workspace can take the next step. */
export type DiagnosisFinding = Diagnosis & { readonly who: readonly string[] };

/** At most so many people are named. */
const MOST_NAMED = 5;

/**
 * Why a member cannot do something, one reason after another, the nearest first: the workspace, the member, the client, the role, the number,
 * a setting, what is shared, what changed lately; each with who can take the next step. `describe` puts a finding into a sentence.
 *
 * To `use` is to call and write on a number. To `edit` a thing asks what its verbs ask: that it is there, shared to edit, that the role
 * allows it, and that no integration keeps it. To `view` one takes that it is shared. Viewing or editing with a number and no thing is
 * about the conversations of the number. The service fills in `recent` by itself.
 *
 * People may ask about themselves, those who may view all insights and the host about everybody; about a contact, those who see it, or
 * about themselves. To all others it does not exist.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `diagnosis_target_not_found`, `invalid_input` (also where it is not said what somebody
 * cannot use, view or edit).
 *
 * @example
 * ```ts
 * import { diagnose } from 'partyline/insights';
 * import { unwrap } from 'partyline/kernel';
 * import { describe } from 'partyline/messages';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, cleo } = office();
 * const { allowed, findings } = unwrap(diagnose(workspace, { memberId: cleo, action: 'groups.manage' }, as(cleo)));
 *
 * allowed; // => false
 * findings; // => [{ code: 'role_too_narrow', memberId: cleo, permission: 'groups.manage', who: [ana, 'id4'] }]
 * const names = { member: (id: string) => ({ [cleo]: 'Cleo', [ana]: 'Ana' })[id] ?? 'Ben' };
 * findings.map((finding) => describe(finding, { names }));
 * // => ['The roles of Cleo do not let people manage groups. Give them another role, if they should. Ana and Ben can do that.']
 * ```
 * @see docs/insights.md
 */
export const diagnose = /* @__PURE__ */ query({
  input: diagnoseInput,
  reads: ({ memberId, numberId, resource, address }, known) => {
    const place = resource === undefined ? null : placeOf(resource);
    const keys: Key[] = [recordKey('member', memberId), listKey('team', 'all')];
    if (numberId !== undefined) {
      keys.push(recordKey('number', numberId));
    }
    if (place !== null && resource !== undefined) {
      keys.push(recordKey(place.kind, place.id), listKey('grants', resourceKey(resource)));
      const owner = known.state[place.kind].get(place.id)?.ownerId;
      if (owner != null) keys.push(recordKey('member', owner));
    }
    if (address !== undefined) keys.push(recordKey('domain', domainOf(address)));
    return keys;
  },
  answer(read, input, context) {
    const { memberId, resource: name, recent } = input;
    const { actor, client } = context;
    if (read.get('workspace', WORKSPACE_RECORD) === null) return fail('workspace_not_found', { workspaceId: read.id });
    const { allowed, rule } = explain(read, actor, 'insights.viewAll', { client });
    if (!allowed && actingMember(context) !== memberId) {
      return fail('permission_denied', { permission: 'insights.viewAll' as const, rule });
    }
    const resource = name === undefined ? null : accessOf(read, name);
    if (name !== undefined && !maySpeakOf(read, actingMember(context), resource, context.at)) {
      return fail('diagnosis_target_not_found', name, ['resource']);
    }
    const found = [...obstacles(read, input, resource, context.at)];
    const latest = [...recent].sort((a, b) => b.at - a.at)[0];
    const findings: readonly DiagnosisFinding[] =
      found.length === 0 ? [{ code: 'nothing_in_the_way', who: [] }] : found;
    return ok({
      allowed: found.length === 0,
      findings:
        latest === undefined
          ? findings
          : [
              ...findings,
              { code: 'recent_change', kind: latest.kind, changedAt: latest.at, by: latest.by, who: [] } as const,
            ],
    });
  },
});

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** A contact that somebody does not see reads, to them, as one that is not there; the host knows of all. */
const maySpeakOf = (read: Reader, actor: string | null, resource: Resource | null, at: Instant): resource is Resource =>
  resource !== null &&
  familyOf(read.policy, resource.kind).ok &&
  (actor === null || levelOf(reachOf(read, actor), standing(resource), at) !== null);

/** A thing as if it were not deleted, as those who may have it back judge it. */
const standing = (resource: Resource): Resource => ({ ...resource, deletedAt: null });

/** Active members who may do something, at most a few of them. */
const whoMay = (read: Reader, permission: Permission, numberId?: string): readonly string[] =>
  read
    .list('team', 'all')
    .filter(([memberId]) => explain(read, { type: 'member', memberId }, permission, { numberId }).allowed)
    .map(([memberId]) => memberId)
    .slice(0, MOST_NAMED);

/** Whatever stands in the way, the nearest first. Where somebody is no active member, nothing further matters. */
function* obstacles(
  read: Reader,
  { memberId, action, numberId, client, address }: z.output<typeof diagnoseInput>,
  resource: Resource | null,
  at: Instant,
): Generator<DiagnosisFinding> {
  if (read.get('workspace', WORKSPACE_RECORD)?.status !== 'active') yield { code: 'workspace_suspended', who: [] };
  const member = read.get('member', memberId);
  if (member === null || member.status !== 'active') {
    const who = whoMay(read, member?.status === 'suspended' ? 'members.remove' : 'members.invite');
    if (member !== null) {
      yield { code: member.status === 'suspended' ? 'suspended_here' : 'removed_here', memberId, who };
    } else {
      yield { code: 'no_member_here', who };
      if (address !== undefined) yield domainFinding(read, domainOf(address));
    }
    return;
  }
  const asked = { read, memberId, numberId, client };
  yield* numberObstacles(read, memberId, member.numbers, action, numberId);
  if (action !== 'use' && action !== 'view' && action !== 'edit') yield* roleObstacles(asked, action);
  else if (action === 'use' || resource === null) yield* roleObstacles(asked, 'communication.use');
  else yield* thingObstacles(asked, resource, action, at);
}

/** Who is asked about, and on what. */
interface Asked {
  readonly read: Reader;
  readonly memberId: string;
  readonly numberId: string | undefined;
  readonly client: Client | undefined;
}

/** What of roles, the client and the settings stands in the way of something that takes a permission. */
function* roleObstacles(
  { read, memberId, numberId, client }: Asked,
  permission: Permission,
): Generator<DiagnosisFinding> {
  const { allowed, rule } = explain(read, { type: 'member', memberId }, permission, { numberId, client });
  // Where a policy lets members invite, it takes no role.
  if (allowed || (permission === 'members.invite' && read.policy.memberInvites === 'asMember')) return;
  if (rule === 'client_not_supported') yield { code: 'needs_other_client', permission, who: [memberId] };
  else if (rule === 'number_owner_only' && numberId !== undefined) {
    yield { code: 'not_number_owner', memberId, numberId, who: whoMay(read, 'numbers.manageAccess', numberId) };
  } else {
    yield { code: 'role_too_narrow', memberId, permission, who: whoMay(read, 'members.changeRole') };
    if (permission === 'members.invite') yield { code: 'setting_denies', memberId, setting: 'memberInvites', who: [] };
  }
}

/** What stands in the way of seeing or changing a thing: its shares, that it is deleted, the role, and where it comes from. */
function* thingObstacles(
  asked: Asked,
  resource: Resource,
  action: 'view' | 'edit',
  at: Instant,
): Generator<DiagnosisFinding> {
  const { read, memberId } = asked;
  const level = levelOf(reachOf(read, memberId), standing(resource), at);
  if (level === null) return yield { code: 'not_shared', memberId, who: ownerOf(read, resource) };
  if (resource.deletedAt != null) yield { code: 'is_deleted', who: ownerOf(read, resource) };
  if (action === 'view') return;
  const contact = resource.kind === 'contact' ? read.get('contact', resource.id) : null;
  const family = familyOf(read.policy, resource.kind);
  const permission = contact !== null ? permissionToEdit(contact) : family.ok ? family.value.permission : null;
  if (permission !== null) yield* roleObstacles({ ...asked, client: undefined }, permission);
  if (level === 'view') yield { code: 'shared_to_view', memberId, who: ownerOf(read, resource) };
  if (contact !== null && isReadOnly(read.policy, contact)) {
    yield { code: 'changed_at_source', source: contact.source, who: [] };
  }
}

/** What of a number stands in the way of using it, of its contacts, or of anything else that is done on it. */
function* numberObstacles(
  read: Reader,
  memberId: string,
  held: readonly { readonly id: string; readonly access: 'use' | 'read' }[],
  action: string,
  numberId: string | undefined,
): Generator<DiagnosisFinding> {
  if (numberId === undefined) return;
  const number = read.get('number', numberId);
  if (number === null) yield { code: 'no_such_number', who: [] };
  else if (number.status === 'released')
    yield { code: 'number_was_released', numberId, who: whoMay(read, 'numbers.add') };
  else if (action === 'use' || action === 'view' || action === 'edit') {
    const access = held.find(({ id }) => id === numberId)?.access;
    const who = whoMay(read, 'numbers.manageAccess', numberId);
    if (access === undefined) yield { code: 'number_not_held', memberId, numberId, who };
    else if (access === 'read' && action !== 'view') yield { code: 'number_held_to_read', memberId, numberId, who };
  }
}

const domainFinding = (read: Reader, domain: string): DiagnosisFinding => {
  const status = read.get('domain', domain)?.status;
  const code = status === undefined ? 'domain_unclaimed' : status === 'claimed' ? 'domain_unproved' : 'domain_joinable';
  return { code, domain, who: status === 'verified' ? [] : whoMay(read, 'domains.claim') };
};

/** Whoever can share something: its owner or, where they have left, whoever owns the workspace. */
const ownerOf = (read: Reader, { ownerId }: Resource): readonly string[] => {
  if (ownerId !== null && read.get('member', ownerId)?.status === 'active') return [ownerId];
  return read
    .list('team', 'all')
    .filter(([, { status, roles }]) => status === 'active' && isOwner(roles))
    .map(([id]) => id)
    .slice(0, MOST_NAMED);
};
