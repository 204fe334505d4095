import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { largestRemainder } from './allocate.js';
import { share } from './ratio.js';

/** A discount on each period it covers: a share in basis points (2,500 is a quarter), or an amount in minor units. */
export type CouponOff =
  | { readonly kind: 'percent'; readonly basisPoints: number }
  | { readonly kind: 'amount'; readonly amount: number; readonly currency: string };

/** A coupon on a subscription. */
export interface Coupon {
  readonly id: string;
  readonly off: CouponOff;
  /** How many periods it still covers, the current one included; null for as long as the subscription lasts. */
  readonly periods: number | null;
}

const ALL = 10_000;

const wholeFrom = (minimum: number, maximum = Number.MAX_SAFE_INTEGER) =>
  z.int().check(z.minimum(minimum), z.maximum(maximum));

export const couponSchema = /* @__PURE__ */ (() =>
  z.strictObject({
    id: idSchema,
    off: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('percent'), basisPoints: wholeFrom(1, ALL) }),
      z.strictObject({ kind: z.literal('amount'), amount: wholeFrom(1), currency: z.string().check(z.length(3)) }),
    ]),
    periods: z.nullable(wholeFrom(1)),
  }))();

/**
 * What a coupon takes off each item of a full period, given their prices. It is shared out before anything is prorated, by largest
 * remainder, and never takes more than there is.
 */
export const discountsOf = (
  coupon: Coupon | null,
  prices: readonly [number, number],
  total: number,
): readonly [number, number] => {
  if (coupon === null || total === 0) return [0, 0];
  const { off } = coupon;
  const wanted = off.kind === 'amount' ? off.amount : share(total, off.basisPoints, ALL);
  return largestRemainder(Math.min(wanted, total), prices) as [number, number];
};

/** The coupon as the next period finds it: one period shorter, or gone. */
export const nextCoupon = (coupon: Coupon | null): Coupon | null => {
  if (coupon === null || coupon.periods === null) return coupon;
  return coupon.periods > 1 ? { ...coupon, periods: coupon.periods - 1 } : null;
};
