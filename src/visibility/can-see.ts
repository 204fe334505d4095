import type { Instant } from '../kernel/instant.js';
import type { Reach, Resource } from '../sharing/index.js';
import { levelOf } from './level-of.js';

/**
 * Whether a member sees a resource at an instant.
 *
 * @example
 * ```ts
 * import { canSee } from 'partyline/visibility';
 *
 * const ana = { memberId: 'ana', caps: new Map([['group:sales', 'edit']] as const), owns: new Set(['ana']) };
 * const lead = {
 *   kind: 'contact', id: 'c1', ownerId: 'ben',
 *   grants: [{ principal: 'group:sales', level: 'view', until: null, cause: 'manual' }],
 * } as const;
 *
 * canSee(ana, lead, 0); // => true
 * ```
 * @see docs/visibility.md
 */
export const canSee = (reach: Reach, resource: Resource, at: Instant): boolean => levelOf(reach, resource, at) !== null;
