import * as z from 'zod/mini';
import { fail, type Failure } from '../kernel/failure.js';
import { idSchema, instantSchema } from '../kernel/input.js';
import type { Instant } from '../kernel/instant.js';
import { ok } from '../kernel/result.js';
import { type Grant, type Level, type Principal, parsePrincipal, type Reach, type ResourceName } from '../sharing/index.js';
import { activeMember, authorise } from '../workspace/authorise.js';
import { type Contact, type Happening, type Key, recordKey } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { level, principal } from '../workspace/records/common.js';
import { verb } from '../workspace/verb.js';
import { type ContactEvents, contactReducers, type GrantGiven, type GrantTaken } from './events.js';
import { actingReach, contactKeys, livingContact, standingOf } from './rules.js';
import { gainedGrants, lostGrants } from './widening.js';

/** Beyond so many grants on one resource, share with a group. */
export const MAX_GRANTS = 200;

/** Contacts in one change, and subjects in one event. */
const MAX_CONTACTS = 10_000;
const EVENT_SUBJECTS = 500;

const grantee = /* @__PURE__ */ z.strictObject({
  /** `workspace`, `member:…` or `group:…`; numbers are attached, not shared with. */
  principal: principal.check(
    z.refine((value) => /^(?:workspace$|member:|group:)/.test(value), { params: { code: 'not_shareable_with' } }),
  ),
  level: z._default(level, 'edit'),
  /** The first instant without it; never, where left out. */
  until: z._default(z.nullable(instantSchema), null),
});

const grantees = /* @__PURE__ */ z.array(grantee).check(z.maxLength(MAX_GRANTS));

const manageAccessInput = /* @__PURE__ */ z.strictObject({
  contactIds: z.array(idSchema).check(z.minLength(1), z.maxLength(MAX_CONTACTS)),
  change: z.discriminatedUnion('type', [
    /** Gives more; never shortens or lowers what is there. */
    z.strictObject({ type: z.literal('add'), grants: grantees }),
    /** Takes everything given by hand to these principals. */
    z.strictObject({ type: z.literal('remove'), principals: z.array(principal).check(z.maxLength(MAX_GRANTS)) }),
    /** Makes these the only grants given by hand. */
    z.strictObject({ type: z.literal('replace'), grants: grantees }),
    /** Leaves no grant given by hand. */
    z.strictObject({ type: z.literal('private') }),
  ]),
});

type AccessChange = z.output<typeof manageAccessInput>['change'];

/** Why the access of one contact was not changed. */
export type AccessRefusal =
  | Failure<'contact_not_found', { readonly contactId: string }>
  | Failure<'access_is_fixed', { readonly contactId: string }>
  | Failure<'needs_edit', { readonly contactId: string }>
  | Failure<'needs_owner', { readonly contactId: string; readonly change: 'narrow' | 'widen' }>
  | Failure<'cannot_share_with_oneself', { readonly contactId: string }>
  | Failure<'too_many_grants', { readonly contactId: string; readonly limit: number }>;

/** What became of one contact. */
export interface AccessVerdict {
  readonly contactId: string;
  readonly verdict: 'changed' | 'unchanged' | 'refused';
  readonly refusal: AccessRefusal | null;
  /** Access that does not come from grants given by hand and so remains: through a number, a policy, the directory. */
  readonly remaining: readonly { readonly principal: Principal; readonly level: Level; readonly cause: Grant['cause'] }[];
}

