import type { FailureTexts } from '../catalogue.js';

/** What insights may answer. */
export const insights = {
  activity_in_future:
    'Según esto, ocurrió el {at}, que aún está por llegar. Compruebe el reloj del sistema que lo envió.',
  period_out_of_range: 'Elija al menos un día y como máximo {limit}.',
} as const satisfies Partial<FailureTexts>;
