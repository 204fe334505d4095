// A team through a year of billing: it starts, grows, shrinks, upgrades, pays a renewal partly by credit, goes over to yearly billing and
// leaves. Every invoice is printed with its arithmetic beneath.
//
//   npx tsx examples/billing.ts
//
// All of it is computed; nothing is kept, so it takes no `--store`.
import assert from 'node:assert/strict';
import { type Instant, unwrap } from 'partyline/kernel';
import {
  applyQuote,
  type Billing,
  type Change,
  cancelSubscription,
  creditBalance,
  formatMoney,
  type Invoice,
  type Line,
  type PriceBook,
  publishedPrices,
  quoteChange,
  renew,
  type Subscription,
  settleChanges,
  startSubscription,
  type Terms,
  taxAtRate,
  upcomingInvoice,
} from 'partyline/pricing';
import { bold, chapter, dim, green, note, print, table, title, yellow } from './lib/terminal.js';

/** The published yearly prices, and this host's own for billing by the month. */
const { starter, business } = publishedPrices.plans;
const book: PriceBook = {
  version: '2026-01',
  plans: {
    starter: { ...starter, prices: { USD: { ...starter.prices.USD, month: { seat: 1900, number: 500 } } } },
    business: { ...business, prices: { USD: { ...business.prices.USD, month: { seat: 3300, number: 500 } } } },
  },
};
/** 8.1 % tax on every line; changes within an hour share an invoice. */
const terms: Terms = { book, tax: taxAtRate(81_000), batchWindow: 3_600_000 };

// --- words and figures -------------------------------------------------------------------------------------------------------------

const dollars = (amount: number): string => unwrap(formatMoney({ amount, currency: 'USD' }, 'en'));
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
const day = (at: Instant): string => dayFormat.format(at);
const minute = (at: Instant): string => `${dayFormat.format(at)}, ${timeFormat.format(at)}`;
const count = (figure: number): string => figure.toLocaleString('en');

const PLAN: Readonly<Record<string, string>> = { starter: 'Starter', business: 'Business' };
const ITEM = { seats: 'users', numbers: 'extra numbers' } as const;

/** A line in words; the room `messages` has these in three languages. */
const describe = ({ item, kind, code, params }: Line): string => {
  const what = item === 'seats' ? `${PLAN[params.plan]}, ${ITEM[item]}` : ITEM[item];
  const how = kind === 'credit' ? 'unused' : code.endsWith('full_period') ? `per ${params.interval}` : 'rest of period';
  return `${what}, ${how}`;
};

/** `6 × $19.00 × 1,555,200/2,419,200 s = $73.2857` */
const arithmetic = ({ quantity, unitPrice, discount, seconds, exact }: Line): string => {
  const price = `${quantity} × ${dollars(unitPrice)}${discount === 0 ? '' : ` − ${dollars(discount)}`}`;
  if (seconds.numerator === seconds.denominator) return price;
  const share = `${count(seconds.numerator)}/${count(seconds.denominator)} s`;
  const cents = Math.abs(Number(exact.numerator)) / Number(exact.denominator);
  return `${discount === 0 ? price : `(${price})`} × ${share} = ${(cents / 100).toFixed(4)}`;
};

const printInvoice = (invoice: Invoice): void => {
  print(`\n  ${bold(`Invoice ${invoice.number}`)}   ${day(invoice.issuedAt)}   ${dim(invoice.id)}`);
  table(
    [
      'what',
      'from – to',
      { title: 'net', align: 'right' },
      { title: 'tax', align: 'right' },
      { title: 'amount', align: 'right' },
    ],
    [
      ...invoice.lines.flatMap((line) => [
        [
          describe(line),
          `${day(line.params.from)} – ${day(line.params.to)}`,
          dollars(line.amount),
          dollars(line.tax),
          dollars(line.amount + line.tax),
        ],
        [dim(`  ${arithmetic(line)}`)],
      ]),
      [bold('Total'), '', dollars(invoice.subtotal), dollars(invoice.tax), bold(dollars(invoice.total))],
      ...(invoice.creditUsed > 0 ? [['Credit used', '', '', '', green(dollars(-invoice.creditUsed))]] : []),
      ...(invoice.creditGranted > 0 ? [['Kept as credit', '', '', '', green(dollars(invoice.creditGranted))]] : []),
      ...(invoice.creditExpired > 0 ? [['Credit expired', '', '', '', yellow(dollars(-invoice.creditExpired))]] : []),
      [bold('Due'), '', '', '', bold(dollars(invoice.due))],
    ],
  );
};

// --- the year ----------------------------------------------------------------------------------------------------------------------

const invoices: Invoice[] = [];

/** Files what an operation made, and answers with the next subscription. */
const file = ({ subscription, invoice }: Billing): Subscription => {
  if (invoice !== null) {
    invoices.push(invoice);
    printInvoice(invoice);
  }
  return subscription;
};

/** Previews a change, then makes it: the two agree, or it is refused. */
const change = (subscription: Subscription, wish: Change, at: string): Subscription => {
  const quote = unwrap(quoteChange(subscription, wish, at, terms));
  return file(unwrap(applyQuote(subscription, quote, at, terms)));
};

const settle = (subscription: Subscription): Subscription =>
  subscription.pending === null
    ? subscription
    : file(unwrap(settleChanges(subscription, subscription.pending.closesAt)));

