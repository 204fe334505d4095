import { audienceOf } from 'partyline/lifecycle';
import type { Reach, Resource, ResourceName } from 'partyline/sharing';
import { deltasFor, explainAccess, type Gained, LiveList, levelOf } from 'partyline/visibility';
import {
  accessOf,
  type Key,
  type Kind,
  type ListKey,
  type ListName,
  lists,
  partialWorkspace,
  recordsOf,
  resourceAt,
  splitKey,
  type Workspace,
  type WorkspaceEvent,
} from 'partyline/workspace';

/** Everything in a workspace that is shared by grants. */
export const sharedIn = (workspace: Workspace): readonly ResourceName[] =>
  (['contact', 'snippet', 'resource'] as const).flatMap((kind) =>
    [...recordsOf(workspace, kind)].map(([id]) => resourceAt({ kind, id })),
  );

/** Everything in a workspace that is for some and not for others. */
export const resourcesIn = (workspace: Workspace): readonly ResourceName[] => [
  ...sharedIn(workspace),
  ...(['conversation', 'thread', 'comment'] as const).flatMap((kind) =>
    [...recordsOf(workspace, kind)].map(([id]) => ({ kind, id })),
  ),
];

/** Who sees it, spelled out a second time: a conversation is its number's, a thread its people's, a comment where it stands. */
const accessIn = (workspace: Workspace, { kind, id }: ResourceName): Resource | null => {
  const { conversation, thread, comment } = workspace.state;
  const place = kind === 'comment' ? comment.get(id)?.place : { kind, id };
  if (place?.kind === 'conversation') {
    const principal = `number:${conversation.get(place.id)?.numberId}` as const;
    return { kind, id, ownerId: null, grants: [{ principal, level: 'edit', until: null, cause: 'number' }] };
  }
  if (place?.kind === 'thread') {
    const principals = thread.get(place.id)?.memberIds.map((memberId) => `member:${memberId}` as const) ?? [];
    const grants = principals.map((principal) => ({ principal, level: 'edit', until: null, cause: 'manual' }) as const);
    return { kind, id, ownerId: null, grants };
  }
  return accessOf(workspace, { kind, id });
};

/** A list in one order, as text. */
const told = (items: Iterable<{ readonly kind: string; readonly id: string; readonly level: string }>) =>
  Array.from(items, ({ kind, id, level }) => `${kind} ${id} ${level}`).sort();

/** What a member sees, asked afresh. */
export const freshList = (workspace: Workspace, reach: Reach, at: number): readonly string[] =>
  told(
    resourcesIn(workspace).flatMap((name) => {
      const resource = accessIn(workspace, name);
      const level = resource === null ? null : levelOf(reach, resource, at);
      return level === null ? [] : [{ ...name, level }];
    }),
  );

/** A client that asked for its list once, and never again: it takes deltas, and fetches what is granted to a principal it gained. */
export class Follower {
  readonly list = new LiveList();

  follow(workspace: Workspace, reach: Reach, events: Iterable<WorkspaceEvent>, at: number): void {
    for (const event of events) {
      for (const delta of deltasFor(audienceOf(workspace, event, at), reach, at)) {
        this.#fetch(workspace, reach, this.list.take(delta), at);
      }
    }
  }

  at(instant: number): readonly string[] {
    return told(this.list.at(instant));
  }

  /** What a server answers who is asked for the resources of some principals alone. */
  #fetch(workspace: Workspace, reach: Reach, gained: Gained, at: number): void {
    if (gained.length === 0) return;
    const caps = new Map(gained);
    const owns = new Set(gained.flatMap(([principal]) => (principal.startsWith('owner:') ? [principal.slice(6)] : [])));
    for (const resource of resourcesIn(workspace)) {
      const access = accessIn(workspace, resource);
      if (access === null || levelOf({ memberId: '', caps, owns }, access, at) === null) continue;
      const { level, paths } = explainAccess(reach, access, at);
      if (level !== null) this.list.take({ type: 'appeared', resource, level, paths });
    }
  }
}

/** A complete workspace cut down to what some keys name. */
export const withOnly = (workspace: Workspace, keys: readonly Key[]): Workspace => {
  const records = new Map<Kind, Map<string, unknown>>();
  const listed = new Map<ListKey, readonly string[]>();
  const take = (kind: Kind, id: string) => {
    const table = records.get(kind) ?? new Map();
    records.set(kind, table.set(id, workspace.state[kind].get(id) ?? null));
  };
  for (const key of keys) {
    const [name, rest] = splitKey(key);
    if (!Object.hasOwn(lists, name)) {
      take(name as Kind, rest);
      continue;
    }
    const ids = workspace.lists.get(key as ListKey) ?? [];
    listed.set(key as ListKey, ids);
    for (const id of ids) take(lists[name as ListName].kind, id);
  }
  return partialWorkspace(workspace.id, workspace.policy, {
    records,
    lists: listed,
    counters: new Map(),
    versions: new Map(),
  });
};
