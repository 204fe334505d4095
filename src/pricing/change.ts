import * as z from 'zod/mini';
import { type Failure, fail } from '../kernel/index.js';
import { idSchema } from '../kernel/input.js';
import { type Coupon, couponSchema } from './coupon.js';
import { invalidQuantity } from './failures.js';
import type { Interval } from './period.js';

/** What is to change, several things at once if wanted. Differences, not totals, so that two people's changes add up. */
export interface Change {
  /** From the host; a change is applied once. */
  readonly id: string;
  readonly addSeats?: number;
  readonly removeSeats?: number;
  readonly addNumbers?: number;
  readonly removeNumbers?: number;
  /** Up or down. Takes the prices of the current book; without it the agreed prices stay. */
  readonly plan?: string;
  /** Month ⇄ year: a new period starts at the instant of the change. */
  readonly interval?: Interval;
  /** From the instant of the change on; null takes the coupon away. */
  readonly coupon?: Coupon | null;
}

/** More seats or numbers are to go than there are. */
export type NotEnough = Failure<
  'not_enough_seats' | 'not_enough_numbers',
  { readonly held: number; readonly removed: number }
>;

/** A coupon for an amount in another currency than the subscription's. */
export type CurrencyMismatch = Failure<'currency_mismatch', { readonly expected: string }>;

const number = /* @__PURE__ */ (() => z.exactOptional(z.number()))();

export const changeSchema = /* @__PURE__ */ (() =>
  z.strictObject({
    id: idSchema,
    addSeats: number,
    removeSeats: number,
    addNumbers: number,
    removeNumbers: number,
    plan: z.exactOptional(idSchema),
    interval: z.exactOptional(z.enum(['month', 'year'])),
    coupon: z.exactOptional(z.nullable(couponSchema)),
  }))();

const QUANTITIES = ['addSeats', 'removeSeats', 'addNumbers', 'removeNumbers'] as const;

/** The first quantity that is no whole number of at least 0. */
export const quantityFault = (change: Change): ReturnType<typeof invalidQuantity> | null => {
  const faulty = QUANTITIES.find((name) => {
    const value = change[name] ?? 0;
    return !Number.isSafeInteger(value) || value < 0;
  });
  return faulty === undefined ? null : invalidQuantity(0, ['change', faulty]);
};

/** Whether a coupon is in another currency. */
export const couponFault = (coupon: Coupon | null | undefined, currency: string) =>
  coupon?.off.kind === 'amount' && coupon.off.currency !== currency
    ? fail('currency_mismatch', { expected: currency }, ['coupon'])
    : null;
