import type { FailureTexts } from '../catalogue.js';

/** What insights may answer. */
export const insights = {
  activity_in_future:
    'Cela se serait produit le {at}, qui est encore à venir. Veuillez vérifier l’horloge du système d’envoi.',
  period_out_of_range: 'Veuillez choisir au moins un jour, et au plus {limit}.',
} as const satisfies Partial<FailureTexts>;
