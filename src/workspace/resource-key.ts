import type { Grant, ResourceName } from '../sharing/index.js';
import type { Tables } from './records/index.js';

/**
 * A resource in a key. Ids hold no blanks, so a blank separates.
 *
 * @example
 * ```ts
 * import { resourceKey } from 'partyline/workspace';
 *
 * resourceKey({ kind: 'deal', id: 'd1' }); // => 'deal d1'
 * ```
 * @see docs/architecture.md
 */
export const resourceKey = ({ kind, id }: ResourceName): string => `${kind} ${id}`;

/** The kinds of record that hold shared things: each has an owner, a place in lists, and whether it is deleted. */
export type SharedKind = 'contact' | 'snippet' | 'resource';

/** The record of a resource, by the kind of the resource: `contact`, `snippet`, or one that the host declared. */
export type ResourceRecord<K extends string> = Tables[K extends 'contact' | 'snippet' ? K : 'resource'];

/** Where a resource is stored: the kind and the id of the record that holds it. */
export interface Place {
  readonly kind: SharedKind;
  readonly id: string;
}

/**
 * Which record holds a resource. Contacts and snippets have records of their own kind, under the id of the resource; whatever a host
 * declares stands in records of the kind `resource`, under its kind and id.
 *
 * @example
 * ```ts
 * import { placeOf } from 'partyline/workspace';
 *
 * placeOf({ kind: 'contact', id: 'c1' }); // => { kind: 'contact', id: 'c1' }
 * placeOf({ kind: 'deal', id: 'd1' }); // => { kind: 'resource', id: 'deal d1' }
 * ```
 * @see docs/architecture.md
 */
export const placeOf = (name: ResourceName): Place =>
  name.kind === 'contact' || name.kind === 'snippet'
    ? { kind: name.kind, id: name.id }
    : { kind: 'resource', id: resourceKey(name) };

/**
 * The resource that is stored at a place: the other way round.
 *
 * @example
 * ```ts
 * import { resourceAt } from 'partyline/workspace';
 *
 * resourceAt({ kind: 'resource', id: 'deal d1' }); // => { kind: 'deal', id: 'd1' }
 * resourceAt({ kind: 'contact', id: 'c1' }); // => { kind: 'contact', id: 'c1' }
 * ```
 * @see docs/architecture.md
 */
export const resourceAt = ({ kind, id }: Place): ResourceName => {
  if (kind !== 'resource') return { kind, id };
  const blank = id.indexOf(' ');
  return { kind: id.slice(0, blank), id: id.slice(blank + 1) };
};

/**
 * The id of a grant: one a resource, principal, level and cause. Granting the same again replaces `until`.
 *
 * @example
 * ```ts
 * import { grantId } from 'partyline/workspace';
 *
 * grantId({ kind: 'contact', id: 'dora' }, { principal: 'group:sales', level: 'view', cause: 'manual' });
 * // => 'contact dora group:sales view manual'
 * ```
 * @see docs/architecture.md
 */
export const grantId = (resource: ResourceName, grant: Omit<Grant, 'until'>): string =>
  `${resourceKey(resource)} ${grantTail(grant)}`;

/** What the id of a grant ends with: what tells it from the others on its resource. */
export const grantTail = ({ principal, level, cause }: Omit<Grant, 'until'>): string =>
  `${principal} ${level} ${cause}`;

/** The resource, in its key form, that a grant id begins with. */
export const resourceOfGrant = (id: string): string => id.slice(0, id.indexOf(' ', id.indexOf(' ') + 1));
