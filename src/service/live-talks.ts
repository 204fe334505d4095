import type { Position } from '../adapters/index.js';
import {
  type CommentRow,
  type ConversationRow,
  readComments,
  readConversations,
  readThreads,
  type ThreadRow,
} from '../conversations/index.js';
import { conversationResource, threadResource } from '../conversations/internal.js';
import type { Reach, Resource, ResourceName } from '../sharing/index.js';
import { explainAccess } from '../visibility/index.js';
import { type Comment, partialWorkspace, recordKey, resourceKey } from '../workspace/index.js';
import { ask, type Environment, type Seat } from './execute.js';
import type { Follower, LiveDelta, LivePage } from './live.js';

/** A comment, with where it stands. */
export type LiveComment = CommentRow & { readonly place: Comment['place'] };

/** A conversation, a thread of teammates or a comment as one member sees it. */
export type TalkRow = ConversationRow | ThreadRow | LiveComment;

type Rows = ReadonlyMap<string, TalkRow>;

/** Whether something is no record to be shown as it is, but said among people. */
export const isTalk = ({ kind }: Pick<ResourceName, 'kind'>): boolean =>
  kind === 'conversation' || kind === 'thread' || kind === 'comment';

/** Read at once. */
const AT_ONCE = 200;

/** What a member sees of conversations, threads and comments, by resource. What they do not see, or may not look at for their role, is missing. */
export const talkRows = async (
  environment: Environment,
  follower: Follower,
  resources: readonly ResourceName[],
): Promise<Rows> => {
  const rows = new Map<string, TalkRow>();
  const seat = seatOf(follower);
  const idsOf = (kind: string) => resources.filter((one) => one.kind === kind).map(({ id }) => id);
  for (const conversationIds of chunksOf(idsOf('conversation'))) {
    const read = await ask(environment, seat, readConversations, { conversationIds });
    if (read.ok) for (const row of read.value) rows.set(`conversation ${row.conversationId}`, row);
  }
  for (const threadIds of chunksOf(idsOf('thread'))) {
    const read = await ask(environment, seat, readThreads, { threadIds });
    if (read.ok) for (const row of read.value) rows.set(`thread ${row.threadId}`, row);
  }
  for (const { place, commentIds } of await placesOf(environment, follower, idsOf('comment'))) {
    for (const chunk of chunksOf(commentIds)) {
      const read = await ask(environment, seat, readComments, { place, commentIds: chunk });
      if (read.ok) for (const row of read.value) rows.set(`comment ${row.commentId}`, { ...row, place });
    }
  }
  return rows;
};

/** A page of somebody's conversations or threads, the latest first, as far as a reach leads to them. */
export const talkPage = async (
  environment: Environment,
  follower: Follower,
  reach: Reach,
  { kind, after, limit }: { readonly kind: string; readonly after: Position | null; readonly limit: number },
): Promise<LivePage> => {
  const [list, prefix] = kind === 'conversation' ? (['inbox', 'number:'] as const) : (['threads', 'member:'] as const);
  const of = [...reach.caps.keys()].filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length));
  // Comments are many, and nobody has a list of all of them.
  if (kind === 'comment' || of.length === 0) return { deltas: [], next: null };
  const { items, next } = await environment.store.listOrdered(follower.workspaceId, list, of, { after, limit });
  const names = items.map(({ id }) => ({ kind, id }));
  const rows = await talkRows(environment, follower, names);
  const deltas = names.flatMap((resource): readonly LiveDelta[] => {
    const record = rows.get(resourceKey(resource));
    if (record === undefined) return [];
    const { level, paths } = explainAccess(reach, accessOf(resource.id, record), 0);
    return level === null ? [] : [{ type: 'appeared', resource, level, paths, record }];
  });
  return { deltas, next };
};

const accessOf = (id: string, row: TalkRow): Resource =>
  'numberId' in row ? conversationResource(id, row) : threadResource(id, row as ThreadRow);

const seatOf = ({ workspaceId, memberId }: Follower): Seat => ({
  workspaceId,
  actor: { type: 'member', memberId },
  client: undefined,
  revision: null,
});

/** Comments by where they stand. */
const placesOf = async ({ store, policy }: Environment, { workspaceId }: Follower, ids: readonly string[]) => {
  if (ids.length === 0) return [];
  const known = partialWorkspace(
    workspaceId,
    policy,
    await store.read(
      workspaceId,
      ids.map((id) => recordKey('comment', id)),
    ),
  );
  const places = new Map<string, { readonly place: Comment['place']; readonly commentIds: string[] }>();
  for (const id of ids) {
    const place = known.state.comment.get(id)?.place;
    if (place === undefined) continue;
    const there = places.get(resourceKey(place)) ?? { place, commentIds: [] };
    there.commentIds.push(id);
    places.set(resourceKey(place), there);
  }
  return [...places.values()];
};

const chunksOf = (ids: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, index) =>
    ids.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
