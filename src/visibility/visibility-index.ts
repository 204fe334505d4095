import type { Instant } from '../kernel/instant.js';
import type { Grant, Reach, Resource } from '../sharing/index.js';
import { ReverseIndex } from './index-reverse.js';
import type { ListPosition } from './index-sorting.js';
import type { Viewer } from './who-can-see.js';

/** A resource with what it is listed by. */
export interface IndexedResource extends Resource {
  /** The folded name, as `sortKey` of `partyline/kernel` makes it. Compared by code point, and after it the id. */
  readonly sortKey: string;
}

/** Which page of a list is asked for. */
export interface ListPageOptions {
  readonly at: Instant;
  /** Where the page before ended, which is its `next`; null or absent for the first page. Nothing need stand there any more. */
  readonly after?: ListPosition | null;
  /** How many ids at most; a whole number from 1 on. */
  readonly limit: number;
}

/** A page of ids in list order. */
export interface VisibleIds {
  readonly ids: readonly string[];
  /** Where the next page goes on; null at the end. */
  readonly next: ListPosition | null;
}

/**
 * Answers for resources in memory what `canSee` answers for one: which of them somebody sees. It takes a reach as it is: make a new one
 * when the member has changed, rather than changing its sets.
 */
export interface VisibilityIndex {
  /** The kind of the resources it holds. */
  readonly kind: string;
  /** How many resources it holds, deleted ones among them. */
  readonly size: number;
  /** Whether a member sees a resource: `canSee`, by id. Nobody sees what the index does not hold. */
  has(reach: Reach, id: string, at: Instant): boolean;
  /** Everything a member sees, in no particular order. */
  ids(reach: Reach, at: Instant): readonly string[];
  /** How much a member sees. */
  count(reach: Reach, at: Instant): number;
  /**
   * One page of what a member sees, by sort key and id. Pages one after the other hold everything once; what is put, renamed or taken
   * meanwhile moves nothing else.
   *
   * @throws RangeError for a limit that is no whole number from 1 on
   */
  list(reach: Reach, options: ListPageOptions): VisibleIds;
  /** Everybody among the reaches who sees a resource, in the order given: `whoCanSee`, by id. */
  whoCanSee(reaches: Iterable<Reach>, id: string, at: Instant): readonly Viewer[];
  /** A resource as the index knows it; null when it holds none. */
  get(id: string): IndexedResource | null;
  /** Adds a resource, or puts it in the place of the one with its id. */
  put(resource: IndexedResource): void;
  /** Changes some of a resource. False when the index does not hold it. */
  change(id: string, change: Partial<Pick<IndexedResource, 'sortKey' | 'ownerId' | 'deletedAt'>>): boolean;
  /** Forgets a resource. False when the index does not hold it. */
  remove(id: string): boolean;
  /** Adds a grant; one of the same principal, level and cause is replaced. False when the index does not hold the resource. */
  grant(id: string, grant: Grant): boolean;
  /** Takes a grant, if it is there. False when the index does not hold the resource. */
  revoke(id: string, grant: Omit<Grant, 'until'>): boolean;
}

/** What may be said of an index when it is made. */
export interface VisibilityIndexOptions {
  /** The kind of the resources, `contact` unless said otherwise. An index holds one kind, since it knows them by id. */
  readonly kind?: string;
}

/**
 * Makes an index of resources that a host keeps in memory, from what each is granted to what each member sees. It holds some 90 bytes a
 * resource of its own. Each change costs what it changes.
 *
 * @throws Error for an id that stands there twice, or a resource of another kind
 * @example
 * ```ts
 * import { createVisibilityIndex } from 'partyline/visibility';
 *
 * const shared = { principal: 'group:sales', level: 'view', until: null, cause: 'manual' } as const;
 * const index = createVisibilityIndex([
 *   { kind: 'contact', id: 'c1', sortKey: 'zoe', ownerId: 'ben', grants: [shared] },
 *   { kind: 'contact', id: 'c2', sortKey: 'abe', ownerId: 'ana', grants: [] },
 *   { kind: 'contact', id: 'c3', sortKey: 'moe', ownerId: 'ben', grants: [] },
 * ]);
 * const ana = { memberId: 'ana', caps: new Map([['group:sales', 'edit']] as const), owns: new Set(['ana']) };
 *
 * index.has(ana, 'c3', 0); // => false
 * index.list(ana, { at: 0, limit: 50 }); // => { ids: ['c2', 'c1'], next: null }
 *
 * index.grant('c3', shared);
 * index.count(ana, 0); // => 3
 * ```
 * @see docs/visibility.md
 */
export const createVisibilityIndex = (
  resources: Iterable<IndexedResource> = [],
  { kind = 'contact' }: VisibilityIndexOptions = {},
): VisibilityIndex => new ReverseIndex(resources, kind);
