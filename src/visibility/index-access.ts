import type { Cause, Grant, Level, Principal } from '../sharing/index.js';
import { FOR_A_TIME, FOREVER, Grants } from './index-grants.js';
import type { Pages } from './index-pages.js';
import type { Posting } from './index-posting.js';
import { Principals } from './index-principals.js';
import type { IndexedResource } from './visibility-index.js';

/** Who may see each resource, both ways round: by resource its grants, by principal the resources. They never disagree. */
export class Access {
  readonly grants = new Grants();
  readonly principals: Principals;

  constructor(pages: Pages) {
    this.principals = new Principals(pages);
  }

  /** What a resource was written with. */
  read(ordinal: number): Pick<IndexedResource, 'ownerId' | 'deletedAt' | 'grants'> {
    const { names } = this.principals;
    const owner = this.grants.ownerOf(ordinal);
    return {
      ownerId: owner === -1 ? null : (names[owner] as string),
      deletedAt: this.grants.deletions.of(ordinal),
      grants: Array.from(this.grants.of(ordinal), ({ principal, ...grant }) => ({
        ...grant,
        principal: names[principal] as Principal,
      })),
    };
  }

  /** Writes the access of a resource that has none. */
  write(ordinal: number, { ownerId, grants, deletedAt = null }: IndexedResource): void {
    if (deletedAt !== null) this.grants.deletions.set(ordinal, deletedAt);
    if (ownerId !== null) {
      const owner = this.principals.owner(ownerId);
      this.grants.setOwner(ordinal, owner);
      this.#settle(ordinal, owner);
    }
    // From the last to the first, because what is added comes first.
    for (let at = grants.length - 1; at >= 0; at--) this.#add(ordinal, grants[at] as Grant);
  }

  /** Takes all access from a resource. */
  clear(ordinal: number): void {
    const principals = this.#principalsOf(ordinal);
    this.grants.clear(ordinal);
    for (const principal of principals) this.#settle(ordinal, principal);
  }

  give(ordinal: number, grant: Grant): void {
    this.grants.take(ordinal, { ...grant, principal: this.principals.granted(grant.principal) });
    this.#add(ordinal, grant);
  }

  take(ordinal: number, { principal: name, level, cause }: { principal: Principal; level: Level; cause: Cause }): void {
    const principal = this.principals.granted(name);
    if (this.grants.take(ordinal, { principal, level, cause })) this.#settle(ordinal, principal);
  }

  /** Follows a resource to another ordinal, on a page that is next to its own. */
  move(from: number, to: number): void {
    for (const principal of this.#principalsOf(from)) {
      this.principals.forever[principal]?.move(from, to);
      this.principals.forATime[principal]?.move(from, to);
    }
    this.grants.move(from, to);
  }

  #add(ordinal: number, { principal: name, level, cause, until }: Grant): void {
    const principal = this.principals.granted(name);
    this.grants.add(ordinal, { principal, level, cause, until });
    this.#settle(ordinal, principal);
  }

  /** Makes the sets of a principal say of a resource what its grants say. What is deleted stands in none. */
  #settle(ordinal: number, principal: number): void {
    const hold = this.grants.deletions.of(ordinal) === null ? this.grants.hold(ordinal, principal) : 0;
    const forever = this.principals.forever[principal] as Posting;
    if ((hold & FOREVER) !== 0) forever.add(ordinal);
    else forever.remove(ordinal);
    if (hold === FOR_A_TIME) this.principals.timed(principal).add(ordinal);
    else this.principals.forATime[principal]?.remove(ordinal);
  }

  #principalsOf(ordinal: number): ReadonlySet<number> {
    const principals = new Set<number>();
    const owner = this.grants.ownerOf(ordinal);
    if (owner !== -1) principals.add(owner);
    for (const { principal } of this.grants.of(ordinal)) principals.add(principal);
    return principals;
  }
}
