import { compareCodePoints } from '../../kernel/text.js';
import type { CounterName, Guard } from '../../workspace/index.js';
import {
  type Addition,
  type Commit,
  type Kind,
  lists,
  listsOf,
  type Place,
  type Put,
  placeOf,
  resourceAt,
  sortIn,
  splitKey,
} from '../../workspace/index.js';
import { type Searchable, searchTermsOf } from '../search-terms.js';
import type { CommitOptions } from '../store.js';
import type { SqlSession, SqlValue } from './client.js';
import { commitParameters } from './commit-function.js';
import { orderedEntry } from './list-ordered.js';
import { nativeLists } from './native-lists.js';
import type { Names } from './tables.js';
import { arrayText, storable, storableJson } from './text.js';

type Parameters = { readonly [P in keyof typeof commitParameters]: SqlValue };

/** The kinds of record that stand in some list of the table `entries`. */
const listedKinds: ReadonlySet<string> = new Set(
  Object.entries(lists).flatMap(([name, { kind }]) => (nativeLists.has(name) ? [] : [kind])),
);

const sharedKinds: ReadonlySet<string> = new Set(['contact', 'snippet', 'resource'] satisfies Place['kind'][]);

/** The list under which the search terms of a resource kind stand. */
export const searchList = (kind: string): string => `search:${kind}`;

/** A record that is put, or deleted where it is null. */
interface Write {
  readonly kind: Kind;
  readonly id: string;
  readonly record: Put['record'] | null;
}

interface SharedFields {
  readonly sortKey: string;
  readonly ownerId: string | null;
  readonly deletedAt: number | null;
}

/** Everything under which a record can be found, as `<list> <of>`. */
const entriesOf = ({ kind, id, record }: Write): readonly string[] => {
  if (record === null) return [];
  const listed = listsOf(kind, record as never).flatMap(([list, of]) => {
    if (nativeLists.has(list)) return [];
    const place = sortIn(list, record as never);
    return place === null ? [`${list} ${of}`] : [`${list} ${of}`, orderedEntry(list, of, place)];
  });
  if (!sharedKinds.has(kind)) return listed;
  const resource = resourceAt({ kind: kind as Place['kind'], id });
  const terms = searchTermsOf(resource.kind, record as Searchable);
  return [...listed, ...terms.map((term) => `${searchList(resource.kind)} ${term}`)];
};

/** Whether a record can stand in lists or be searched for. */
const isFound = (write: Write | undefined): boolean =>
  write !== undefined && (listedKinds.has(write.kind) || sharedKinds.has(write.kind));

const textArray = (items: readonly (string | null)[]): string =>
  arrayText(items.map((item) => (item === null ? null : storable(item))));