/**
 * Changes who sees and edits contacts: one of them, or up to 10,000 in one atomic change. There is a verdict per contact; those that are
 * permitted change together, and one the actor cannot see reads as not found.
 *
 * An editor who is not the owner may widen access (unless the contact's `resharing` says `owner`), though not to themselves by name.
 * Everything else narrows, which takes the owner. When the owner narrows, resharing becomes the owner's alone.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_not_found`, `member_suspended`, `group_not_found`,
 * `group_retired`, `client_not_supported`, `invalid_input`. A verdict's refusal is one of {@link AccessRefusal}.
 *
 * @returns a verdict per contact, and one `access_changed` event per distinct change and 500 contacts
 * @example
 * ```ts
 * import { createContact, manageAccess } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { reachOf } from 'partyline/sharing';
 * import { office } from 'partyline/testing';
 * import { canSee } from 'partyline/visibility';
 * import { accessOf } from 'partyline/workspace';
 *
 * const { workspace, as, ben, cleo } = office();
 * const created = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 * const change = { type: 'add', grants: [{ principal: `member:${ben}` as const, level: 'view' }] } as const;
 * const shared = unwrap(manageAccess(created.workspace, { contactIds: ['dora'], change }, as(cleo)));
 * const dora = accessOf(shared.workspace, { kind: 'contact', id: 'dora' });
 *
 * dora !== null && canSee(reachOf(shared.workspace, ben), dora, as(ben).at); // => true
 * ```
 * @see decisions 7, 8 and 9 in docs/decisions.md
 */
export const manageAccess = /* @__PURE__ */ verb({
  input: manageAccessInput,
  reads: ({ contactIds, change }) => [
    ...contactIds.flatMap(contactKeys),
    ...granteeKeys(change),
  ],
  reducers: contactReducers,
  decide(read, { contactIds, change }, context) {
    const allowed = authorise(read, context, 'contacts.manage');
    if (!allowed.ok) return allowed;
    const exist = granteesExist(read, change);
    if (!exist.ok) return exist;

    const reach = actingReach(read, context);
    const verdicts: AccessVerdict[] = [];
    const batches = new Map<string, Batch>();
    for (const contactId of new Set(contactIds)) {
      const decided = decideOne(read, reach, contactId, change, context.at);
      verdicts.push(decided.verdict);
      if (decided.batch !== null) addToBatch(batches, decided.batch, { kind: 'contact', id: contactId });
    }
    return ok({ output: { verdicts }, events: [...batches.values()].flatMap(eventsOf) });
  },
});

/** The same change made to many resources: events name it once. */
interface Batch {
  readonly take: readonly GrantTaken[];
  readonly give: readonly GrantGiven[];
  readonly resharing: Contact['resharing'] | null;
  readonly resources?: ResourceName[];
}

const addToBatch = (batches: Map<string, Batch>, batch: Batch, resource: ResourceName): void => {
  const key = JSON.stringify(batch);
  const found = batches.get(key);
  if (found?.resources === undefined) batches.set(key, { ...batch, resources: [resource] });
  else found.resources.push(resource);
};

const eventsOf = ({ resources = [], take, give, resharing }: Batch): readonly Happening<ContactEvents>[] => {
  const events: Happening<ContactEvents>[] = [];
  for (let from = 0; from < resources.length; from += EVENT_SUBJECTS) {
    const data = { resources: resources.slice(from, from + EVENT_SUBJECTS), take, give, resharing };
    events.push({ type: 'access_changed', data, personal: {} });
  }
  return events;
};

const decideOne = (
  read: Reader,
  reach: Reach | null,
  contactId: string,
  change: AccessChange,
  at: Instant,
): { readonly verdict: AccessVerdict; readonly batch: Batch | null } => {
  const found = livingContact(read, contactId);
  const standing = found === null ? null : standingOf(read, reach, found.resource, at);
  if (found === null || standing === null) return refused(contactId, fail('contact_not_found', { contactId }).error);
  const { contact, resource } = found;
  if (contact.source === 'directory') return refused(contactId, fail('access_is_fixed', { contactId }).error);
  if (standing === 'viewer') return refused(contactId, fail('needs_edit', { contactId }).error);

  const manual = resource.grants.filter((grant) => grant.cause === 'manual');
  const after = afterChange(manual, change, at);
  const lost = lostGrants(manual, after, at);
  const gained = gainedGrants(manual, after, at);
  const inCharge = standing === 'owner' || standing === 'steward';
  if (lost.length > 0 && !inCharge) return refused(contactId, fail('needs_owner', { contactId, change: 'narrow' as const }).error);
  if (gained.length > 0 && standing === 'editor') {
    if (contact.resharing === 'owner') return refused(contactId, fail('needs_owner', { contactId, change: 'widen' as const }).error);
    if (gained.some((grant) => grant.principal === `member:${reach?.memberId}`)) {
      return refused(contactId, fail('cannot_share_with_oneself', { contactId }).error);
    }
  }
  const remainingGrants = resource.grants.filter((grant) => grant.cause !== 'manual');
  if (after.length + remainingGrants.length > MAX_GRANTS) {
    return refused(contactId, fail('too_many_grants', { contactId, limit: MAX_GRANTS }).error);
  }
  const remaining = remainingGrants.map(({ principal, level, cause }) => ({ principal, level, cause }));
  const batch = difference(manual, after, lost.length > 0 && standing === 'owner' ? 'owner' : null);
  const verdict = batch === null ? 'unchanged' : 'changed';
  return { verdict: { contactId, verdict, refusal: null, remaining }, batch };
};

