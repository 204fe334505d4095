import type { Kind } from './records/index.js';
import { resourceOfGrant } from './resource-key.js';

/** What a commit expects to be unchanged, or moves: every key has exactly one. */
export type Guard = string;

/** An opaque token: the id of the commit that last moved the guard. Null for a guard that was never moved. */
export type Version = string;

/** The guard of a record: its own key, save that a contact's grants are guarded by the contact. */
export const guardOf = (kind: Kind, id: string): Guard =>
  kind === 'grant' ? guardOfResource(resourceOfGrant(id)) : `${kind}:${id}`;

/** The guard of a resource in its key form: that of the record which holds it. It also guards the resource's grants. */
export const guardOfResource = (resource: string): Guard =>
  resource.startsWith('contact ') || resource.startsWith('snippet ')
    ? resource.replace(' ', ':')
    : `resource:${resource}`;
