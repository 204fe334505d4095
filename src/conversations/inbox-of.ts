import * as z from 'zod/mini';
import { idSchema, parseInput } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { compareCodePoints } from '../kernel/text.js';
import { type Context, recordsOf, sortIn, standsIn, type Workspace } from '../workspace/index.js';
import type { ConversationRow } from './conversation-row.js';
import { type InboxFilter, inboxFilter, inboxSummary } from './inbox-summary.js';
import { readConversations } from './read-conversations.js';

/** Which page of a list of this room. */
export const pageOf = {
  /** Where the last page ended, as `next` said. */
  after: z._default(z.nullable(z.strictObject({ sortKey: z.string().check(z.maxLength(64)), id: idSchema })), null),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(200)), 50),
};

/** The input of {@link inboxOf}, and of the inbox in the service. */
export const inboxOfInput = /* @__PURE__ */ z.strictObject({
  filter: inboxFilter,
  /** One number of theirs; all of them, where left out. */
  numberId: z.exactOptional(idSchema),
  /** Whose inbox, where the host asks. */
  memberId: z.exactOptional(idSchema),
  ...pageOf,
});

/**
 * Which page of an inbox.
 *
 * @useDeclaredType
 */
export type InboxInput = z.input<typeof inboxOfInput>;

/**
 * Somebody's inbox: the conversations of all the numbers they have, in one order, the latest activity first, page by page, with counts.
 * In the service, where pages come from the store, it is `conversations.inboxOf` and answers the same.
 *
 * `filter: 'unassigned'` shows those open ones that nobody handles, among them those whose assignment has lapsed; `filter: { assignee }`, what one
 * member or group handles.
 *
 * Everybody asks for themselves, the host for anybody.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_required`, `member_not_found`, `not_oneself`,
 * `number_not_found`, `client_not_supported`, `invalid_input`.
 *
 * @throws Error when the snapshot is partial
 * @example
 * ```ts
 * import { assignConversation, inboxOf, touchConversation } from 'partyline/conversations';
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber, assignNumber } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, ana, cleo } = office();
 * const desk = { phone: '+15551234567', name: 'Front desk', mode: 'shared', ownerId: ana } as const;
 * const added = unwrap(addNumber(workspace, desk, context));
 * const { numberId } = added.output;
 * const shared = unwrap(assignNumber(added.workspace, { numberId, memberId: cleo, access: 'use' }, context));
 * const message = { numberId, phone: '+15557654321', kind: 'message', direction: 'inbound' } as const;
 * const come = unwrap(touchConversation(shared.workspace, message, context));
 * const { conversationId } = come.output;
 * const toCleo = { conversationId, to: { type: 'member', id: cleo } } as const;
 * const assigned = unwrap(assignConversation(come.workspace, toCleo, as(ana)));
 * const inbox = unwrap(inboxOf(assigned.workspace, { filter: 'mine' }, as(cleo)));
 *
 * inbox.items.map(({ phone }) => phone); // => ['+15557654321']
 * inbox.counts; // => { open: 1, unread: 1, mine: 1 }
 * inbox.next; // => null
 * ```
 * @see docs/conversations.md
 */
export const inboxOf = (workspace: Workspace, input: InboxInput, context: Context) => {
  const parsed = parseInput(inboxOfInput, input);
  if (!parsed.ok) return parsed;
  const { after, limit, filter, numberId, memberId } = parsed.value;
  const whose = memberId === undefined ? {} : { memberId };
  const summary = inboxSummary(
    workspace,
    { filter, ...(numberId === undefined ? {} : { numberId }), ...whose },
    context,
  );
  if (!summary.ok) return summary;
  const { lists, counts } = summary.value;
  const places = [...recordsOf(workspace, 'conversation')]
    .filter(([, record]) => lists.some((of) => standsIn('conversation', record, 'inbox', of)))
    .map(([id, record]) => ({ id, sortKey: sortIn('inbox', record) ?? '' }))
    .filter((place) => after === null || comparePlaces(place, after) > 0)
    .sort(comparePlaces);
  const items: ConversationRow[] = [];
  let next: PlaceInList | null = null;
  for (let from = 0; from < places.length && items.length < limit; from += limit) {
    const taken = places.slice(from, from + limit);
    const rows = readConversations(workspace, { conversationIds: taken.map(({ id }) => id), ...whose }, context);
    if (!rows.ok) return rows;
    next = addRows(items, rows.value, taken, { filter, limit, more: from + limit < places.length });
  }
  return ok({ items, next, counts });
};

/** Adds the rows that a filter shows to a page until that is full, and says where the next one goes on. */
export const addRows = (
  items: ConversationRow[],
  rows: readonly ConversationRow[],
  places: readonly PlaceInList[],
  { filter, limit, more }: { readonly filter: InboxFilter; readonly limit: number; readonly more: boolean },
): PlaceInList | null => {
  const shown = rows.filter(({ handling }) => filter !== 'unassigned' || handling.assignee === null);
  const fitting = shown.slice(0, limit - items.length);
  items.push(...fitting);
  if (!more && fitting.length === shown.length) return null;
  const last = fitting.length === shown.length ? places.at(-1)?.id : fitting.at(-1)?.conversationId;
  return places.find(({ id }) => id === last) ?? null;
};

/** Where something stands in an ordered list. */
export interface PlaceInList {
  readonly sortKey: string;
  readonly id: string;
}

const comparePlaces = (a: PlaceInList, b: PlaceInList): number =>
  compareCodePoints(a.sortKey, b.sortKey) || compareCodePoints(a.id, b.id);
