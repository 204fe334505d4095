import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { type Conversation, recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { conversationReducers } from './events.js';
import { numberOf, workableConversation } from './rules.js';

const changeStateInput = /* @__PURE__ */ z.strictObject({ conversationId: idSchema });

/** A verb for whoever works on a conversation: one event, and none where the conversation is so already. */
export const changeState = (
  type: 'conversation_done' | 'conversation_reopened' | 'conversation_unviewed',
  isSo: (conversation: Conversation) => boolean,
) =>
  verb({
    input: changeStateInput,
    reads: ({ conversationId }, known) => [
      recordKey('conversation', conversationId),
      ...numberOf(known, conversationId),
    ],
    reducers: conversationReducers,
    decide(read, { conversationId }, context) {
      const workable = workableConversation(read, context, conversationId);
      if (!workable.ok) return workable;
      const output = { conversationId };
      if (isSo(workable.value.conversation)) return ok({ output, events: [] });
      return ok({ output, events: [{ type, data: { conversationId }, personal: {} }] });
    },
  });
