import type { Level, ResourceName } from '../../sharing/index.js';
import { parsePrincipal } from '../../sharing/principal.js';
import { placeOf, type Tables, type Workspace } from '../../workspace/index.js';

/** The record of a complete snapshot, or null. */
export const recordIn = <K extends keyof Tables>(workspace: Workspace, kind: K, id: string): Tables[K] | null =>
  (workspace.state[kind].get(id) as Tables[K] | null | undefined) ?? null;

/**
 * How far a member gets to a resource, thought out anew: by its owner or whoever succeeds them, and by each grant, with one `if` for
 * each decision. It shares no code with the library, and asks for no speed, so that a mistake would have to be made twice.
 *
 * @returns `edit`, `view`, or null for somebody who does not see it
 * @example
 * ```ts
 * import { createContact } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { naiveSight, office } from 'partyline/testing';
 *
 * const { workspace, as, ana, cleo, context } = office();
 * const dora = { contactId: 'dora', fields: { firstName: 'Dora' } };
 * const after = unwrap(createContact(workspace, dora, as(cleo))).workspace;
 *
 * naiveSight(after, cleo, { kind: 'contact', id: 'dora' }, context.at); // => 'edit'
 * naiveSight(after, ana, { kind: 'contact', id: 'dora' }, context.at); // => null
 * ```
 * @see docs/testing-your-app.md
 */
export const naiveSight = (
  workspace: Workspace,
  memberId: string,
  resource: ResourceName,
  at: number,
): Level | null => {
  const place = placeOf(resource);
  const record = recordIn(workspace, place.kind, place.id);
  const member = recordIn(workspace, 'member', memberId);
  if (record === null || member === null || member.status !== 'active') return null;
  if (record.deletedAt !== null && record.deletedAt <= at) return null;
  const { ownerId } = record;
  if (ownerId !== null && heirOf(workspace, ownerId) === memberId) return 'edit';

  const revoked = recordIn(workspace, 'workspace', 'self')?.revoked ?? [];
  let sight: Level | null = null;
  for (const grant of workspace.state.grant.values()) {
    if (grant === null || grant.resource.kind !== resource.kind || grant.resource.id !== resource.id) continue;
    if (grant.until !== null && grant.until <= at) continue;
    if (revoked.includes(grant.principal)) continue;
    const spoken = speaksFor(workspace, memberId, member, grant.principal);
    if (spoken === null) continue;
    if (spoken === 'edit' && grant.level === 'edit') return 'edit';
    sight = 'view';
  }
  return sight;
};

/** Whose something is that belongs to somebody who may have gone. */
const heirOf = (workspace: Workspace, ownerId: string): string | null =>
  recordIn(workspace, 'member', ownerId)?.status === 'removed'
    ? (recordIn(workspace, 'succession', ownerId)?.successorId ?? null)
    : ownerId;

const speaksFor = (
  workspace: Workspace,
  memberId: string,
  member: Tables['member'],
  principal: string,
): Level | null => {
  const { kind, id } = parsePrincipal(principal) ?? { kind: 'nobody', id: '' };
  if (kind === 'workspace') return 'edit';
  if (kind === 'member') return id === memberId ? 'edit' : null;
  if (kind === 'owner') return heirOf(workspace, id) === memberId ? 'edit' : null;
  if (kind === 'group') return member.groups.includes(id) ? 'edit' : null;
  if (kind === 'number') {
    const access = member.numbers.find((number) => number.id === id)?.access;
    return access === undefined ? null : access === 'use' ? 'edit' : 'view';
  }
  if (kind !== 'stewards') return null;
  const { roles } = workspace.policy;
  return member.roles.some((name) => Object.hasOwn(roles, name) && roles[name]?.steward === true) ? 'edit' : null;
};
