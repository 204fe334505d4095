import type { FailureTexts } from '../catalogue.js';
import type { contacts as english } from '../en/contacts.js';

/** Ce que les contacts et leur partage peuvent répondre. */
export const contacts = {
  contact_empty:
    'Un contact a besoin d’un nom, d’une entreprise, d’un numéro ou d’une adresse e-mail. Saisissez l’un d’entre eux.',
  contact_exists: 'Ce contact existe déjà.',
  contact_not_found:
    'Ce contact n’existe pas, ou n’est pas partagé avec vous. Demandez à son propriétaire de le partager.',
  directory_minimum:
    'Une fiche de l’annuaire a besoin d’un nom, et d’un téléphone professionnel ou d’une adresse e-mail. Complétez-la.',
  directory_entry_exists: 'L’annuaire contient déjà une fiche pour cette personne. Modifiez celle-ci.',
} as const satisfies Pick<FailureTexts, keyof typeof english>;
