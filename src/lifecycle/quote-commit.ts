import type { Instant } from '../kernel/instant.js';
import { ok } from '../kernel/result.js';
import { quoteChange, type Subscription, type Terms } from '../pricing/index.js';
import { type BilledCommit, type BillingOptions, billingChangeOf } from './billing-change.js';

/**
 * What a change of the workspace costs: the quote for the seats and numbers that its commit gains or loses; null where it costs nothing by
 * nature. The quote can be applied with `applyQuote` once the commit is stored; applied twice, it counts once.
 *
 * Errors: `invalid_input`, `unknown_currency`, `invalid_period`, `invalid_ledger`, `subscription_ended`, `out_of_order`, `unknown_plan`,
 * `price_missing`, `invalid_price_book`, `invalid_terms`, `invalid_tax`, `amount_out_of_range`, `invalid_instant`,
 * `instant_outside_period`, `invalid_quantity`, `not_enough_seats`, `not_enough_numbers`, `currency_mismatch`, `change_already_applied`.
 *
 * @returns a quote, or the failure of `quoteChange`
 * @see decisions 20 and 25 in docs/decisions.md
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { quoteCommit } from 'partyline/lifecycle';
 * import { addMember } from 'partyline/members';
 * import { publishedPrices, startSubscription } from 'partyline/pricing';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context } = office();
 * const terms = { book: publishedPrices };
 * const order = { id: 's1', plan: 'business', currency: 'USD', interval: 'year', seats: 3, numbers: 1 } as const;
 * const { subscription } = unwrap(startSubscription(order, context.at, terms));
 * const dora = { name: 'Dora', address: 'dora@acme.example', roles: ['member'] };
 * const { commit } = unwrap(addMember(workspace, dora, context));
 * const quote = commit && unwrap(quoteCommit(subscription, commit, context.at, terms));
 *
 * quote?.total; // => 27600
 * ```
 */
export const quoteCommit = (
  subscription: Subscription,
  commit: BilledCommit,
  at: Instant,
  terms: Terms,
  options: BillingOptions = {},
) => {
  const change = billingChangeOf(commit, options);
  return change === null ? ok(null) : quoteChange(subscription, change, at, terms);
};
