import * as z from 'zod/mini';
import { type Failure, fail, type Instant, ok, type Result } from '../kernel/index.js';
import { idSchema, instantSchema, parseInput } from '../kernel/input.js';
import { sameData } from '../kernel/same-data.js';
import { changeSchema } from './change.js';
import { type Billing, issueAt } from './invoice.js';
import { advanced, openState, stateAndInstant } from './open-state.js';
import { type DecidedChange, decideChange, type Quote, type QuoteChangeError } from './quote-change.js';
import type { Subscription } from './subscription.js';
import type { Terms } from './terms.js';

/**
 * The quote no longer says what applying it would do. `version`: the subscription changed since. `figures`: the same subscription now
 * gives another quote, because prices, tax or the quote itself changed.
 */
export type StaleQuote = Failure<
  'stale_quote',
  { readonly because: 'subscription' | 'version' | 'figures'; readonly quoted: number; readonly current: number }
>;

/** The quote was to be applied before `expiresAt`. */
export type QuoteExpired = Failure<'quote_expired', { readonly expiresAt: Instant }>;

/** How {@link applyQuote} can fail. */
export type ApplyQuoteError = QuoteChangeError | StaleQuote | QuoteExpired;

/** What {@link applyQuote} did. */
export interface AppliedQuote extends Billing {
  /** The change had been applied before; nothing happened. */
  readonly replayed: boolean;
}

/** A repetition is recognised among so many latest changes; an older one is refused as stale, so it is never billed twice. */
const REMEMBERED = 100;

const inputSchema = /* @__PURE__ */ (() =>
  z.strictObject({
    ...stateAndInstant,
    quote: z.looseObject({
      change: changeSchema,
      subscription: idSchema,
      version: z.int(),
      at: instantSchema,
      expiresAt: instantSchema,
    }),
  }))();

/**
 * Makes a quoted change.
 *
 * The quote is computed again from the subscription and must come out the same to the last field. So what was previewed is what is
 * committed, and a quote may travel through a browser: an altered one is stale. A change id that was applied already changes nothing.
 *
 * With a batch window in the terms the lines wait, in force, for one invoice of the whole burst; see {@link settleChanges}.
 *
 * Errors: `invalid_input`, `unknown_currency`, `invalid_period`, `invalid_ledger`, `subscription_ended`, `out_of_order`, `unknown_plan`,
 * `price_missing`, `invalid_price_book`, `invalid_terms`, `invalid_tax`, `amount_out_of_range`, `invalid_instant`,
 * `instant_outside_period`, `invalid_quantity`, `not_enough_seats`, `not_enough_numbers`, `currency_mismatch`, `change_already_applied`,
 * `stale_quote`, `quote_expired`.
 *
 * @param at when it is applied: from `quote.at` on, before `quote.expiresAt`
 * @returns the next subscription and the invoice, or {@link ApplyQuoteError}
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { applyQuote, publishedPrices, quoteChange, startSubscription } from 'partyline/pricing';
 *
 * const terms = { book: publishedPrices };
 * const at = Date.UTC(2026, 0, 11);
 * const order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 5, numbers: 5 } as const;
 * const { subscription } = unwrap(startSubscription(order, Date.UTC(2026, 0, 1), terms));
 *
 * const quote = unwrap(quoteChange(subscription, { id: 'c1', addSeats: 2 }, at, terms));
 * const applied = unwrap(applyQuote(subscription, quote, at, terms));
 * applied.subscription.seats; // => 7
 * applied.invoice?.due === quote.due; // => true
 * applyQuote(applied.subscription, quote, at, terms).ok; // => true
 * ```
 */
export const applyQuote = (
  subscription: Subscription,
  quote: Quote,
  at: Instant | string,
  terms: Terms,
): Result<AppliedQuote, ApplyQuoteError> => {
  const input = parseInput(inputSchema, { subscription, quote, at });
  if (!input.ok) return input;
  const { subscription: state, quote: quoted, at: now } = input.value;
  const opened = openState(state, now);
  if (!opened.ok) return opened;

  if (quoted.subscription !== state.id) return stale('subscription', quoted.version, state.version);
  const earlier = state.applied.find(({ id }) => id === quoted.change.id);
  if (earlier?.version === quoted.version) {
    return ok<AppliedQuote>({ subscription, invoice: null, entries: [], replayed: true });
  }
  if (quoted.version !== state.version) return stale('version', quoted.version, state.version);
  const decided = decideChange(state, quoted.change, quoted.at, terms);
  if (!decided.ok) return decided;
  if (!sameData(decided.value.quote, quote)) return stale('figures', quoted.version, state.version);
  if (now < quoted.at) return fail('out_of_order', { at: now, changedAt: quoted.at }, ['at']);
  if (now >= quoted.expiresAt) return fail('quote_expired', { expiresAt: quoted.expiresAt }, ['quote']);

  return ok<AppliedQuote>({ ...commitQuote(state, decided.value, now, terms), replayed: false });
};

/** Makes a change that was just decided. */
export const commitQuote = (
  state: Subscription,
  { quote, after }: DecidedChange,
  at: Instant,
  terms: Terms,
): Billing => {
  const applied = [...state.applied, { id: quote.change.id, version: state.version }].slice(-REMEMBERED);
  const billed = bill({ ...after, applied }, quote, at, terms);
  return { ...billed, subscription: advanced(billed.subscription, at) };
};

/** Bills the change at once, or lets its lines wait with those of the same burst. The window opens once: it does not slide. */
const bill = (after: Subscription, quote: Quote, at: Instant, terms: Terms): Billing => {
  const { lines, subtotal, tax, total, creditUsed, creditGranted, due } = quote;
  const { batchWindow = 0 } = terms;
  const { end } = after.period;
  const closesAt = after.pending?.closesAt ?? (batchWindow === 'period' ? end : Math.min(at + batchWindow, end));
  const figures = { subtotal, tax, total, creditUsed, creditGranted, due };
  if (at >= closesAt) return issueAt(figures, after, lines, at, 'change');
  if (lines.length === 0) return { subscription: after, invoice: null, entries: [] };
  const pending = { closesAt, lines: [...(after.pending?.lines ?? []), ...lines] };
  return { subscription: { ...after, pending }, invoice: null, entries: [] };
};

const stale = (because: 'subscription' | 'version' | 'figures', quoted: number, current: number) =>
  fail('stale_quote', { because, quoted, current }, ['quote']);
