import * as z from 'zod/mini';
import { idSchema, parseInput } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { compareCodePoints } from '../kernel/text.js';
import { type Context, recordsOf, sortIn, standsIn, type Workspace } from '../workspace/index.js';
import { inboxFilter, inboxSummary } from './inbox-summary.js';
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
  const page = places.slice(0, limit);
  const rows = readConversations(workspace, { conversationIds: page.map(({ id }) => id), ...whose }, context);
  if (!rows.ok) return rows;
  const next = places.length > limit ? (page.at(-1) ?? null) : null;
  return ok({ items: rows.value, next, counts });
};

interface PlaceInList {
  readonly sortKey: string;
  readonly id: string;
}

const comparePlaces = (a: PlaceInList, b: PlaceInList): number =>
  compareCodePoints(a.sortKey, b.sortKey) || compareCodePoints(a.id, b.id);
