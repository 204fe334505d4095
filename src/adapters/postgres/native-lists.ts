import type { ListName } from '../../workspace/index.js';
import type { Names } from './tables.js';

/**
 * Lists that a table answers by its own key or index, so that nothing is written twice: what is granted on a resource stands together by
 * its ids, and what is granted to a group has an index. Every other list stands in `entries`.
 */
interface NativeList {
  /** The grants in the list, as a condition over the table `g` and a parameter that names the list. */
  readonly condition: (of: string) => string;
}

export const nativeLists: ReadonlyMap<string, NativeList> = new Map<ListName, NativeList>([
  // The range finds them. What they say of themselves says the same again: a planner that knows the range alone expects a part of all grants.
  [
    'grants',
    {
      condition: (of) =>
        `g.id >= ${of} || ' ' AND g.id < ${of} || '!' AND g.resource_kind || ' ' || g.resource_id = ${of}`,
    },
  ],
  ['grantsTo', { condition: (of) => `g.principal = ${of} AND starts_with(g.principal, 'group:')` }],
]);

/** The ids in a list: a query with the columns `list`, `of` and `id`, for lists named by a joined `k(list, of)`. */
export const nativeListIds = (names: Names, list: string): string => {
  const { condition } = nativeLists.get(list) as NativeList;
  return `SELECT g.id FROM ${names.of('grants')} g WHERE g.workspace_id = $1 AND ${condition('k.of')}`;
};
