import * as z from 'zod/mini';
import { fail, type Path } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import type { Instant } from '../kernel/instant.js';
import { explain } from '../roles/index.js';
import { activeWorkspace, authorise } from '../workspace/authorise.js';
import type { Context, Invitation } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { access } from '../workspace/records/common.js';
import { mayManageRoles } from './rules.js';

/** SHA-256 in lower-case hexadecimal. */
export const hashSchema = /* @__PURE__ */ z
  .string()
  .check(z.refine((text) => /^[0-9a-f]{64}$/.test(text), { params: { code: 'invalid_hash' } }));

/** Numbers given with an invitation. */
export const numberGrants = /* @__PURE__ */ z.array(z.strictObject({ id: idSchema, access })).check(
  z.maxLength(20),
  z.refine((list) => new Set(list.map(({ id }) => id)).size === list.length, { params: { code: 'duplicate' } }),
);

/** Whether an invitation can still be accepted. */
export const isOpen = (invitation: Invitation | null, at: Instant): invitation is Invitation =>
  invitation?.status === 'pending' && at < invitation.expiresAt;

/** What an invitation gives. */
export interface Offer {
  readonly roles: readonly string[];
  readonly numbers: readonly { readonly id: string; readonly access: 'use' | 'read' }[];
  /** Whether the person picks a new number of their own. */
  readonly newNumber: boolean;
}

/**
 * Whether an actor may offer roles and numbers: invite at all, give nothing above their own, and only numbers whose access they manage.
 * Where policy lets members invite, they invite as members, and to numbers they hold themselves.
 */
export const mayOffer = (read: Reader, context: Context, offer: Offer) => {
  const { roles, numbers, newNumber } = offer;
  const allowed = authorise(read, context, 'members.invite');
  if (!allowed.ok) return asMember(read, context, offer) ? activeWorkspace(read) : allowed;
  const adds = newNumber ? authorise(read, context, 'numbers.add') : allowed;
  if (!adds.ok) return adds;
  const manageable = mayManageRoles(read, context, roles);
  if (!manageable.ok) return manageable;
  for (const [index, { id }] of numbers.entries()) {
    const path: Path = ['numbers', index, 'id'];
    const number = read.get('number', id);
    if (number === null || number.status === 'released') return fail('number_not_found', { numberId: id }, path);
    if (!explain(read, context.actor, 'numbers.manageAccess', { numberId: id }).allowed) {
      return fail('above_own_numbers', { numberId: id }, path);
    }
  }
  return allowed;
};

const asMember = (read: Reader, { actor }: Context, { roles, numbers, newNumber }: Offer): boolean => {
  if (read.policy.memberInvites !== 'asMember' || actor.type !== 'member') return false;
  if (!activeWorkspace(read).ok || newNumber || roles.some((role) => role !== 'member')) return false;
  const member = read.get('member', actor.memberId);
  if (member?.status !== 'active') return false;
  const held = new Map(member.numbers.map(({ id, access }) => [id, access]));
  return numbers.every(({ id, access }) => held.get(id) === 'use' || (access === 'read' && held.has(id)));
};
