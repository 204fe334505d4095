import * as fc from 'fast-check';
import { unwrap } from 'partyline/kernel';
import {
  advanceDunning,
  type Dunning,
  type DunningAction,
  type DunningEvent,
  type DunningStep,
  dunningSchedule,
} from 'partyline/pricing';
import { describe, expect, it } from 'vitest';
import { fcOptions } from '../support/runs.js';

const DAY = 86_400_000;
const paid: Dunning = { status: 'paid', since: 0 };
const run = (events: readonly DunningEvent[], from: Dunning = paid) => {
  let state = from;
  const actions: DunningAction[] = [];
  for (const event of events) {
    const step = unwrap(advanceDunning(state, event));
    state = step.state;
    actions.push(...step.actions);
  }
  return { state, actions };
};
const failed = (day: number): DunningEvent => ({ kind: 'payment_failed', at: day * DAY });
const tick = (day: number): DunningEvent => ({ kind: 'tick', at: day * DAY });
const succeeded = (day: number): DunningEvent => ({ kind: 'payment_succeeded', at: day * DAY });

describe('dunning', () => {
  it('retries five times, then suspends, then gives up the numbers after 30 days', () => {
    const { state, actions } = run([
      failed(0),
      ...[tick(1), failed(1), tick(3), failed(3), tick(6), failed(6), tick(10), failed(10), tick(15), failed(15)],
      tick(44.999),
    ]);
    expect(actions).toEqual([...Array(5).fill('retry_payment'), 'suspend']);
    expect(state).toEqual({ status: 'suspended', since: 15 * DAY, numbersKeptUntil: 45 * DAY });
    expect(run([tick(45)], state)).toEqual({
      state: { status: 'released', since: 45 * DAY },
      actions: ['release_numbers'],
    });
    expect(run([tick(45), tick(46), failed(47)], state).actions).toEqual(['release_numbers']);
  });

  it('asks for no retry before it is due', () => {
    expect(run([failed(0), tick(0.5)]).actions).toEqual([]);
    expect(run([failed(0), tick(1)]).state).toEqual({ status: 'past_due', since: 0, retries: 0, nextRetryAt: DAY });
  });

  it('ends with a payment, whenever it comes', () => {
    expect(run([failed(0), tick(1), succeeded(1)])).toEqual({
      state: { status: 'paid', since: DAY },
      actions: ['retry_payment'],
    });
    const suspended: Dunning = { status: 'suspended', since: 0, numbersKeptUntil: 30 * DAY };
    expect(run([succeeded(29)], suspended).actions).toEqual(['restore']);
    expect(run([succeeded(30)], suspended).actions).toEqual(['release_numbers', 'restore']);
    expect(run([failed(3), tick(4)], suspended).state).toEqual(suspended);
    expect(run([succeeded(3), tick(4)]).state).toEqual(paid);
  });

  it('follows the schedule of the host, and refuses events from the past', () => {
    const strict = { retryAfterDays: [], keepNumbersDays: 0 };
    expect(unwrap(advanceDunning(paid, failed(2), strict)).actions).toEqual(['suspend']);
    expect(dunningSchedule.retryAfterDays).toHaveLength(5);
    expect(advanceDunning({ status: 'paid', since: DAY }, failed(0))).toMatchObject({
      error: { code: 'out_of_order' },
    });
    expect(advanceDunning(paid, { kind: 'tick', at: 'tomorrow' })).toMatchObject({
      error: { code: 'invalid_input', path: ['event', 'at'] },
    });
  });

  it('never retries more than five times between payments', () => {
    const event = fc.record({
      kind: fc.constantFrom<DunningEvent['kind']>('payment_failed', 'tick', 'payment_succeeded', 'payment_failed'),
      wait: fc.nat(8),
    });
    fc.assert(
      fc.property(fc.array(event, { minLength: 10, maxLength: 60, size: 'max' }), (events) => {
        let state: Dunning = paid;
        let [day, failures] = [0, 0];
        for (const { kind, wait } of events) {
          day += wait;
          const before: Dunning = state;
          const step: DunningStep = unwrap(advanceDunning(state, { kind, at: day * DAY }));
          state = step.state;
          if (kind === 'payment_succeeded') failures = 0;
          if (kind === 'payment_failed' && (before.status === 'paid' || before.status === 'past_due')) failures++;
          expect(failures).toBeLessThanOrEqual(6);
          expect(step.actions.includes('suspend')).toBe(
            failures === 6 && state.status === 'suspended' && before.status === 'past_due',
          );
        }
      }),
      fcOptions(3_000),
    );
  });
});
