import { getOrInsert } from '../kernel/get-or-insert.js';
import { compareCodePoints } from '../kernel/text.js';
import type { Reach, Resource } from '../sharing/index.js';
import type { Position } from './store.js';

/** Above so many changes since it was last read, a list is sorted anew rather than kept in order. */
const FEW = 64;

export const comparePositions = (a: Position, b: Position): number =>
  compareCodePoints(a.sortKey, b.sortKey) || compareCodePoints(a.id, b.id);

/** The resources granted to one principal, in list order. Sorted when it is read, so that a bulk of writes costs one sort. */
class PrincipalList {
  readonly #positions = new Map<string, Position>();
  #sorted: Position[] | null = null;
  #changes = 0;

  add(position: Position): void {
    this.#positions.set(position.id, position);
    this.#change((sorted) => sorted.splice(firstBehind(sorted, position), 0, position));
  }

  remove(position: Position): void {
    this.#positions.delete(position.id);
    this.#change((sorted) => sorted.splice(firstBehind(sorted, position) - 1, 1));
  }

  get inOrder(): readonly Position[] {
    this.#changes = 0;
    this.#sorted ??= [...this.#positions.values()].sort(comparePositions);
    return this.#sorted;
  }

  #change(keep: (sorted: Position[]) => void): void {
    if (this.#sorted === null) return;
    if (++this.#changes > FEW) this.#sorted = null;
    else keep(this.#sorted);
  }
}

/** The place of the first position that comes after one. */
const firstBehind = (sorted: readonly Position[], position: Position): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comparePositions(sorted[middle] as Position, position) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** What is listed of a resource: where it stands, and under which principals. */
interface Listed {
  readonly position: Position;
  readonly principals: ReadonlySet<string>;
}

/**
 * The resources of one kind by principal, each list in order: what somebody may see is the merge of the lists of their reach. The lists
 * name candidates; whether a candidate is visible is for the evaluator to say.
 */
export class MemoryListing {
  readonly #listed = new Map<string, Listed>();
  readonly #lists = new Map<string, PrincipalList>();

  /** Takes a resource as it is now; null where there is none any more. */
  put(id: string, resource: (Resource & { readonly sortKey: string }) | null): void {
    const before = this.#listed.get(id);
    for (const principal of before?.principals ?? []) this.#lists.get(principal)?.remove(before?.position as Position);
    if (resource === null) {
      this.#listed.delete(id);
      return;
    }
    const principals = new Set<string>(resource.grants.map(({ principal }) => principal));
    if (resource.ownerId !== null) principals.add(`owner:${resource.ownerId}`);
    const position = { sortKey: resource.sortKey, id };
    this.#listed.set(id, { position, principals });
    for (const principal of principals) getOrInsert(this.#lists, principal, () => new PrincipalList()).add(position);
  }

  /** The candidates of a reach from a position on, each once, forward or back. */
  *candidates(reach: Reach, after: Position | null, direction: 'forward' | 'back'): Generator<Position> {
    const step = direction === 'forward' ? 1 : -1;
    const heads = this.#headsOf(reach, after, direction);
    let last: Position | null = null;
    for (;;) {
      let first: { readonly sorted: readonly Position[]; place: number } | null = null;
      for (const head of heads) {
        const candidate = head.sorted[head.place];
        if (candidate === undefined) continue;
        const best = first?.sorted[first.place];
        if (best === undefined || step * comparePositions(candidate, best) < 0) first = head;
      }
      const position = first?.sorted[first.place];
      if (first === null || position === undefined) return;
      first.place += step;
      if (last?.id !== position.id) yield position;
      last = position;
    }
  }

  #headsOf(reach: Reach, after: Position | null, direction: 'forward' | 'back') {
    const principals = new Set<string>(reach.caps.keys());
    for (const id of reach.owns) principals.add(`owner:${id}`);
    return [...principals].flatMap((principal) => {
      const sorted = this.#lists.get(principal)?.inOrder ?? [];
      if (sorted.length === 0) return [];
      if (direction === 'forward') return [{ sorted, place: after === null ? 0 : firstBehind(sorted, after) }];
      const behind = after === null ? sorted.length : firstBehind(sorted, after);
      const itself = after !== null && behind > 0 && sorted[behind - 1]?.id === after.id;
      return [{ sorted, place: behind - (itself ? 2 : 1) }];
    });
  }
}
