import type { Err, Ok } from 'partyline/kernel';
import type {
  advanceDunning,
  applyQuote,
  cancelSubscription,
  Quote,
  quoteChange,
  renew,
  settleChanges,
  startSubscription,
  upcomingInvoice,
} from 'partyline/pricing';
import { expectTypeOf, it } from 'vitest';

type CodeOf<F extends (...input: never[]) => unknown> =
  Extract<ReturnType<F>, Err<unknown>> extends Err<infer E> ? (E extends { code: infer C } ? C : never) : never;
type ValueOf<F extends (...input: never[]) => unknown> =
  Extract<ReturnType<F>, Ok<unknown>> extends Ok<infer T> ? T : never;

type State =
  | 'invalid_input'
  | 'invalid_period'
  | 'unknown_currency'
  | 'invalid_ledger'
  | 'subscription_ended'
  | 'out_of_order';
type Price = 'unknown_plan' | 'price_missing' | 'invalid_price_book';
type Figures = 'amount_out_of_range' | 'invalid_tax' | 'invalid_terms';
type Quoting =
  | State
  | Price
  | Figures
  | 'change_already_applied'
  | 'instant_outside_period'
  | 'invalid_quantity'
  | 'currency_mismatch'
  | 'not_enough_seats'
  | 'not_enough_numbers'
  | 'invalid_instant';

it('has an exact union of errors for each operation', () => {
  expectTypeOf<CodeOf<typeof quoteChange>>().toEqualTypeOf<Quoting>();
  expectTypeOf<CodeOf<typeof applyQuote>>().toEqualTypeOf<Quoting | 'stale_quote' | 'quote_expired'>();
  expectTypeOf<CodeOf<typeof renew>>().toEqualTypeOf<State | Price | Figures | 'period_not_over' | 'invalid_instant'>();
  expectTypeOf<CodeOf<typeof upcomingInvoice>>().toEqualTypeOf<CodeOf<typeof renew>>();
  expectTypeOf<CodeOf<typeof settleChanges>>().toEqualTypeOf<State | 'window_open' | 'amount_out_of_range'>();
  expectTypeOf<CodeOf<typeof cancelSubscription>>().toEqualTypeOf<State | Figures | 'instant_outside_period'>();
  expectTypeOf<CodeOf<typeof startSubscription>>().toEqualTypeOf<
    | 'invalid_input'
    | 'unknown_currency'
    | 'invalid_quantity'
    | 'invalid_trial'
    | 'invalid_instant'
    | 'currency_mismatch'
    | Price
    | Figures
  >();
  expectTypeOf<CodeOf<typeof advanceDunning>>().toEqualTypeOf<'invalid_input' | 'out_of_order'>();
  expectTypeOf<ValueOf<typeof quoteChange>>().toEqualTypeOf<Quote>();
});
