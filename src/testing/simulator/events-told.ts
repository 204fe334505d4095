import type { WorkspaceStore } from '../../adapters/index.js';
import type { Commit, WorkspaceEvent } from '../../workspace/index.js';
import { WORKSPACE } from '../histories/play.js';

/** A page of a feed. */
interface FeedPage<Item> {
  readonly events: readonly Item[];
  readonly next: string;
  readonly more: boolean;
}

/** A feed from a cursor to its end. A feed that stays where it is ends there. */
const toTheEnd = async <Item>(
  start: string | null,
  page: (after: string | null) => Promise<FeedPage<Item>>,
): Promise<{ readonly events: readonly Item[]; readonly end: string | null }> => {
  const all: Item[] = [];
  for (let after = start; ; ) {
    const { events, next, more } = await page(after);
    for (const event of events) all.push(event);
    if (!more || next === after) return { events: all, end: next };
    after = next;
  }
};

/** The events of the workspace as a store gives them out. */
export const eventsIn = async (store: WorkspaceStore): Promise<readonly WorkspaceEvent[]> =>
  (await toTheEnd(null, (after) => store.readEvents(WORKSPACE, after, 7))).events;

/** Where the feed of all workspaces was last seen to end, so that many runs on one store do not each read what came before them. */
const ends = new WeakMap<WorkspaceStore, string | null>();

/** Where the feed of all workspaces goes on from now; what is asked is the store itself, or stands for it. */
export const feedFromNow = async (asked: WorkspaceStore, store: WorkspaceStore): Promise<string | null> => {
  const { end } = await toTheEnd(ends.get(store) ?? null, (after) => asked.readFeed(after, 1_000));
  ends.set(store, end);
  return end;
};

/** The events of one workspace in the feed of all, from a cursor on. */
export const fedSince = async (
  store: WorkspaceStore,
  workspaceId: string,
  start: string | null,
): Promise<readonly WorkspaceEvent[]> => {
  const { events } = await toTheEnd(start, (after) => store.readFeed(after, 25));
  return events.flatMap((one) => (one.workspaceId === workspaceId ? [one.event] : []));
};

/** The events that commits give out, without what they erase. */
export const logOf = (commits: readonly Commit[]): readonly WorkspaceEvent[] => {
  let log: readonly WorkspaceEvent[] = [];
  for (const { events, erase } of commits) {
    const isErased = ({ subject }: WorkspaceEvent) => subject !== null && erase.includes(subject);
    log = [...log, ...events].map((event) => (isErased(event) ? { ...event, personal: null } : event));
  }
  return log;
};
