import fc from 'fast-check';
import { compareCodePoints } from 'partyline/kernel';
import type { Cause, Grant, Level, Principal, Reach } from 'partyline/sharing';
import { canSee, type IndexedResource, type VisibilityIndex } from 'partyline/visibility';

/** Few instants, so that ends, deletions and questions meet. */
const instant = fc.integer({ min: 0, max: 6 });
const people = ['ana', 'ben', 'cleo', 'dora'];
const principal = fc.constantFrom<Principal>(
  'workspace',
  'stewards',
  'group:sales',
  'group:ops',
  'number:desk',
  'number:line',
  'member:ana',
  'member:ben',
  'owner:ana',
);
const level = fc.constantFrom<Level>('view', 'edit');
const cause = fc.constantFrom<Cause>('manual', 'number', 'directory', 'policy');
const grant: fc.Arbitrary<Grant> = fc.record({
  principal,
  level,
  cause,
  until: fc.option(instant, { freq: 3 }),
});
/** Names on both sides of the surrogates, equal names, and none. */
const sortKey = fc.constantFrom('', 'a', 'ab', 'b', 'm', 'zoe', '\u{fffd}', '\u{1f600}', '\u{ff5a}');
const id = fc.integer({ min: 0, max: 11 }).map((n) => `c${n}`);
const ownerId = fc.option(fc.constantFrom(...people, 'zed'));
const deletedAt = fc.option(instant, { freq: 3 });

/** Anything a host may hand over: grants that stand there twice among it. */
const resource: fc.Arbitrary<IndexedResource> = fc.record({
  kind: fc.constant('contact'),
  id,
  sortKey,
  ownerId,
  deletedAt: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, deletedAt),
  grants: fc.array(grant, { maxLength: 6 }),
});

const reach: fc.Arbitrary<Reach> = fc
  .record({
    memberId: fc.constantFrom(...people),
    caps: fc.uniqueArray(fc.tuple(principal, level), { selector: ([name]) => name, maxLength: 9 }),
    owns: fc.uniqueArray(fc.constantFrom(...people), { maxLength: 2 }),
  })
  .map(({ memberId, caps, owns }) => ({ memberId, caps: new Map(caps), owns: new Set(owns) }));

export type Step =
  | { readonly type: 'put'; readonly resource: IndexedResource }
  | {
      readonly type: 'change';
      readonly id: string;
      readonly change: Partial<Pick<IndexedResource, 'sortKey' | 'ownerId' | 'deletedAt'>>;
    }
  | { readonly type: 'remove'; readonly id: string }
  | { readonly type: 'grant'; readonly id: string; readonly grant: Grant }
  | { readonly type: 'revoke'; readonly id: string; readonly grant: Omit<Grant, 'until'> }
  /** Many at once, so that pages fill, split, run thin and join, and lists become bits. */
  | { readonly type: 'crowd'; readonly like: IndexedResource; readonly count: number; readonly spread: number }
  | { readonly type: 'leave'; readonly butEach: number };

const many = { count: fc.integer({ min: 50, max: 300 }), spread: fc.integer({ min: 1, max: 1_000 }) };
const butEach = fc.integer({ min: 2, max: 12 });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('put' as const), resource }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('change' as const),
      id,
      change: fc.record({ sortKey, ownerId, deletedAt }, { requiredKeys: [] }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('remove' as const), id }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('grant' as const), id, grant }) },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('revoke' as const), id, grant: fc.record({ principal, level, cause }) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('crowd' as const), like: resource, ...many }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('leave' as const), butEach }) },
);

export const steps = (options: fc.ArrayConstraints = { minLength: 5, maxLength: 40, size: 'max' }) =>
  fc.array(step, options);
export const reaches = fc.array(reach, { minLength: 1, maxLength: 4 });
export const resources = fc.uniqueArray(resource, { selector: (one) => one.id, maxLength: 12, size: 'max' });
export const instants = fc.uniqueArray(instant, { minLength: 1, maxLength: 3 });

/** The resources as a plain map: what an index must agree with. */
export type Shelf = Map<string, IndexedResource>;

const same = (a: Omit<Grant, 'until'>, b: Omit<Grant, 'until'>): boolean =>
  a.principal === b.principal && a.level === b.level && a.cause === b.cause;

/** Names for a crowd. */
const NAMES = 1_009;

/** The ids of a crowd, strewn over its names by a fixed rule. */
const crowd = (count: number, spread: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `x${(n * spread * 7_919) % NAMES}`);

/** Takes a step on the shelf and in the index, and gives the ids it touched. */
export const take = (shelf: Shelf, index: VisibilityIndex, one: Step): readonly string[] => {
  const edit = (resourceId: string, how: (before: IndexedResource) => IndexedResource): boolean => {
    const before = shelf.get(resourceId);
    if (before !== undefined) shelf.set(resourceId, how(before));
    return before !== undefined;
  };
  const agree = (left: boolean, right: boolean) => {
    if (left !== right) throw new Error(`${one.type} said ${right}`);
  };
  switch (one.type) {
    case 'put':
      shelf.set(one.resource.id, one.resource);
      index.put(one.resource);
      return [one.resource.id];
    case 'change':
      agree(
        edit(one.id, (before) => ({ ...before, ...one.change })),
        index.change(one.id, one.change),
      );
      return [one.id];
    case 'remove':
      agree(shelf.delete(one.id), index.remove(one.id));
      return [one.id];
    case 'grant':
      agree(
        edit(one.id, (before) => ({
          ...before,
          grants: [one.grant, ...before.grants.filter((other) => !same(other, one.grant))],
        })),
        index.grant(one.id, one.grant),
      );
      return [one.id];
    case 'revoke':
      agree(
        edit(one.id, (before) => ({ ...before, grants: before.grants.filter((other) => !same(other, one.grant)) })),
        index.revoke(one.id, one.grant),
      );
      return [one.id];
    case 'crowd': {
      const ids = crowd(one.count, one.spread);
      for (const [n, crowdId] of ids.entries()) {
        const some = { ...one.like, id: crowdId, sortKey: n % 3 === 0 ? one.like.sortKey : `k${crowdId}` };
        shelf.set(crowdId, some);
        index.put(some);
      }
      return ids;
    }
    case 'leave': {
      const ids = Array.from({ length: NAMES }, (_, n) => `x${n}`).filter((_, n) => n % one.butEach > 0);
      for (const crowdId of ids) agree(shelf.delete(crowdId), index.remove(crowdId));
      return ids;
    }
  }
};

/** What somebody sees, in list order, by `canSee` alone. */
export const seenBy = (shelf: Shelf, who: Reach, at: number): readonly IndexedResource[] =>
  [...shelf.values()]
    .filter((one) => canSee(who, one, at))
    .sort((a, b) => compareCodePoints(a.sortKey, b.sortKey) || compareCodePoints(a.id, b.id));
