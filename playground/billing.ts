import { describe } from 'partyline/messages';
import { formatMoney, publishedPrices, quoteChange, startSubscription } from 'partyline/pricing';
import { element, shape } from './element.js';

interface Order {
  readonly plan: 'starter' | 'business';
  readonly seats: number;
  readonly add: number;
  readonly day: number;
}

const FIRST: Order = { plan: 'starter', seats: 5, add: 2, day: 100 };
const START = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;
const terms = { book: publishedPrices };

const isOrder = (state: unknown): state is Order =>
  typeof state === 'object' &&
  state !== null &&
  ['starter', 'business'].includes((state as Order).plan) &&
  (['seats', 'add', 'day'] as const).every((key) => Number.isInteger((state as Order)[key]));

const dollars = (amount: number): string => {
  const written = formatMoney({ amount, currency: 'USD' }, 'en');
  return written.ok ? written.value : String(amount);
};

/** A year of a subscription, one change in it, and every cent of the invoice explained. */
export const billingPart = (state: unknown, save: (state: Order) => void): HTMLElement => {
  let order = isOrder(state) ? state : FIRST;
  const answer = element('div', { 'aria-live': 'polite' });

  const show = () => {
    const { plan, seats, add, day } = order;
    const started = startSubscription(
      { id: 's', plan, currency: 'USD', interval: 'year', seats, numbers: seats },
      START,
      terms,
    );
    if (!started.ok) {
      answer.replaceChildren(element('p', { class: 'bad' }, describe(started.error)));
      return;
    }
    const { subscription } = started.value;
    const at = START + day * DAY;
    const quote = quoteChange(
      subscription,
      { id: 'c', ...(add >= 0 ? { addSeats: add } : { removeSeats: -add }) },
      at,
      terms,
    );
    if (!quote.ok) {
      answer.replaceChildren(element('p', { class: 'bad' }, describe(quote.error)));
      return;
    }
    const x = (day / 365) * 600;
    const top = (count: number) => 120 - (count / Math.max(seats, seats + add, 1)) * 90;
    answer.replaceChildren(
      shape(
        'svg',
        {
          viewBox: '0 0 600 150',
          class: 'year',
          role: 'img',
          'aria-label': `${seats} users, from day ${day} on ${seats + add}`,
        },
        shape('rect', { x: 0, y: top(seats), width: x, height: 120 - top(seats), class: 'past' }),
        shape('rect', { x, y: top(seats + add), width: 600 - x, height: 120 - top(seats + add), class: 'coming' }),
        shape('text', { x: 4, y: 140 }, '1 Jan 2026'),
        shape('text', { x: 596, y: 140, 'text-anchor': 'end' }, '1 Jan 2027'),
      ),
      element('p', { class: 'counts' }, `Due on day ${day}: ${dollars(quote.value.due)}`),
      element(
        'ul',
        {},
        ...quote.value.lines.map((line) =>
          element(
            'li',
            {},
            `${describe(line)}: ${line.quantity} × ${dollars(line.unitPrice)} × ${line.seconds.numerator.toLocaleString('en')} / ${line.seconds.denominator.toLocaleString('en')} s = ${dollars(line.amount)}`,
          ),
        ),
      ),
    );
  };

  const change = (part: Partial<Order>) => {
    order = { ...order, ...part };
    save(order);
    show();
  };
  const slider = (label: string, key: 'seats' | 'add' | 'day', min: number, max: number) => {
    const shown = element('output', {}, String(order[key]));
    const input = element('input', { type: 'range', min, max, value: order[key], 'aria-label': label });
    input.addEventListener('input', () => {
      shown.textContent = input.value;
      change({ [key]: Number(input.value) });
    });
    return element('label', { class: 'slider' }, `${label} `, input, shown);
  };
  const plan = element(
    'select',
    { 'aria-label': 'Plan' },
    element('option', {}, 'starter'),
    element('option', {}, 'business'),
  );
  plan.value = order.plan;
  plan.addEventListener('change', () => change({ plan: plan.value as Order['plan'] }));
  show();
  return element(
    'section',
    {},
    element('h1', {}, 'A change in the middle of a year, to the cent'),
    element(
      'div',
      { class: 'bar' },
      plan,
      slider('Users', 'seats', 1, 50),
      slider('More or fewer users', 'add', -20, 50),
      slider('Day of the year', 'day', 0, 364),
    ),
    answer,
  );
};
