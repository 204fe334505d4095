import { type Actor, explain, type Permission } from '../roles/index.js';
import type { Level, ResourceName } from '../sharing/index.js';
import { reachOf } from '../sharing/index.js';
import { explainAccess } from '../visibility/index.js';
import { accessOf, recordsOf, type Workspace } from '../workspace/index.js';
import {
  AccessMismatch,
  mustKnowMember,
  mustKnowNumber,
  mustKnowPermission,
  mustKnowResource,
} from './expect-known.js';
import { recordIn } from './oracles/sight.js';

/** Whom to look for, at what, when; and, for somebody who should see it, how far. */
export interface AccessClaim {
  readonly memberId: string;
  readonly resource: ResourceName;
  readonly at: number;
  /** The level it should be; any, where none is named. */
  readonly level?: Level;
}

/** What a denial may name although it is not there. */
export interface Unknowns {
  /**
   * Set where the very point is that somebody who was never a member, or something that does not exist, is denied. Without it, what the
   * workspace does not hold is taken for a slip of the pen and throws.
   */
  readonly mayBeUnknown?: true;
}

const nameOf = (workspace: Workspace, memberId: string): string => {
  const known = workspace.state.profile.get(memberId)?.name;
  return known === undefined ? memberId : `${known} (${memberId})`;
};

const told = (workspace: Workspace, { memberId, resource, at }: AccessClaim) => {
  const access = accessOf(workspace, resource);
  const who = nameOf(workspace, memberId);
  const what = `${resource.kind} ${resource.id}`;
  if (access === null) return { level: null, who, what, why: `There is no ${what}.`, grants: '' };
  const { level, paths, reason } = explainAccess(reachOf(workspace, memberId), access, at);
  const why =
    paths.length === 0
      ? `The reason: ${reason}.`
      : `By ${paths.map((path) => `${path.principal} (${path.level}, ${path.cause}${path.until === null ? '' : `, until ${new Date(path.until).toISOString()}`})`).join('; ')}.`;
  const owner = access.ownerId === null ? 'the workspace' : nameOf(workspace, access.ownerId);
  const grants = access.grants.map((grant) => `${grant.principal} ${grant.level}`).join(', ');
  return { level, who, what, why, grants: `It belongs to ${owner} and is granted to: ${grants || 'nobody'}.` };
};

/**
 * Expects that somebody sees a resource, and at which level if one is named. Throws {@link AccessMismatch} with the paths there are and the
 * grants there were, or with what of the claim does not exist; works in any test runner.
 *
 * @example
 * ```ts
 * import { createContact } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { expectDenied, expectVisible, office } from 'partyline/testing';
 *
 * const { workspace, as, ben, cleo, context } = office();
 * const made = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 * const resource = { kind: 'contact', id: 'dora' };
 *
 * expectVisible(made.workspace, { memberId: cleo, resource, at: context.at, level: 'edit' });
 * expectDenied(made.workspace, { memberId: ben, resource, at: context.at });
 * ```
 */
export const expectVisible = (workspace: Workspace, claim: AccessClaim): void => {
  mustKnowMember(workspace, claim.memberId);
  mustKnowResource(workspace, claim.resource);
  const { level, who, what, why, grants } = told(workspace, claim);
  if (level === null) throw new AccessMismatch(`${who} should see ${what}, and does not. ${why}\n${grants}`);
  if (claim.level !== undefined && claim.level !== level) {
    throw new AccessMismatch(`${who} should have ${claim.level} on ${what}, and has ${level}. ${why}\n${grants}`);
  }
};

/** What is to be denied: the sight of a resource, or a permission. */
export type DenialClaim = Unknowns &
  (Omit<AccessClaim, 'level'> | { readonly actor: Actor; readonly permission: Permission; readonly numberId?: string });

/**
 * Expects that somebody does not see a resource, or has not got a permission. Throws {@link AccessMismatch} with the path or the rule; and,
 * unless the claim says that it `mayBeUnknown`, where the member, the resource or the number does not exist. A permission must exist always.
 *
 * @example
 * ```ts
 * import { expectDenied, office } from 'partyline/testing';
 *
 * const { workspace, as, cleo, context } = office();
 *
 * expectDenied(workspace, { actor: as(cleo).actor, permission: 'billing.manage' });
 * const erased = { kind: 'contact', id: 'erased' };
 * expectDenied(workspace, { memberId: cleo, resource: erased, at: context.at, mayBeUnknown: true });
 * ```
 * @see docs/testing-your-app.md
 */
export const expectDenied = (workspace: Workspace, claim: DenialClaim): void => {
  const isStrict = claim.mayBeUnknown !== true;
  if ('permission' in claim) {
    const { actor, permission, numberId } = claim;
    mustKnowPermission(permission);
    if (isStrict && actor.type === 'member') mustKnowMember(workspace, actor.memberId);
    if (isStrict && numberId !== undefined) mustKnowNumber(workspace, numberId);
    const { allowed, rule } = explain(workspace, actor, permission, numberId === undefined ? undefined : { numberId });
    if (!allowed) return;
    throw new AccessMismatch(
      actor.type === 'member'
        ? `${nameOf(workspace, actor.memberId)} should not have ${permission}, and has it (${rule}), with the roles: ${recordIn(workspace, 'member', actor.memberId)?.roles.join(', ')}.`
        : `The host should not have ${permission}, and has every permission: the actor 'system' is never denied.`,
    );
  }
  if (isStrict) mustKnowMember(workspace, claim.memberId);
  if (isStrict) mustKnowResource(workspace, claim.resource);
  const { level, who, what, why, grants } = told(workspace, claim);
  if (level !== null) throw new AccessMismatch(`${who} should not see ${what}, and has ${level}. ${why}\n${grants}`);
};

/**
 * Expects exactly these members to see a resource, whatever their level. Throws {@link AccessMismatch} for the first who does and should
 * not, or the other way round; and where one of them, or the resource, does not exist.
 *
 * @example
 * ```ts
 * import { createContact } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { expectViewers, office } from 'partyline/testing';
 *
 * const { workspace, context, as, cleo } = office();
 * const dora = { contactId: 'dora', fields: { firstName: 'Dora' } };
 * const made = unwrap(createContact(workspace, dora, as(cleo)));
 *
 * expectViewers(made.workspace, { kind: 'contact', id: 'dora' }, context.at, [cleo]);
 * ```
 * @see docs/testing-your-app.md
 */
export const expectViewers = (
  workspace: Workspace,
  resource: ResourceName,
  at: number,
  memberIds: readonly string[],
): void => {
  mustKnowResource(workspace, resource);
  for (const memberId of memberIds) mustKnowMember(workspace, memberId);
  for (const [memberId] of recordsOf(workspace, 'member')) {
    if (memberIds.includes(memberId)) expectVisible(workspace, { memberId, resource, at });
    else expectDenied(workspace, { memberId, resource, at });
  }
};