/** Renews, period by period, until an instant; quietly, but for the last. */
const renewUntil = (subscription: Subscription, until: string): Subscription => {
  let state = subscription;
  const quiet: Invoice[] = [];
  while (state.period.end <= Date.parse(until)) {
    const { subscription: next, invoice } = unwrap(renew(state, state.period.end, terms));
    state = next;
    if (invoice !== null) quiet.push(invoice);
  }
  const last = quiet.pop();
  for (const invoice of quiet) {
    invoices.push(invoice);
    print(`  ${dim(`Invoice ${invoice.number}   ${day(invoice.issuedAt)}   renewal, due ${dollars(invoice.due)}`)}`);
  }
  if (last !== undefined) {
    invoices.push(last);
    printInvoice(last);
  }
  return state;
};

title('Acme Telephones: a year of billing');
note(
  `Starter and Business by the month at ${dollars(1900)} and ${dollars(3300)} a user (this host's prices), by the year at ` +
    `${dollars(1500)} and ${dollars(2300)} a user and month; extra numbers ${dollars(500)} a month; one number included with each ` +
    'user; 8.1 % tax. All times are UTC.',
);

chapter('31 January: six people, eight numbers');
const order = { id: 'acme', plan: 'starter', currency: 'USD', interval: 'month', seats: 6, numbers: 8 } as const;
let acme = file(unwrap(startSubscription(order, '2026-01-31T09:00:00Z', terms)));
note('The 31st is the anchor: the next periods begin on 28 February, 31 March, 30 April …');
assert.deepEqual(
  invoices.at(-1)?.lines.map(({ amount }) => amount),
  [11_400, 1000],
);

chapter('10 February: three people join within the hour');
for (const [name, at] of [
  ['Mia', '2026-02-10T09:00:00Z'],
  ['Noah', '2026-02-10T09:04:30Z'],
  ['Olga', '2026-02-10T09:41:07Z'],
] as const) {
  acme = change(acme, { id: `join-${name}`, addSeats: 1 }, at);
  print(`  ${minute(Date.parse(at))}   ${name} joins: ${acme.seats} users from now on`);
}
print(`  ${minute(acme.pending?.closesAt ?? 0)}   the hour is over: one invoice for the three`);
acme = settle(acme);
note(
  'Two paid numbers became included ones with the first two people, so their rest is given back in the same invoice.',
);

chapter('12 March: two people leave');
acme = renewUntil(acme, '2026-02-28T09:00:00Z');
acme = settle(change(acme, { id: 'leave-two', removeSeats: 2 }, '2026-03-12T15:20:00Z'));
note('Nothing is paid out. With seven users the eighth number costs again; the rest is credit.');

chapter('31 March: a renewal, paid partly by credit');
const previewed = unwrap(upcomingInvoice(acme, terms));
acme = renewUntil(acme, '2026-03-31T09:00:00Z');
assert.deepEqual(invoices.at(-1), previewed, 'the invoice is the one that was announced');
assert.ok((previewed?.creditUsed ?? 0) > 0 && (previewed?.due ?? 0) > 0);

chapter('20 May: up to Business');
acme = renewUntil(acme, '2026-05-20T00:00:00Z');
acme = settle(change(acme, { id: 'upgrade', plan: 'business' }, '2026-05-20T11:30:00Z'));

chapter('5 July: over to yearly billing');
acme = renewUntil(acme, '2026-07-05T00:00:00Z');
acme = settle(change(acme, { id: 'yearly', interval: 'year' }, '2026-07-05T08:00:00Z'));
note(`A new period begins there and then: ${minute(acme.period.start)} to ${minute(acme.period.end)}.`);

chapter('30 January: Acme leaves');
acme = file(unwrap(cancelSubscription(acme, 'now', '2027-01-30T17:00:00Z', terms)));
note(
  'The unused rest becomes credit and the credit expires, each with an entry of its own: it is not paid out, and not lost from sight.',
);

chapter('The books');
table(
  [
    { title: 'no.', align: 'right' },
    'issued',
    'for',
    ...['total', 'credit used', 'due', 'credit left'].map((name) => ({ title: name, align: 'right' as const })),
  ],
  invoices.map(({ number, issuedAt, cause, total, creditUsed, due, creditBalance }) => [
    String(number),
    day(issuedAt),
    cause,
    dollars(total),
    dollars(creditUsed),
    dollars(due),
    dollars(creditBalance),
  ]),
);
const sum = (of: (invoice: Invoice) => number): number => invoices.reduce((total, invoice) => total + of(invoice), 0);
const [paid, granted, used, expired] = [
  sum(({ due }) => due),
  sum(({ creditGranted }) => creditGranted),
  sum(({ creditUsed }) => creditUsed),
  sum(({ creditExpired }) => creditExpired),
];
table(
  ['', { title: 'amount', align: 'right' }],
  [
    ['paid', dollars(paid)],
    ['credit granted', dollars(granted)],
    ['credit used', dollars(-used)],
    ['credit expired', dollars(-expired)],
    [bold('credit left'), bold(dollars(granted - used - expired))],
  ],
);
assert.equal(granted - used - expired, creditBalance(acme));
assert.equal(creditBalance(acme), 0);
assert.equal(paid, sum(({ total }) => total) + granted - used);
assert.deepEqual(
  invoices.map(({ number }) => number),
  invoices.map((_, index) => index + 1),
);
