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
  type WorkspaceEvent,
} from '../../workspace/index.js';

/** Data as text, its keys sorted. */
const textOf = (data: unknown): string =>
  JSON.stringify(data, (_key, value: unknown) =>
    typeof value !== 'object' || value === null || Array.isArray(value)
      ? value
      : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))),
  ) ?? 'nothing';

/** In what a store differs from a complete snapshot: records, lists, counters, versions, and the events that were given out. */
export const differences = async (
  store: WorkspaceStore,
  workspaceId: string,
  model: Workspace,
  log: readonly WorkspaceEvent[],
): Promise<readonly string[]> => {
  const found: string[] = [];
  const compare = (what: string, stored: unknown, expected: unknown) => {
    const [left, right] = [textOf(stored), textOf(expected)];
    if (left !== right) found.push(`${what}: stored ${left.slice(0, 300)}, expected ${right.slice(0, 300)}`);
  };
  const keys = new Set<Key>();
  for (const kind of kinds) {
    const expected = new Map(recordsOf(model, kind));
    const stored = new Map<string, unknown>();
    for (let after: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof store.list<typeof kind>>> = await store.list(workspaceId, kind, {
        after,
        limit: 200,
      });
      for (const [id, record] of page.items) stored.set(id, record);
      if (page.next === null) break;
      after = page.next;
    }
    for (const id of new Set([...expected.keys(), ...stored.keys()])) {
      compare(`${kind}:${id}`, stored.get(id) ?? null, expected.get(id) ?? null);
      keys.add(`${kind}:${id}`);
      const record = expected.get(id);
      for (const [list, of] of record === undefined ? [] : listsOf(kind, record)) {
        if (guardOfList(list, of) !== null) keys.add(listKey(list, of));
      }
    }
  }
  for (const counter of model.counters.keys()) keys.add(counterKey(counter));
  const answer = await store.read(workspaceId, [...keys]);
  for (const [counter, value] of model.counters) compare(`counter ${counter}`, answer.counters.get(counter), value);
  for (const [list, ids] of answer.lists) compare(`list ${list}`, ids, model.lists.get(list) ?? []);
  for (const [guard, version] of answer.versions)
    compare(`version of ${guard}`, version, model.versions.get(guard) ?? null);

  const events: WorkspaceEvent[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page: Awaited<ReturnType<typeof store.readEvents>> = await store.readEvents(workspaceId, after, 100);
    events.push(...page.events);
    ({ next: after, more } = page);
  }
  compare('how many events there are', events.length, log.length);
  const byCommit = (list: readonly WorkspaceEvent[]) => list.map((event) => textOf(event)).sort();
  compare('the events', byCommit(events), byCommit(log));
  return found;
};
