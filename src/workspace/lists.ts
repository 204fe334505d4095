import { type Guard, guardOfResource } from './guards.js';
import type { Kind, Tables } from './records/index.js';
import { resourceKey } from './resource-key.js';

interface ListRule<K extends Kind> {
  /** What kind of record stands in the list. */
  readonly kind: K;
  /** In which lists of this name a record stands. */
  readonly of: (record: Tables[K]) => readonly string[];
  /** The guard that moves whenever somebody enters or leaves the list. */
  readonly guard: (of: string) => Guard;
}

const rule = <K extends Kind>(definition: ListRule<K>): ListRule<K> => definition;

/**
 * The lists a read plan may name. What stands in them follows from the records alone, by these rules; members who were removed stay
 * listed (their record says so), so that removing somebody does not depend on how much they were part of.
 */
export const lists = {
  groupMembers: rule({ kind: 'member', of: (member) => member.groups, guard: (id) => `group:${id}` }),
  numberUsers: rule({
    kind: 'member',
    of: (member) => member.numbers.map(({ id }) => id),
    guard: (id) => `number:${id}`,
  }),
  grants: rule({
    kind: 'grant',
    of: (grant) => [resourceKey(grant.resource)],
    guard: guardOfResource,
  }),
};

/** The names of the lists. */
export type ListName = keyof typeof lists;

/** The kind of record in a list. */
export type ListKind<L extends ListName> = (typeof lists)[L]['kind'];

const rulesOf: ReadonlyMap<Kind, readonly ListName[]> = /* @__PURE__ */ (() => {
  const names = new Map<Kind, ListName[]>();
  for (const [name, { kind }] of Object.entries(lists)) names.set(kind, [...(names.get(kind) ?? []), name as ListName]);
  return names;
})();

/** Every list a record stands in, as `[list, of]`. */
export const listsOf = <K extends Kind>(
  kind: K,
  record: Tables[K] | null,
): readonly (readonly [ListName, string])[] => {
  if (record === null) return [];
  return (rulesOf.get(kind) ?? []).flatMap((name) =>
    (lists[name] as unknown as ListRule<K>).of(record).map((of) => [name, of] as const),
  );
};
