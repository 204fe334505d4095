import { DAY, type Instant } from '../../kernel/instant.js';
import type { Permission } from '../../roles/index.js';
import type { Shareable } from '../../sharing/index.js';
import type { WorkspaceEvent } from '../../workspace/index.js';
import { neededBy } from './permission-needed.js';

/** Which permissions each member used. */
export type PermissionUse = Readonly<Record<string, readonly Permission[]>>;

/** What is known beside the events. */
export interface PermissionUseOptions {
  /** What is known already: what is found is added to it. */
  readonly before?: PermissionUse;
  /** Now: only what happened in the 90 days until then counts, unless `since` says otherwise. */
  readonly at?: Instant;
  /** What happened before this does not count; 90 days before `at`, unless named. Without either, everything counts. */
  readonly since?: Instant;
  /** The host's own kinds, as its policy declares them: they say which permission a thing takes. Of kinds that are not named, `contacts.manage`. */
  readonly shareables?: readonly Shareable[];
  /** Whether a contact is an entry of the directory, where that is known; null where it is not. */
  readonly isDirectoryEntry?: (contactId: string) => boolean | null;
}

/** How long back is looked for what people used, in milliseconds. */
export const USE_WINDOW = 90 * DAY;

/**
 * Which permissions each member used, read from what happened, in the last 90 days where `at` or `since` say so. Uses of parts merge to the
 * use of the whole, so that it can be kept up with the feed. What happens outside of partyline, such as billing and integrations, the host
 * adds by itself; what shows in no event is named by `unobserved` of {@link ReviewSettings}.
 *
 * An event that says of a contact only that it changed does not say whether it is an entry of the directory. Where neither
 * `isDirectoryEntry` nor the events before it tell, both permissions count, so that nobody is said not to need what they may have used.
 *
 * @example
 * ```ts
 * import { permissionUseOf } from 'partyline/insights';
 * import { unwrap } from 'partyline/kernel';
 * import { createGroup } from 'partyline/groups';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben } = office();
 * const { commit } = unwrap(createGroup(workspace, { name: 'Sales' }, as(ben)));
 * const events = commit?.events ?? [];
 *
 * permissionUseOf(events)[ben]; // => ['groups.manage']
 * permissionUseOf(events, { at: as(ben).at + 91 * 86_400_000 })[ben]; // => undefined
 * ```
 * @see docs/insights.md
 */
export const permissionUseOf = (
  events: Iterable<WorkspaceEvent>,
  { before = {}, at, since, shareables = [], isDirectoryEntry }: PermissionUseOptions = {},
): PermissionUse => {
  const from = since ?? (at === undefined ? Number.NEGATIVE_INFINITY : at - USE_WINDOW);
  const use = new Map(Object.entries(before).map(([memberId, used]) => [memberId, new Set(used)]));
  const created = new Map<string, boolean>();
  const facts = {
    shareables,
    isDirectoryEntry: (contactId: string) => isDirectoryEntry?.(contactId) ?? created.get(contactId) ?? null,
  };
  for (const commit of commitsOf(events)) {
    for (const event of commit) noteCreation(created, event);
    for (const event of commit) {
      if (event.actor.type !== 'member' || event.at < from) continue;
      const { memberId } = event.actor;
      const mine = use.get(memberId) ?? new Set<Permission>();
      for (const permission of neededBy(event, commit, facts)) use.set(memberId, mine.add(permission));
    }
  }
  return Object.fromEntries([...use].map(([memberId, used]) => [memberId, [...used].sort()]));
};

/** The events of each commit together: some follow from another beside them, and took no permission of their own. */
function* commitsOf(events: Iterable<WorkspaceEvent>): Generator<readonly WorkspaceEvent[]> {
  let commit: WorkspaceEvent[] = [];
  for (const event of events) {
    if (commit.length > 0 && commit[0]?.commit !== event.commit) {
      yield commit;
      commit = [];
    }
    commit.push(event);
  }
  if (commit.length > 0) yield commit;
}

const noteCreation = (created: Map<string, boolean>, { type, data }: WorkspaceEvent): void => {
  if (type !== 'contact_created') return;
  const { contactId, source } = data as { readonly contactId: string; readonly source: string };
  created.set(contactId, source === 'directory');
};
