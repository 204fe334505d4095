import type { WorkspaceStore } from 'partyline/adapters';
import {
  type CounterName,
  counterKey,
  guardOfList,
  type Key,
  type Kind,
  kinds,
  type ListKey,
  listKey,
  listsOf,
  recordsOf,
  type Tables,
  type Workspace,
} from 'partyline/workspace';

/** Everything a workspace says, as sorted entries: comparable, whatever it came from. Empty lists and null versions say nothing. */
export interface Picture {
  readonly records: readonly (readonly [key: string, record: unknown])[];
  readonly lists: readonly (readonly [key: string, ids: readonly string[]])[];
  readonly counters: readonly (readonly [name: string, value: number])[];
  readonly versions: readonly (readonly [guard: string, version: string])[];
}

const byKey = (a: readonly [string, ...unknown[]], b: readonly [string, ...unknown[]]): number =>
  a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;

const sorted = <T extends readonly [string, ...unknown[]]>(entries: Iterable<T>): readonly T[] =>
  [...entries].sort(byKey);

/** A complete snapshot's picture. */
export const pictureOf = (workspace: Workspace): Picture => ({
  records: sorted(
    kinds.flatMap((kind) => [...recordsOf(workspace, kind)].map(([id, record]) => [`${kind}:${id}`, record] as const)),
  ),
  lists: sorted([...workspace.lists].filter(([, ids]) => ids.length > 0)),
  counters: sorted([...workspace.counters].filter(([, value]) => value !== 0)),
  versions: sorted(
    [...workspace.versions].flatMap(([guard, version]) => (version === null ? [] : [[guard, version] as const])),
  ),
});

/** All records of a kind in a store, by pages. */
export const storedRecords = async <K extends Kind>(store: WorkspaceStore, workspaceId: string, kind: K) => {
  const items: (readonly [id: string, record: Tables[K]])[] = [];
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof store.list<K>>> = await store.list(workspaceId, kind, { after, limit: 50 });
    items.push(...page.items);
    if (page.next === null) return items;
    after = page.next;
  }
};

/** A store's picture, asked for by the records it lists and by the lists and guards that `like` knows. */
export const pictureIn = async (store: WorkspaceStore, like: Workspace): Promise<Picture> => {
  const records: (readonly [string, unknown])[] = [];
  const keys = new Set<Key>([...[...like.counters.keys()].map(counterKey), ...like.lists.keys()]);
  for (const kind of kinds) {
    for (const [id, record] of await storedRecords(store, like.id, kind)) {
      records.push([`${kind}:${id}`, record]);
      keys.add(`${kind}:${id}`);
      for (const [list, of] of listsOf(kind, record)) if (guardOfList(list, of) !== null) keys.add(listKey(list, of));
    }
  }
  // A guard of something absent (a contact that was looked for in vain) has a version too.
  for (const guard of like.versions.keys()) keys.add(guard as Key);
  const answer = await store.read(like.id, [...keys]);
  return {
    records: sorted(records),
    lists: sorted([...answer.lists].filter(([, ids]) => ids.length > 0)),
    counters: sorted([...answer.counters].filter(([, value]) => value !== 0)),
    versions: sorted(
      [...answer.versions].flatMap(([guard, version]) => (version === null ? [] : [[guard, version] as const])),
    ),
  };
};

/** Lists and counters counted anew from the records they speak for; written from what they mean, not from how src keeps them. */
export const recount = (workspace: Workspace): Pick<Picture, 'lists' | 'counters'> => {
  const lists = new Map<ListKey, string[]>();
  const counters = new Map<CounterName, number>();
  const count = (name: CounterName) => counters.set(name, (counters.get(name) ?? 0) + 1);
  const enlist = (key: ListKey, id: string) => lists.set(key, [...(lists.get(key) ?? []), id]);
  for (const [id, member] of recordsOf(workspace, 'member')) {
    for (const group of member.groups) enlist(`groupMembers:${group}`, id);
    for (const number of member.numbers) enlist(`numberUsers:${number.id}`, id);
    if (member.status !== 'removed') count('seats');
    if (member.status === 'active' && member.roles.includes('owner')) count('owners');
  }
  for (const [address, { memberId, earlier }] of recordsOf(workspace, 'address')) {
    const held = new Set([memberId, ...earlier.map((holder) => holder.memberId)]);
    for (const id of held) if (id !== null) enlist(`addressesOf:${id}`, address);
  }
  for (const [id, { address }] of recordsOf(workspace, 'invitation')) {
    if (address !== '') enlist(`invitationsTo:${address}`, id);
  }
  for (const [id, { resource, principal }] of recordsOf(workspace, 'grant')) {
    enlist(`grants:${resource.kind} ${resource.id}`, id);
    if (principal.startsWith('group:')) count(`grants ${principal as `group:${string}`}`);
  }
  for (const [, { status }] of recordsOf(workspace, 'contactField')) if (status === 'live') count('contactFields');
  for (const [, { ownerId }] of recordsOf(workspace, 'contact')) if (ownerId !== null) count(`contacts ${ownerId}`);
  for (const [, { ownerId }] of recordsOf(workspace, 'snippet')) count(`snippets ${ownerId}`);
  for (const [, { ownerId }] of recordsOf(workspace, 'resource')) count(`resources ${ownerId}`);
  for (const [, { numberId, status, unread, assignment }] of recordsOf(workspace, 'conversation')) {
    if (status === 'open') count(`open ${numberId}`);
    if (unread) count(`unread ${numberId}`);
    if (status === 'open' && assignment !== null) {
      const { epoch, to, tenure } = assignment;
      count(`assigned ${numberId} ${epoch} ${to} ${tenure}`);
    }
  }
  for (const [, { ownerId, status }] of recordsOf(workspace, 'number'))
    if (status === 'live') count(`numbers ${ownerId}`);
  return {
    lists: sorted([...lists].map(([key, ids]) => [key, ids.sort()] as const)),
    counters: sorted(counters),
  };
};

/** Freezes a value all the way down. Maps and sets stay readable and refuse to change. */
export const deepFreeze = <T>(value: T, seen = new Set<unknown>()): T => {
  if (typeof value !== 'object' || value === null || seen.has(value)) return value;
  seen.add(value);
  if (value instanceof Map || value instanceof Set) {
    for (const part of value instanceof Map ? value.values() : value) deepFreeze(part, seen);
    for (const method of ['set', 'add', 'delete', 'clear']) {
      if (!(method in value) || Object.hasOwn(value, method)) continue;
      Object.defineProperty(value, method, {
        value: () => {
          throw new Error(`${method} on a frozen collection`);
        },
      });
    }
  } else if (Symbol.iterator in value && !Array.isArray(value) && 'values' in value) {
    for (const part of (value as unknown as ReadonlyMap<string, unknown>).values()) deepFreeze(part, seen);
  }
  for (const part of Object.values(value)) deepFreeze(part, seen);
  return Object.isFrozen(value) ? value : Object.freeze(value);
};