const refused = (contactId: string, refusal: AccessRefusal) => ({
  verdict: { contactId, verdict: 'refused' as const, refusal, remaining: [] },
  batch: null,
});

/** The grants given by hand once the change is made. */
const afterChange = (manual: readonly GrantGiven[], change: AccessChange, at: Instant): readonly GrantGiven[] => {
  switch (change.type) {
    case 'private':
      return [];
    case 'replace':
      return union(change.grants.map(byHand));
    case 'remove':
      return manual.filter((grant) => !change.principals.includes(grant.principal));
    case 'add':
      return union([...manual.filter((grant) => grant.until === null || at < grant.until), ...change.grants.map(byHand)]);
  }
};

const byHand = ({ principal, level, until }: z.output<typeof grantee>): GrantGiven => ({ principal, level, until, cause: 'manual' });

/** One grant a principal and level, with the latest end. */
const union = (grants: readonly GrantGiven[]): readonly GrantGiven[] => {
  const byIdentity = new Map<string, GrantGiven>();
  for (const { principal, level, until, cause } of grants) {
    const identity = `${principal} ${level}`;
    const had = byIdentity.get(identity);
    const latest = had === undefined ? until : had.until === null || until === null ? null : Math.max(had.until, until);
    byIdentity.set(identity, { principal, level, until: latest, cause });
  }
  return [...byIdentity.values()];
};

/** What to take and give to get from one set of grants to another; null where they are the same. */
const difference = (before: readonly GrantGiven[], after: readonly GrantGiven[], resharing: 'owner' | null): Batch | null => {
  const same = (a: GrantGiven) => (b: GrantGiven) => a.principal === b.principal && a.level === b.level;
  const take = before
    .filter((grant) => !after.some(same(grant)))
    .map(({ principal, level, cause }) => ({ principal, level, cause }));
  const give = after.filter((grant) => before.find(same(grant))?.until !== grant.until);
  return take.length === 0 && give.length === 0 ? null : { take, give, resharing };
};

const principalsNamed = (change: AccessChange): readonly Principal[] =>
  change.type === 'add' || change.type === 'replace' ? change.grants.map((grant) => grant.principal) : [];

const granteeKeys = (change: AccessChange): readonly Key[] =>
  principalsNamed(change).flatMap((named) => {
    const { kind, id } = parsePrincipal(named) ?? { kind: 'workspace', id: '' };
    return kind === 'member' || kind === 'group' ? [recordKey(kind, id)] : [];
  });

/** Whoever is to be given access exists: an active member, or a live group. */
const granteesExist = (read: Reader, change: AccessChange) => {
  for (const [index, named] of principalsNamed(change).entries()) {
    const { kind, id } = parsePrincipal(named) ?? { kind: 'workspace', id: '' };
    const path = ['change', 'grants', index, 'principal'];
    if (kind === 'member') {
      const member = activeMember(read, id, path);
      if (!member.ok) return member;
    }
    if (kind === 'group') {
      const group = read.get('group', id);
      if (group === null) return fail('group_not_found', { groupId: id }, path);
      if (group.status === 'retired') return fail('group_retired', { groupId: id }, path);
    }
  }
  return ok(null);
};
