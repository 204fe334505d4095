import * as z from 'zod/mini';
import type { Instant } from '../kernel/index.js';
import type { Interval, Period } from './period.js';
import type { Item } from './price-book.js';

/** What a line says; `messages` turns it into a sentence. */
export type LineCode =
  | 'seats_full_period'
  | 'seats_rest_of_period'
  | 'seats_unused'
  | 'numbers_full_period'
  | 'numbers_rest_of_period'
  | 'numbers_unused';

/** The figures of a line's sentence. */
export interface LineParams {
  readonly quantity: number;
  readonly plan: string;
  readonly interval: Interval;
  /** The stretch that is paid for or given back. */
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * One line of a quote or an invoice, with everything needed to compute it again:
 * `amount = ±round((quantity × unitPrice − discount) × seconds.numerator / seconds.denominator)`.
 */
export interface Line {
  readonly kind: 'charge' | 'credit';
  readonly code: LineCode;
  readonly params: LineParams;
  readonly item: Item;
  readonly quantity: number;
  /** Of one for the whole period, in minor units. */
  readonly unitPrice: number;
  /** The coupon's part in this item for the whole period, in minor units. */
  readonly discount: number;
  readonly period: Period;
  /** The part of the period that is billed, in whole seconds. */
  readonly seconds: { readonly numerator: number; readonly denominator: number };
  /** The amount before rounding, in minor units, as decimal strings because it may exceed 2^53; negative for a credit. */
  readonly exact: { readonly numerator: string; readonly denominator: string };
  readonly rounding: 'half_away_from_zero';
  /** Minor units; negative for a credit. */
  readonly amount: number;
  /** What the credit would have been, where it was capped at what was billed and not yet credited; else null. */
  readonly uncapped: number | null;
  /** From the host's tax hook, minor units; 0 without one. */
  readonly tax: number;
}

const whole = /* @__PURE__ */ (() => z.int().check(z.nonnegative()))();
const figures = /* @__PURE__ */ (() => z.string().check(z.maxLength(100), z.regex(/^-?\d+$/)))();

export const lineSchema = /* @__PURE__ */ (() =>
  z.strictObject({
    kind: z.enum(['charge', 'credit']),
    code: z.enum([
      'seats_full_period',
      'seats_rest_of_period',
      'seats_unused',
      'numbers_full_period',
      'numbers_rest_of_period',
      'numbers_unused',
    ]),
    params: z.strictObject({
      quantity: whole,
      plan: z.string(),
      interval: z.enum(['month', 'year']),
      from: z.int(),
      to: z.int(),
    }),
    item: z.enum(['seats', 'numbers']),
    quantity: whole,
    unitPrice: whole,
    discount: whole,
    period: z.strictObject({ start: z.int(), end: z.int() }),
    seconds: z.strictObject({ numerator: whole, denominator: z.int().check(z.positive()) }),
    exact: z.strictObject({ numerator: figures, denominator: figures }),
    rounding: z.literal('half_away_from_zero'),
    amount: z.int(),
    uncapped: z.nullable(z.int()),
    tax: z.int(),
  }))();
