import { random } from './support/random.js';

/** What somebody joins, when, and at which price in minor units. */
export interface Case {
  readonly unitPrice: number;
  readonly quantity: number;
  readonly period: { readonly start: number; readonly end: number };
  readonly at: number;
}

/**
 * Months and years from 2020 on, up to 500 seats, up to 360 dollars a seat: products on both sides of 2^31, all below 2^53. `large` makes one
 * in twenty a contract of up to 20,000 seats at up to 5,000,000 minor units, such as a currency with many of them; its product may pass 2^53.
 */
export function cases(count: number, { large = false } = {}): readonly Case[] {
  const next = random(20_261_122);
  return Array.from({ length: count }, () => {
    const year = 2020 + next(10);
    const month = next(12);
    const day = 1 + next(28);
    const start = Date.UTC(year, month, day);
    const end = next(2) === 0 ? Date.UTC(year, month + 1, day) : Date.UTC(year + 1, month, day);
    const seconds = (end - start) / 1000;
    const isLarge = large && next(20) === 0;
    return {
      unitPrice: 1 + next(isLarge ? 5_000_000 : 36_000),
      quantity: 1 + next(isLarge ? 20_000 : 500),
      period: { start, end },
      at: start + next(seconds + 1) * 1000,
    };
  });
}
