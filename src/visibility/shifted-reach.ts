import type { Level, Principal, Reach } from '../sharing/index.js';

/** Who would speak for a principal anew, at another level, or no longer. */
export interface PrincipalShift {
  readonly principal: Principal;
  /** The members in question; `everybody` where it ends for all who speak for it, however many they are. */
  readonly who:
    | 'everybody'
    | readonly { readonly memberId: string; readonly from: Level | null; readonly to: Level | null }[];
}

/**
 * The reach that a member would have after a change that was previewed.
 *
 * @example
 * ```ts
 * import { canSee, shiftedReach } from 'partyline/visibility';
 *
 * const ben = { memberId: 'ben', caps: new Map([['group:sales', 'edit']] as const), owns: new Set(['ben']) };
 * const grant = { principal: 'group:sales', level: 'view', until: null, cause: 'manual' } as const;
 * const lead = { kind: 'contact', id: 'c1', ownerId: 'ana', grants: [grant] };
 * const after = shiftedReach(ben, [{ principal: 'group:sales', who: [{ memberId: 'ben', from: 'edit', to: null }] }]);
 *
 * [canSee(ben, lead, 0), canSee(after, lead, 0)]; // => [true, false]
 * ```
 * @see docs/visibility.md
 */
export const shiftedReach = (reach: Reach, shifts: readonly PrincipalShift[]): Reach => {
  const { memberId } = reach;
  const caps = new Map(reach.caps);
  for (const { principal, who } of shifts) {
    const own = who === 'everybody' ? { to: null } : who.find((one) => one.memberId === memberId);
    if (own === undefined) continue;
    if (own.to === null) caps.delete(principal);
    else caps.set(principal, own.to);
  }
  const owns = [...caps.keys()].flatMap((principal) => (principal.startsWith('owner:') ? [principal.slice(6)] : []));
  return { memberId, caps, owns: new Set(owns) };
};
