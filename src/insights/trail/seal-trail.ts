import * as z from 'zod/mini';
import { fail } from '../../kernel/failure.js';
import { ok } from '../../kernel/result.js';
import { textFault } from '../../kernel/text.js';
import { type Nothing, type Reducers, recordKey } from '../../workspace/index.js';
import { verb } from '../../workspace/verb.js';

/** What happens to the trail itself. */
export type TrailEvents = {
  trail_sealed: {
    readonly data: { readonly page: number; readonly count: number; readonly hash: string; readonly cursor: string };
    readonly personal: Nothing;
  };
};

/** How the events of the trail change the records. */
export const trailReducers: Reducers<TrailEvents> = {
  trail_sealed(tx, { at, data: { page, ...seal } }) {
    tx.set('auditSeal', sealId(page), { ...seal, sealedAt: at });
  },
};

/** Numbered so that the order of ids is the order of pages. */
export const sealId = (page: number): string => String(page).padStart(12, '0');

const sealTrailInput = /* @__PURE__ */ z.strictObject({
  /** Which page, from 0. */
  page: z.int().check(z.minimum(0), z.maximum(999_999_999_999)),
  /** How many events it holds. */
  count: z.int().check(z.minimum(1), z.maximum(10_000)),
  /** What `sealOf` makes of it. */
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** Where in the feed it ends. */
  cursor: z.string().check(
    z.maxLength(1_000, { abort: true }),
    z.refine((text) => textFault(text, 1_000) === null, { params: { code: 'forbidden_character' } }),
  ),
});

/**
 * Keeps the seal of a page of the trail: one after the other, each once. For the host; the service makes the seals.
 *
 * Errors: `system_actor_required`, `page_out_of_turn`, `invalid_input`.
 *
 * @returns a `trail_sealed` event
 * @example
 * ```ts
 * import { sealTrail } from 'partyline/insights';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context } = office();
 * const sealed = unwrap(sealTrail(workspace, { page: 0, count: 3, hash: 'a'.repeat(64), cursor: '3' }, context));
 * const twice = sealTrail(sealed.workspace, { page: 0, count: 3, hash: 'b'.repeat(64), cursor: '3' }, context);
 *
 * twice.ok || twice.error.code; // => 'page_out_of_turn'
 * ```
 * @see docs/insights.md
 */
export const sealTrail = /* @__PURE__ */ verb({
  input: sealTrailInput,
  reads: ({ page }) => [page - 1, page].filter((id) => id >= 0).map((id) => recordKey('auditSeal', sealId(id))),
  reducers: trailReducers,
  decide(read, input, context) {
    if (context.actor.type !== 'system') return fail('system_actor_required');
    const { page } = input;
    const inTurn = page === 0 || read.get('auditSeal', sealId(page - 1)) !== null;
    if (!inTurn || read.get('auditSeal', sealId(page)) !== null) return fail('page_out_of_turn', { page }, ['page']);
    return ok({ output: { page }, events: [{ type: 'trail_sealed', data: input, personal: {} }] });
  },
});
