import { ok, type Result } from '../kernel/index.js';
import { currencyExponent } from './currencies.js';
import { type InvalidAmount, invalidAmount, type UnknownCurrency, unknownCurrency } from './failures.js';

/** An amount of money: whole minor units (cents, yen, fils) and an ISO 4217 code. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/**
 * Makes {@link Money} from minor units, and refuses fractions, amounts beyond safe integers and unknown currencies.
 *
 * Errors: `invalid_amount`, `unknown_currency`.
 *
 * @example
 * ```ts
 * import { money } from 'partyline/pricing';
 *
 * money(1500, 'USD'); // => { ok: true, value: { amount: 1500, currency: 'USD' } }
 * money(15.5, 'USD'); // => { ok: false, error: { code: 'invalid_amount', path: ['amount'], params: {} } }
 * ```
 */
export const money = (amount: number, currency: string): Result<Money, InvalidAmount | UnknownCurrency> => {
  if (!Number.isSafeInteger(amount)) return invalidAmount(['amount']);
  if (currencyExponent(currency) === null) return unknownCurrency(['currency']);
  return ok({ amount: amount + 0, currency });
};
