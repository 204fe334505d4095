// The rest of a period, `quantity × unitPrice × (end − at) / (end − start)`, rounded to a minor unit, in each library as its guide suggests.
import { Big } from 'big.js';
import currency from 'currency.js';
import { allocate, dinero, toSnapshot, USD } from 'dinero.js';
import { prorate } from 'partyline/pricing';
import type { Case } from './pricing-cases.js';

export type Engine = (share: Case) => number;

export const ours: Engine = (share) => {
  const result = prorate(share);
  return result.ok ? result.value : Number.NaN;
};

/** What somebody in a hurry writes: no checks, no BigInt, no explanation. */
export const plain: Engine = ({ unitPrice, quantity, period, at }) => {
  const end = Math.floor(period.end / 1000);
  const length = end - Math.floor(period.start / 1000);
  const product = unitPrice * quantity * (end - Math.floor(at / 1000));
  return Math.floor((2 * product + length) / (2 * length));
};

export const exact: Engine = ({ unitPrice, quantity, period, at }) => {
  const divisor = BigInt(period.end - period.start);
  const dividend = BigInt(unitPrice) * BigInt(quantity) * BigInt(period.end - at);
  return Number((2n * dividend + divisor) / (2n * divisor));
};

/** Shares the amount out and hands what is left over to the first: it does not round. */
export const byDinero: Engine = ({ unitPrice, quantity, period, at }) => {
  const whole = dinero({ amount: unitPrice * quantity, currency: USD });
  const [share] = allocate(whole, [(period.end - at) / 1000, (at - period.start) / 1000]);
  return share === undefined ? Number.NaN : toSnapshot(share).amount;
};

export const byCurrency: Engine = ({ unitPrice, quantity, period, at }) =>
  currency(unitPrice, { fromCents: true })
    .multiply(quantity)
    .multiply((period.end - at) / (period.end - period.start)).intValue;

export const byBig: Engine = ({ unitPrice, quantity, period, at }) =>
  new Big(unitPrice)
    .times(quantity)
    .times(period.end - at)
    .div(period.end - period.start)
    .round(0, Big.roundHalfUp)
    .toNumber();
