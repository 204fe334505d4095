import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { activeMember, authorise } from '../workspace/authorise.js';
import { tenureOf, usedNumbers } from '../workspace/epoch.js';
import {
  type Context,
  type Conversation,
  type Happening,
  type Key,
  type PhoneNumber,
  recordKey,
  type Workspace,
} from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import type { ConversationEvents } from './events.js';
import { assigneeKeys, groupHandlers, type Handling, handlingKeys } from './handling.js';

/** To whom a conversation goes. */
export const assigneeSchema = /* @__PURE__ */ z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('member'), id: idSchema }),
  z.strictObject({ type: z.literal('group'), id: idSchema }),
]);

/**
 * To whom a conversation goes: a member, or whoever of a group may use the number.
 *
 * @useDeclaredType
 */
export type Assignee = z.output<typeof assigneeSchema>;

/** Somebody, or a group, as the principal that an assignment names. */
export const principalOf = ({ type, id }: Assignee) =>
  type === 'member' ? (`member:${id}` as const) : (`group:${id}` as const);

/** What must be read to hand a conversation to somebody. */
export const handOverKeys = (known: Workspace, conversationId: string, to: Assignee): readonly Key[] => {
  const conversation = known.state.conversation.get(conversationId);
  return [
    recordKey('conversation', conversationId),
    ...handlingKeys(known, conversationId),
    ...(conversation == null ? [] : assigneeKeys(conversation.numberId, principalOf(to))),
  ];
};

/** The assignee may handle what the number has, with what their assignment is to rest on. */
export const mayHandle = (
  read: Reader,
  context: Context,
  [numberId, number]: readonly [string, PhoneNumber],
  to: Assignee,
) => {
  const path = ['to', 'id'];
  const lacks = fail('assignee_without_access', { numberId, assignee: principalOf(to) }, path);
  if (to.type === 'group') {
    const allowed = authorise(read, context, 'groups.use');
    if (!allowed.ok) return allowed;
    const group = read.get('group', to.id);
    if (group === null) return fail('group_not_found', { groupId: to.id }, path);
    if (group.status === 'retired') return fail('group_retired', { groupId: to.id }, path);
    if (groupHandlers(read, numberId, to.id).length === 0) return lacks;
    return ok({ to: principalOf(to), epoch: number.epoch, tenure: 0 });
  }
  const member = activeMember(read, to.id, path);
  if (!member.ok) return member;
  if (!usedNumbers(member.value).includes(numberId)) return lacks;
  return ok({ to: principalOf(to), epoch: number.epoch, tenure: tenureOf(member.value, numberId) });
};

/** What is written down when an assignment is found void: who had it, and that the system ended it. */
export const endedBefore = (
  { lapse }: Handling,
  { assignment }: Conversation,
  conversationId: string,
  newId: () => string,
): readonly Happening<ConversationEvents>[] => {
  if (assignment === null || lapse === null) return [];
  const data = { conversationId, handoverId: newId(), reason: lapse };
  return [
    {
      type: 'conversation_unassigned',
      subject: recordKey('handover', data.handoverId),
      data,
      personal: { note: '' },
    },
  ];
};
