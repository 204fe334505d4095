import * as z from 'zod/mini';
import type { AnyFailure } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { type Err, ok } from '../kernel/result.js';
import { type Happening, recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { assigneeSchema, endedBefore, handOverKeys, mayHandle, principalOf } from './assignment-rules.js';
import { noteSchema } from './body.js';
import { type ConversationEvents, conversationReducers } from './events.js';
import { type Handling, handlingOf } from './handling.js';
import { workableConversation } from './rules.js';

const handOverInput = /* @__PURE__ */ z.strictObject({
  conversationId: idSchema,
  to: assigneeSchema,
  /** What there is to say about it. */
  note: noteSchema,
});

/** A verb that gives a conversation to somebody who may handle it, unless who handles it so far stands against that. */
export const handOver = <Refusal extends Err<AnyFailure>>(
  reason: 'assigned' | 'transferred',
  refuses: (handling: Handling, conversationId: string) => Refusal | null,
) =>
  verb({
    input: handOverInput,
    reads: ({ conversationId, to }, known) => handOverKeys(known, conversationId, to),
    reducers: conversationReducers,
    decide(read, { conversationId, to, note }, context) {
      const workable = workableConversation(read, context, conversationId);
      if (!workable.ok) return workable;
      const { conversation, number } = workable.value;
      const handling = handlingOf(read, conversation);
      const output = { conversationId, assignee: principalOf(to) };
      if (handling.assignee === output.assignee) return ok({ output, events: [] });
      const refusal = refuses(handling, conversationId);
      if (refusal !== null) return refusal;
      const able = mayHandle(read, context, [conversation.numberId, number], to);
      if (!able.ok) return able;
      const data = { conversationId, handoverId: context.newId(), reason, ...able.value };
      const events: readonly Happening<ConversationEvents>[] = [
        ...endedBefore(handling, conversation, conversationId, context.newId),
        { type: 'conversation_assigned', subject: recordKey('handover', data.handoverId), data, personal: { note } },
      ];
      return ok({ output, events });
    },
  });
