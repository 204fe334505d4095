import type { WorkspaceStore } from '../../adapters/index.js';
import {
  counterKey,
  guardOfList,
  type Key,
  kinds,
  listKey,
  listsOf,
  recordsOf,
  type Workspace,
} from '../../workspace/index.js';
import { WORKSPACE } from '../histories/play.js';
import { told } from './first-difference.js';

/** In what a store differs from a complete snapshot: records, lists, counters and versions. */
export const differences = async (store: WorkspaceStore, model: Workspace): Promise<readonly string[]> => {
  const found: string[] = [];
  const compare = (what: string, stored: unknown, expected: unknown) => {
    const difference = told(what, stored, expected);
    if (difference !== null) found.push(difference);
  };
  const keys = new Set<Key>();
  for (const kind of kinds) {
    const expected = new Map(recordsOf(model, kind));
    const stored = new Map<string, unknown>();
    for (let after: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof store.list<typeof kind>>> = await store.list(WORKSPACE, kind, {
        after,
        limit: 200,
      });
      for (const [id, record] of page.items) stored.set(id, record);
      if (page.next === null || page.next === after) break;
      after = page.next;
    }
    for (const id of new Set([...expected.keys(), ...stored.keys()])) {
      compare(`${kind}:${id}`, stored.get(id), expected.get(id));
      keys.add(`${kind}:${id}`);
      const record = expected.get(id);
      for (const [list, of] of record === undefined ? [] : listsOf(kind, record)) {
        if (guardOfList(list, of) !== null) keys.add(listKey(list, of));
      }
    }
  }
  for (const counter of model.counters.keys()) keys.add(counterKey(counter));
  const answer = await store.read(WORKSPACE, [...keys]);
  for (const [counter, value] of model.counters) compare(`counter ${counter}`, answer.counters.get(counter), value);
  for (const [list, ids] of answer.lists) compare(`list ${list}`, ids, model.lists.get(list) ?? []);
  for (const [guard, version] of answer.versions)
    compare(`version of ${guard}`, version, model.versions.get(guard) ?? null);
  return found;
};
