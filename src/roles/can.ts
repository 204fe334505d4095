import { explain } from './explain.js';
import type { Permission } from './permissions.js';
import type { Actor, Staff, Target } from './staff.js';

/**
 * Whether an actor may do something. The same answer as {@link explain}, without the reason.
 *
 * This asks about roles. Whether somebody sees or edits one particular contact is another question: `canSee`, `canEdit`.
 *
 * @example
 * ```ts
 * import { can } from 'partyline/roles';
 * import { emptyWorkspace } from 'partyline/workspace';
 *
 * can(emptyWorkspace('w1'), { type: 'member', memberId: 'stranger' }, 'communication.use'); // => false
 * ```
 * @throws NotLoaded when the snapshot is partial and does not hold the member or number
 * @see decisions 1, 4 and 19 in docs/decisions.md
 */
export const can = (staff: Staff, actor: Actor, permission: Permission, target?: Target): boolean =>
  explain(staff, actor, permission, target).allowed;
