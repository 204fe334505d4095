import { sha256 } from '../kernel/sha256.js';
import type { Kind } from './records/index.js';
import { resourceOfGrant } from './resource-key.js';

/** What a commit expects to be unchanged, or moves: every key has exactly one. */
export type Guard = string;

/** An opaque token: the id of the commit that last moved the guard. Null for a guard that was never moved. */
export type Version = string;

/** The kinds of record whose ids are made of what people are known by: addresses, names, phones. */
export const personalKeys: ReadonlySet<Kind> = /* @__PURE__ */ new Set<Kind>([
  'address',
  'directoryKey',
  'externalKey',
  'conversationKey',
]);

/**
 * The guard of a record: its own key, save that a contact's grants are guarded by the contact, and that a key made of what people are
 * known by is guarded by its bucket. For a guard outlives its record: somebody who was erased must not be read from it.
 *
 * @example
 * ```ts
 * import { guardOf } from 'partyline/workspace';
 *
 * guardOf('member', 'ana'); // => 'member:ana'
 * guardOf('grant', 'contact dora group:sales view manual'); // => 'contact:dora'
 * guardOf('address', 'ana@acme.example').includes('ana'); // => false
 * ```
 * @see docs/architecture.md
 */
export const guardOf = (kind: Kind, id: string): Guard => {
  if (kind === 'grant') return guardOfResource(resourceOfGrant(id));
  return `${kind}:${guardedAs(kind, id)}`;
};

/** As what a record that is no grant stands in its guard, after the kind: by its id, or by its bucket. */
export const guardedAs = (kind: Kind, id: string): string => (personalKeys.has(kind) ? bucketOf(id) : id);

/**
 * One bucket of 2²⁴, by the start of the id's SHA-256 (in SQL: `'~' || left(encode(sha256(convert_to(id, 'UTF8')), 'hex'), 6)`): few
 * enough that a bucket which is in use says little about an address that falls into it, and so many that two changes at once seldom meet
 * in one; if they do, one of them is decided again. The guard of a bucket is the bucket's own.
 */
const bucketOf = (id: string): string => (isBucket.test(id) ? id : `~${sha256(id).slice(0, 6)}`);

/** Neither an address nor a key of the directory or of another system looks like this: those hold an @ or a blank. */
const isBucket = /^~[0-9a-f]{6}$/;

/** The guard of a resource in its key form: that of the record which holds it. It also guards the resource's grants. */
export const guardOfResource = (resource: string): Guard =>
  resource.startsWith('contact ') || resource.startsWith('snippet ')
    ? resource.replace(' ', ':')
    : `resource:${resource}`;
