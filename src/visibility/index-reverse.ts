import type { Instant } from '../kernel/instant.js';
import { compareCodePoints } from '../kernel/text.js';
import type { Grant, Principal, Reach } from '../sharing/index.js';
import { FOR_A_TIME, FOREVER, Grants } from './index-grants.js';
import { listFrom } from './index-list.js';
import { Pages } from './index-pages.js';
import { Posting } from './index-posting.js';
import { Principals } from './index-principals.js';
import { type Seen, Union } from './index-union.js';
import type { IndexedResource, ListPageOptions, VisibilityIndex, VisibleIds } from './visibility-index.js';
import { type Viewer, whoCanSee } from './who-can-see.js';

/** The index: resources in list order, their grants, and for each principal the set of what is granted to it. */
export class ReverseIndex implements VisibilityIndex {
  readonly #kind: string;
  readonly #pages = new Pages((from, to) => this.#move(from, to));
  readonly #grants = new Grants();
  readonly #principals = new Principals(this.#pages);
  readonly #union = new Union(this.#pages);

  constructor(resources: Iterable<IndexedResource>, kind: string) {
    this.#kind = kind;
    const sorted = inOrder(Array.from(resources, (resource) => this.#checked(resource)));
    const grants = sorted.reduce((count, resource) => count + resource.grants.length, 0);
    this.#grants.reserve(this.#pages.ordinalsFor(sorted.length), grants);
    this.#pages.load(sorted, (ordinal, resource) => this.#write(ordinal, resource));
    if (this.size !== sorted.length) throw new Error('an id stands twice among the resources');
  }

  get size(): number {
    return this.#pages.ordinals.size;
  }

  has(reach: Reach, id: string, at: Instant): boolean {
    const ordinal = this.#pages.ordinals.get(id);
    if (ordinal === undefined) return false;
    this.#principals.sight(reach);
    const { marks, mark } = this.#principals;
    if (!this.#grants.meet(ordinal, marks, mark, at)) return false;
    const deletedAt = this.#grants.deletedAt(ordinal);
    return deletedAt === null || at < deletedAt;
  }

  ids(reach: Reach, at: Instant): readonly string[] {
    return this.#union.ids(this.#seen(reach, at));
  }

  count(reach: Reach, at: Instant): number {
    return this.#union.count(this.#seen(reach, at));
  }

  list(reach: Reach, { at, after = null, limit }: ListPageOptions): VisibleIds {
    if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`the limit is no whole number from 1 on: ${limit}`);
    const start = after === null ? { rank: 0, place: 0 } : this.#pages.after(after);
    const found = listFrom(this.#pages, this.#seen(reach, at), start, limit + 1);
    const more = found.length > limit;
    const shown = more ? found.slice(0, limit) : found;
    return { ids: shown.map(({ id }) => id), next: more ? (shown.at(-1) ?? null) : null };
  }

  whoCanSee(reaches: Iterable<Reach>, id: string, at: Instant): readonly Viewer[] {
    const resource = this.get(id);
    return resource === null ? [] : whoCanSee(reaches, resource, at);
  }

  get(id: string): IndexedResource | null {
    const ordinal = this.#pages.ordinals.get(id);
    if (ordinal === undefined) return null;
    const { names } = this.#principals;
    const owner = this.#grants.ownerOf(ordinal);
    return {
      kind: this.#kind,
      id,
      sortKey: this.#pages.keys[ordinal] as string,
      ownerId: owner === -1 ? null : (names[owner] as string),
      deletedAt: this.#grants.deletedAt(ordinal),
      grants: Array.from(this.#grants.of(ordinal), (grant) => ({
        ...grant,
        principal: names[grant.principal] as Principal,
      })),
    };
  }

  put(resource: IndexedResource): void {
    const { id, sortKey } = this.#checked(resource);
    const known = this.#pages.ordinals.get(id);
    if (known !== undefined && this.#pages.keys[known] === sortKey) {
      this.#clear(known);
      this.#write(known, resource);
    } else {
      this.remove(id);
      this.#write(this.#pages.insert(resource), resource);
    }
  }

  change(id: string, change: Partial<Pick<IndexedResource, 'sortKey' | 'ownerId' | 'deletedAt'>>): boolean {
    const resource = this.get(id);
    if (resource === null) return false;
    this.put({ ...resource, ...change });
    return true;
  }

  remove(id: string): boolean {
    const ordinal = this.#pages.ordinals.get(id);
    if (ordinal === undefined) return false;
    this.#clear(ordinal);
    this.#pages.remove(ordinal);
    return true;
  }

  grant(id: string, { principal: name, level, cause, until }: Grant): boolean {
    const ordinal = this.#pages.ordinals.get(id);
    if (ordinal === undefined) return false;
    const grant = { principal: this.#principals.granted(name), level, cause, until };
    this.#grants.take(ordinal, grant);
    this.#grants.add(ordinal, grant);
    this.#settle(ordinal, grant.principal);
    return true;
  }

  revoke(id: string, { principal: name, level, cause }: Omit<Grant, 'until'>): boolean {
    const ordinal = this.#pages.ordinals.get(id);
    if (ordinal === undefined) return false;
    const principal = this.#principals.granted(name);
    if (this.#grants.take(ordinal, { principal, level, cause })) this.#settle(ordinal, principal);
    return true;
  }

  #checked(resource: IndexedResource): IndexedResource {
    if (resource.kind === this.#kind) return resource;
    throw new Error(`a ${resource.kind} in an index of kind ${this.#kind}`);
  }

  /** What a member's question is about. Before the last deletion, what was deleted since is looked at one by one. */
  #seen(reach: Reach, at: Instant): Seen {
    const { forever, forATime } = this.#principals.sight(reach);
    const { marks, mark } = this.#principals;
    const check = (ordinal: number) => this.#grants.meet(ordinal, marks, mark, at);
    if (at >= this.#grants.lastDeletion) return { surely: forever, perhaps: forATime, check };
    const alive = new Posting(this.#pages);
    for (const ordinal of this.#grants.deletedAfter(at)) if (check(ordinal)) alive.add(ordinal);
    return { surely: [...forever, alive], perhaps: forATime, check };
  }

  /** Takes all access from a resource. */
  #clear(ordinal: number): void {
    const principals = this.#principalsOf(ordinal);
    this.#grants.clear(ordinal);
    for (const principal of principals) this.#settle(ordinal, principal);
  }

  /** Writes the access of a resource that has none. */
  #write(ordinal: number, { ownerId, grants, deletedAt = null }: IndexedResource): void {
    if (deletedAt !== null) this.#grants.setDeletedAt(ordinal, deletedAt);
    if (ownerId !== null) {
      const owner = this.#principals.owner(ownerId);
      this.#grants.setOwner(ordinal, owner);
      this.#settle(ordinal, owner);
    }
    // From the last to the first, because what is added comes first.
    for (let at = grants.length - 1; at >= 0; at--) {
      const { principal: name, level, cause, until } = grants[at] as Grant;
      const principal = this.#principals.granted(name);
      this.#grants.add(ordinal, { principal, level, cause, until });
      this.#settle(ordinal, principal);
    }
  }

  /** Makes the sets of a principal say of a resource what its grants say. What is deleted stands in none. */
  #settle(ordinal: number, principal: number): void {
    const hold = this.#grants.deletedAt(ordinal) === null ? this.#grants.hold(ordinal, principal) : 0;
    const forever = this.#principals.forever[principal] as Posting;
    if ((hold & FOREVER) !== 0) forever.add(ordinal);
    else forever.remove(ordinal);
    if (hold === FOR_A_TIME) this.#principals.timed(principal).add(ordinal);
    else this.#principals.forATime[principal]?.remove(ordinal);
  }

  #move(from: number, to: number): void {
    for (const principal of this.#principalsOf(from)) {
      this.#principals.forever[principal]?.move(from, to);
      this.#principals.forATime[principal]?.move(from, to);
    }
    this.#grants.move(from, to);
  }

  #principalsOf(ordinal: number): ReadonlySet<number> {
    const principals = new Set<number>();
    const owner = this.#grants.ownerOf(ordinal);
    if (owner !== -1) principals.add(owner);
    for (const { principal } of this.#grants.of(ordinal)) principals.add(principal);
    return principals;
  }
}

/** Anything that UTF-16 and Unicode may order differently. */
const BEYOND = /[\ud800-\uffff]/;

/** Resources in list order. Where no name or id goes beyond U+D7FF, which is nearly always, comparing is left to the engine. */
const inOrder = (resources: IndexedResource[]): IndexedResource[] => {
  const plain = !resources.some(({ sortKey, id }) => BEYOND.test(sortKey) || BEYOND.test(id));
  const compare = plain ? (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0) : compareCodePoints;
  return resources.sort((a, b) => compare(a.sortKey, b.sortKey) || compare(a.id, b.id));
};
