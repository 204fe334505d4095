import type { FailureTexts } from '../catalogue.js';

/** What money, subscriptions and credit may answer. */
export const pricing = {
  unknown_plan: 'There is no plan named “{plan}”. Choose another one.',
  price_missing:
    'The plan “{plan}” has no price in this currency: {currency:currency}. Choose another plan or currency.',
  invalid_price_book: 'Prices are set up incorrectly. Please tell the support team.',
  invalid_terms: 'Billing is set up incorrectly. Please tell the support team.',
  invalid_tax: 'The tax could not be worked out. Please tell the support team.',
  invalid_ledger: 'The record of this credit contradicts itself. Please tell the support team.',
  unknown_currency: 'This is not a currency. Choose another one.',
  unknown_locale: 'This is not a language we know. Choose another one.',
  currency_mismatch: 'This coupon has to be in the currency of the subscription: {expected:currency}.',
  invalid_money_text: 'Please enter an amount, such as 12.50.',
  invalid_amount: 'This is not an amount. Enter it in whole cents.',
  amount_out_of_range: 'This amount is too large to be billed.',
  invalid_quantity: 'Enter a whole number, {minimum} or more.',
  invalid_weight: 'Every share has to be zero or more.',
  no_weights: 'There is nobody to share the amount among.',
  invalid_period: 'A period has to end after it begins.',
  invalid_trial: 'The trial has to end after it begins.',
  invalid_instant: 'Please enter a date and a time that exist.',
  instant_outside_period: 'This date is outside the billing period, {start:day} to {end:lastDay}.',
  out_of_order: 'Something was booked on {changedAt} already. Choose a later time.',
  not_enough_seats: {
    count: 'held',
    one: 'There is one seat only, so {removed} cannot be given up.',
    other: 'There are {held} seats, so {removed} cannot be given up.',
  },
  not_enough_numbers: {
    count: 'held',
    one: 'There is one number only, so {removed} cannot be given up.',
    other: 'There are {held} numbers, so {removed} cannot be given up.',
  },
  stale_quote: {
    by: 'because',
    cases: {
      subscription: 'This quote is for another subscription. Ask for a new one.',
      version: 'The subscription has changed since this quote was made. Ask for a new one.',
      figures: 'The price has changed since this quote was made. Ask for a new one.',
    },
  },
  quote_expired: 'This quote was good until {expiresAt}. Ask for a new one.',
  change_already_applied: 'This change has been made already and is billed once only.',
  subscription_ended: 'This subscription ended on {endedAt:day}. Start a new one.',
  window_open: 'Changes are gathered until {closesAt} and billed together then.',
  period_not_over: 'The billing period is not over yet; it can be renewed from {end} on.',
  timeline_too_long: 'This forecast has too many steps. Choose an earlier end.',
  not_enough_credit: {
    money: 'There is a credit of {balance:money}, and this takes {amount:money}. Buy credit first.',
    other: 'There is not enough credit for this. Buy credit first.',
  },
} as const satisfies Partial<FailureTexts>;
