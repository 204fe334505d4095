import type { Position } from '../adapters/index.js';
import { audienceKeys, audienceOf } from '../lifecycle/index.js';
import { type Principal, type Reach, type ResourceName, reachOf, WORKSPACE_RECORD } from '../sharing/index.js';
import { type Delta, deltasFor, explainAccess } from '../visibility/index.js';
import {
  accessOf,
  type Contact,
  type Key,
  listKey,
  partialWorkspace,
  placeOf,
  recordKey,
  resourceKey,
  type SharedResource,
  type Snippet,
  type Workspace,
  type WorkspaceEvent,
} from '../workspace/index.js';
import type { Environment } from './execute.js';
import { isTalk, type TalkRow, talkPage, talkRows } from './live-talks.js';

/** A delta with what there is to show: the record of whatever appeared or changed, or the row of what the team says to others and to each other. */
export type LiveDelta =
  | (Extract<Delta, { readonly paths: unknown }> & { readonly record: Contact | Snippet | SharedResource | TalkRow })
  | Exclude<Delta, { readonly paths: unknown }>;

/** What some events mean to a member's list. */
export interface LiveBatch {
  /** Where to go on after this batch: `subscribe({ after: cursor })`. */
  readonly cursor: string;
  readonly deltas: readonly LiveDelta[];
}

/** Which page of a member's list to fetch. */
export interface LivePageRequest {
  /** `contact`, `snippet`, `conversation`, `thread`, or a kind of the host's own. Comments are asked for where they stand. */
  readonly kind: string;
  /** Only what is granted to one of these: those that a delta said were gained. Everything, where left out. */
  readonly through?: readonly Principal[];
  readonly after?: Position | null;
  /** At most so many, from 1 to 200; 50, where left out. */
  readonly limit?: number;
}

/** A page of a member's list, as deltas to be taken in order. */
export interface LivePage {
  readonly deltas: readonly LiveDelta[];
  readonly next: Position | null;
}

/** Whose list it is. */
export interface Follower {
  readonly workspaceId: string;
  readonly memberId: string;
}

/** Everything that is asked of a workspace at once stays below so many keys, save for a single event that needs more. */
const KEYS = 2_000;

/** The member and what their reach follows from; then whatever some events are about. */
export const loadFor = async (
  { store, policy }: Environment,
  { workspaceId, memberId }: Follower,
  keys: Iterable<Key>,
) => {
  const all = new Set<Key>([recordKey('workspace', WORKSPACE_RECORD), recordKey('member', memberId), ...keys]);
  return partialWorkspace(workspaceId, policy, await store.read(workspaceId, [...all]));
};

/** Whether the workspace is one in which anything is shown. */
export const isOpen = (known: Workspace): boolean => known.state.workspace.get(WORKSPACE_RECORD)?.status === 'active';

/** Events in portions that can be loaded at once, in order. */
export function* portionsOf(events: readonly WorkspaceEvent[]): Generator<readonly [WorkspaceEvent[], Set<Key>]> {
  let portion: WorkspaceEvent[] = [];
  let keys = new Set<Key>();
  for (const event of events) {
    const more = audienceKeys(event);
    if (portion.length > 0 && keys.size + more.length > KEYS) {
      yield [portion, keys];
      [portion, keys] = [[], new Set()];
    }
    portion.push(event);
    for (const key of more) keys.add(key);
  }
  if (portion.length > 0) yield [portion, keys];
}

/** What events mean to a member, as the workspace stands now: each resource once, however much happened to it. */
export const liveDeltas = async (
  environment: Environment,
  follower: Follower,
  known: Workspace,
  events: readonly WorkspaceEvent[],
): Promise<readonly LiveDelta[]> => {
  const at = environment.clock();
  const reach = reachOf(known, follower.memberId);
  const shifts: LiveDelta[] = [];
  const resources = new Map<string, Delta & Named>();
  for (const delta of events.flatMap((event) => deltasFor(audienceOf(known, event, at), reach, at))) {
    if (!('resource' in delta)) {
      shifts.push(delta);
      continue;
    }
    const key = resourceKey(delta.resource);
    // All of them say how it is now; what appeared and was changed thereafter has appeared.
    if (resources.get(key)?.type !== 'appeared') resources.set(key, delta);
  }
  return [...shifts, ...(await withRecords(environment, follower, known, [...resources.values()]))];
};

interface Named {
  readonly resource: ResourceName;
}

/** What nobody can show any more is left out: a later event says that it is gone. */
const withRecords = async (
  environment: Environment,
  follower: Follower,
  known: Workspace,
  deltas: readonly (Delta & Named)[],
): Promise<readonly LiveDelta[]> => {
  const shown = deltas.flatMap((delta) => ('paths' in delta ? [delta.resource] : []));
  const rows = await talkRows(environment, follower, shown);
  return deltas.flatMap((delta): readonly LiveDelta[] => {
    if (!('paths' in delta)) return [delta];
    const record = isTalk(delta.resource) ? rows.get(resourceKey(delta.resource)) : recordOf(known, delta.resource);
    return record == null ? [] : [{ ...delta, record }];
  });
};

const recordOf = ({ state }: Workspace, resource: ResourceName) => {
  const { kind, id } = placeOf(resource);
  return state[kind].get(id);
};

/** One page of a member's list, all of it or what some principals give. */
export const livePage = async (
  environment: Environment,
  follower: Follower,
  { kind, through, after = null, limit = 50 }: LivePageRequest,
): Promise<LivePage> => {
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) throw new RangeError('a page has 1 to 200 items');
  const { store, clock } = environment;
  const at = clock();
  const before = await loadFor(environment, follower, []);
  if (!isOpen(before)) return { deltas: [], next: null };
  const whole = reachOf(before, follower.memberId);
  const reach = through === undefined ? whole : narrowed(whole, through);
  if (reach.caps.size === 0) return { deltas: [], next: null };
  if (isTalk({ kind })) return talkPage(environment, follower, reach, { kind, after, limit });
  const { items, next } = await store.listVisible(follower.workspaceId, kind, reach, { at, after, limit });
  const names = items.map(({ id }): ResourceName => ({ kind, id }));
  const known = await loadFor(environment, follower, names.flatMap(accessKeys));
  // Whoever looks twice sees the later of the two: what is gone meanwhile is left out.
  const now = reachOf(known, follower.memberId);
  const deltas = names.flatMap((resource): readonly LiveDelta[] => {
    const access = accessOf(known, resource);
    const { level, paths } = access === null ? gone : explainAccess(now, access, at);
    const record = level === null ? null : recordOf(known, resource);
    return level === null || record == null ? [] : [{ type: 'appeared', resource, level, paths, record }];
  });
  return { deltas, next };
};

const gone = { level: null, paths: [] };

export const accessKeys = (name: ResourceName): readonly Key[] => {
  const { kind, id } = placeOf(name);
  return [recordKey(kind, id), listKey('grants', resourceKey(name))];
};

/** The part of a reach that is some principals alone. */
export const narrowed = ({ memberId, caps, owns }: Reach, through: readonly Principal[]): Reach => {
  const wanted = new Set<string>(through);
  return {
    memberId,
    caps: new Map([...caps].filter(([principal]) => wanted.has(principal))),
    owns: new Set([...owns].filter((id) => wanted.has(`owner:${id}`))),
  };
};
