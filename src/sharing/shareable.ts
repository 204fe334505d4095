import { isId } from '../kernel/id.js';
import type { Permission } from '../roles/index.js';
import type { ResourceName } from './grant.js';

/** A kind of a host's own things that are shared as contacts are: deals, documents, inboxes. */
export interface Shareable<K extends string = string> {
  readonly kind: K;
  /** What it takes, beside access, to make one, to change it and to share it. */
  readonly permission: Permission;
  /** The resource of this kind that has an id. */
  readonly named: (id: string) => ResourceName & { readonly kind: K };
}

/** Kinds longer than this are refused, so that keys stay short. */
const KIND_LENGTH = 40;

/** What the house calls its own things. */
const OWN_KINDS: ReadonlySet<string> = new Set(['contact', 'snippet', 'conversation', 'thread', 'comment']);

/**
 * Declares a kind of a host's own. Once a policy names it, such things are registered, shared, listed, previewed and handed over by the
 * rules that hold for contacts.
 *
 * @param options - `permission`: which permission it takes beside access; `contacts.manage`, unless named
 * @throws TypeError for a kind that cannot be an id, is longer than 40 UTF-16 code units, or is one of the house's own: `contact`, `snippet`,
 * `conversation`, `thread`, `comment`
 * @example
 * ```ts
 * import { shareable } from 'partyline/sharing';
 * import { definePolicy } from 'partyline/workspace';
 *
 * const deal = shareable('deal');
 * deal.named('d1'); // => { kind: 'deal', id: 'd1' }
 *
 * definePolicy({ shareables: [deal] }).shareables.map(({ kind }) => kind); // => ['deal']
 * ```
 * @see docs/concepts.md
 */
export const shareable = <const K extends string>(
  kind: K,
  { permission = 'contacts.manage' }: { readonly permission?: Permission } = {},
): Shareable<K> => {
  if (!isId(kind) || kind.length > KIND_LENGTH || OWN_KINDS.has(kind))
    throw new TypeError(`a shareable kind cannot be ${String(kind)}`);
  return Object.freeze({ kind, permission, named: (id: string) => ({ kind, id }) });
};
