import * as z from 'zod/mini';
import type { OrderedPage } from '../adapters/index.js';
import {
  type ConversationRow,
  endVoidAssignments,
  type InboxInput,
  inboxSummary,
  readComments,
  readConversations,
  readHandovers,
  readThreads,
} from '../conversations/index.js';
import { addRows, inboxOfInput, pageOf, placeSchema } from '../conversations/internal.js';
import { fail } from '../kernel/failure.js';
import { idSchema, parseInput } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { type OrderedListName, sortIn } from '../workspace/index.js';
import { type Environment, readOptions, run, type Seat, view, viewOptions } from './execute.js';

// The store brings a page of ids; whether the actor sees what they name is asked again of each, in one picture.

interface PageInput {
  readonly after: { readonly sortKey: string; readonly id: string } | null;
  readonly limit: number;
}

const page = <L extends OrderedListName>(
  { store }: Environment,
  seat: Seat,
  list: L,
  of: readonly string[],
  { after, limit }: PageInput,
): Promise<OrderedPage<L>> => store.listOrdered(seat.workspaceId, list, of, { after, limit, ...viewOptions(seat) });

const idsOf = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id);

/** Somebody's inbox, all their numbers in one order. Answers what `inboxOf` of the conversations says of a complete snapshot. */
export const listInbox = async (environment: Environment, seat: Seat, input: InboxInput) => {
  const parsed = parseInput(inboxOfInput, input);
  if (!parsed.ok) return parsed;
  const { after, limit, memberId, ...named } = parsed.value;
  const whose = memberId === undefined ? {} : { memberId };
  const summary = await view(environment, seat, inboxSummary, { ...named, ...whose });
  if (!summary.ok) return summary;
  const { lists, counts } = summary.value;
  const items: ConversationRow[] = [];
  let next = after;
  // Of those that were handed to somebody, only a look at each says whether that holds: a page may take more than one of the store's.
  do {
    const read = await page(environment, seat, 'inbox', lists, { after: next, limit });
    const rows = await view(environment, seat, readConversations, { conversationIds: idsOf(read.items), ...whose });
    if (!rows.ok) return rows;
    const places = read.items.map(({ id, record }) => ({ id, sortKey: sortIn('inbox', record) ?? '' }));
    next = addRows(items, rows.value, places, { filter: named.filter, limit, more: read.next !== null });
  } while (next !== null && items.length < limit);
  return ok({ items, next, counts });
};

const listCommentsInput = /* @__PURE__ */ z.strictObject({
  place: placeSchema,
  /** The answers to this comment; what stands by itself, where left out. */
  rootId: z.exactOptional(idSchema),
  ...pageOf,
});

/** Which comments to list. */
export type ListCommentsInput = z.input<typeof listCommentsInput>;

/** The comments of a place, or the answers to one of them, the latest first. */
export const listComments = async (environment: Environment, seat: Seat, input: ListCommentsInput) => {
  const parsed = parseInput(listCommentsInput, input);
  if (!parsed.ok) return parsed;
  const { place, rootId, ...which } = parsed.value;
  // Before anything is listed: even whether there is a next page is for those alone who see the place.
  const root = await view(environment, seat, readComments, { place, commentIds: rootId === undefined ? [] : [rootId] });
  if (!root.ok) return root;
  if (rootId !== undefined && root.value[0]?.rootId !== null) {
    return fail('comment_not_found', { commentId: rootId }, ['rootId']);
  }
  const of = rootId === undefined ? `${place.kind} ${place.id}` : `comment ${rootId}`;
  const { items, next } = await page(environment, seat, 'comments', [of], which);
  const rows = await view(environment, seat, readComments, { place, commentIds: idsOf(items) });
  return rows.ok ? ok({ items: rows.value, next }) : rows;
};

const listHandoversInput = /* @__PURE__ */ z.strictObject({ conversationId: idSchema, ...pageOf });

/** Of which conversation to list who handled it. */
export type ListHandoversInput = z.input<typeof listHandoversInput>;

/** Who handled a conversation, the latest first. */
export const listHandovers = async (environment: Environment, seat: Seat, input: ListHandoversInput) => {
  const parsed = parseInput(listHandoversInput, input);
  if (!parsed.ok) return parsed;
  const { conversationId, ...which } = parsed.value;
  const seen = await view(environment, seat, readHandovers, { conversationId, handoverIds: [] });
  if (!seen.ok) return seen;
  const { items, next } = await page(environment, seat, 'handovers', [conversationId], which);
  const rows = await view(environment, seat, readHandovers, { conversationId, handoverIds: idsOf(items) });
  return rows.ok ? ok({ items: rows.value, next }) : rows;
};

const listThreadsInput = /* @__PURE__ */ z.strictObject(pageOf);

/** Which page of direct messages to list. */
export type ListThreadsInput = z.input<typeof listThreadsInput>;

/** The direct messages that the actor takes part in, the latest first. */
export const listThreads = async (environment: Environment, seat: Seat, input: ListThreadsInput) => {
  const parsed = parseInput(listThreadsInput, input);
  if (!parsed.ok) return parsed;
  const seen = await view(environment, seat, readThreads, { threadIds: [] });
  if (!seen.ok) return seen;
  const mine = seat.actor.type === 'member' ? [seat.actor.memberId] : [];
  const { items, next } = await page(environment, seat, 'threads', mine, parsed.value);
  const rows = await view(environment, seat, readThreads, { threadIds: idsOf(items) });
  return rows.ok ? ok({ items: rows.value, next }) : rows;
};

const endVoidInput = /* @__PURE__ */ z.strictObject({ numberId: idSchema });

/**
 * Writes down for all conversations of a number which assignments ended with somebody's access: steps that can be interrupted at any point
 * and taken up again.
 */
export const endAllVoidAssignments = async (
  environment: Environment,
  seat: Seat,
  input: { readonly numberId: string },
) => {
  const parsed = parseInput(endVoidInput, input);
  if (!parsed.ok) return parsed;
  if (seat.actor.type !== 'system') return fail('system_actor_required');
  const of = `${parsed.value.numberId} assigned`;
  let ended = 0;
  let after: string | null = null;
  do {
    // By id: the order of the inbox changes under way.
    const { ids, next } = await someAssigned(environment, seat, of, after);
    if (ids.length > 0) {
      const outcome = await run(environment, seat, endVoidAssignments, { conversationIds: ids });
      if (!outcome.ok || outcome.replayed) return outcome;
      ended += outcome.value.ended.length;
    }
    after = next;
  } while (after !== null);
  return ok({ ended });
};

const someAssigned = ({ store }: Environment, seat: Seat, of: string, after: string | null) =>
  store.listOf(seat.workspaceId, 'inbox', of, { after, limit: 100, ...readOptions(seat) });
