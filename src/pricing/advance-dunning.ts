import * as z from 'zod/mini';
import { DAY, fail, type Instant, ok, type Result } from '../kernel/index.js';
import { type InvalidInput, instantSchema, parseInput } from '../kernel/input.js';
import type { OutOfOrder } from './open-state.js';

/** Where the collection of an unpaid invoice stands. Plain data: store it beside the subscription. */
export type Dunning =
  | { readonly status: 'paid'; readonly since: Instant }
  | { readonly status: 'past_due'; readonly since: Instant; readonly retries: number; readonly nextRetryAt: Instant }
  | { readonly status: 'suspended'; readonly since: Instant; readonly numbersKeptUntil: Instant }
  | { readonly status: 'released'; readonly since: Instant };

/** What happened: a payment went through or did not, or time passed (`tick`). */
export interface DunningEvent {
  readonly kind: 'payment_succeeded' | 'payment_failed' | 'tick';
  readonly at: Instant | string;
}

/** What the host has to do now. */
export type DunningAction = 'retry_payment' | 'suspend' | 'release_numbers' | 'restore';

/** The rhythm of collection, as data. */
export interface DunningSchedule {
  /** Days to wait before each retry, counted from the failure before it. When the last one fails the workspace is suspended. */
  readonly retryAfterDays: readonly number[];
  /** How long the numbers of a suspended workspace are kept. */
  readonly keepNumbersDays: number;
}

/**
 * Five retries over about two weeks, then suspension; numbers are kept for 30 days.
 *
 * @example
 * ```ts
 * import { dunningSchedule } from 'partyline/pricing';
 *
 * dunningSchedule.retryAfterDays.length; // => 5
 * ```
 */
export const dunningSchedule: DunningSchedule = { retryAfterDays: [1, 2, 3, 4, 5], keepNumbersDays: 30 };

const instant = /* @__PURE__ */ (() => z.int().check(z.minimum(-8.64e15), z.maximum(8.64e15)))();
const days = /* @__PURE__ */ (() => z.int().check(z.nonnegative(), z.maximum(36_500)))();

const inputSchema = /* @__PURE__ */ (() =>
  z.strictObject({
    state: z.discriminatedUnion('status', [
      z.strictObject({ status: z.literal('paid'), since: instant }),
      z.strictObject({
        status: z.literal('past_due'),
        since: instant,
        retries: z.int().check(z.nonnegative()),
        nextRetryAt: instant,
      }),
      z.strictObject({ status: z.literal('suspended'), since: instant, numbersKeptUntil: instant }),
      z.strictObject({ status: z.literal('released'), since: instant }),
    ]),
    event: z.strictObject({ kind: z.enum(['payment_succeeded', 'payment_failed', 'tick']), at: instantSchema }),
    schedule: z.strictObject({ retryAfterDays: z.array(days), keepNumbersDays: days }),
  }))();

/** How {@link advanceDunning} can fail. */
export type AdvanceDunningError = InvalidInput | OutOfOrder;

/** What {@link advanceDunning} answers. */
export interface DunningStep {
  readonly state: Dunning;
  readonly actions: readonly DunningAction[];
}

/**
 * The next state of collection. A host reports payments as they succeed or fail, and ticks when it likes; a tick asks for a retry that
 * is due, and gives up the numbers of a workspace that stayed suspended too long.
 *
 * Errors: `invalid_input`, `out_of_order`.
 *
 * @returns the next state and what to do, or {@link AdvanceDunningError}: `out_of_order` for an event before the state it meets
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { advanceDunning } from 'partyline/pricing';
 *
 * const paid = { status: 'paid', since: Date.UTC(2026, 0, 1) } as const;
 * const failed = unwrap(advanceDunning(paid, { kind: 'payment_failed', at: '2026-02-01T00:00:00Z' }));
 * failed.state.status; // => 'past_due'
 * unwrap(advanceDunning(failed.state, { kind: 'tick', at: '2026-02-02T00:00:00Z' })).actions; // => ['retry_payment']
 * ```
 */
export const advanceDunning = (
  state: Dunning,
  event: DunningEvent,
  schedule: DunningSchedule = dunningSchedule,
): Result<DunningStep, AdvanceDunningError> => {
  const input = parseInput(inputSchema, { state, event, schedule });
  if (!input.ok) return input;
  const { kind, at } = input.value.event;
  const { since } = input.value.state;
  if (at < since) return fail('out_of_order', { at, changedAt: since }, ['event', 'at']);
  const released = release(input.value.state, at);
  const next = STEPS[kind](released.state, at, input.value.schedule);
  return ok<DunningStep>({ state: next.state, actions: [...released.actions, ...next.actions] });
};

/** Thirty days are over whether or not somebody ticked. */
const release = (state: Dunning, at: Instant): DunningStep =>
  state.status === 'suspended' && at >= state.numbersKeptUntil
    ? { state: { status: 'released', since: state.numbersKeptUntil }, actions: ['release_numbers'] }
    : { state, actions: [] };

type Step = (state: Dunning, at: Instant, schedule: DunningSchedule) => DunningStep;

const STEPS: Readonly<Record<DunningEvent['kind'], Step>> = {
  tick: (state, at) => ({
    state,
    actions: state.status === 'past_due' && at >= state.nextRetryAt ? ['retry_payment'] : [],
  }),

  payment_succeeded: (state, at) => {
    if (state.status === 'paid') return { state, actions: [] };
    return { state: { status: 'paid', since: at }, actions: state.status === 'past_due' ? [] : ['restore'] };
  },

  payment_failed: (state, at, { retryAfterDays, keepNumbersDays }) => {
    if (state.status === 'suspended' || state.status === 'released') return { state, actions: [] };
    const retries = state.status === 'paid' ? 0 : state.retries + 1;
    const wait = retryAfterDays[retries];
    if (wait === undefined) {
      const numbersKeptUntil = at + keepNumbersDays * DAY;
      return { state: { status: 'suspended', since: at, numbersKeptUntil }, actions: ['suspend'] };
    }
    const since = state.status === 'paid' ? at : state.since;
    return { state: { status: 'past_due', since, retries, nextRetryAt: at + wait * DAY }, actions: [] };
  },
};
