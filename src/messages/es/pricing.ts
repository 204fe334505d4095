import type { FailureTexts } from '../catalogue.js';
import type { pricing as english } from '../en/pricing.js';

/** Lo que pueden responder los importes, las suscripciones y el crédito. */
export const pricing = {
  unknown_plan: 'No hay ningún plan llamado «{plan}». Elija otro.',
  price_missing: 'El plan «{plan}» no tiene precio en esta moneda: {currency:currency}. Elija otro plan u otra moneda.',
  invalid_price_book: 'Los precios están mal configurados. Póngase en contacto con el servicio de asistencia.',
  invalid_terms: 'La facturación está mal configurada. Póngase en contacto con el servicio de asistencia.',
  invalid_tax: 'No se ha podido calcular el impuesto. Póngase en contacto con el servicio de asistencia.',
  invalid_ledger: 'El registro de este crédito se contradice. Póngase en contacto con el servicio de asistencia.',
  unknown_currency: 'No es una moneda. Elija otra.',
  unknown_locale: 'No conocemos este idioma. Elija otro.',
  currency_mismatch: 'Este cupón tiene que estar en la moneda de la suscripción: {expected:currency}.',
  invalid_money_text: 'Escriba un importe, por ejemplo 12,50.',
  invalid_amount: 'No es un importe. Escríbalo en céntimos enteros.',
  amount_out_of_range: 'Este importe es demasiado grande para facturarlo.',
  invalid_quantity: 'Escriba un número entero, a partir de {minimum}.',
  invalid_weight: 'Cada parte tiene que ser cero o más.',
  no_weights: 'No hay nadie entre quien repartir el importe.',
  invalid_period: 'Un periodo tiene que terminar después de empezar.',
  invalid_trial: 'La prueba tiene que terminar después de empezar.',
  invalid_instant: 'Escriba una fecha y una hora que existan.',
  instant_outside_period: 'Esta fecha queda fuera del periodo de facturación, del {start:day} al {end:lastDay}.',
  out_of_order: 'Ya hay algo registrado el {changedAt}. Elija un momento posterior.',
  not_enough_seats: {
    count: 'held',
    one: 'Solo hay una plaza, así que no se puede renunciar a {removed}.',
    other: 'Hay {held} plazas, así que no se puede renunciar a {removed}.',
  },
  not_enough_numbers: {
    count: 'held',
    one: 'Solo hay un número, así que no se puede renunciar a {removed}.',
    other: 'Hay {held} números, así que no se puede renunciar a {removed}.',
  },
  stale_quote: {
    by: 'because',
    cases: {
      subscription: 'Este presupuesto es de otra suscripción. Pida uno nuevo.',
      version: 'La suscripción ha cambiado desde que se hizo este presupuesto. Pida uno nuevo.',
      figures: 'El precio ha cambiado desde que se hizo este presupuesto. Pida uno nuevo.',
    },
  },
  quote_expired: 'Este presupuesto era válido hasta el {expiresAt}. Pida uno nuevo.',
  change_already_applied: 'Este cambio ya se ha hecho y se factura una sola vez.',
  subscription_ended: 'Esta suscripción terminó el {endedAt:day}. Contrate una nueva.',
  window_open: 'Los cambios se reúnen hasta el {closesAt} y entonces se facturan juntos.',
  period_not_over: 'El periodo de facturación aún no ha terminado; se podrá renovar a partir del {end}.',
  timeline_too_long: 'Esta previsión tiene demasiados pasos. Elija un final más cercano.',
  not_enough_credit: {
    money: 'Hay un crédito de {balance:money} y hacen falta {amount:money}. Compre crédito antes.',
    other: 'No hay crédito suficiente. Compre crédito antes.',
  },
} as const satisfies Pick<FailureTexts, keyof typeof english>;
