import type { Instant } from '../kernel/instant.js';
import type { Grant, Reach } from '../sharing/index.js';
import { Access } from './index-access.js';
import { listFrom } from './index-list.js';
import { Pages } from './index-pages.js';
import { Posting } from './index-posting.js';
import { type ListPosition, sortForList } from './index-sorting.js';
import { type Seen, Union } from './index-union.js';
import type { IndexedResource, ListPageOptions, VisibilityIndex, VisibleIds } from './visibility-index.js';
import { type Viewer, whoCanSee } from './who-can-see.js';

/** The index: resources in list order, and who may see each of them. */
export class ReverseIndex implements VisibilityIndex {
  readonly kind: string;
  readonly #pages: Pages = new Pages((from, to) => this.#access.move(from, to));
  readonly #access = new Access(this.#pages);
  readonly #union = new Union(this.#pages);

  constructor(resources: Iterable<IndexedResource>, kind: string) {
    this.kind = kind;
    const sorted = sortForList(Array.from(resources, (resource) => this.#checked(resource)));
    const grants = sorted.reduce((count, resource) => count + resource.grants.length, 0);
    this.#access.grants.reserve(this.#pages.ordinalsFor(sorted.length), grants);
    this.#pages.load(sorted, (ordinal, resource) => this.#access.write(ordinal, resource));
    if (this.size !== sorted.length) throw new Error('an id stands twice among the resources');
  }

  get size(): number {
    return this.#pages.ordinals.size;
  }

  has(reach: Reach, id: string, at: Instant): boolean {
    const ordinal = this.#pages.ordinals.get(id);
    if (ordinal === undefined) return false;
    const { grants, principals } = this.#access;
    principals.sight(reach);
    if (!grants.meet(ordinal, principals.marks, principals.mark, at)) return false;
    const deletedAt = grants.deletions.of(ordinal);
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
    return { ids: shown.map(({ id }) => id), next: more ? (found[limit - 1] as ListPosition) : null };
  }

  whoCanSee(reaches: Iterable<Reach>, id: string, at: Instant): readonly Viewer[] {
    const resource = this.get(id);
    return resource === null ? [] : whoCanSee(reaches, resource, at);
  }

  get(id: string): IndexedResource | null {
    const ordinal = this.#pages.ordinals.get(id);
    if (ordinal === undefined) return null;
    return { kind: this.kind, id, sortKey: this.#pages.keys[ordinal] as string, ...this.#access.read(ordinal) };
  }

  put(resource: IndexedResource): void {
    const { id, sortKey } = this.#checked(resource);
    const known = this.#pages.ordinals.get(id);
    if (known !== undefined && this.#pages.keys[known] === sortKey) {
      this.#access.clear(known);
      this.#access.write(known, resource);
    } else {
      this.remove(id);
      this.#access.write(this.#pages.insert(resource), resource);
    }
  }

  change(id: string, change: Partial<Pick<IndexedResource, 'sortKey' | 'ownerId' | 'deletedAt'>>): boolean {
    const resource = this.get(id);
    if (resource !== null) this.put({ ...resource, ...change });
    return resource !== null;
  }

  remove(id: string): boolean {
    const ordinal = this.#pages.ordinals.get(id);
    if (ordinal === undefined) return false;
    this.#access.clear(ordinal);
    this.#pages.remove(ordinal);
    return true;
  }

  grant(id: string, grant: Grant): boolean {
    const ordinal = this.#pages.ordinals.get(id);
    if (ordinal !== undefined) this.#access.give(ordinal, grant);
    return ordinal !== undefined;
  }

  revoke(id: string, grant: Omit<Grant, 'until'>): boolean {
    const ordinal = this.#pages.ordinals.get(id);
    if (ordinal !== undefined) this.#access.take(ordinal, grant);
    return ordinal !== undefined;
  }

  #checked(resource: IndexedResource): IndexedResource {
    if (resource.kind === this.kind) return resource;
    throw new Error(`a ${resource.kind} in an index of kind ${this.kind}`);
  }

  /** What a member's question is about. Before the last deletion, what was deleted since is looked at one by one. */
  #seen(reach: Reach, at: Instant): Seen {
    const { grants, principals } = this.#access;
    const { forever, forATime } = principals.sight(reach);
    const { marks, mark } = principals;
    const check = (ordinal: number) => grants.meet(ordinal, marks, mark, at);
    if (at >= grants.deletions.last) return { surely: forever, perhaps: forATime, check };
    const alive = new Posting(this.#pages);
    for (const ordinal of grants.deletions.after(at)) if (check(ordinal)) alive.add(ordinal);
    return { surely: [...forever, alive], perhaps: forATime, check };
  }
}
