import { type Instant, ok } from '../kernel/index.js';
import { amountOutOfRange } from './failures.js';
import { fractionOf, type ItemPrice, itemsOf, partOf } from './items.js';
import type { Line } from './line.js';
import { type Billed, isTrial, type Subscription } from './subscription.js';
import { type Terms, withTax } from './terms.js';

/**
 * The lines from one state to the next at an instant: for each item that differs, a credit for what was and a charge for what will be.
 * Without a state before it is a charge alone, without one after a credit alone.
 *
 * A credit is capped so that the item never gives back more than was billed for it and not yet credited. Within a period only the
 * net counts, since charge and credit are two halves of one difference; a period that is left behind is credited by itself.
 */
export const linesBetween = (before: Subscription | null, after: Subscription | null, at: Instant, terms: Terms) => {
  const old = pricesOf(before);
  if (!old.ok) return old;
  const next = pricesOf(after);
  if (!next.ok) return next;
  const isSamePeriod = before !== null && after !== null && samePeriod(before, after);
  const lines: Line[] = [];
  for (const item of ['seats', 'numbers'] as const) {
    const was = old.value.find((price) => price.item === item);
    const will = next.value.find((price) => price.item === item);
    if (isSamePeriod && samePrice(was, will)) continue;
    const charge = after && will ? withTax(makeLine(after, will, at, 'charge'), terms) : null;
    if (charge?.ok === false) return charge;
    const credit = before && was ? withTax(makeLine(before, was, at, 'credit'), terms) : null;
    if (credit?.ok === false) return credit;
    if (credit !== null && before !== null) {
      const kept = isSamePeriod ? (charge?.value ?? NOTHING) : NOTHING;
      lines.push(capped(credit.value, before.billed[item], kept));
    }
    if (charge !== null) lines.push(charge.value);
  }
  return ok(lines);
};

const NOTHING: Billed = { amount: 0, tax: 0 };

/** What is billed in a period that begins: what is charged, once for each item. Credits are for the period before. */
export const billedAnew = (lines: readonly Line[]) => {
  const billed = { seats: NOTHING, numbers: NOTHING };
  for (const { kind, item, amount, tax } of lines) if (kind === 'charge') billed[item] = { amount, tax };
  return billed;
};

/** What is billed and not yet credited once these lines are. */
export const billedAfter = (before: Subscription, after: Subscription, lines: readonly Line[]) => {
  if (!samePeriod(before, after)) return ok(billedAnew(lines));
  const billed = { ...before.billed };
  for (const line of lines) {
    const amount = billed[line.item].amount + line.amount;
    const tax = billed[line.item].tax + line.tax;
    if (!Number.isSafeInteger(amount) || !Number.isSafeInteger(tax)) return amountOutOfRange();
    billed[line.item] = { amount, tax };
  }
  return ok(billed);
};

const samePeriod = (a: Subscription, b: Subscription): boolean =>
  a.period.start === b.period.start && a.period.end === b.period.end;

const samePrice = (a: ItemPrice | undefined, b: ItemPrice | undefined): boolean =>
  a?.quantity === b?.quantity && a?.unitPrice === b?.unitPrice && a?.discount === b?.discount;

/** What a state pays for; nothing during a trial, and an item that costs nothing says nothing on an invoice. */
const pricesOf = (state: Subscription | null) => {
  if (state === null || isTrial(state)) return ok<readonly ItemPrice[]>([]);
  const items = itemsOf(state);
  return items.ok ? ok<readonly ItemPrice[]>(items.value.filter(({ net }) => net > 0)) : items;
};

const makeLine = (state: Subscription, price: ItemPrice, at: Instant, kind: Line['kind']): Line => {
  const { item, quantity, unitPrice, discount, net } = price;
  const { plan, interval, period } = state;
  const fraction = fractionOf(period, at);
  const isCredit = kind === 'credit';
  const stretch = fraction.numerator === fraction.denominator ? 'full_period' : 'rest_of_period';
  const exact = BigInt(net) * BigInt(fraction.numerator);
  const value = partOf(net, fraction);
  return {
    kind,
    code: `${item}_${isCredit ? 'unused' : stretch}`,
    params: { quantity, plan, interval, from: at, to: period.end },
    item,
    quantity,
    unitPrice,
    discount,
    period: { start: period.start, end: period.end },
    seconds: fraction,
    exact: { numerator: String(isCredit ? -exact : exact), denominator: String(fraction.denominator) },
    rounding: 'half_away_from_zero',
    amount: isCredit ? 0 - value : value,
    uncapped: null,
    tax: 0,
  };
};

/** A credit that leaves the item with at least nothing billed. */
const capped = (credit: Line, billed: Billed, kept: Billed): Line => {
  const amount = Math.max(credit.amount, 0 - billed.amount - kept.amount);
  const tax = Math.max(credit.tax, 0 - billed.tax - kept.tax);
  return { ...credit, amount, tax, uncapped: amount === credit.amount ? null : credit.amount };
};
