import type { Instant } from '../kernel/instant.js';
import type { Level, Principal, ResourceName } from '../sharing/index.js';
import type { Delta } from './audience.js';
import type { AccessPath } from './explain-access.js';

/** A resource in somebody's list, and how far they get to it. */
export interface LiveItem extends ResourceName {
  readonly level: Level;
}

/** What is still to be fetched: whatever is granted to a principal, at the level given here at most. */
export type Gained = readonly (readonly [principal: Principal, cap: Level])[];

/**
 * What one member sees, kept up to date by deltas, as a client holds it. It knows the ways to everything it holds, so that it needs
 * to ask nobody when one of them ends, and none when time has passed.
 *
 * @example
 * ```ts
 * import { LiveList } from 'partyline/visibility';
 *
 * const list = new LiveList();
 * const resource = { kind: 'contact', id: 'c1' };
 * const path = { principal: 'group:sales', level: 'view', cause: 'manual', until: 9_000 } as const;
 * list.take({ type: 'appeared', resource, level: 'view', paths: [path] });
 *
 * list.at(8_999); // => [{ kind: 'contact', id: 'c1', level: 'view' }]
 * list.at(9_000); // => []
 *
 * list.take({ type: 'reach', gained: [], lost: ['group:sales'] });
 * list.at(0); // => []
 * ```
 */
export class LiveList {
  readonly #held = new Map<string, { readonly resource: ResourceName; readonly paths: readonly AccessPath[] }>();

  /** Brings the list up to date, and answers what is to be fetched and taken as having appeared: nothing, most of the time. */
  take(delta: Delta): Gained {
    switch (delta.type) {
      case 'appeared':
      case 'changed':
        this.#set(delta.resource, delta.paths);
        return [];
      case 'vanished':
        this.#set(delta.resource, []);
        return [];
      case 'emptied':
        this.#held.clear();
        return [];
      case 'stale':
        return [];
      case 'reach': {
        // What was gained may be held at another level by now: it comes anew.
        const gone = new Set<Principal>([...delta.lost, ...delta.gained.map(([principal]) => principal)]);
        for (const { resource, paths } of [...this.#held.values()]) {
          const kept = paths.filter(({ principal }) => !gone.has(principal));
          if (kept.length < paths.length) this.#set(resource, kept);
        }
        return delta.gained;
      }
    }
  }

  /** What is in the list at an instant, if nothing else happens until then. In no particular order. */
  at(instant: Instant): readonly LiveItem[] {
    const items: LiveItem[] = [];
    for (const { resource, paths } of this.#held.values()) {
      const open = paths.filter(({ until }) => until === null || instant < until);
      if (open.length === 0) continue;
      items.push({ ...resource, level: open.some(({ level }) => level === 'edit') ? 'edit' : 'view' });
    }
    return items;
  }

  #set({ kind, id }: ResourceName, paths: readonly AccessPath[]): void {
    if (paths.length === 0) this.#held.delete(keyOf({ kind, id }));
    else this.#held.set(keyOf({ kind, id }), { resource: { kind, id }, paths });
  }
}

/** Ids hold no blanks, so a blank separates. */
const keyOf = ({ kind, id }: ResourceName): string => `${kind} ${id}`;
