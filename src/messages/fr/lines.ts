import type { LineTexts } from '../catalogue.js';

/** Les lignes d’une facture. Ce sont des libellés, donc sans point final. */
export const lines = {
  seats_full_period: {
    count: 'quantity',
    one: '{quantity} place, offre {plan}, du {from:day} au {to:lastDay}',
    other: '{quantity} places, offre {plan}, du {from:day} au {to:lastDay}',
  },
  seats_rest_of_period: {
    count: 'quantity',
    one: '{quantity} place, offre {plan}, reste de la période, du {from:day} au {to:lastDay}',
    other: '{quantity} places, offre {plan}, reste de la période, du {from:day} au {to:lastDay}',
  },
  seats_unused: {
    count: 'quantity',
    one: 'Avoir pour {quantity} place non utilisée, offre {plan}, du {from:day} au {to:lastDay}',
    other: 'Avoir pour {quantity} places non utilisées, offre {plan}, du {from:day} au {to:lastDay}',
  },
  numbers_full_period: {
    count: 'quantity',
    one: '{quantity} numéro supplémentaire, offre {plan}, du {from:day} au {to:lastDay}',
    other: '{quantity} numéros supplémentaires, offre {plan}, du {from:day} au {to:lastDay}',
  },
  numbers_rest_of_period: {
    count: 'quantity',
    one: '{quantity} numéro supplémentaire, offre {plan}, reste de la période, du {from:day} au {to:lastDay}',
    other: '{quantity} numéros supplémentaires, offre {plan}, reste de la période, du {from:day} au {to:lastDay}',
  },
  numbers_unused: {
    count: 'quantity',
    one: 'Avoir pour {quantity} numéro supplémentaire non utilisé, offre {plan}, du {from:day} au {to:lastDay}',
    other: 'Avoir pour {quantity} numéros supplémentaires non utilisés, offre {plan}, du {from:day} au {to:lastDay}',
  },
} as const satisfies LineTexts;
