import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema, instantSchema } from '../kernel/input.js';
import { phoneSchema } from '../kernel/phone.js';
import { ok } from '../kernel/result.js';
import { sameData } from '../kernel/same-data.js';
import { actingMember, authorise } from '../workspace/authorise.js';
import { type Conversation, type Happening, recordKey, type Workspace } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { verb } from '../workspace/verb.js';
import { type ConversationEvents, conversationKeyOf, conversationReducers, type Touch, touched } from './events.js';

const parts = {
  numberId: idSchema,
  /** Whoever is at the other end. */
  phone: phoneSchema,
  direction: z.enum(['inbound', 'outbound']),
  /** When; now, where left out. What comes late is put in its place, and nothing is put into the future. */
  at: z.exactOptional(instantSchema),
  /** Who sent it, called or answered. */
  memberId: z.exactOptional(idSchema),
  /** The host's own id for the conversation, should it begin here. */
  conversationId: z.exactOptional(idSchema),
};

const touchConversationInput = /* @__PURE__ */ z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('message'), ...parts }),
  z.strictObject({ kind: z.literal('call'), answered: z.boolean(), ...parts }),
]);

/**
 * Tells a conversation that there was a call or a message: hosts call it for each that comes in or goes out, beside `recordActivity` of
 * the insights. The first one with a phone begins the conversation of that number and that phone.
 *
 * A message that comes in, or a call that nobody answers, makes the conversation open and unread. One that a member sends shows that
 * they have looked at it. What goes out does not open it again.
 *
 * The host, or a member who has the number for use.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `number_not_found` (also for one the actor does not have),
 * `number_read_only`, `number_released`, `conversation_exists`, `client_not_supported`, `invalid_input`.
 *
 * @returns the conversation's id, whether it began here, and the events `conversation_opened` or `conversation_touched`; none for what
 * changes nothing
 * @example
 * ```ts
 * import { touchConversation } from 'partyline/conversations';
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, ana } = office();
 * const desk = { phone: '+15551234567', name: 'Front desk', mode: 'shared', ownerId: ana } as const;
 * const added = unwrap(addNumber(workspace, desk, context));
 * const { numberId } = added.output;
 * const message = { numberId, phone: '+15557654321', kind: 'message', direction: 'inbound' } as const;
 * const { output, workspace: next } = unwrap(touchConversation(added.workspace, message, context));
 *
 * next.state.conversation.get(output.conversationId)?.unread; // => true
 * next.counters.get(`unread ${numberId}`); // => 1
 * ```
 * @see docs/conversations.md
 */
export const touchConversation = /* @__PURE__ */ verb({
  input: touchConversationInput,
  reads: ({ numberId, phone, memberId, conversationId }, known) => [
    recordKey('number', numberId),
    recordKey('conversationKey', conversationKeyOf(numberId, phone)),
    ...(memberId === undefined ? [] : [recordKey('member', memberId)]),
    ...(conversationId === undefined ? [] : [recordKey('conversation', conversationId)]),
    ...foundKeys(known, numberId, phone),
  ],
  reducers: conversationReducers,
  decide(read, input, context) {
    const { numberId, phone, direction, kind } = input;
    const allowed = authorise(read, context, 'communication.use');
    if (!allowed.ok) return allowed;
    const acting = actingMember(context);
    const usable = usableNumber(read, numberId, acting);
    if (!usable.ok) return usable;
    const answered = input.kind === 'call' ? input.answered : null;
    const touch: Touch = { at: Math.min(input.at ?? context.at, context.at), direction, kind, answered };
    const key = read.get('conversationKey', conversationKeyOf(numberId, phone));
    const before = key && read.get('conversation', key.conversationId);
    if (key !== null && before !== null) {
      const { conversationId } = key;
      const viewed = direction === 'outbound' && takesPart(read, numberId, acting ?? input.memberId);
      const output = { conversationId, opened: false };
      if (sameAs(before, touched(before, touch, viewed))) return ok({ output, events: [] });
      return ok({
        output,
        events: [happened({ type: 'conversation_touched', data: { conversationId, touch, viewed }, personal: {} })],
      });
    }
    if (input.conversationId !== undefined && read.get('conversation', input.conversationId) !== null) {
      return fail('conversation_exists', {}, ['conversationId']);
    }
    const conversationId = input.conversationId ?? context.newId();
    const data = { conversationId, numberId, touch };
    return ok({
      output: { conversationId, opened: true },
      events: [
        happened({
          type: 'conversation_opened',
          subject: recordKey('conversation', conversationId),
          data,
          personal: { phone },
        }),
      ],
    });
  },
});

const happened = (event: Happening<ConversationEvents>): Happening<ConversationEvents> => event;

/** A number in service which the host, or whoever has it for use, speaks by. One somebody does not have reads as one that is not there. */
const usableNumber = (read: Reader, numberId: string, acting: string | null) => {
  const number = read.get('number', numberId);
  const held = acting === null ? null : read.get('member', acting)?.numbers.find(({ id }) => id === numberId);
  if (number === null || held === undefined) return fail('number_not_found', { numberId }, ['numberId']);
  if (number.status === 'released') return fail('number_released', { numberId }, ['numberId']);
  return held?.access === 'read' ? fail('number_read_only', { numberId }, ['numberId']) : ok(number);
};

/** Whether a member has the number at this moment. What the host tells of one who no longer has it is no less true. */
const takesPart = (read: Reader, numberId: string, memberId: string | undefined): boolean => {
  const member = memberId === undefined ? null : read.peek('member', memberId);
  return member?.status === 'active' && member.numbers.some(({ id }) => id === numberId);
};

const sameAs = (before: Conversation, after: Conversation): boolean =>
  before.status === after.status && before.unread === after.unread && sameData(before.last, after.last);

/** In a second round: the conversation that a number has with a phone. */
const foundKeys = (known: Workspace, numberId: string, phone: string) => {
  const key = known.state.conversationKey.get(conversationKeyOf(numberId, phone));
  return key == null ? [] : [recordKey('conversation', key.conversationId)];
};
