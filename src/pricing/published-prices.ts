import type { Plan, PriceBook } from './price-book.js';

/**
 * A price book to start from, in US dollars billed annually: Starter 15, Business 23 and Scale 35 a user a month, an extra number 5 a
 * month, one number included with each seat, no limit of team size. Monthly billing and other currencies are for the host to price.
 *
 * @example
 * ```ts
 * import { publishedPrices } from 'partyline/pricing';
 *
 * publishedPrices.plans.starter.prices.USD.year; // => { seat: 1500, number: 500 }
 * ```
 */
export const publishedPrices = {
  version: '2026-01',
  plans: {
    starter: { includedNumbersPerSeat: 1, usersPerNumber: 10, prices: { USD: { year: { seat: 1500, number: 500 } } } },
    business: {
      includedNumbersPerSeat: 1,
      usersPerNumber: 100,
      prices: { USD: { year: { seat: 2300, number: 500 } } },
    },
    scale: { includedNumbersPerSeat: 1, usersPerNumber: 100, prices: { USD: { year: { seat: 3500, number: 500 } } } },
  } satisfies Record<string, Plan>,
} as const satisfies PriceBook;
