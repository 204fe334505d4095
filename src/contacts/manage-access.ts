import * as z from 'zod/mini';
import { type Failure, fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import type { Instant } from '../kernel/instant.js';
import { type Err, err, ok } from '../kernel/result.js';
import {
  type Grant,
  type Level,
  type Principal,
  parsePrincipal,
  type Reach,
  WORKSPACE_RECORD,
} from '../sharing/index.js';
import { activeMember, authorise } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { verb } from '../workspace/verb.js';
import { type AccessChange, accessChange, afterChange, MAX_GRANTS, principalsGiven } from './access-change.js';
import { AccessBatches, type AccessDelta, accessDelta } from './access-delta.js';
import { contactReducers } from './events.js';
import { retiredGroupKeys, withoutRetiredGroups } from './retired-groups.js';
import { actingReach, contactKeys, livingContact, standingOf } from './rules.js';
import { gainedGrants, lostGrants } from './widening.js';

const manageAccessInput = /* @__PURE__ */ z.strictObject({
  contactIds: z.array(idSchema).check(z.minLength(1), z.maxLength(10_000)),
  change: accessChange,
});

/** Why the access of one contact was not changed. */
export type AccessRefusal =
  | Failure<'contact_not_found', { readonly contactId: string }>
  | Failure<'access_is_fixed', { readonly contactId: string }>
  | Failure<'needs_edit', { readonly contactId: string }>
  | Failure<'needs_owner', { readonly contactId: string; readonly change: 'narrow' | 'widen' }>
  | Failure<'cannot_share_with_oneself', { readonly contactId: string }>
  | Failure<'too_many_grants', { readonly contactId: string; readonly limit: number }>
  | Failure<'group_too_large', { readonly contactId: string; readonly groupId: string; readonly limit: number }>;

/** What became of one contact. */
export interface AccessVerdict {
  readonly contactId: string;
  readonly verdict: 'changed' | 'unchanged' | 'refused';
  readonly refusal: AccessRefusal | null;
  /** Access that does not come from grants given by hand and so remains: through a number, a policy, the directory. */
  readonly remaining: readonly {
    readonly principal: Principal;
    readonly level: Level;
    readonly cause: Grant['cause'];
  }[];
}

/**
 * Changes who sees and edits contacts: one of them, or up to 10,000 in one atomic change. There is a verdict per contact; those that are
 * permitted change together, and one the actor cannot see reads as not found.
 *
 * An editor who is not the owner may widen access (unless the contact's `resharing` says `owner`), though not to themselves by name.
 * Everything else narrows, which takes the owner. When the owner narrows, resharing becomes the owner's alone. Taking access from
 * somebody turns what was shared with a deleted group into grants to the people in it first, as far as a contact can hold them.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_not_found`, `member_suspended`, `group_not_found`,
 * `group_retired`, `client_not_supported`, `invalid_input`; and, where a single contact is named, its {@link AccessRefusal}, which is
 * otherwise part of its verdict.
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
 * @see decisions 7, 8, 9 and 14 in docs/decisions.md
 */
export const manageAccess = /* @__PURE__ */ verb({
  input: manageAccessInput,
  reads: ({ contactIds, change }, known) => [
    ...contactIds.flatMap(contactKeys),
    ...contactIds.flatMap((contactId) => retiredGroupKeys(known, contactId, change)),
    ...principalsGiven(change).flatMap((given) => {
      const { kind, id } = parsePrincipal(given) ?? { kind: 'workspace', id: '' };
      return kind === 'member' || kind === 'group' ? [recordKey(kind, id)] : [];
    }),
  ],
  reducers: contactReducers,
  decide(read, { contactIds, change }, context) {
    const allowed = authorise(read, context, 'contacts.manage');
    if (!allowed.ok) return allowed;
    const exist = granteesExist(read, change);
    if (!exist.ok) return exist;

    const reach = actingReach(read, context);
    const batches = new AccessBatches();
    const verdicts = [...new Set(contactIds)].map((contactId): AccessVerdict => {
      const decided = decideOne(read, reach, contactId, change, context.at);
      if (!decided.ok) return { contactId, verdict: 'refused', refusal: decided.error, remaining: [] };
      const { delta, remaining } = decided.value;
      if (delta === null) return { contactId, verdict: 'unchanged', refusal: null, remaining };
      batches.add({ kind: 'contact', id: contactId }, delta);
      return { contactId, verdict: 'changed', refusal: null, remaining };
    });
    const [only, ...others] = verdicts;
    // A change of one contact that is refused is a failure; of many, it is one verdict among them.
    if (only?.refusal && others.length === 0) return err({ ...only.refusal, path: ['contactIds', 0] });
    return ok({ output: { verdicts }, events: batches.events() });
  },
});

interface Decided {
  readonly delta: AccessDelta | null;
  readonly remaining: AccessVerdict['remaining'];
}

const decideOne = (
  read: Reader,
  reach: Reach | null,
  contactId: string,
  change: AccessChange,
  at: Instant,
): { readonly ok: true; readonly value: Decided } | Err<AccessRefusal> => {
  const found = livingContact(read, contactId);
  const standing = found === null ? null : standingOf(read, reach, found.resource, at);
  if (found === null || standing === null) return fail('contact_not_found', { contactId });
  const { contact, resource } = found;
  if (contact.source === 'directory') return fail('access_is_fixed', { contactId });
  if (standing === 'viewer') return fail('needs_edit', { contactId });

  // What was given to a group whose access was revoked is void, and gone before long.
  const revoked = read.get('workspace', WORKSPACE_RECORD)?.revoked ?? [];
  const stored = resource.grants.filter((grant) => grant.cause === 'manual' && !revoked.includes(grant.principal));
  const others = resource.grants.filter((grant) => grant.cause !== 'manual');
  const turned = withoutRetiredGroups(read, contactId, stored, others.length, change, at);
  if (!turned.ok) return standing === 'editor' ? fail('needs_owner', { contactId, change: 'narrow' as const }) : turned;
  const manual = turned.value;
  const after = afterChange(manual, change, at);
  const narrows = lostGrants(manual, after, at).length > 0;
  if (narrows && standing === 'editor') return fail('needs_owner', { contactId, change: 'narrow' as const });
  if (standing !== 'owner') {
    const gained = gainedGrants(manual, after, at);
    if (gained.length > 0 && contact.resharing === 'owner')
      return fail('needs_owner', { contactId, change: 'widen' as const });
    if (gained.some((grant) => grant.principal === `member:${reach?.memberId}`)) {
      return fail('cannot_share_with_oneself', { contactId });
    }
  }
  if (after.length + others.length > MAX_GRANTS) return fail('too_many_grants', { contactId, limit: MAX_GRANTS });
  const remaining = others.map(({ principal, level, cause }) => ({ principal, level, cause }));
  return ok({ delta: accessDelta(stored, after, narrows && standing === 'owner' ? 'owner' : null), remaining });
};

/** Whoever is to be given access exists: an active member, or a live group. */
const granteesExist = (read: Reader, change: AccessChange) => {
  for (const [index, given] of principalsGiven(change).entries()) {
    const { kind, id } = parsePrincipal(given) ?? { kind: 'workspace', id: '' };
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
