import * as z from 'zod/mini';
import { eraseConversation } from '../conversations/index.js';
import { idSchema, parseInput } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import type { ListName } from '../workspace/index.js';
import { type Environment, readOptions, run, type Seat } from './execute.js';

const eraseInput = /* @__PURE__ */ z.strictObject({ conversationId: idSchema });

/**
 * Erases whoever is at the other end from a conversation, its whole history and everything that was written about it: steps that can be
 * interrupted at any point and taken up again.
 */
export const eraseWholeConversation = async (
  environment: Environment,
  seat: Seat,
  input: { readonly conversationId: string },
) => {
  const parsed = parseInput(eraseInput, input);
  if (!parsed.ok) return parsed;
  const { conversationId } = parsed.value;
  // The phone first: what comes in from here on begins another conversation.
  const begun = await run(environment, seat, eraseConversation, { conversationId });
  if (!begun.ok || begun.replayed) return begun;
  for await (const handoverIds of pages(environment, seat, 'handovers', conversationId)) {
    const outcome = await run(environment, seat, eraseConversation, { conversationId, handoverIds });
    if (!outcome.ok || outcome.replayed) return outcome;
  }
  for await (const commentIds of commentPages(environment, seat, conversationId)) {
    const outcome = await run(environment, seat, eraseConversation, { conversationId, commentIds });
    if (!outcome.ok || outcome.replayed) return outcome;
  }
  return ok({ conversationId });
};

async function* pages({ store }: Environment, seat: Seat, list: ListName, of: string) {
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof store.listOf>> = await store.listOf(seat.workspaceId, list, of, {
      after,
      limit: 100,
      ...readOptions(seat),
    });
    if (page.ids.length > 0) yield page.ids;
    after = page.next;
  } while (after !== null);
}

/** What stands by itself, and the answers to each. */
async function* commentPages(environment: Environment, seat: Seat, conversationId: string) {
  for await (const roots of pages(environment, seat, 'comments', `conversation ${conversationId}`)) {
    yield roots;
    for (const root of roots) yield* pages(environment, seat, 'comments', `comment ${root}`);
  }
}
