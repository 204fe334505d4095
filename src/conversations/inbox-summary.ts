import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { tenureOf, usedNumbers } from '../workspace/epoch.js';
import {
  assignedAs,
  assignmentKey,
  counterKey,
  type Key,
  type Member,
  openOn,
  type PhoneNumber,
  recordKey,
  unreadOn,
  type Workspace,
} from '../workspace/index.js';
import { query } from '../workspace/query.js';
import type { Reader } from '../workspace/reader.js';
import { type Assignee, assigneeSchema, principalOf } from './assignment-rules.js';
import { assigneeKeys, groupHandlers } from './handling.js';
import { readingAs } from './reading-as.js';

/**
 * Which conversations an inbox shows. `mine` are those open ones that the member handles, by themselves or with a group; `unassigned` those that
 * nobody handles; and with an assignee, those that are theirs.
 */
export const inboxFilter = /* @__PURE__ */ z._default(
  z.union([
    z.enum(['all', 'open', 'unread', 'done', 'mine', 'unassigned']),
    z.strictObject({ assignee: assigneeSchema }),
  ]),
  'all',
);

/** Which conversations an inbox shows, as parsed. */
export type InboxFilter = z.output<typeof inboxFilter>;

const inboxSummaryInput = /* @__PURE__ */ z.strictObject({
  filter: inboxFilter,
  /** One number of theirs; all of them, where left out. */
  numberId: z.exactOptional(idSchema),
  /** Whose inbox, where the host asks. */
  memberId: z.exactOptional(idSchema),
});

/**
 * What somebody's inbox comes to, over all the numbers they have, or one: how many conversations are open, unread, and theirs to handle. And
 * under which names of the ordered list `inbox` its conversations are listed, for a host that reads pages by itself.
 *
 * Everybody asks for themselves, the host for anybody.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_required`, `member_not_found`, `not_oneself`,
 * `number_not_found`, `client_not_supported`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { assignConversation, inboxSummary, touchConversation } from 'partyline/conversations';
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
 *
 * unwrap(inboxSummary(assigned.workspace, {}, as(cleo))).counts; // => { open: 1, unread: 1, mine: 1 }
 * unwrap(inboxSummary(assigned.workspace, {}, as(ana))).counts; // => { open: 1, unread: 1, mine: 0 }
 * ```
 * @see docs/conversations.md
 */
export const inboxSummary = /* @__PURE__ */ query({
  input: inboxSummaryInput,
  reads: ({ memberId, filter }, known, { actor }) => {
    const id = memberId ?? (actor.type === 'member' ? actor.memberId : undefined);
    if (id === undefined) return [];
    return [recordKey('member', id), ...summaryKeys(known, id), ...filterKeys(known, id, filter)];
  },
  answer(read, { filter, numberId, memberId: named }, context) {
    const reading = readingAs(read, context, named);
    if (!reading.ok) return reading;
    const { memberId, member } = reading.value;
    const held = member.numbers.flatMap(({ id, access }): readonly Held[] => {
      const number = numberId === undefined || id === numberId ? read.get('number', id) : null;
      return number?.status === 'live' ? [{ id, access, number }] : [];
    });
    if (numberId !== undefined && held.length === 0) return fail('number_not_found', { numberId }, ['numberId']);
    const groups = member.groups.filter((id) => read.get('group', id)?.status === 'live');
    const mine = held.flatMap((number) => ownKeys(memberId, member, groups, number));
    const sum = (counters: readonly ReturnType<typeof openOn>[]) =>
      counters.reduce((total, counter) => total + read.counter(counter), 0);
    const counts = {
      open: sum(held.map(({ id }) => openOn(id))),
      unread: sum(held.map(({ id }) => unreadOn(id))),
      mine: sum(mine.map(assignedAs)),
    };
    const lists =
      filter === 'mine'
        ? mine
        : typeof filter === 'object'
          ? held.flatMap((number) => assigneeList(read, filter.assignee, number))
          : held.flatMap(({ id }) => listed[filter](id));
    return ok({ memberId, counts, lists });
  },
});

interface Held {
  readonly id: string;
  readonly access: 'use' | 'read';
  readonly number: PhoneNumber;
}

/** Under which names of a number the conversations of a filter stand. An assignment that lapsed is one nobody handles, so these are among both. */
const listed: Readonly<Record<Exclude<InboxFilter, object | 'mine'>, (numberId: string) => readonly string[]>> = {
  all: (id) => [id],
  open: (id) => [`${id} open`],
  unread: (id) => [`${id} unread`],
  done: (id) => [`${id} done`],
  unassigned: (id) => [`${id} unassigned`, `${id} handed`],
};

/** Under which name somebody's assignments on a number stand while they hold. */
const assigneeList = (read: Reader, { type, id }: Assignee, { id: numberId, number: { epoch } }: Held) => {
  if (type === 'group') {
    const holds = read.get('group', id)?.status === 'live' && groupHandlers(read, numberId, id).length > 0;
    return holds ? [assignmentKey(numberId, { epoch, to: `group:${id}`, tenure: 0 })] : [];
  }
  const member = read.get('member', id);
  if (member?.status !== 'active' || !usedNumbers(member).includes(numberId)) return [];
  return [assignmentKey(numberId, { epoch, to: `member:${id}`, tenure: tenureOf(member, numberId) })];
};

/** What must be read to know what an assignee handles. */
const filterKeys = (known: Workspace, memberId: string, filter: InboxFilter): readonly Key[] => {
  if (typeof filter !== 'object') return [];
  const numbers = known.state.member.get(memberId)?.numbers ?? [];
  return numbers.flatMap(({ id }) => assigneeKeys(id, principalOf(filter.assignee)));
};

/** Under which names a member's assignments on a number are listed and counted while they hold: their own, and those of their groups. */
const ownKeys = (
  memberId: string,
  member: Member,
  groups: readonly string[],
  { id, access, number: { epoch } }: Held,
): readonly string[] => {
  if (access === 'read') return [];
  return [
    assignmentKey(id, { epoch, to: `member:${memberId}`, tenure: tenureOf(member, id) }),
    ...groups.map((group) => assignmentKey(id, { epoch, to: `group:${group}`, tenure: 0 })),
  ];
};

/** Round by round: the member's numbers and groups, then what is counted of them. */
const summaryKeys = (known: Workspace, memberId: string): readonly Key[] => {
  const member = known.state.member.get(memberId);
  if (member == null) return [];
  const counters = member.numbers.flatMap(({ id, access }) => {
    const number = known.state.number.get(id);
    if (number?.status !== 'live') return [];
    const mine = ownKeys(memberId, member, member.groups, { id, access, number });
    return [openOn(id), unreadOn(id), ...mine.map(assignedAs)];
  });
  return [
    ...member.numbers.map(({ id }) => recordKey('number', id)),
    ...member.groups.map((id) => recordKey('group', id)),
    ...counters.map(counterKey),
  ];
};
