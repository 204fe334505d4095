import type { Grant, ResourceName } from '../sharing/index.js';

/** A resource in a key. Ids hold no blanks, so a blank separates. */
export const resourceKey = ({ kind, id }: ResourceName): string => `${kind} ${id}`;

/** The id of a grant: one a resource, principal, level and cause. Granting the same again replaces `until`. */
export const grantId = (resource: ResourceName, { principal, level, cause }: Omit<Grant, 'until'>): string =>
  `${resourceKey(resource)} ${principal} ${level} ${cause}`;

/** The resource, in its key form, that a grant id begins with. */
export const resourceOfGrant = (id: string): string => id.split(' ', 2).join(' ');
