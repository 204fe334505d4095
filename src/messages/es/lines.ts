import type { LineTexts } from '../catalogue.js';

/** Las líneas de una factura. Son rótulos, así que no llevan punto final. */
export const lines = {
  seats_full_period: {
    count: 'quantity',
    one: '1 plaza, plan {plan}, del {from:day} al {to:lastDay}',
    other: '{quantity} plazas, plan {plan}, del {from:day} al {to:lastDay}',
  },
  seats_rest_of_period: {
    count: 'quantity',
    one: '1 plaza, plan {plan}, resto del periodo, del {from:day} al {to:lastDay}',
    other: '{quantity} plazas, plan {plan}, resto del periodo, del {from:day} al {to:lastDay}',
  },
  seats_unused: {
    count: 'quantity',
    one: 'Abono de 1 plaza no utilizada, plan {plan}, del {from:day} al {to:lastDay}',
    other: 'Abono de {quantity} plazas no utilizadas, plan {plan}, del {from:day} al {to:lastDay}',
  },
  numbers_full_period: {
    count: 'quantity',
    one: '1 número adicional, plan {plan}, del {from:day} al {to:lastDay}',
    other: '{quantity} números adicionales, plan {plan}, del {from:day} al {to:lastDay}',
  },
  numbers_rest_of_period: {
    count: 'quantity',
    one: '1 número adicional, plan {plan}, resto del periodo, del {from:day} al {to:lastDay}',
    other: '{quantity} números adicionales, plan {plan}, resto del periodo, del {from:day} al {to:lastDay}',
  },
  numbers_unused: {
    count: 'quantity',
    one: 'Abono de 1 número adicional no utilizado, plan {plan}, del {from:day} al {to:lastDay}',
    other: 'Abono de {quantity} números adicionales no utilizados, plan {plan}, del {from:day} al {to:lastDay}',
  },
} as const satisfies LineTexts;
