import { getOrInsert } from '../kernel/get-or-insert.js';
import type { ResourceName } from '../sharing/index.js';
import type { Happening } from '../workspace/index.js';
import type { AccessEvents, GrantGiven, GrantTaken, Resharing } from './access-events.js';

/** An event names at most so many resources. */
export const EVENT_SUBJECTS = 500;

/** What changes on a resource: grants taken, grants given, and who may reshare from now on (null where that stays). */
export interface AccessDelta {
  readonly take: readonly GrantTaken[];
  readonly give: readonly GrantGiven[];
  readonly resharing: Resharing | null;
}

/** What to take and give to get from one set of grants to another; null where they are the same. */
export const accessDelta = (
  before: readonly GrantGiven[],
  after: readonly GrantGiven[],
  resharing: AccessDelta['resharing'],
): AccessDelta | null => {
  const same = (a: GrantGiven) => (b: GrantGiven) => a.principal === b.principal && a.level === b.level;
  const take = before
    .filter((grant) => !after.some(same(grant)))
    .map(({ principal, level, cause }) => ({ principal, level, cause }));
  const give = after.filter((grant) => before.find(same(grant))?.until !== grant.until);
  return take.length === 0 && give.length === 0 ? null : { take, give, resharing };
};

interface Batch {
  readonly delta: AccessDelta;
  readonly resources: ResourceName[];
}

/** Collects changes, so that what is changed alike is told once. */
export class AccessBatches {
  readonly #batches = new Map<string, Batch>();
  /** By the very object, so that it is put into words once. */
  readonly #known = new Map<AccessDelta, Batch>();

  add(resource: ResourceName, delta: AccessDelta): void {
    let batch = this.#known.get(delta);
    if (batch === undefined) {
      batch = getOrInsert(this.#batches, JSON.stringify(delta), () => ({ delta, resources: [] }));
      this.#known.set(delta, batch);
    }
    batch.resources.push(resource);
  }

  events(): readonly Happening<AccessEvents>[] {
    const events: Happening<AccessEvents>[] = [];
    for (const { delta, resources } of this.#batches.values()) {
      for (let from = 0; from < resources.length; from += EVENT_SUBJECTS) {
        const data = { resources: resources.slice(from, from + EVENT_SUBJECTS), ...delta };
        events.push({ type: 'access_changed', data, personal: {} });
      }
    }
    return events;
  }
}
