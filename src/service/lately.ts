import { diagnose, type PermissionUse, permissionChanges, permissionUseOf, Trail } from '../insights/index.js';
import { mayReadTrail, USE_WINDOW } from '../insights/internal.js';
import { DAY, type Instant } from '../kernel/instant.js';
import { partialWorkspace, recordKey, type WorkspaceEvent } from '../workspace/index.js';
import { eventPages, sealsOf } from './event-pages.js';
import { ask, type Environment, readOptions, type Seat } from './execute.js';

/** How long ago something may have changed to be called recent, in milliseconds. */
const RECENT = 30 * DAY;

/** The events since an instant, page by page, from the last sealed page before it on: the more often a host seals, the less is read. */
async function* eventsSince({ store }: Environment, workspaceId: string, since: Instant) {
  let after: string | null = null;
  for (const [, { sealedAt, cursor }] of await sealsOf(store, workspaceId)) if (sealedAt < since) after = cursor;
  for await (const events of eventPages(store, workspaceId, after)) yield events.filter(({ at }) => at >= since);
}

/** Which permissions people used in the last 90 days, for those who may see it; null for all others. */
export const usedLately = async (environment: Environment, seat: Seat): Promise<PermissionUse | null> => {
  const allowed = await ask(environment, seat, mayReadTrail, {});
  if (!allowed.ok) return null;
  const { store, policy, clock } = environment;
  const { workspaceId } = seat;
  const { shareables } = policy;
  const at = clock();
  let used: PermissionUse = {};
  for await (const events of eventsSince(environment, workspaceId, at - USE_WINDOW)) {
    const ids = [...new Set(events.flatMap(contactsIn))];
    const keys = ids.map((id) => recordKey('contact', id));
    const known = partialWorkspace(workspaceId, policy, await store.read(workspaceId, keys, readOptions(seat)));
    const isDirectoryEntry = (id: string) => {
      const source = known.state.contact.get(id)?.source;
      return source === undefined ? null : source === 'directory';
    };
    used = permissionUseOf(events, { before: used, at, shareables, isDirectoryEntry });
  }
  return used;
};

/** The contacts of which an event does not say where they come from. */
const contactsIn = ({ type, data }: WorkspaceEvent): readonly string[] => {
  const { contactId, contactIds = [] } = data as { contactId?: string; contactIds?: readonly string[] };
  return type === 'contact_created' || contactId === undefined ? contactIds : [contactId];
};

type DiagnoseInput = Parameters<typeof diagnose>[1];

/** A diagnosis that finds by itself what changed in the last 30 days of the person, the number or the thing it is about. */
export const diagnoseStored = async (environment: Environment, seat: Seat, input: DiagnoseInput) => {
  const first = await ask(environment, seat, diagnose, input);
  if (!first.ok || input.recent !== undefined) return first;
  const { memberId, numberId, resource } = input;
  const about = new Set([`member ${memberId}`, `number ${numberId}`, `${resource?.kind} ${resource?.id}`]);
  const trail = new Trail();
  let latest: { kind: string; at: Instant; by: string | null } | null = null;
  for await (const events of eventsSince(environment, seat.workspaceId, environment.clock() - RECENT)) {
    for (const { kind, at, actor, subjects } of permissionChanges(events.map((event) => trail.read(event)))) {
      if (subjects.some((subject) => about.has(`${subject.kind} ${subject.id}`)))
        latest = { kind, at, by: actor.memberId };
    }
  }
  return latest === null ? first : ask(environment, seat, diagnose, { ...input, recent: [latest] });
};