/** The parameters of the function for a commit. */
export const parametersOf = (
  workspaceId: string,
  commit: Commit,
  idempotency: CommitOptions['idempotency'],
): readonly SqlValue[] => {
  const writes: readonly Write[] = [
    ...commit.put,
    ...commit.delete.map((key): Write => {
      const [kind, id] = splitKey(key);
      return { kind: kind as Kind, id, record: null };
    }),
  ];
  const found = writes.filter(isFound);
  const entries = writes.map((write) => (isFound(write) ? textArray(entriesOf(write)) : '{}'));
  const at = commit.events[0]?.at ?? null;
  const shared = writes
    .filter(({ kind }) => sharedKinds.has(kind))
    .map(({ kind, id, record }) => {
      const { sortKey = null, ownerId = null, deletedAt = null } = (record ?? {}) as Partial<SharedFields>;
      const resource = resourceAt({ kind: kind as Place['kind'], id });
      // What is deleted stands in no list any more; what will be, or nobody says when it is, stands there until then.
      const gone = deletedAt !== null && at !== null && deletedAt <= at;
      return { kind, id, resource, sortKey: gone ? null : sortKey, ownerId, deletedAt };
    });
  const grants = writes
    .filter(({ kind }) => kind === 'grant')
    .map(({ id, record }) => {
      const [kind = '', resourceId = ''] = id.split(' ', 2);
      const until = (record as { readonly until?: number | null } | null)?.until ?? null;
      return { id, gone: record === null, place: placeOf({ kind, id: resourceId }), until };
    });
  const added = mergedAdditions(commit.add);
  const fresh = commit.bump.filter(({ version }) => version === null);
  const moved = commit.bump.filter(({ version }) => version !== null);
  const checked = commit.check.filter(({ version }) => version !== null);
  const absent = new Set(commit.check.filter(({ version }) => version === null).map(({ guard }) => guard));
  for (const { guard } of fresh) absent.delete(guard);
  const parameters: Parameters = {
    p_workspace: storable(workspaceId),
    p_commit: storable(commit.id),
    p_new: textArray(fresh.map(({ guard }) => guard)),
    p_moved: textArray(moved.map(({ guard }) => guard)),
    p_moved_at: textArray(moved.map(({ version }) => version)),
    p_checked: textArray(checked.map(({ guard }) => guard)),
    p_checked_at: textArray(checked.map(({ version }) => version)),
    p_absent: textArray([...absent]),
    p_counters: textArray(added.map(({ counter }) => counter)),
    p_by: arrayText(added.map(({ by }) => by)),
    p_min: arrayText(added.map(({ min }) => min)),
    p_max: arrayText(added.map(({ max }) => max)),
    p_kinds: textArray(writes.map(({ kind }) => kind)),
    p_ids: textArray(writes.map(({ id }) => id)),
    p_data: arrayText(writes.map(({ record }) => (record === null ? null : storableJson(record)))),
    p_entries: arrayText(entries),
    p_found_kind: textArray(found.map(({ kind }) => kind)),
    p_found_id: textArray(found.map(({ id }) => id)),
    p_found_entries: arrayText(entries.filter((_, index) => isFound(writes[index]))),
    p_shared_in: textArray(shared.map(({ kind }) => kind)),
    p_shared_record: textArray(shared.map(({ id }) => id)),
    p_shared_kind: textArray(shared.map(({ resource }) => resource.kind)),
    p_shared_id: textArray(shared.map(({ resource }) => resource.id)),
    p_shared_key: textArray(shared.map(({ sortKey }) => sortKey)),
    p_shared_owner: textArray(shared.map(({ ownerId }) => ownerId)),
    p_shared_until: arrayText(shared.map(({ deletedAt }) => deletedAt)),
    p_grant_id: textArray(grants.map(({ id }) => id)),
    p_grant_gone: arrayText(grants.map(({ gone }) => (gone ? 't' : 'f'))),
    p_grant_kind: textArray(grants.map(({ place }) => place.kind)),
    p_grant_record: textArray(grants.map(({ place }) => place.id)),
    p_grant_until: arrayText(grants.map(({ until }) => until)),
    p_events: arrayText(commit.events.map(({ personal: _, ...event }) => storableJson(event))),
    p_personal: arrayText(commit.events.map(({ personal }) => (personal === null ? null : storableJson(personal)))),
    p_subjects: textArray(commit.events.map(({ subject }) => subject ?? null)),
    p_erase: textArray(commit.erase ?? []),
    p_at: at === null ? null : String(at),
    p_key: idempotency === undefined ? null : storable(idempotency.key),
    p_fingerprint: idempotency === undefined ? null : storable(idempotency.fingerprint),
    p_expires: idempotency === undefined ? null : String(idempotency.expiresAt),
  };
  return Object.keys(commitParameters).map((name) => parameters[name as keyof Parameters]);
};

/** Additions to one counter become one, within the tightest of their bounds. */
const mergedAdditions = (additions: readonly Addition[]): readonly Addition[] => {
  const sums = new Map<CounterName, Addition>();
  for (const addition of additions) {
    const sum = sums.get(addition.counter);
    sums.set(
      addition.counter,
      sum === undefined
        ? { ...addition, min: addition.min ?? null, max: addition.max ?? null }
        : {
            counter: addition.counter,
            by: sum.by + addition.by,
            min: tighter(Math.max, sum.min, addition.min),
            max: tighter(Math.min, sum.max, addition.max),
          },
    );
  }
  return [...sums.values()].sort((a, b) => compareCodePoints(a.counter, b.counter));
};

const tighter = (pick: (a: number, b: number) => number, a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : pick(a, b);

/** What the function answers. */
export interface Written {
  readonly outcome: 'committed' | 'conflict' | 'replayed' | 'key_reused';
  readonly revision?: string | null;
  readonly guards?: readonly Guard[];
  readonly counters?: readonly CounterName[];
  readonly first?: string | null;
  readonly last?: string | null;
}

/** The one statement of a commit. */
export const commitStatement = (names: Names): string =>
  `SELECT ${names.of('commit_workspace')}(${Object.values(commitParameters)
    .map((type, index) => `$${index + 1}::${type}`)
    .join(', ')}) AS answer`;

/** Calls the function once. */
export const writeOnce = async (
  session: SqlSession,
  statement: string,
  params: readonly SqlValue[],
): Promise<Written> => {
  const { rows } = await session.query(statement, params);
  return JSON.parse(String(rows[0]?.answer)) as Written;
};
