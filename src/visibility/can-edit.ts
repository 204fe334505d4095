import type { Instant } from '../kernel/instant.js';
import type { Reach, Resource } from '../sharing/index.js';
import { levelOf } from './level-of.js';

/**
 * Whether access alone lets a member edit a resource at an instant. Writing to a contact needs the permission `contacts.manage` too.
 *
 * @example
 * ```ts
 * import { canEdit } from 'partyline/visibility';
 *
 * const ana = { memberId: 'ana', caps: new Map(), owns: new Set(['ana']) };
 *
 * canEdit(ana, { kind: 'contact', id: 'c1', ownerId: 'ana', grants: [] }, 0); // => true
 * ```
 * @see docs/visibility.md
 */
export const canEdit = (reach: Reach, resource: Resource, at: Instant): boolean =>
  levelOf(reach, resource, at) === 'edit';
