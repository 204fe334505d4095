// Chapter 8: what two more seats cost, ten days into a period.
import assert from 'node:assert/strict';
import { unwrap } from 'partyline';
import { DAY } from 'partyline/kernel';
import {
  applyQuote,
  formatMoney,
  type Line,
  prorate,
  publishedPrices,
  quoteChange,
  type Subscription,
  startSubscription,
} from 'partyline/pricing';
import { bold, chapter, dim, note, print, table } from '../lib/terminal.js';

const terms = { book: publishedPrices };
const START = Date.UTC(2026, 10, 1);
const TEN_DAYS_IN = START + 10 * DAY;

const dollars = (amount: number): string => unwrap(formatMoney({ amount, currency: 'USD' }, 'en'));
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

const what: Readonly<Partial<Record<Line['code'], string>>> = {
  seats_unused: 'given back: the rest of what was paid',
  seats_rest_of_period: 'charged: the rest of the period',
};

export const showSeats = (): void => {
  chapter('Two more seats, ten days into the period');
  const order = { id: 'acme', plan: 'starter', currency: 'USD', interval: 'year', seats: 5, numbers: 2 } as const;
  const { subscription, invoice } = unwrap(startSubscription(order, START, terms));
  const { end } = subscription.period;
  note(
    `Acme pays for 5 seats of Starter, ${dollars(1500)} a seat and month, by the year: ${dollars(invoice?.total ?? 0)} for ` +
      `${day.format(START)} to ${day.format(end)}. On ${day.format(TEN_DAYS_IN)} Ana asks what two more would cost:`,
  );

  const quote = unwrap(quoteChange(subscription, { id: 'two-seats', addSeats: 2 }, TEN_DAYS_IN, terms));
  table(
    [
      '',
      'seats × price × rest of the period',
      { title: 'exactly', align: 'right' },
      { title: 'rounded', align: 'right' },
    ],
    [
      ...quote.lines.map((line) => [
        what[line.code] ?? line.code,
        arithmetic(line),
        exactly(line),
        dollars(line.amount),
      ]),
      [bold('due now'), '', '', bold(dollars(quote.due))],
    ],
  );
  // By hand: 2 × 18,000 cents × 355 days / 365 days = 35,013.69… cents.
  assert.equal(quote.due, 35_014);
  const { period } = subscription;
  assert.equal(unwrap(prorate({ unitPrice: 18_000, quantity: 2, period, at: TEN_DAYS_IN })), 35_014);

  note(
    'Every charge and every credit is the same subtraction, the worth of the rest of the period after the change less its worth ' +
      'before. So cents neither appear nor get lost, whichever way one goes:',
  );
  const oneByOne = add(add({ subscription, due: [] }, 'first'), 'second');
  const { subscription: seven } = unwrap(applyQuote(subscription, quote, TEN_DAYS_IN, terms));
  const back = unwrap(quoteChange(seven, { id: 'no-seats', removeSeats: 2 }, TEN_DAYS_IN, terms));
  table(
    ['', { title: 'together', align: 'right' }],
    [
      ['two at once', dollars(quote.due)],
      [
        `one, and one more at the same instant: ${oneByOne.due.map(dollars).join(' + ')}`,
        dollars(oneByOne.due.reduce((a, b) => a + b)),
      ],
      [
        `two, and both back at the same instant: ${dollars(quote.total)} − ${dollars(-back.total)}`,
        dollars(quote.total + back.total),
      ],
    ],
  );
  assert.equal(
    oneByOne.due.reduce((a, b) => a + b),
    quote.due,
  );
  assert.equal(quote.total + back.total, 0);
  print(dim('  What is given back becomes credit for later invoices; it is not paid out.'));
};

interface Spent {
  readonly subscription: Subscription;
  readonly due: readonly number[];
}

/** Adds one seat. */
const add = ({ subscription, due }: Spent, id: string): Spent => {
  const quote = unwrap(quoteChange(subscription, { id, addSeats: 1 }, TEN_DAYS_IN, terms));
  const applied = unwrap(applyQuote(subscription, quote, TEN_DAYS_IN, terms));
  return { subscription: applied.subscription, due: [...due, quote.due] };
};

/** `7 × $180.00 × 355/365 days` */
const arithmetic = ({ quantity, unitPrice, seconds }: Line): string => {
  const days = (of: number): number => (of * 1000) / DAY;
  return `${quantity} × ${dollars(unitPrice)} × ${days(seconds.numerator)}/${days(seconds.denominator)} days`;
};

/** The amount before rounding, to a thousandth of a cent. */
const exactly = ({ exact }: Line): string => (Number(exact.numerator) / Number(exact.denominator) / 100).toFixed(4);
