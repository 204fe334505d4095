import * as z from 'zod/mini';
import { ok, type Result } from '../kernel/index.js';
import { parseInput } from '../kernel/input.js';
import type { Invoice } from './invoice.js';
import { type RenewError, renewParsed } from './renew.js';
import { type Subscription, subscriptionSchema } from './subscription.js';
import type { Terms } from './terms.js';

/** How {@link upcomingInvoice} can fail. */
export type UpcomingInvoiceError = RenewError;

const inputSchema = /* @__PURE__ */ (() => z.strictObject({ subscription: subscriptionSchema }))();

/**
 * The invoice that comes at the end of the current period if nothing changes until then: the next period and what is pending, less
 * credit. Null when none will be made, as for a subscription that is cancelled for then.
 *
 * Errors: `invalid_input`, `unknown_currency`, `invalid_period`, `invalid_ledger`, `subscription_ended`, `out_of_order`, `unknown_plan`,
 * `price_missing`, `invalid_price_book`, `invalid_terms`, `invalid_tax`, `amount_out_of_range`, `invalid_instant`, `period_not_over`.
 *
 * @returns the invoice or null, or {@link UpcomingInvoiceError}
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { publishedPrices, startSubscription, upcomingInvoice } from 'partyline/pricing';
 *
 * const terms = { book: publishedPrices };
 * const order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 2, numbers: 2 } as const;
 * const { subscription } = unwrap(startSubscription(order, '2026-01-01T00:00:00Z', terms));
 * unwrap(upcomingInvoice(subscription, terms))?.due; // => 36000
 * ```
 */
export const upcomingInvoice = (
  subscription: Subscription,
  terms: Terms,
): Result<Invoice | null, UpcomingInvoiceError> => {
  const input = parseInput(inputSchema, { subscription });
  if (!input.ok) return input;
  const state = input.value.subscription;
  // A host that renewed late has a state from after the end of its period.
  const renewed = renewParsed(state, Math.max(state.period.end, state.changedAt), terms);
  return renewed.ok ? ok(renewed.value.invoice) : renewed;
};
