import type { WordTexts } from '../catalogue.js';

/** Des mots et des parties de phrases. */
export const words = {
  unknown: 'Cela n’a pas fonctionné. Veuillez réessayer, ou contacter l’assistance.',
  labelled: '{field} : {sentence}',
  instant: '{day} à {time}',
  firstDay: '1er',
  moreIssues: {
    count: 'count',
    one: '{count} autre point est à corriger.',
    other: '{count} autres points sont à corriger.',
  },
  moreItems: { count: 'count', one: '{count} autre', other: '{count} autres' },
  suggestion: 'Vouliez-vous dire {suggestion} ?',
  role: { owner: 'propriétaire', admin: 'administrateur', member: 'membre' },
  porting: {
    draft: 'à l’état de brouillon',
    submitted: 'envoyée',
    accepted: 'acceptée',
    rejected: 'refusée',
    completed: 'terminée',
    cancelled: 'annulée',
  },
  column: {
    name: 'Nom',
    position: 'Poste',
    email: 'E-mail',
    workPhone: 'Téléphone professionnel',
    optionalPhone1: 'Premier téléphone facultatif',
    optionalPhone2: 'Second téléphone facultatif',
    end: 'Fin de la ligne',
    phone: 'Téléphone',
  },
  field: { name: 'Nom', organization: 'Entreprise', title: 'Poste', email: 'E-mail', phone: 'Téléphone' },
} as const satisfies WordTexts;
