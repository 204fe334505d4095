import { fail, type Path } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { isOwner } from '../roles/index.js';
import type { Principal } from '../sharing/index.js';
import { actingMember } from './authorise.js';
import type { Context } from './context.js';
import type { Happening } from './events.js';
import type { Reader } from './reader.js';
import type { Reducers } from './reducers.js';

/** Somebody let themselves in, and the policy has that recorded. */
export type SelfAccessEvents = {
  self_access_used: {
    readonly data: { readonly memberId: string; readonly principal: Principal };
    readonly personal: Record<never, never>;
  };
};

/** The event is there to be read; it changes nothing. */
export const selfAccessReducers: Reducers<SelfAccessEvents> = { self_access_used() {} };

/**
 * Whether whoever acts may let themselves in by `principal`, with the events that are to be recorded beside. Owners of the workspace and
 * the host may.
 *
 * @see decision 18 in docs/decisions.md
 */
export const selfAccess = (read: Reader, context: Context, principal: Principal, path: Path) => {
  const memberId = actingMember(context);
  const used: readonly Happening<SelfAccessEvents>[] = [];
  if (memberId === null || isOwner(read.get('member', memberId)?.roles ?? [])) return ok(used);
  if (read.policy.selfAccess === 'deny') return fail('self_access_denied', {}, path);
  if (read.policy.selfAccess === 'allow') return ok(used);
  return ok([...used, { type: 'self_access_used', data: { memberId, principal }, personal: {} } as const]);
};
