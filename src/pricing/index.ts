/**
 * Money, price books, periods, proration, quotes, credits, invoices, dunning. It makes no payment.
 *
 * @module
 */
export {
  type AdvanceDunningError,
  advanceDunning,
  type Dunning,
  type DunningAction,
  type DunningEvent,
  type DunningSchedule,
  type DunningStep,
  dunningSchedule,
} from './advance-dunning.js';
export { type AllocateError, allocate, type InvalidWeight, type NoWeights } from './allocate.js';
export {
  type AppliedQuote,
  type ApplyQuoteError,
  applyQuote,
  type QuoteExpired,
  type StaleQuote,
} from './apply-quote.js';
export { buyUsageCredit } from './buy-usage-credit.js';
export { type CancelSubscriptionError, type CancelWhen, cancelSubscription } from './cancel-subscription.js';
export type { Change, CurrencyMismatch, NotEnough } from './change.js';
export type { Coupon, CouponOff } from './coupon.js';
export { currencies, currencyExponent } from './currencies.js';
export type {
  AmountOutOfRange,
  InstantOutsidePeriod,
  InvalidAmount,
  InvalidInstant,
  InvalidPeriod,
  InvalidQuantity,
  UnknownCurrency,
} from './failures.js';
export { type FormatMoneyError, formatMoney, type UnknownLocale } from './format-money.js';
export type { Billing, Figures, Invoice, InvoiceCause } from './invoice.js';
export { extraNumbers, type ItemPrice } from './items.js';
export {
  type Balance,
  type CreditLot,
  creditBalance,
  creditLots,
  type InvalidLedger,
  type LedgerCause,
  type LedgerEntry,
  type Ledgered,
} from './ledger.js';
export type { Line, LineCode, LineParams } from './line.js';
export { type Money, money } from './money.js';
export { moveUsageCredit } from './move-usage-credit.js';
export type { OutOfOrder, StateError, SubscriptionEnded } from './open-state.js';
export { type InvalidMoneyText, type ParseMoneyError, parseMoney } from './parse-money.js';
export { boundary, type IndexedPeriod, type Interval, type Period, periodAt, periodOf } from './period.js';
export {
  type InvalidPriceBook,
  type Item,
  type MonthlyPrices,
  type Plan,
  type PriceBook,
  type PriceMissing,
  type PriceOfError,
  type PriceSnapshot,
  parsePriceBook,
  priceOf,
  type UnknownPlan,
} from './price-book.js';
export { type ProrateError, type Proration, prorate } from './prorate.js';
export { publishedPrices } from './published-prices.js';
export { type ChangeAlreadyApplied, type Quote, type QuoteChangeError, quoteChange } from './quote-change.js';
export { type RemainingValueError, remainingValue } from './remaining-value.js';
export { type PeriodNotOver, type RenewError, renew } from './renew.js';
export { type SettleChangesError, settleChanges, type WindowOpen } from './settle-changes.js';
export {
  type Moment,
  type SimulateError,
  type Step,
  simulate,
  type Timeline,
  type TimelineTooLong,
} from './simulate.js';
export { spendUsageCredit } from './spend-usage-credit.js';
export { type InvalidTrial, type Order, type StartSubscriptionError, startSubscription } from './start-subscription.js';
export {
  type AppliedChange,
  type Billed,
  type ParseSubscriptionError,
  type Pending,
  parseSubscription,
  type Subscription,
} from './subscription.js';
export { type BillingError, type InvalidTax, type InvalidTerms, type TaxHook, type Terms, taxAtRate } from './terms.js';
export { type UpcomingInvoiceError, upcomingInvoice } from './upcoming-invoice.js';
export type { NotEnoughCredit, UsageCreditError, UsageMovement } from './usage-credit.js';
