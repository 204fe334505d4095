import type { LineTexts } from '../catalogue.js';

/** The lines of an invoice. They are labels, and so end without a full stop. */
export const lines = {
  seats_full_period: {
    count: 'quantity',
    one: '1 seat, {plan} plan, {from:day} to {to:lastDay}',
    other: '{quantity} seats, {plan} plan, {from:day} to {to:lastDay}',
  },
  seats_rest_of_period: {
    count: 'quantity',
    one: '1 seat, {plan} plan, rest of the period, {from:day} to {to:lastDay}',
    other: '{quantity} seats, {plan} plan, rest of the period, {from:day} to {to:lastDay}',
  },
  seats_unused: {
    count: 'quantity',
    one: 'Credit for 1 seat not used, {plan} plan, {from:day} to {to:lastDay}',
    other: 'Credit for {quantity} seats not used, {plan} plan, {from:day} to {to:lastDay}',
  },
  numbers_full_period: {
    count: 'quantity',
    one: '1 extra number, {plan} plan, {from:day} to {to:lastDay}',
    other: '{quantity} extra numbers, {plan} plan, {from:day} to {to:lastDay}',
  },
  numbers_rest_of_period: {
    count: 'quantity',
    one: '1 extra number, {plan} plan, rest of the period, {from:day} to {to:lastDay}',
    other: '{quantity} extra numbers, {plan} plan, rest of the period, {from:day} to {to:lastDay}',
  },
  numbers_unused: {
    count: 'quantity',
    one: 'Credit for 1 extra number not used, {plan} plan, {from:day} to {to:lastDay}',
    other: 'Credit for {quantity} extra numbers not used, {plan} plan, {from:day} to {to:lastDay}',
  },
} as const satisfies LineTexts;
